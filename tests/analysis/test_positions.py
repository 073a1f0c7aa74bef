"""Who holds which position."""

import pytest

from policy_compare.analysis.positions import (
    BYS,
    By,
    Position,
    Unit,
    find_positions,
    home_topic,
    paper_labels,
)
from policy_compare.analysis.selection import Filters, Selection, resolve_filters
from policy_compare.model import Corpus, Person, Proposition, Stance, Strength
from tests.support.records import ALI, BERG, corpus, paper, urges


def held(corpus: Corpus, unit: str, proposition: str = "cap", by: By = "paper") -> Position:
    return find_positions(corpus, by).by_proposition[proposition][unit]


@pytest.mark.parametrize(
    ("said", "direction"),
    [
        (("support",), "for"),
        (("oppose",), "against"),
        (("neutral",), "neutral"),
        (("support", "support"), "for"),
        (("support", "neutral"), "for"),
        (("neutral", "oppose"), "against"),
        (("neutral", "neutral"), "neutral"),
        (("support", "oppose"), "both"),
        (("oppose", "support", "neutral"), "both"),
    ],
)
def test_direction(said: tuple[Stance, ...], direction: str) -> None:
    found = [urges({"cap": stance}, id=f"r{place}") for place, stance in enumerate(said)]
    assert held(corpus(paper("ali", *found)), "ali").direction == direction


@pytest.mark.parametrize(
    ("said", "greatest"),
    [
        ((None,), None),
        (("could",), "could"),
        (("could", "must", "should"), "must"),
        (("should", None, "could"), "should"),
    ],
)
def test_the_greatest_strength_counts(
    said: tuple[Strength | None, ...], greatest: Strength | None
) -> None:
    found = [
        urges({"cap": "support"}, id=f"r{place}", strength=strength)
        for place, strength in enumerate(said)
    ]
    assert held(corpus(paper("ali", *found)), "ali").strength == greatest


def test_a_position_gathers_what_its_recommendations_say() -> None:
    found = corpus(
        paper(
            "ali",
            urges(
                {"cap": "support"},
                id="b",
                condition="if asked",
                actors=("council", "district"),
                instrument="legal",
            ),
            urges(
                {"cap": "support"},
                id="a",
                condition="for now",
                actors=("builders", "council"),
                targets=("landlords",),
                instrument="economic",
            ),
            urges({"cap": "support"}, id="c", condition="if asked"),
        )
    )
    position = held(found, "ali")
    assert [item.ref for item, _ in position.said] == list(position.recommendations)
    assert position._replace(said=()) == Position(
        Unit("ali", "Ali"),
        "cap",
        "for",
        None,
        ("for now", "if asked"),
        ("builders", "council", "district"),
        ("landlords",),
        ("economic", "legal"),
        ("ali/a", "ali/b", "ali/c"),
    )


def test_who_says_nothing_has_no_position() -> None:
    found = find_positions(
        corpus(paper("ali", urges({"cap": "neutral"})), paper("berg", urges({"build": "oppose"})))
    )
    assert set(found.by_proposition["cap"]) == {"ali"}
    assert set(found.by_proposition["build"]) == {"berg"}
    assert "free" not in found.by_proposition


def test_a_recommendation_without_propositions_holds_no_position() -> None:
    found = find_positions(corpus(paper("ali", urges(topics=("rents",)))))
    assert found.by_proposition == {}
    assert [unit.id for unit in found.units] == ["ali"]


def test_units_come_by_id_in_any_case_and_propositions_by_the_codebook() -> None:
    found = find_positions(
        corpus(
            paper("b", urges({"free": "support", "cap": "support"})),
            paper("A", urges({"cap": "support"})),
            paper("C", urges({"cap": "support"})),
        )
    )
    assert [unit.id for unit in found.units] == ["A", "b", "C"]
    assert list(found.by_proposition["cap"]) == ["A", "b", "C"]
    assert list(found.by_proposition) == ["cap", "free"]


TWO = corpus(
    paper(
        "ali-2020",
        urges({"cap": "support"}, strength="could"),
        authors=(ALI,),
        publisher="Town Institute",
    ),
    paper(
        "ali-2023",
        urges({"cap": "oppose"}, strength="must"),
        authors=(ALI, BERG),
        publisher="Town Institute",
    ),
    paper("nobody", urges({"cap": "support"}), title="Homes: a plan"),
)


def test_two_papers_of_one_author_are_one_unit() -> None:
    found = held(TWO, "Noor Ali", by="author")
    assert found.direction == "both"
    assert found.strength == "must"
    assert found.recommendations == ("ali-2020/act", "ali-2023/act")
    assert held(TWO, "Kaja Berg", by="author").direction == "against"


def test_two_papers_of_one_publisher_are_one_unit() -> None:
    found = held(TWO, "Town Institute", by="publisher")
    assert found.direction == "both"
    assert found.unit == Unit("Town Institute", "Town Institute")


@pytest.mark.parametrize("by", ["author", "publisher"])
def test_a_paper_that_names_nobody_stands_for_itself(by: By) -> None:
    found = find_positions(TWO, by)
    assert Unit("nobody", "Homes") in found.units
    assert found.by_proposition["cap"]["nobody"].recommendations == ("nobody/act",)


def test_two_papers_that_name_nobody_are_two_units() -> None:
    found = corpus(paper("a", urges({"cap": "support"})), paper("b", urges({"cap": "support"})))
    assert [unit.id for unit in find_positions(found, "author").units] == ["a", "b"]
    assert [unit.id for unit in find_positions(found, "publisher").units] == ["a", "b"]


def test_an_author_named_twice_is_one_unit() -> None:
    found = corpus(paper("a", urges({"cap": "support"}), authors=(ALI, ALI)))
    assert held(found, "Noor Ali", by="author").recommendations == ("a/act",)


def test_a_literal_name_is_the_unit() -> None:
    office = Person(literal="Housing Office")
    found = corpus(paper("a", urges({"cap": "support"}), authors=(office,)))
    assert find_positions(found, "author").units == (Unit("Housing Office", "Housing Office"),)


@pytest.mark.parametrize("by", BYS)
def test_a_paper_filter_chooses_who_is_compared(by: By) -> None:
    selection = resolve_filters(TWO, Filters(papers=("ali-2020",)))
    found = find_positions(TWO, by, selection)
    assert len(found.units) == 1
    (position,) = found.by_proposition["cap"].values()
    assert position.recommendations == ("ali-2020/act",)


def test_labels_that_would_be_alike_take_the_id() -> None:
    one = {"authors": (ALI,), "issued": "2023"}
    found = corpus(paper("a", **one), paper("b", **one), paper("c", authors=(BERG,)))
    assert paper_labels(found) == {"a": "Ali 2023 (a)", "b": "Ali 2023 (b)", "c": "Berg n.d."}


def test_home_is_the_first_topic_that_was_chosen() -> None:
    free = Proposition("free", "", ("rents", "building"))
    assert home_topic(free, Selection()) == "rents"
    assert home_topic(free, Selection({"topics": frozenset({"building"})})) == "building"
    assert home_topic(free, Selection({"topics": frozenset({"social"})})) == "rents"
    assert home_topic(Proposition("bare", ""), Selection()) == ""


def test_who_takes_no_side_in_one_place_adds_nothing_to_the_side_taken_in_another() -> None:
    found = corpus(
        paper(
            "ali",
            urges({"cap": "support"}, id="a", strength="could", actors=("council",)),
            urges(
                {"cap": "neutral"},
                id="b",
                strength="must",
                actors=("builders",),
                condition="if dry",
            ),
        )
    )
    position = held(found, "ali")
    assert (position.direction, position.strength) == ("for", "could")
    assert (position.actors, position.conditions) == (("council",), ())
    assert position.recommendations == ("ali/a", "ali/b")


def test_a_name_in_two_spellings_is_one_author() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), authors=(Person("Peña", "José"),)),
        paper("b", urges({"cap": "oppose"}), authors=(Person("Pen\u0303a", "José"),)),
    )
    (only,) = find_positions(found, "author").by_proposition["cap"].values()
    assert only.direction == "both"


def test_a_name_is_written_as_the_corpus_has_it_first_whatever_is_chosen() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), authors=(Person("Weiß", "Anna-Lena"),)),
        paper("b", urges({"cap": "oppose"}), authors=(Person("WEIẞ", "Anna Lena"),)),
        paper("c", urges({"cap": "oppose"}), authors=(Person("Weiss", "Anna-Lena"),)),
    )
    assert list(find_positions(found, "author").by_proposition["cap"]) == [
        "Anna-Lena Weiss",
        "Anna-Lena Weiß",
    ]
    chosen = Selection({"papers": frozenset({"b"})})
    assert list(find_positions(found, "author", chosen).by_proposition["cap"]) == ["Anna-Lena Weiß"]


def test_a_paper_without_authors_is_nobody_who_has_its_name() -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"}), authors=()),
        paper("x", urges({"cap": "oppose"}), authors=(Person(literal="ali"),)),
    )
    by_unit = find_positions(found, "author").by_proposition["cap"]
    assert {id: one.direction for id, one in by_unit.items()} == {
        "ali": "against",
        "ali (paper)": "for",
    }
