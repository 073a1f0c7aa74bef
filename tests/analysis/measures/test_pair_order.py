"""What a change of some figures makes of the order of the pairs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures import pair_order
from policy_compare.analysis.measures.pair_measures import Sums
from policy_compare.analysis.measures.pair_order import PairOrder
from policy_compare.analysis.measures.pairs import MeasuredPair
from policy_compare.analysis.positions import Unit

FIGURES = st.integers(0, 4).map(float)


def order_of(figures: list[float]) -> PairOrder:
    """Pairs of a unit a and one that goes by its place, with these figures."""
    a = Unit("a", "A")
    pairs = [
        MeasuredPair(a, Unit(str(place), str(place)), Sums(), {}) for place in range(len(figures))
    ]
    return PairOrder(figures, pairs)


@given(st.lists(FIGURES, min_size=3, max_size=9), st.data(), st.sampled_from((0, 100)))
def test_an_effect_is_what_comparing_every_couple_says(
    figures: list[float], data: st.DataObject, few: int
) -> None:
    places = st.integers(0, len(figures) - 1)
    changes = data.draw(st.dictionaries(places, st.one_of(FIGURES, st.none()), min_size=1))
    after = [changes.get(place, figure) for place, figure in enumerate(figures)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pair_order, "_FEW", few)
        effect = order_of(figures).effect_of_change("proposition", "cap", changes)
    left = [(old, new) for old, new in zip(figures, after, strict=True) if new is not None]
    assert effect.pairs == len(left)
    assert effect.inversions == sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0 for one, other in combinations(left, 2)
    )
    ends = [new for _, new in left]
    for couple, stays, furthest in (
        (effect.top, effect.top_stays, max),
        (effect.bottom, effect.bottom_stays, min),
    ):
        assert (couple is None) == (not left)
        if couple is not None:
            end, before = furthest(ends), furthest(figures)
            assert couple[1].id == str(after.index(end))
            assert stays == any(
                new == end for old, new in zip(figures, after, strict=True) if old == before
            )


def test_several_may_lead_and_the_first_is_told() -> None:
    order = order_of([1.0, 3.0, 3.0, 0.0])
    assert (order.leaders, order.losers) == ([1, 2], [3])
    assert order.couple_at(order.leaders) == (Unit("a", "A"), Unit("1", "1"))
    assert order_of([]).couple_at([]) is None
