"""The sums of very many pairs at once, added up block by block (see ``pair_blocks``).

Votes make millions of pairs, of which a pair at a time would take hours. Those that never meet
cost nothing here: what each block adds is a sorted list of pairs that do, and the lists are merged.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from policy_compare.analysis.measures.pair_blocks import (
    MOST_ROWS,
    PairKeys,
    Products,
    cut_blocks,
    plain_products,
    products_of_kinds,
    term_tables,
    unpack_counts,
)
from policy_compare.analysis.measures.pair_measures import Sums
from policy_compare.analysis.measures.pairs import plain_sums


class PairChoice(NamedTuple):
    """Of which pairs the sums are wanted, and what they are made of.

    ``units`` is the number of units. ``scale`` is that of the sums: 1 only where nobody makes
    several statements on a proposition. ``differ`` tells whether two who agree differ by their
    ways; without it nobody does. Each pair must have one of the units at the places ``among``, if
    any are, and share ``min_shared`` propositions.
    """

    units: int
    scale: int = 1
    differ: Callable[[Any, Any], bool] | None = None
    among: tuple[int, ...] = ()
    min_shared: int = 0


class PairArrays(NamedTuple):
    """Some pairs in the order of the units, as arrays: a pair at each place.

    ``a`` and ``b`` are the places of the units, ``sums`` are :class:`Sums` of arrays, and
    ``in_principle`` counts where the two agree and yet differ.
    """

    a: Any
    b: Any
    sums: Any
    in_principle: Any


#: So many propositions make a block where each unit takes one stance wherever it speaks: with more
#: of them, few of a block's units would speak on most.
_BLOCK = 1024

#: So many numbers of a product are made at a time, so many wait until they are merged with others,
#: and at so many merged ones the last units wait for another turn.
_TILE, _WAITING, _MOST = 2**22, 2**25, 2**27

#: So many pairs are handed out at a time.
_CHUNK = 2**17


def pair_sums(choice: PairChoice, parts: Callable[[], Iterable[PairKeys]]) -> Iterator[PairArrays]:
    """The sums of all chosen pairs, in the order of the units.

    ``parts`` gives the keys, some propositions after the others. It is called again where more
    pairs meet than should be held at a time.
    """
    start = 0
    while start < choice.units:
        table = _PairTable(choice, start)
        for keys in parts():
            table.add_keys(keys)
        yield from table.chunks()
        start = table.stop


class _PairTable:
    """What the pairs have in common whose first unit is one from ``start`` to before ``stop``.

    A pair is one number: ``a`` times the units, and ``b``. Beside sorted numbers stand as many
    columns; such runs wait until they are merged.
    """

    def __init__(self, choice: PairChoice, start: int) -> None:
        self.stop = choice.units
        self._choice, self._start = choice, start
        self._plain = choice.scale == 1 and choice.differ is None
        columns = 5 if self._plain else len(Sums._fields) + 1
        self._runs = [(np.zeros(0, np.int64), [np.zeros(0, np.int64)] * columns)]
        self._among = np.full(choice.units, not choice.among)
        self._among[list(choice.among)] = True
        # Of each unit: how many stances it takes, and how many statements it makes.
        self._totals = np.zeros((2, choice.units), np.int64)
        self._tables = cache(lambda kinds: term_tables(kinds, choice.scale, choice.differ))

    def add_keys(self, keys: PairKeys) -> None:
        """Add what these keys say, on propositions that have not been added yet."""
        own = [(kind.counts.stances_taken, kind.counts.total) for kind in keys.kinds]
        for totals, numbers in zip(self._totals, np.array(own, int).reshape(-1, 2).T, strict=True):
            counts = np.bincount(keys.unit, numbers[keys.kind], len(totals))
            np.add(totals, counts.astype(np.int64), out=totals)
        for block in cut_blocks(keys, _BLOCK if self._plain else MOST_ROWS, self._among):
            plain = self._plain
            products = plain_products(block) if plain else products_of_kinds(block, self._tables)
            self._add_products(block.units, products)

    def _add_products(self, units: Any, multiply: Products) -> None:
        """Add what pairs of these units have in common in a block, in tiles of pairs."""
        among, first = self._among[units], np.searchsorted(units, self._start)
        while first < (end := np.searchsorted(units, self.stop)):
            last = min(end, first + _TILE // len(units) + 1)
            products = multiply(first, last)
            meet = np.triu(products[0], 1) > 0
            meet &= among[first:last, None] | among[first:]
            down, across = np.nonzero(meet)
            codes = units[first + down] * self._choice.units + units[first + across]
            columns = [product[down, across] for product in products]
            if self._plain:
                columns = unpack_counts(columns)
            self._runs.append((codes, columns))
            first = last
            if sum(len(codes) for codes, _ in self._runs[1:]) * len(columns) > _WAITING:
                self._merge_runs()

    def _merge_runs(self) -> None:
        """Make one run of all, and leave the last units to another turn where it is too long."""
        codes = np.concatenate([codes for codes, _ in self._runs])
        order = np.argsort(codes, kind="stable")
        codes = codes[order]
        firsts = np.flatnonzero(np.diff(codes, prepend=-1))
        codes, count = codes[firsts], len(firsts)
        columns = [
            np.add.reduceat(np.concatenate(column)[order], firsts)
            for column in zip(*(columns for _, columns in self._runs), strict=True)
        ]
        if count * len(columns) > _MOST:
            self.stop = max(int(codes[count // 2]) // self._choice.units, self._start + 1)
            count = np.searchsorted(codes, self.stop * self._choice.units)
        self._runs = [(codes[:count], [column[:count] for column in columns])]

    def chunks(self) -> Iterator[PairArrays]:
        """The pairs that share enough, in their order, of some units after the others."""
        self._merge_runs()
        ((codes, columns),) = self._runs
        units, least = self._choice.units, self._choice.min_shared
        if least:
            enough = columns[0] >= least
            codes, columns = codes[enough], [column[enough] for column in columns]
        pairs_of_unit = len(codes) // (self.stop - self._start) if least else units
        step = _CHUNK // (pairs_of_unit + 1) + 1
        for low in range(self._start, self.stop, step):
            every = np.arange(low * units, min(low + step, self.stop) * units)
            met = slice(*np.searchsorted(codes, (every[0], every[-1] + 1)))
            chunk, counted = codes[met], [column[met] for column in columns]
            if not least:
                # Who never meets shares nothing.
                a, b = np.divmod(every, units)
                every = every[(a < b) & (self._among[a] | self._among[b])]
                filled = np.zeros((len(counted), len(every)), np.result_type(*counted))
                filled[:, np.searchsorted(every, chunk)] = counted
                chunk, counted = every, [*filled]
            yield self._make_arrays(chunk, counted)

    def _make_arrays(self, codes: Any, columns: Sequence[Any]) -> PairArrays:
        a, b = np.divmod(codes, self._choice.units)
        taken, statements = (totals[a] + totals[b] for totals in self._totals)
        if self._plain:
            n, dot, both_sides, sides_a, sides_b = columns
            disagree = (both_sides - dot) // 2
            agree = n - sides_a - sides_b + 2 * both_sides - disagree
            sums = plain_sums(n, agree, disagree, both_sides, sides_a, sides_b, statements)
            return PairArrays(a, b, sums, np.zeros(len(a), np.int64))
        *added, in_principle = columns
        sums = Sums._make(added)
        apart = sums.apart + statements
        sums = sums._replace(taken=taken, statements=statements, apart=apart)
        return PairArrays(a, b, sums, in_principle)
