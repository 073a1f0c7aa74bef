"""How far all units are at one."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures.consensus import (
    count_speaking_units,
    count_standings,
    tastle_wierman,
)
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Selection
from policy_compare.model import (
    Codebook,
    Corpus,
    Paper,
    Proposition,
    Recommendation,
    Stance,
    StanceOn,
)
from tests.analysis.measures.test_pairs import data
from tests.support.measured import CORPUS
from tests.support.strategies import corpora, selections
from tests.test_laws import BY


def scale(*counts: int) -> tuple[range, tuple[int, ...]]:
    """The steps of a scale, from its lowest, and how many hold each."""
    return range(len(counts)), counts


def test_the_example_of_agrmt() -> None:
    # Ruedin's R package agrmt, help of consensus(): 0.7256876 for seven categories.
    found = tastle_wierman(*scale(30, 40, 210, 130, 530, 50, 10), 6)
    assert found == pytest.approx(0.7256876, abs=5e-8)


def test_the_ends_of_the_measure() -> None:
    # Tastle and Wierman 2007: half at either end is none, all at one place is full.
    assert tastle_wierman(*scale(5, 0, 0, 0, 5), 4) == 0
    assert tastle_wierman(*scale(0, 0, 7, 0, 0), 4) == 1
    assert tastle_wierman((), (), 4) is None


def test_evenly_spread_over_five_steps() -> None:
    # Two ends at distance 2/4, two steps at 1/4, the middle at 0, each a fifth.
    expected = 1 + 2 / 5 * log2(1 - 2 / 4) + 2 / 5 * log2(1 - 1 / 4)
    assert tastle_wierman(*scale(1, 1, 1, 1, 1), 4) == pytest.approx(expected, abs=1e-12)


def test_units_on_each_proposition() -> None:
    found = {
        one.proposition: one
        for one in count_standings(count_speaking_units(tally_stances(CORPUS, "author")))
    }
    assert list(found) == ["cap", "build", "social-homes", "free"]
    # Ali is for, Berg both, Chen neutral; the values are 2/3, 0, 0 and their mean 2/9.
    assert found["cap"][1:6] == (2, 1, 1, 2, 1)
    expected = 1 + (log2(1 - (4 / 9) / 2) + 2 * log2(1 - (2 / 9) / 2)) / 3
    assert found["cap"].tastle_wierman == pytest.approx(expected, abs=1e-12)
    # Against, against, for: −1, −1, 1, mean −1/3.
    assert found["build"][1:6] == (1, 2, 0, 2, 0)
    expected = 1 + (2 * log2(1 - (2 / 3) / 2) + log2(1 - (4 / 3) / 2)) / 3
    assert found["build"].tastle_wierman == pytest.approx(expected, abs=1e-12)
    assert found["social-homes"][1:7] == (0, 0, 1, 4, 0, None)
    assert [one.between for one in found.values()] == [1, 0, 0, 0]


def test_a_proposition_that_nobody_speaks_to_is_there() -> None:
    book = Codebook(propositions={"x": Proposition("x", "x")})
    frame = Recommendation("a", "r", "Act.")
    papers = {"a": Paper("a", "a", recommendations=(frame,)), "b": Paper("b", "b")}
    # Of the second nobody has coded anything, so it is not silent.
    assert count_standings(count_speaking_units(tally_stances(Corpus(book, papers)))) == (
        ("x", 0, 0, 0, 1, 0, None, 0, 1),
    )


@pytest.mark.slow
@given(corpora(), BY, selections())
def test_every_unit_is_counted_once(corpus: Corpus, by: By, selection: Selection) -> None:
    tallies = tally_stances(corpus, by, selection)
    found = count_standings(count_speaking_units(tallies))
    assert tuple(one.proposition for one in found) == tallies.propositions
    for one in found:
        spoken = one.support + one.oppose + one.neutral - one.both
        assert spoken + one.silent + one.uncoded == len(tallies.units)
        assert (one.tastle_wierman is None) is (spoken < 2)
        assert one.tastle_wierman is None or 0 <= one.tastle_wierman <= 1


@given(st.lists(st.integers(0, 9), min_size=2, max_size=7).filter(any))
def test_turning_the_scale_changes_nothing(counts: list[int]) -> None:
    width = len(counts) - 1
    found = tastle_wierman(*scale(*counts), width)
    assert found == pytest.approx(tastle_wierman(*scale(*reversed(counts)), width), abs=1e-11)


def test_the_votes_of_participants_are_counted_as_was_expected() -> None:
    stances: dict[str, Stance] = {"1": "support", "0": "neutral", "-1": "oppose"}
    votes = data("polis-brexit/participants-votes.csv")
    comments = [column for column in votes[0] if column.isdigit()]
    papers = {
        row["participant"]: Paper(
            row["participant"],
            row["participant"],
            recommendations=(
                Recommendation(
                    row["participant"],
                    "votes",
                    "",
                    positions=tuple(
                        StanceOn(comment, stances[row[comment]])
                        for comment in comments
                        if row[comment]
                    ),
                ),
            ),
        )
        for row in votes
    }
    book = Codebook(propositions={id: Proposition(id, id) for id in comments})
    found = {
        one.proposition: (one.support, one.neutral, one.oppose, len(votes) - one.silent)
        for one in count_standings(count_speaking_units(tally_stances(Corpus(book, papers))))
    }
    assert found == {
        row["comment-id"]: tuple(int(row[name]) for name in ("agree", "pass", "disagree", "n"))
        for row in data("polis-brexit/expected_consensus.csv")
    }
