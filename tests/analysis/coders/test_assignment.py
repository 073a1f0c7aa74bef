"""The best assignment, against trying all of them."""

from collections.abc import Mapping, Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.analysis.coders.assignment import assign_columns

Weights = Sequence[Mapping[int, int]]


def best(weights: Weights, taken: frozenset[int] = frozenset()) -> int:
    """The greatest total there is, by trying everything."""
    if not weights:
        return 0
    first, *others = weights
    ways = [best(others, taken)]
    ways += [
        weight + best(others, taken | {column})
        for column, weight in first.items()
        if column not in taken
    ]
    return max(ways)


def total(weights: Weights, found: Mapping[int, int]) -> int:
    return sum(weights[row][column] for row, column in found.items())


WEIGHTS = st.lists(
    st.dictionaries(st.integers(0, 4), st.one_of(st.integers(1, 3), st.integers(1, 99))),
    max_size=5,
)


def test_nothing_to_assign() -> None:
    assert assign_columns([]) == assign_columns([{}]) == {}


def test_the_first_gives_way_where_all_gain() -> None:
    assert assign_columns([{0: 9, 1: 8}, {0: 8}]) == {0: 1, 1: 0}


def test_two_poor_pairs_do_not_part_a_better_one() -> None:
    assert assign_columns([{0: 9, 1: 4}, {0: 4}]) == {0: 0}


def test_one_that_was_alone_stays_alone_where_that_is_best() -> None:
    assert assign_columns([{0: 1}, {0: 5}, {0: 3}]) == {1: 0}


@given(WEIGHTS)
# The third row has to outbid two that hold both columns by then.
@example([{1: 4}, {0: 4, 1: 7}, {0: 3, 1: 5}])
def test_no_assignment_is_better(weights: Weights) -> None:
    found = assign_columns(weights)
    assert len(set(found.values())) == len(found)
    assert total(weights, found) == best(weights)
