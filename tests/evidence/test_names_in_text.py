"""What a passage names, and which propositions are near it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.names_in_text import (
    Mention,
    NameFinder,
    PropositionFinder,
    actor_finder,
    topic_finder,
)
from policy_compare.model import Actor, Codebook, Proposition, Topic
from tests.support.records import BOOK, keyed


def found(text: str, *names: str) -> list[str]:
    """The names that are found, as the text writes them."""
    mentions = NameFinder((name, name) for name in names).find_mentions(text)
    return [text[one.start : one.end] for one in mentions]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The council acts; a council acts.", ["council"], ["council", "council"]),
        ("Councils act, and so do councillors.", ["council"], ["Councils"]),
        ("THE COUNCIL acts.", ["the council"], ["THE COUNCIL"]),
        ("The town council of Hill", ["council", "town council"], ["town council"]),
        ("The town council of Hill", ["town council", "council of Hill"], ["town council"]),
        ("Farm boards and the Farm", ["Farm", "Farm boards"], ["Farm boards", "Farm"]),
        ("The council's homes, the council’s land", ["council"], ["council", "council"]),
        ("the farmers’ union", ["farmers' union"], ["farmers’ union"]),
        ("the farmers' union", ["Farmers’ Union"], ["farmers' union"]),
        ("council-led, and a non‑council home", ["council"], ["council", "council"]),
        ("the co‑op, the co–op, the co-operator", ["co-op"], ["co‑op", "co–op"]),
        ("town  council here", ["town council"], ["town  council"]),
        ("town\u00a0council here", ["town council"], ["town\u00a0council"]),
        ("town\ncouncil", [" town  council "], ["town\ncouncil"]),
        ("homes (let) by AxB, C++", ["homes (let)", "A.B", "c++"], ["homes (let)", "C++"]),
        ("a|b*c[d]", ["a|b", "c[d]"], ["a|b", "c[d]"]),
        ("ÖFFENTLICHE Höfe", ["öffentliche"], ["ÖFFENTLICHE"]),
        ("Straße", ["STRASSE"], []),
        ("any text", [], []),
        ("any text", ["", "  "], []),
        ("", ["council"], []),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str], expected: list[str]) -> None:
    assert found(text, *names) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The US asks us.", "US", ["US"]),
        ("Who asks the WHO?", "WHO", ["WHO"]),
        ("the eu, the EU and EU-wide", "EU", ["EU", "EU"]),
        ("U.S. homes; the US’s homes", "US", ["US"]),
        # So many capitals are a word in capitals.
        ("the unesco and the UNESCO", "UNESCO", ["unesco", "UNESCO"]),
        ("the Co-op in Ash", "Ash", ["Ash"]),
    ],
)
def test_initials_are_no_words(text: str, name: str, expected: list[str]) -> None:
    assert found(text, name) == expected


def test_initials_and_words_do_not_overlap() -> None:
    names = NameFinder([("EU", "union"), ("EU Farm Fund", "fund"), ("fund", "money")])
    assert names.find_mentions("The EU farm fund of the EU") == (
        Mention(4, 16, "fund"),
        Mention(24, 26, "union"),
    )


def test_a_name_of_two_is_that_of_the_first() -> None:
    names = NameFinder([("Board", "first"), ("board", "second")])
    assert [one.id for one in names.find_mentions("the board")] == ["first"]


def test_actors_and_topics_go_by_all_their_names() -> None:
    text = "Owners and landlords pay the local authority, and the Town Council builds."
    assert [one.id for one in actor_finder(BOOK).find_mentions(text)] == [
        "landlords",
        "landlords",
        "council",
        "council",
    ]
    book = Codebook(topics=keyed(Topic("soil", "Good soil", keywords=("field", "meadow"))))
    assert [
        one.id for one in topic_finder(book).find_mentions("A meadow is no field of good soil.")
    ] == ["soil"] * 3


def test_an_empty_codebook_finds_nothing() -> None:
    actors = actor_finder(Codebook())
    assert actors.find_mentions("The council should act.") == ()
    assert topic_finder(Codebook()).find_mentions("Rents should fall.") == ()
    assert PropositionFinder(Codebook(), actors).nearest_ids("Rents should fall.") == ()


NAMES = ("council", "town council", "EU", "farmers' union", "a.b", "c++", "co-op", "ä")
WORDS = (*NAMES, "farmers’", "Town", "the", "eu", " ", "  ", "-", "'", "\n", "c+", "İ", "ß")


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sets(st.sampled_from(NAMES)))
def test_mentions_are_whole_in_order_and_apart(text: str, names: set[str]) -> None:
    mentions = NameFinder((name, name) for name in sorted(names)).find_mentions(text)
    last = 0
    for one in mentions:
        assert last <= one.start < one.end
        assert not text[one.end : one.end + 1].isalnum()
        assert not text[max(one.start - 1, 0) : one.start].isalnum()
        written = " ".join(text[one.start : one.end].replace("’", "'").split())
        assert written.casefold() == one.id.casefold()
        last = one.end


def near(text: str, *statements: str, actors: tuple[Actor, ...] = (), most: int = 3) -> list[str]:
    """The statements that are near, best first."""
    book = Codebook(
        propositions={
            f"p{number}": Proposition(f"p{number}", statement)
            for number, statement in enumerate(statements)
        },
        actors=keyed(*actors),
    )
    ids = PropositionFinder(book, actor_finder(book)).nearest_ids(text, most)
    return [statements[int(id.removeprefix("p"))] for id in ids]


CAP = "Rents should be capped by law."
HIRE = "Schools should hire more teachers."
MEADOWS = "Farmers should be paid for keeping meadows."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The law must cap what rents may rise to.", [CAP]),
        ("Hiring teachers is what a school needs.", [HIRE]),
        ("Who keeps a meadow is to be paid.", [MEADOWS]),
        ("It should be so, and must be by more.", []),
        ("Ships sail.", []),
        ("", []),
        ("1 2 3 …", []),
        # One word of many is not enough.
        (
            "A law on ships, their crews, the harbours that they call at, the cargo in their "
            "holds, the pilots and the weather over the northern sea",
            [],
        ),
    ],
)
def test_shared_words_make_a_proposition_near(text: str, expected: list[str]) -> None:
    assert near(text, CAP, HIRE, MEADOWS) == expected


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    homes = ("Homes should be cheap.", "Homes should be warm.", "Homes should be let.")
    assert near("cheap", *homes) == [homes[0]]
    # All share one of the two words, and only one of them has the rare word.
    assert near("warm homes", *homes)[0] == homes[1]
    both = near("warm roofs", "Roofs should be warm.", *homes)
    assert both == ["Roofs should be warm.", homes[1]]


def test_an_actor_s_names_are_one_word() -> None:
    council = Actor("council", "Town council", aliases=("local authority", "Hill Borough"))
    named = "The local authority acts."
    assert near(named, "Hill Borough should act.", CAP) == []
    assert near(named, "Hill Borough should act.", CAP, actors=(council,)) == [
        "Hill Borough should act."
    ]


def test_at_most_so_many_are_near_in_one_order() -> None:
    same = ("Rents should fall.", "Rents must fall.", "Rents could fall.", "Rents ought to fall.")
    assert near("Rents fall.", *same) == list(same[:3])
    assert near("Rents fall.", *same, most=1) == [same[0]]
    assert near("Rents fall.", *same, most=9) == list(same)


@given(st.lists(st.sampled_from((CAP, HIRE, MEADOWS, "ships", "")), max_size=3).map(" ".join))
def test_order_of_the_codebook_does_not_matter(text: str) -> None:
    items = [Proposition("a", CAP), Proposition("b", HIRE), Proposition("c", MEADOWS)]
    names = NameFinder(())
    one = PropositionFinder(Codebook(propositions=keyed(*items)), names).nearest_ids(text)
    other = PropositionFinder(Codebook(propositions=keyed(*reversed(items))), names).nearest_ids(
        text
    )
    assert one == other
    for id, statement in (("a", CAP), ("b", HIRE), ("c", MEADOWS)):
        assert text != statement or one[:1] == (id,)


def test_names_are_found_in_the_plural() -> None:
    names = NameFinder([("Town council", "council"), ("NGO", "ngo"), ("Houses", "houses")])
    found = names.find_mentions("Town councils, NGOs, the town council and a house")
    assert [one.id for one in found] == ["council", "ngo", "council"]
