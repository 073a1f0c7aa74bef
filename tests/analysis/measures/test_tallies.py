"""How often each unit takes each stance."""

import pytest
from hypothesis import given

from policy_compare.analysis.measures.tallies import SILENT, Counts, tally_stances
from policy_compare.analysis.positions import By, Direction, find_positions
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Corpus
from tests.support.measured import CORPUS
from tests.support.records import corpus, paper, urges
from tests.support.strategies import corpora, selections
from tests.test_laws import BY


def test_a_paper_counts_once_for_each_stance() -> None:
    assert tally_stances(CORPUS, "author").by_unit == {
        "Ali": {"cap": (2, 1, 0), "build": (0, 0, 1), "free": (1, 0, 0)},
        "Berg": {"cap": (1, 0, 1), "build": (0, 0, 1), "social-homes": (0, 1, 0)},
        "Chen": {"cap": (0, 1, 0), "free": (0, 1, 0)},
        "Dahl": {"build": (1, 0, 0)},
        "Egan": {},
    }


def test_every_chosen_proposition_and_unit_is_there() -> None:
    found = tally_stances(
        CORPUS, "author", EVERYTHING.with_ids(topics=frozenset(["building", "social"]))
    )
    assert found.propositions == ("build", "social-homes", "free")
    assert [unit.id for unit in found.units] == ["Ali", "Berg", "Chen", "Dahl", "Egan"]
    assert found.by_unit["Ali"] == {"build": (0, 0, 1), "free": (1, 0, 0)}


def test_filters_narrow_what_is_counted() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}, strength="must"), urges({"build": "support"})),
        paper("b", urges({"cap": "oppose"})),
    )
    strong = tally_stances(found, "paper", EVERYTHING.with_ids(strengths=frozenset(["must"])))
    assert strong.by_unit == {"a": {"cap": (1, 0, 0)}, "b": {}}
    one = tally_stances(found, "paper", EVERYTHING.with_ids(papers=frozenset(["b"])))
    assert one.by_unit == {"b": {"cap": (0, 0, 1)}}


@pytest.mark.parametrize(
    ("counts", "value", "direction", "taken"),
    [
        (SILENT, None, None, 0),
        (Counts(support=2), 1, "for", 1),
        (Counts(neutral=1), 0, "neutral", 1),
        (Counts(oppose=1), -1, "against", 1),
        (Counts(2, 1, 0), 2 / 3, "for", 2),
        (Counts(0, 1, 1), -1 / 2, "against", 2),
        (Counts(1, 0, 1), 0, "both", 2),
        (Counts(1, 1, 2), -1 / 4, "both", 3),
    ],
)
def test_what_counts_come_to(
    counts: Counts, value: float | None, direction: Direction | None, taken: int
) -> None:
    assert (counts.value, counts.direction, counts.stances_taken) == (value, direction, taken)


def test_the_scale_makes_every_value_whole() -> None:
    # Ali's three statements on the cap and Berg's two make 6.
    assert tally_stances(CORPUS, "author").scale == 6
    assert tally_stances(corpus()).scale == 1


@pytest.mark.slow
@given(corpora(), BY, selections())
def test_counts_have_the_directions_of_positions(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    held, tallies = find_positions(corpus, by, selection), tally_stances(corpus, by, selection)
    assert tallies.units == held.units
    assert {
        (id, unit, position.direction)
        for id, by_unit in held.by_proposition.items()
        for unit, position in by_unit.items()
    } == {
        (id, unit, counts.direction)
        for unit, own in tallies.by_unit.items()
        for id, counts in own.items()
    }
