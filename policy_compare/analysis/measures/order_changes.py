"""What many changes make of the order of very many pairs, many of them at once, as arrays.

It finds what ``sensitivity`` finds a change at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Any, NamedTuple

import numpy as np

from policy_compare.analysis.measures.measured_pairs import keys_of_tallies
from policy_compare.analysis.measures.pair_blocks import number_codes
from policy_compare.analysis.measures.pair_measures import (
    MEASURES,
    PairMeasure,
    Sums,
    figure_arrays,
)
from policy_compare.analysis.measures.pair_order import ChangeKind, Effect, PairOrder
from policy_compare.analysis.measures.pairs import proposition_term
from policy_compare.analysis.measures.tallies import SILENT, Tallies, UnitCounts

#: About so many new figures are made at a time.
_FIGURES = 2**21

#: Of fewer numbers in a row each is compared with each where inversions are counted, and else in
#: blocks of so many. A byte counts them.
_SHORT, _BLOCK = 2**8, 2**6

#: What units say on a proposition after a change: its row, the units, and the numbers of kinds.
_Step = tuple[int, Sequence[int], Sequence[int]]


class _NewValues(NamedTuple):
    """The values that some pairs take by changes, of which some are undefined (NaN).

    ``pair`` tells whose each is, as its place among these pairs, and ``which`` for each change
    which value each pair has then.
    """

    pair: Any
    values: Any
    which: Any


class OrderChanges:
    """The order of the ranked pairs, and what changes make of it."""

    def __init__(
        self, tallies: Tallies, ranking: PairOrder, measure: PairMeasure, normalize: str
    ) -> None:
        self._measure, self._normalize, self._scale = measure, normalize, tallies.scale
        self._ranking, self._values = ranking, np.array(ranking.values)
        self._order = np.argsort(self._values, kind="stable")
        self._units = {unit.id: place for place, unit in enumerate(tallies.units)}
        self._rows = {id: row for row, id in enumerate(tallies.propositions)}
        keys = keys_of_tallies(tallies)
        self._kinds = {SILENT: 0}
        for kind in keys.kinds:
            self._kinds[kind.counts] = len(self._kinds)
        self._spoken = np.zeros((len(self._rows), len(self._units)), int)
        self._spoken[keys.proposition, keys.unit] = keys.kind + 1
        sides = zip(*(pair[:2] for pair in ranking.ranked), strict=True)
        self._pairs = np.array([[self._units[unit.id] for unit in side] for side in sides])
        # Squares of great values are Python's own numbers.
        self._number = int if self._scale < 2**15 else object
        self._sums = np.array([pair.sums for pair in ranking.ranked], self._number)

    def effects_of_measures(self) -> list[Effect]:
        """What comes of each other measure."""
        figures = self._figures(MEASURES, self._sums)
        del figures[self._measure.name]
        which = np.arange(len(figures) * len(self._order)).reshape(len(figures), -1)
        values = np.concatenate([values[self._order] for values in figures.values()])
        new = _NewValues(which.ravel() % len(self._order), values, which)
        return [*self._effects("measure", [*figures], self._order, new)]

    def effects_of_counts(
        self, kind: ChangeKind, changes: Iterable[tuple[str, UnitCounts]]
    ) -> list[Effect]:
        """What comes of each change, by its name with the counts that are left of units then."""
        # Those that change the same units, and as many propositions, are looked at together.
        batches: dict[Any, list[tuple[int, str, Sequence[_Step]]]] = defaultdict(list)
        for number, (name, counts_by_unit) in enumerate(changes):
            steps = self._steps_to(counts_by_unit)
            units = frozenset(unit for _, units, _ in steps for unit in units)
            batches[units, len(steps)].append((number, name, steps))
        terms = [proposition_term(a, b, self._scale) for a, b in product(self._kinds, repeat=2)]
        self._terms = np.array(terms, self._number)
        effects: dict[int, Effect] = {}
        for (units, _), batch in batches.items():
            places = self._places_of(units)
            size = _FIGURES // (len(places) + 1) + 1
            for part in (batch[first : first + size] for first in range(0, len(batch), size)):
                numbers, names, steps_of_changes = zip(*part, strict=True)
                new = self._values_after(places, steps_of_changes)
                effects.update(zip(numbers, self._effects(kind, names, places, new), strict=True))
        return [effects[number] for number in sorted(effects)]

    def _steps_to(self, counts_by_unit: UnitCounts) -> Sequence[_Step]:
        steps: dict[str, dict[int, int]] = defaultdict(dict)
        for unit, counts_by_proposition in counts_by_unit.items():
            for id, counts in counts_by_proposition.items():
                number = self._kinds.setdefault(counts, len(self._kinds))
                steps[id][self._units[unit]] = number
        return [(self._rows[id], [*kinds], [*kinds.values()]) for id, kinds in steps.items()]

    def _places_of(self, units: Iterable[int]) -> Any:
        """The places of the pairs of these units, the least alike first.

        With them come the first and the last of the other pairs, which may be at an end later.
        """
        is_changed = np.zeros(len(self._units), bool)
        is_changed[[*units]] = True
        is_chosen = is_changed[self._pairs].any(axis=0)
        if len(rest := np.flatnonzero(~is_chosen)):
            values = self._values[rest]
            is_chosen[rest[[values.argmin(), values.argmax()]]] = True
        return self._order[is_chosen[self._order]]

    def _values_after(self, places: Any, changes: Sequence[Sequence[_Step]]) -> _NewValues:
        """The values of the pairs at the places after each change."""
        kinds = len(self._kinds)
        a, b = self._pairs[:, places]
        pair = np.arange(len(places))
        sums, which = self._sums.take(places, axis=0), np.tile(pair, (len(changes), 1))
        for step in zip(*changes, strict=True):
            before = self._spoken[[row for row, _, _ in step]]
            after = before.copy()
            for spoken, (_, units, numbers) in zip(after, step, strict=True):
                spoken[units] = numbers
            first, then = (spoken[:, a] * kinds + spoken[:, b] for spoken in (before, after))
            # A pair of which the same changes is looked at once.
            moves, move = number_codes(first * kinds**2 + then)
            codes, which = number_codes(which * len(moves) + move)
            known, move = np.divmod(codes, len(moves))
            first, then = np.divmod(moves, kinds**2)
            terms = self._terms[then] - self._terms[first]
            sums, pair = sums.take(known, axis=0) + terms.take(move, axis=0), pair[known]
        figures = self._figures({self._measure.name: self._measure}, sums)
        return _NewValues(pair, figures[self._measure.name], which)

    def _figures(self, measures: Mapping[str, PairMeasure], sums: Any) -> dict[str, Any]:
        """The measures, the greater the more alike; NaN is undefined."""
        columns = Sums._make(np.ascontiguousarray(sums.T))
        figures = figure_arrays(measures, columns, self._normalize, self._scale)
        return {name: measures[name].orient_figure(figure) for name, figure in figures.items()}

    def _effects(
        self, kind: ChangeKind, names: Sequence[str], places: Any, new: _NewValues
    ) -> Iterator[Effect]:
        """The effect of each change of the pairs at the places, which come by their old values."""
        gone = np.isnan(new.values)[new.which].sum(axis=1)
        ends = [
            self._ends(places, new._replace(values=sign * new.values), self._values == end)
            for sign, end in ((1, self._values.max()), (-1, self._values.min()))
        ]
        inversions = self._inversions(places, new)
        columns = ((len(self._values) - gone).tolist(), inversions.tolist(), *chain(*ends))
        for name, ranked, turned, *end in zip(names, *columns, strict=True):
            yield Effect(kind, name, ranked, turned, None, *end)

    def _inversions(self, places: Any, new: _NewValues) -> Any:
        """How many couples of pairs each change turns."""
        old, (pair, values, which) = self._values[places], new
        distinct, rank = np.unique(values, return_inverse=True)
        # What becomes undefined comes last in both orders, where it is turned with nobody.
        gone = np.isnan(values)
        keys = np.where(gone, len(old), np.searchsorted(old, old)[pair]) * len(distinct) + rank
        turned = count_inversions_of_rows(np.sort(keys[which], axis=1) % max(1, len(distinct)))
        # Besides those pairs are passed that do not change.
        rest = np.sort(np.delete(self._values, places))
        below, up_to = (np.searchsorted(rest, old, side)[pair] for side in ("left", "right"))
        new_below, new_up_to = (
            np.searchsorted(rest, distinct, side)[rank] for side in ("left", "right")
        )
        passed = np.where(values > old[pair], new_below - up_to, below - new_up_to).clip(0)
        return turned + np.where(gone, 0, passed)[which].sum(axis=1)

    def _ends(self, places: Any, new: _NewValues, leads: Any) -> tuple[list[Any], list[bool]]:
        """Who has the greatest value after each change, and whether a pair that led still does."""
        values = np.where(np.isnan(new.values), -np.inf, new.values)[new.which]
        is_end = (values == values.max(axis=1, initial=-np.inf)[:, None]) & (values > -np.inf)
        nobody = len(self._values)
        first = np.where(is_end, places, nobody).min(axis=1, initial=nobody)
        couples = [
            self._ranking.couple_at([place] if place < nobody else []) for place in first.tolist()
        ]
        return couples, is_end[:, leads[places]].any(axis=1).tolist()


def count_inversions_of_rows(values: Any) -> Any:
    """How many times a whole number comes after a greater one, in each row of an array.

    Within blocks each is compared with each. Then blocks are merged that grow: a number of the
    right half has as many not above it on the left as places lie between where it stands and
    where it would stand among its own.
    """
    rows, count = values.shape
    width = size = count if count < _SHORT else _BLOCK
    while size < count:
        size *= 2
    greatest = int(values.max(initial=0))
    padded = np.full((rows, size), greatest, np.min_scalar_type(greatest))
    padded[:, :count] = values
    across = np.ascontiguousarray(padded.reshape(-1, max(1, width)).T)
    greater_before = np.zeros(across.shape, np.uint8)
    for distance in range(1, width):
        greater_before[distance:] += across[:-distance] > across[distance:]
    inversions = greater_before.sum(axis=0, dtype=int).reshape(rows, -1).sum(axis=1)
    merged = padded.astype(np.int32) * 2
    while width < size:
        # The last bit tells of which half a number is; equal ones keep their order.
        merged.reshape(-1, 2, width)[:, 1] += 1
        merged = merged.reshape(-1, 2 * width)
        # A stable sort sees that both halves are sorted.
        merged.sort(axis=1, kind="stable")
        is_right = merged & 1
        passed = is_right @ np.arange(2 * width) - width * (width - 1) // 2
        inversions += (width * width - passed).reshape(rows, -1).sum(axis=1)
        merged -= is_right
        width *= 2
    return inversions
