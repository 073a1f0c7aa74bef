"""Many changes at once make of the order of the pairs what each alone does."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.measures import order_changes as module
from policy_compare.analysis.measures import sensitivity
from policy_compare.analysis.measures.order_changes import count_inversions_of_rows
from policy_compare.analysis.measures.pair_measures import MEASURES, NORMALIZATIONS
from policy_compare.analysis.measures.tallies import Tallies
from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Selection
from policy_compare.model import Corpus
from tests.analysis.measures.test_sensitivity import CORPUS, of
from tests.support.strategies import corpora, selections
from tests.test_laws import BY


@settings(max_examples=60)
@given(
    corpora(least=2, most=6),
    BY,
    selections(),
    st.sampled_from(list(MEASURES)),
    st.sampled_from(list(NORMALIZATIONS)),
    st.sampled_from((0, 2)),
    st.sampled_from((1, 50)),
)
def test_effects_are_those_of_one_change_at_a_time(
    corpus: Corpus,
    by: By,
    selection: Selection,
    measure: str,
    normalize: str,
    min_shared: int,
    figures: int,
) -> None:
    expected = of(corpus, measure, normalize, by, selection, min_shared)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sensitivity, "_VERY_MANY", 1)
        patch.setattr(module, "_FIGURES", figures)
        assert of(corpus, measure, normalize, by, selection, min_shared) == expected


def test_numbers_too_great_for_arrays_are_pythons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sensitivity, "_VERY_MANY", 1)
    small = of(CORPUS, "cosine")
    monkeypatch.setattr(Tallies, "scale", 2**70)
    assert of(CORPUS, "cosine") == small


@given(st.lists(st.lists(st.integers(0, 6), min_size=5, max_size=5), min_size=1), st.booleans())
def test_inversions_are_counted_row_by_row(rows: list[list[int]], in_blocks: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if in_blocks:
            patch.setattr(module, "_SHORT", 0)
            patch.setattr(module, "_BLOCK", 2)
        for count in range(6):
            cut = [row[:count] for row in rows]
            counted = count_inversions_of_rows(np.array(cut, int).reshape(len(rows), count))
            assert counted.tolist() == [
                sum(first > second for first, second in combinations(row, 2)) for row in cut
            ]
