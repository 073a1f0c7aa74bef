"""Drafts of a coding: what the text tells, to the letter, and nothing of what it does not."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.values import is_id
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read
from policy_compare.evidence.asked_actors import find_subjects
from policy_compare.evidence.drafting import Draft, draft_paper
from policy_compare.evidence.names_in_text import NameFinder, actor_finder
from policy_compare.evidence.quote_choice import QUOTE_WORDS
from policy_compare.evidence.quote_places import fits_place
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import (
    Actor,
    Codebook,
    Evidence,
    Proposition,
    Recommendation,
    Source,
    Topic,
)
from policy_compare.texts.document import Document
from policy_compare.texts.pieces import Piece, numbered
from policy_compare.texts.printed.plain_text import read_plain
from policy_compare.urging.passages import CERTAIN, POSSIBLE, passages
from tests.support.corpora import write_corpus
from tests.support.records import keyed

BOOK = Codebook(
    quote_words=8,
    topics=keyed(
        Topic("rents", "Rents"),
        Topic("schools", "Schools", keywords=("classroom", "teachers")),
        Topic("farming", "Farming", keywords=("meadow",)),
    ),
    propositions=keyed(
        Proposition("cap", "Rents should be capped by law.", ("rents",)),
        Proposition("hire", "Schools should hire more teachers.", ("schools",)),
        Proposition("meadows", "Farmers should be paid for keeping meadows.", ("farming",)),
    ),
    actors=keyed(
        Actor("council", "Town council", aliases=("the council",)),
        Actor("ministers", "Ministers", aliases=("the government",)),
        Actor("landlords", "Landlords"),
        Actor("farmers", "Farmers"),
        Actor("us", "United States", aliases=("US",)),
    ),
)

#: The same codebook as a file.
CODEBOOK = """\
quote_words: 8
topics: {rents: {label: Rents}, schools: {label: Schools}, farming: {label: Farming}}
propositions:
  cap: {statement: Rents should be capped by law., topics: [rents]}
  hire: {statement: Schools should hire more teachers., topics: [schools]}
  meadows: {statement: Farmers should be paid for keeping meadows., topics: [farming]}
actors:
  council: {label: Town council}
  ministers: {label: Ministers}
  landlords: {label: Landlords}
  farmers: {label: Farmers}
  us: {label: United States}
"""

CAP = "The town council should cap rents in the old town for ten years, and no longer than that."
TEXT = f"""\
Homes for a shrinking town

By Noor Ali
May 2023

Findings

One in nine households has left the old town, and those that are left pay more than they did.

Proposals

{CAP}

It is said that landlords gain. Ministers must pay farmers who keep a meadow between the homes.

The council could consider hiring teachers for each classroom. Nobody knows who lives there.
"""


def document(text: str, name: str = "ali.txt") -> Document:
    reading = read_plain(text)
    return Document(name, "text", "4f" * 32, reading.blocks, {}, reading.pages)


def drafted(text: str, least: int = CERTAIN, book: Codebook = BOOK) -> Draft:
    return draft_paper(document(text), "ali-2023", book, least)


def only(text: str, book: Codebook = BOOK) -> Recommendation:
    """The one recommendation that is drafted from the text."""
    (item,) = drafted(text, book=book).paper.recommendations
    return item


def test_each_certain_passage_is_a_recommendation() -> None:
    found = drafted(TEXT)
    assert [item.statement for item in found.paper.recommendations] == [
        one.text for one in passages(document(TEXT)) if one.certainty >= CERTAIN
    ]
    assert [one.text for one in found.passages] == [
        item.statement for item in found.paper.recommendations
    ]
    assert [(item.id, item.strength) for item in found.paper.recommendations] == [
        ("cap-rents-old", "should"),
        ("pay-farmers-who", "must"),
        ("consider-hiring-teachers", "could"),
    ]
    for item, passage in zip(found.paper.recommendations, found.passages, strict=True):
        assert item.paper == passage.paper == "ali-2023"
        assert (passage.evidence, passage.strength) == (item.evidence, item.strength)
        assert passage.certainty >= CERTAIN
        assert passage.reasons


def test_a_draft_describes_the_paper_and_its_text() -> None:
    found = drafted(TEXT)
    assert (found.paper.id, found.paper.title) == ("ali-2023", "Homes for a shrinking town")
    assert [one.name for one in found.paper.authors] == ["Noor Ali"]
    assert found.paper.issued == "2023-05"
    assert found.paper.source == Source("ali.txt", "4f" * 32)
    assert found.origins == dict.fromkeys(("title", "authors", "issued"), "the text")


def test_a_text_without_a_title_goes_by_its_file() -> None:
    assert drafted("").paper.title == "ali.txt"
    assert drafted("").paper.recommendations == ()


def test_no_draft_takes_a_side() -> None:
    for item in drafted(TEXT, POSSIBLE).paper.recommendations:
        assert (item.positions, item.instrument, item.rationale, item.note) == ((), "", "", "")


LESS = "The council could build a school.\n\nThe council must cap rents."


def test_less_certain_passages_are_drafted_where_they_are_asked_for() -> None:
    few, all = drafted(LESS), drafted(LESS, POSSIBLE)
    assert [item.strength for item in few.paper.recommendations] == ["must"]
    assert [item.strength for item in all.paper.recommendations] == ["could", "must"]
    assert (few.unsure, all.unsure) == (1, 0)


@pytest.mark.parametrize(
    ("text", "asked", "targets"),
    [
        ("The town council should cap rents for landlords.", "council", "landlords"),
        ("Ministers must pay farmers, and landlords too.", "ministers", "farmers landlords"),
        ("Ministers, farmers and the council should agree.", "ministers farmers council", ""),
        ("For farmers, ministers should build homes.", "ministers", "farmers"),
        ("Ministers and the council should pay farmers.", "ministers council", "farmers"),
        ("In the long run, the council should cap rents.", "council", ""),
        ("Since landlords have left, the council should build homes.", "council", "landlords"),
        ("Farmers gain if landlords do: the council should build.", "council", "farmers landlords"),
        ("The council – with the help of all ministers – should build.", "council", "ministers"),
        ("The council, which owes landlords money, should build.", "council", "landlords"),
        ("Ministers, in the long run, should build homes.", "ministers", ""),
        ("Landlords raise rents – the council should cap them.", "council", "landlords"),
        # The subject of a passive is what something is done to; *by* says who is to do it.
        ("Landlords should be taxed for empty homes.", "", "landlords"),
        ("Landlords must not be paid for repairs.", "", "landlords"),
        ("Landlords should be taxed by the council.", "council", "landlords"),
        ("Rents should be capped by ministers and the council.", "ministers council", ""),
        ("Rents should be capped by 2030, and farmers agree.", "", "farmers"),
        # What asks stands before or after whom it asks.
        ("We urge ministers to pay farmers.", "ministers", "farmers"),
        ("We call on ministers and the council to cap rents.", "ministers council", ""),
        ("We recommend that the council build homes.", "council", ""),
        ("It is vital that ministers hire more teachers.", "ministers", ""),
        ("Ministers are urged to hire more teachers.", "ministers", ""),
        ("The US should help us to build homes.", "us", ""),
        # Nobody is guessed.
        ("Rents should fall.", "", ""),
        ("Schools need to hire teachers.", "", ""),
    ],
)  # fmt: skip
def test_who_is_asked_and_toward_whom(text: str, asked: str, targets: str) -> None:
    item = only(text)
    assert item.actors == tuple(asked.split())
    assert item.targets == tuple(targets.split())


ITEMS = """\
Recommendations

{}

1. {}

2. Hire a teacher for every classroom.

3. Landlords should pay for repairs.
"""


@pytest.mark.parametrize(
    ("lead", "first", "asked"),
    [
        ("The council should:", "Cap rents for landlords.", "council"),
        ("Ministers and the council must also:", "Cap rents for landlords.", "ministers council"),
        ("In addition to homes for farmers, ministers should:", "Cap rents.", "ministers"),
        ("We call on ministers to:", "Cap rents for landlords.", "ministers"),
        ("The council should take these steps:", "Ministers must cap rents.", "ministers"),
        ("The following steps are urgent:", "Cap rents for landlords.", ""),
        ("The council should:", "Led by ministers, cap the rents.", "ministers"),
        ("The following steps are urgent:", "With ministers, cap the rents.", "ministers"),
    ],
)
def test_items_of_a_list(lead: str, first: str, asked: str) -> None:
    found = drafted(ITEMS.format(lead, first)).paper.recommendations
    items = {item.statement: item for item in found}
    assert items[first].actors == tuple(asked.split())
    assert items["Landlords should pay for repairs."].actors == ("landlords",)
    assert items["Landlords should pay for repairs."].targets == ()


def test_the_lead_asks_where_an_item_names_nobody() -> None:
    items = drafted(ITEMS.format("The council should:", "Cap rents.")).paper.recommendations
    assert [item.actors for item in items] == [("council",), ("council",), ("landlords",)]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", []),
        ("The council ", ["council"]),
        ("For farmers, ministers ", ["ministers"]),
        ("Farmers, ministers ", ["farmers", "ministers"]),
        ("Farmers, ministers, and the council ", ["farmers", "ministers", "council"]),
        ("Farmers, ministers and the council, ", ["farmers", "ministers", "council"]),
        ("Farmers—who own meadows—", ["farmers"]),
        ("We think that farmers; and that ministers ", ["ministers"]),
        ("At last, ", []),
        (", ", []),
    ],
)
def test_the_subject_before_a_modal(before: str, expected: list[str]) -> None:
    mentions = actor_finder(BOOK).find_mentions(before)
    assert list(find_subjects(before, mentions)) == expected
    assert find_subjects(before, NameFinder(()).find_mentions(before)) == ()


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Ministers should cap rents.", ("rents",)),
        ("Ministers should hire teachers for each classroom.", ("schools",)),
        ("Schools must keep a meadow.", ("schools", "farming")),
        ("Ministers should rest.", ()),
    ],
)
def test_topics_by_label_and_keyword(text: str, topics: tuple[str, ...]) -> None:
    assert only(text).topics == topics


def test_choices_are_propositions_with_their_statements() -> None:
    found = drafted(TEXT)
    assert found.choices == {
        "cap-rents-old": ("cap: Rents should be capped by law.",),
        "pay-farmers-who": ("meadows: Farmers should be paid for keeping meadows.",),
        "consider-hiring-teachers": ("hire: Schools should hire more teachers.",),
    }
    assert drafted("Ministers should rest.").choices == {"rest": ()}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The council should cap rents.", "should cap rents"),
        # It ends with a clause, or with a word that can end one.
        ("The council should cap rents at once, and build more homes.", "should cap rents at once"),
        (
            "The council should cap the rents of homes in the old town.",
            "should cap the rents of homes",
        ),
        ("The council should build homes (for all) in time.", "should build homes (for all"),
        ("The council should build (“more homes!”).", "should build (“more homes"),
        ("It is vital that ministers hire teachers.", "It is vital that ministers hire teachers"),
    ],
)
def test_quotes(text: str, quote: str) -> None:
    item = only(text)
    assert item.evidence == Evidence(quote, "", 1)


TWICE = "The council should build homes. {}\n\nFarmers should build homes."


def test_a_quote_stands_in_the_text_once_where_it_can() -> None:
    found = drafted(TWICE.format("The shops close."))
    quotes = [item.evidence and item.evidence.quote for item in found.paper.recommendations]
    assert quotes == ["council should build homes", "Farmers should build homes"]
    same = drafted("Build homes.\n\nWe must build homes.\n\nWe must build homes.")
    assert [item.evidence for item in same.paper.recommendations] == [
        Evidence("must build homes", "", 2),
        Evidence("must build homes", "", 3),
    ]


@pytest.mark.parametrize("most", [1, 2, 3, 8, None])
def test_no_quote_is_longer_than_the_codebook_says(most: int | None) -> None:
    book = BOOK._replace(quote_words=most)
    text = f"{CAP}\n\nMinisters need to pay farmers, as they ought to.\n\nIt is vital to act."
    for item in drafted(text, POSSIBLE, book).paper.recommendations:
        assert item.evidence is not None
        assert 1 <= len(item.evidence.quote.split()) <= (most or QUOTE_WORDS)


def test_a_place_is_the_page_or_else_the_paragraph() -> None:
    pieces = [
        Piece("heading", "Homes", 1),
        Piece("heading", "Proposals", 2),
        Piece("paragraph", "The council should cap rents.", pages=((0, "4"),)),
        Piece("cell", "Ministers should hire teachers."),
    ]
    made = Document("a.pdf", "pdf", "", numbered(pieces), {}, ("4",))
    first, second = draft_paper(made, "a", BOOK).paper.recommendations
    assert first.evidence == Evidence("should cap rents", "Proposals", None, "4")
    assert second.evidence == Evidence("should hire teachers", "Proposals")


def test_ids_differ_and_are_ids() -> None:
    text = "\n\n".join(["We should build homes."] * 3 + ["Now we should build our homes."])
    ids = [item.id for item in drafted(text).paper.recommendations]
    assert ids == ["build-homes", "build-homes-2", "build-homes-3", "build-homes-4"]
    assert only("Ministers should öffnen Häuser.").id == "offnen-hauser"
    assert only("Ministers should 住宅を建てる.").id == "recommendation"


SENTENCES = (
    "The council should cap rents.",
    "Ministers must, at once, pay farmers for each meadow that they keep (as in the west).",
    "We recommend that landlords – all of them – be asked to repair homes.",
    "It is vital to hire teachers; it is time.",
    "“Build homes,” it said … and then: build more!",
    "Schools could consider a longer day, e.g. in May.",
    "Led by the council, build a school of 2,500 places.",
    "The towns lost their schools.",
    "One option is to let homes... to the young.",
    "Farmers need to be paid by the US.",
    "The coun\u00adcil should re-use the ‘old’ hall’s roof—now.",
    "주택을 should build.",
    "- Hire teachers.",
    "should",
    "Schools should hire 10 000 teachers, not builders, for non lethal work at ~5 places.",
    "Towns can't lose 2.5 schools; non-profit towns must not sell -3 homes (or law(s)).",
    "İstanbul must ﬁnd ½ of its homes.",
)
sentences = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
pieces = st.builds(
    Piece,
    st.sampled_from(("paragraph", "item", "heading", "cell", "note")),
    sentences,
    st.integers(0, 3),
    pages=st.sampled_from(((), ((0, "3"),), ((0, "ix"), (12, "x")))),
)
books = st.sampled_from((BOOK, BOOK._replace(quote_words=3), BOOK._replace(quote_words=None)))


@pytest.mark.slow
@given(st.lists(pieces, max_size=8), books, st.sampled_from((CERTAIN, POSSIBLE)))
def test_every_quote_is_found_where_the_draft_says(
    given: Sequence[Piece], book: Codebook, least: int
) -> None:
    made = Document("a.txt", "text", "", numbered(given))
    found = draft_paper(made, "a", book, least)
    index = QuoteIndex(made)
    items = found.paper.recommendations
    for item in items:
        assert item.evidence is not None
        quote = item.evidence.quote
        assert len(quote.split()) <= (book.quote_words or QUOTE_WORDS)
        assert any(quote in block.text for block in made.blocks)
        assert quote in item.statement
        matches = index.find_quote(quote)
        assert any(fits_place(item.evidence, match) for match in matches)
    assert all(is_id(item.id) for item in items)
    assert len({item.id.casefold() for item in items}) == len(items)
    assert set(found.choices) == {item.id for item in items}
    assert len(items) + found.unsure == len(passages(made))


def read_again(found: Draft, text: str) -> list[str]:
    """What is wrong with the corpus that has this paper beside a sound one."""
    sound = (
        "paper: {title: Homes, authors: [], issued: '2023'}\nrecommendations:\n  - {id: r, "
        "statement: Act., actors: [council], strength: must, positions: {cap: support, "
        "hire: oppose, meadows: neutral}, evidence: {quote: act, page: 1}}\n"
    )
    with TemporaryDirectory() as folder:
        write_corpus(Path(folder), {"sound.yaml": sound, f"{found.paper.id}.yaml": text}, CODEBOOK)
        return [one.code for one in read(Path(folder)).problems]


@pytest.mark.slow
@given(st.lists(pieces, min_size=1, max_size=6), st.sampled_from((CERTAIN, POSSIBLE)))
def test_only_positions_are_missing_in_what_is_written(given: Sequence[Piece], least: int) -> None:
    title = Piece("heading", "Homes for a town", 1)
    found = draft_paper(
        Document("a.txt", "text", "4f" * 32, numbered((title, *given))), "a", BOOK, least
    )
    if not found.paper.recommendations:
        return
    choices = {id: list(lines) for id, lines in found.choices.items()}
    written = paper_text(found.paper, choices=choices)
    unfinished = read_again(found, written)
    assert unfinished.count("uncoded") == len(found.paper.recommendations)
    assert set(unfinished) <= {"uncoded", "no-authors", "no-place"}
    coded = written.replace("    positions:\n", "    positions: {cap: support}\n")
    assert set(read_again(found, coded)) <= {"no-authors", "no-place"}


def test_a_draft_with_its_stances_is_a_coding() -> None:
    found = drafted(TEXT)
    choices = {id: list(lines) for id, lines in found.choices.items()}
    written = paper_text(found.paper, choices=choices)
    assert read_again(found, written) == ["uncoded"] * 3
    assert read_again(found, written.replace("positions:", "positions: {cap: oppose}")) == []
