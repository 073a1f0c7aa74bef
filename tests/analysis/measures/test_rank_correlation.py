"""How two orders differ."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures import rank_correlation
from policy_compare.analysis.measures.rank_correlation import (
    count_between,
    count_inversions,
    count_turned,
    tau_b,
)

VALUES = st.lists(st.integers(0, 6).map(float), max_size=14)
COUPLES = st.lists(st.tuples(*[st.integers(0, 4).map(float)] * 2), max_size=12)


@given(VALUES, st.sampled_from((1, 3, 2000)))
def test_inversions_are_greater_ones_before(values: list[float], chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rank_correlation, "_CHUNK", chunk)
        assert count_inversions(values) == sum(one > two for one, two in combinations(values, 2))


@given(COUPLES)
def test_what_is_turned_stands_strictly_the_other_way_round(
    couples: list[tuple[float, float]],
) -> None:
    expected = sum(
        (one[0] - two[0]) * (one[1] - two[1]) < 0 for one, two in combinations(couples, 2)
    )
    assert count_turned(couples) == expected


@given(VALUES, COUPLES)
def test_between_is_strictly_between(
    values: list[float], couples: list[tuple[float, float]]
) -> None:
    expected = sum(min(pair) < value < max(pair) for value in values for pair in couples)
    assert count_between(sorted(values), couples) == expected


def test_the_example_of_scipy() -> None:
    # The help of scipy.stats.kendalltau: τ-b is −0.47140452079103173.
    couples = list(zip([12.0, 2, 1, 12, 2], [1.0, 4, 7, 1, 0], strict=True))
    assert tau_b(couples) == pytest.approx(-0.47140452079103173, abs=1e-15)


def test_the_ends_of_tau() -> None:
    rising = [(float(place), float(place)) for place in range(5)]
    assert tau_b(rising) == 1
    assert tau_b([(one, -two) for one, two in rising]) == -1
    assert tau_b([(1.0, two) for _, two in rising]) is None
    assert tau_b([(1.0, 2.0)]) is None
