"""Measures of very many pairs, made as arrays."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.measures.in_principle import agreements_in_principle
from policy_compare.analysis.measures.measured_pairs import (
    columns_of_pairs,
    pairs_of_tallies,
    rows_of_columns,
)
from policy_compare.analysis.measures.pair_measures import NORMALIZATIONS
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import By, find_positions
from policy_compare.model import Corpus
from tests.analysis.measures.test_pair_sums import random_tallies
from tests.support.strategies import corpora
from tests.test_laws import BY


@settings(max_examples=60)
@given(corpora(), BY, st.sampled_from(list(NORMALIZATIONS)), st.sampled_from((0, 1)))
def test_rows_are_those_of_each_pair(
    corpus: Corpus, by: By, normalize: str, min_shared: int
) -> None:
    tallies = tally_stances(corpus, by)
    principle = agreements_in_principle(find_positions(corpus, by), corpus.codebook.actors)
    ids = [unit.id for unit in tallies.units]
    rows = [
        row
        for pairs in pairs_of_tallies(tallies, min_shared, principle)
        for row in rows_of_columns(columns_of_pairs(pairs, ids, normalize, tallies.scale))
    ]
    assert rows == [
        (
            a.id, b.id, sums.n, sums.agree, sums.agree - principle[a.id, b.id], sums.disagree,
            sums.mixed, *figures.values(),
        )
        for a, b, sums, figures in measure_pairs(tallies, normalize, min_shared)
    ]  # fmt: skip


def test_columns_are_arrays_and_what_is_undefined_is_nan() -> None:
    tallies = random_tallies(1, 3, propositions=3)
    (pairs,) = pairs_of_tallies(tallies, 0, {})
    columns = columns_of_pairs(pairs, [unit.id for unit in tallies.units], "none", tallies.scale)
    rows = list(rows_of_columns(columns))
    assert [list(column) for column in columns[:2]] == [
        [row[place] for row in rows] for place in (0, 1)
    ]
    assert (columns[3] == columns[4]).all()
    assert [value != value for value in columns[8]] == [row[8] is None for row in rows]  # noqa: PLR0124
    assert any(row[8] is None for row in rows)
