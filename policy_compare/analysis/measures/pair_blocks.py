"""What all pairs of units add up to over a block of propositions, as products of matrices.

The units that speak there go down, the propositions across. Where each takes one stance once,
five products tell everything. Else a row for each thing that is said on a proposition, with 1
where a unit says it, is multiplied by what that and each other thing come to (see ``pairs``). The
floats hold whole numbers alone, and are exact.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from policy_compare.analysis.measures.pair_measures import Sums
from policy_compare.analysis.measures.pairs import shared_term
from policy_compare.analysis.measures.tallies import Counts


class SpokenKind(NamedTuple):
    """What a unit may say on a proposition: its counts, and in which way it says it.

    The way is all in which two may differ who agree; who have the same do not differ.
    """

    counts: Counts
    way: Hashable = None


class PairKeys(NamedTuple):
    """Who says what on some propositions: arrays with a place for each unit and proposition.

    ``unit`` is the place of the unit among all, ``proposition`` a number that never falls, and
    ``kind`` the place of what is said among the ``kinds`` of these keys. All that is said on a
    proposition is in the same keys.
    """

    unit: Any
    proposition: Any
    kind: Any
    kinds: Sequence[SpokenKind]


class PairBlock(NamedTuple):
    """Some of the keys: ``row`` is the proposition's place here, ``column`` the unit's."""

    units: Any
    rows: int
    row: Any
    column: Any
    kind: Any
    kinds: Sequence[SpokenKind]


def cut_blocks(keys: PairKeys, size: int, among: Any) -> Iterator[PairBlock]:
    """The keys in blocks of so many propositions, of those on which a unit ``among`` speaks.

    ``among`` has for each unit whether it is one of these.
    """
    is_new = np.diff(keys.proposition, prepend=-1) != 0
    if not among.all():
        asked = np.logical_or.reduceat(among[keys.unit], np.flatnonzero(is_new))
        kept = asked[np.cumsum(is_new) - 1]
        unit, proposition, kind = (column[kept] for column in keys[:3])
        keys = PairKeys(unit, proposition, kind, keys.kinds)
        is_new = is_new[kept]
    for first, last in pairwise((*np.flatnonzero(is_new)[::size], len(keys.unit))):
        unit, row = keys.unit[first:last], np.cumsum(is_new[first:last]) - 1
        speaks = np.zeros(len(among), bool)
        speaks[unit] = True
        column = (np.cumsum(speaks) - 1)[unit]
        kind = keys.kind[first:last]
        yield PairBlock(np.flatnonzero(speaks), row[-1] + 1, row, column, kind, keys.kinds)


#: Gives of the columns from the first number to the second what each adds up to with each from
#: the first on: an array for each sum.
Products = Callable[[int, int], list[Any]]


#: A float of 32 bits has room for two counts, each of fewer propositions than this.
_SECOND = 2**12


def plain_products(block: PairBlock) -> Products:
    """What :func:`unpack_counts` makes the counts of."""
    spoken, side = np.zeros((2, block.rows, len(block.units)), np.float32)
    values = np.array([kind.counts.support - kind.counts.oppose for kind in block.kinds])
    spoken[block.row, block.column] = 1
    side[block.row, block.column] = values[block.kind]
    takes_side = abs(side)
    both = spoken + _SECOND * takes_side

    def multiply(first: int, last: int) -> list[Any]:
        return [
            down[:, first:last].T @ across[:, first:]
            for down, across in ((spoken, both), (takes_side, both), (side, side))
        ]

    return multiply


def unpack_counts(products: Sequence[Any]) -> list[Any]:
    """What :func:`~policy_compare.analysis.measures.pairs.plain_sums` are made of: n, and so on."""
    first, second, dot = (product.astype(np.int64) for product in products)
    (sides_b, n), (both_sides, sides_a) = divmod(first, _SECOND), divmod(second, _SECOND)
    return [n, dot, both_sides, sides_a, sides_b]


#: So many propositions can be added up in a float of 32 bits, if no term has more than one digit
#: of this base.
MOST_ROWS, _BASE = 2**8, 2**16


def products_of_kinds(
    block: PairBlock, make_tables: Callable[[tuple[SpokenKind, ...]], Sequence[Any]]
) -> Products:
    """What the tables come to that are made for the kinds in the block, see :func:`term_tables`."""
    present, kind = number_codes(block.kind)
    tables = make_tables(tuple(block.kinds[place] for place in present))
    said = np.full((block.rows, len(block.units)), len(present))
    said[block.row, block.column] = kind
    codes, places = number_codes(block.row * len(present) + kind)
    rows, kinds = np.divmod(codes, len(present))
    says = np.zeros((len(codes), len(block.units)), np.float32)
    says[places, block.column] = 1

    def multiply(first: int, last: int) -> list[Any]:
        heard = said[rows, first:]
        return [
            sum(
                (says[:, first:last].T @ digits[kinds[:, None], heard])
                .astype(np.int64)
                .astype(number)
                * factor
                for digits, number, factor in table
            )
            for table in tables
        ]

    return multiply


def term_tables(
    kinds: Sequence[SpokenKind], scale: int, differ: Callable[[Any, Any], bool] | None
) -> list[list[tuple[Any, Any, int]]]:
    """For each sum, and for agreements in principle, what each two kinds add: as digits.

    The digits come with what they are counted in and by what they are multiplied. The last kind
    to meet is silence, which adds nothing.
    """
    terms = np.zeros((len(Sums._fields) + 1, len(kinds), len(kinds) + 1), object)
    for place_a, a in enumerate(kinds):
        for place_b, b in enumerate(kinds):
            term = shared_term(a.counts, b.counts, scale)
            in_principle = differ and term.agree and a.way != b.way and differ(a.way, b.way)
            terms[:, place_a, place_b] = (*term, int(bool(in_principle)))
    return [list(_digits_of(table)) for table in terms]


def _digits_of(table: Any) -> Iterator[tuple[Any, Any, int]]:
    # Where a sum of so many could be too great, it is one of Python's own numbers.
    number, factor = np.int64 if abs(table).max() < 2**31 else object, 1
    while abs(table).max() > _BASE:
        yield (table % _BASE).astype(np.float32), number, factor
        table, factor = table // _BASE, factor * _BASE
    yield table.astype(np.float32), number, factor


def number_codes(codes: Any) -> tuple[Any, Any]:
    """The distinct codes of an array, which are whole numbers from 0 on, and the place of each."""
    limit = int(codes.max(initial=0)) + 1
    if limit > 16 * codes.size:
        # Sorting the codes is quicker than to go through all numbers that they may be.
        distinct, places = np.unique(codes, return_inverse=True)
        return distinct, places.reshape(codes.shape)
    is_there = np.zeros(limit, bool)
    is_there[codes] = True
    distinct, places = np.flatnonzero(is_there), np.zeros(limit, int)
    places[distinct] = np.arange(len(distinct))
    return distinct, places[codes]
