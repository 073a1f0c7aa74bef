"""Blocks of propositions, and what pairs add up to in one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures.pair_blocks import (
    PairKeys,
    SpokenKind,
    cut_blocks,
    number_codes,
    plain_products,
    products_of_kinds,
    term_tables,
    unpack_counts,
)
from policy_compare.analysis.measures.pairs import shared_term
from policy_compare.analysis.measures.tallies import Counts

FOR, NEUTRAL, AGAINST = SpokenKind(Counts(1)), SpokenKind(Counts(0, 1)), SpokenKind(Counts(0, 0, 1))

# On 5 and 7 the units 0 and 3 speak, on 9 the units 1 and 3.
KEYS = PairKeys(
    np.array([0, 3, 0, 3, 1, 3]),
    np.array([5, 5, 7, 7, 9, 9]),
    np.array([0, 1, 2, 2, 0, 2]),
    (FOR, NEUTRAL, AGAINST),
)


def test_a_block_has_the_units_that_speak_in_it() -> None:
    first, second = cut_blocks(KEYS, 2, np.ones(4, bool))
    assert (first.rows, first.units.tolist()) == (2, [0, 3])
    assert (first.row.tolist(), first.column.tolist()) == ([0, 0, 1, 1], [0, 1, 0, 1])
    assert (second.rows, second.units.tolist(), second.kind.tolist()) == (1, [1, 3], [0, 2])


def test_propositions_on_which_none_of_those_asked_for_speaks_are_passed_over() -> None:
    (block,) = cut_blocks(KEYS, 2, np.array([False, True, False, False]))
    assert (block.rows, block.units.tolist()) == (1, [1, 3])
    assert list(cut_blocks(KEYS, 2, np.array([False, False, True, False]))) == []


def test_products_of_one_stance_each() -> None:
    first, _ = cut_blocks(KEYS, 2, np.ones(4, bool))
    counts = unpack_counts(plain_products(first)(0, 1))
    n, dot, both_sides, sides_a, sides_b = (array[0, 1] for array in counts)
    assert (n, dot, both_sides, sides_a, sides_b) == (2, 1, 1, 2, 1)


def test_products_of_kinds_are_sums_of_terms() -> None:
    first, _ = cut_blocks(KEYS, 2, np.ones(4, bool))
    products = products_of_kinds(first, lambda kinds: term_tables(kinds, 1, None))(0, 2)
    expected = shared_term(Counts(1), Counts(0, 1)).plus(
        shared_term(Counts(0, 0, 1), Counts(0, 0, 1))
    )
    assert tuple(array[0, 1] for array in products) == (*expected, 0)


@pytest.mark.parametrize("scale", [1, 60, 232_792_560, 60**12])
def test_tables_of_terms_are_whole_numbers_however_great(scale: int) -> None:
    kinds = (SpokenKind(Counts(2, 1, 0)), SpokenKind(Counts(0, 1, 3)), AGAINST)
    tables = term_tables(kinds, scale * 12, None)
    for (a, first), (b, second) in product(enumerate(kinds), repeat=2):
        put_together = [
            sum(int(digits[a, b]) * factor for digits, _, factor in table) for table in tables
        ]
        assert put_together == [*shared_term(first.counts, second.counts, scale * 12), 0]
    assert all(not digits[:, 3].any() for table in tables for digits, _, _ in table)


def test_who_agree_and_differ_are_counted_by_their_ways() -> None:
    ways = [SpokenKind(Counts(1), "must"), SpokenKind(Counts(1), "could"), SpokenKind(Counts(0, 1))]
    asked = []

    def differ(first: str, second: str) -> bool:
        asked.append((first, second))
        return True

    *_, in_principle = term_tables(ways, 1, differ)
    assert sum(digits * factor for digits, _, factor in in_principle).tolist() == [
        [0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0],
    ]  # fmt: skip
    assert asked == [("must", "could"), ("could", "must")]


@given(st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**40)), max_size=6))
def test_codes_are_numbered_in_their_order(codes: list[int]) -> None:
    distinct, places = number_codes(np.array([codes], int))
    assert distinct.tolist() == sorted(set(codes))
    assert distinct[places].tolist() == [codes]
