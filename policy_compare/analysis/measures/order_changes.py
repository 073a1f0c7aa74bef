"""What many changes make of the order of very many pairs, many of them at once, as arrays.

It finds what ``sensitivity`` finds a change at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from policy_compare.analysis.measures.measured_pairs import keys_of_tallies
from policy_compare.analysis.measures.pair_measures import PairMeasure, Sums, figure_arrays
from policy_compare.analysis.measures.pair_order import ChangeKind, Couple, Effect, PairOrder
from policy_compare.analysis.measures.pairs import MeasuredPair, proposition_term
from policy_compare.analysis.measures.tallies import SILENT, Counts, Tallies

#: About so many new figures are made at a time.
_FIGURES = 2**21

#: What units say on a proposition after a change: its row, the units, and the numbers of kinds.
_Step = tuple[int, Sequence[int], Sequence[int]]


class OrderChanges:
    """The order of the ranked pairs, and what changes make of it."""

    def __init__(
        self,
        tallies: Tallies,
        ranked: Sequence[MeasuredPair],
        ranking: PairOrder,
        measure: PairMeasure,
        normalize: str,
    ) -> None:
        self._measure, self._normalize, self._scale = measure, normalize, tallies.scale
        self._ranking, self._values = ranking, np.array(ranking.values)
        self._units = {unit.id: place for place, unit in enumerate(tallies.units)}
        self._rows = {id: row for row, id in enumerate(tallies.propositions)}
        keys = keys_of_tallies(tallies)
        self._kinds = {SILENT: 0}
        for kind in keys.kinds:
            self._kinds[kind.counts] = len(self._kinds)
        self._said = np.zeros((len(self._rows), len(self._units)), int)
        self._said[keys.proposition, keys.unit] = keys.kind + 1
        self._pairs = np.array(
            [[self._units[pair.a.id], self._units[pair.b.id]] for pair in ranked], int
        ).reshape(-1, 2)
        # Squares of great values are Python's own numbers.
        self._number = int if self._scale < 2**15 else object
        sums = np.array([pair.sums for pair in ranked], self._number)
        self._sums = sums.reshape(-1, len(Sums._fields)).T

    def effects_of_propositions(self) -> list[Effect]:
        """What comes of leaving out each proposition to which anyone speaks."""
        spoken = [(id, row, np.flatnonzero(self._said[row])) for id, row in self._rows.items()]
        changes = [(id, [(row, units, [0] * len(units))]) for id, row, units in spoken]
        return self._effects_of("proposition", [change for change in changes if change[1][0][2]])

    def effects_of_recommendations(
        self, left: Iterable[tuple[str, Mapping[str, Mapping[str, Counts]]]]
    ) -> list[Effect]:
        """What comes of leaving out each recommendation, by name with the counts of units then."""
        changes = []
        for name, by_unit in left:
            steps: dict[str, dict[int, int]] = defaultdict(dict)
            for unit, counts_by_proposition in by_unit.items():
                for id, counts in counts_by_proposition.items():
                    number = self._kinds.setdefault(counts, len(self._kinds))
                    steps[id][self._units[unit]] = number
            rows = [(self._rows[id], [*said], [*said.values()]) for id, said in steps.items()]
            changes.append((name, rows))
        return self._effects_of("recommendation", changes)

    def _effects_of(
        self, kind: ChangeKind, changes: Iterable[tuple[str, Sequence[_Step]]]
    ) -> list[Effect]:
        """The effect of each change, by its name, in their order."""
        couples = product(self._kinds, repeat=2)
        terms = [proposition_term(first, second, self._scale) for first, second in couples]
        self._terms = np.array(terms, self._number)
        # Those that change the same units, and as many propositions, are looked at together.
        batches: dict[Any, list[tuple[int, str, Sequence[_Step]]]] = defaultdict(list)
        for place, (name, steps) in enumerate(changes):
            units = frozenset(unit for _, units, _ in steps for unit in units)
            batches[units, len(steps)].append((place, name, steps))
        effects: dict[int, Effect] = {}
        for (units, _), batch in batches.items():
            changed = np.isin(self._pairs, [*units]).any(axis=1)
            places = np.flatnonzero(changed)
            places = places[np.argsort(self._values[places], kind="stable")]
            size = _FIGURES // (len(places) + 1) + 1
            for part in (batch[first : first + size] for first in range(0, len(batch), size)):
                values, which = self._new_values(places, [steps for _, _, steps in part])
                new = values[which]
                gone = np.isnan(new).sum(axis=1)
                inversions = self._inversions(places, values, which)
                top, bottom = (
                    self._ends(places, sign * new, sign * self._values, end)
                    for sign, end in ((1, self._ranking.leaders), (-1, self._ranking.losers))
                )
                found = zip(len(self._values) - gone, inversions, *top, *bottom, strict=True)
                for (place, name, _), (pairs, turned, *ends) in zip(part, found, strict=True):
                    effects[place] = Effect(kind, name, int(pairs), int(turned), None, *ends)
        return [effects[place] for place in sorted(effects)]

    def _new_values(self, places: Any, rows: Sequence[Sequence[_Step]]) -> tuple[Any, Any]:
        """Values of the pairs after changes, NaN if undefined, and which of them each row has."""
        kinds = len(self._kinds)
        a, b = self._pairs[places].T
        sums, which = self._sums[:, places], np.tile(np.arange(len(places)), (len(rows), 1))
        for step in zip(*rows, strict=True):
            before = self._said[[row for row, _, _ in step]]
            after = before.copy()
            for said, (_, units, numbers) in zip(after, step, strict=True):
                said[units] = numbers
            first, then = (said[:, a] * kinds + said[:, b] for said in (before, after))
            # A pair of which the same changes is looked at once.
            moves = (which * kinds**2 + first) * kinds**2 + then
            distinct, which = np.unique(moves, return_inverse=True)
            which = which.reshape(moves.shape)
            rest, then = np.divmod(distinct, kinds**2)
            known, first = np.divmod(rest, kinds**2)
            sums = sums[:, known] + (self._terms[then] - self._terms[first]).T
        measures = {self._measure.name: self._measure}
        figures = figure_arrays(measures, Sums._make(sums), self._normalize, self._scale)
        figure = figures[self._measure.name]
        return -figure if self._measure.nearer_when_less else figure, which

    def _inversions(self, places: Any, new: Any, which: Any) -> Any:
        """How many couples of pairs each row turns; the places are in the order of old values."""
        old = self._values[places]
        distinct, rank = np.unique(new, return_inverse=True)
        # What becomes undefined comes last in both orders, where it is turned with nobody.
        ends = np.where(np.isnan(new), len(old), 0)[which]
        keys = np.maximum(np.searchsorted(old, old), ends) * len(distinct) + rank[which]
        turned = count_inversions_of_rows(np.sort(keys, axis=1) % max(1, len(distinct)))
        # Besides those pairs are passed that do not change.
        rest = np.sort(np.delete(self._values, places))
        below, up_to = (np.searchsorted(rest, old, side) for side in ("left", "right"))
        new_below, new_up_to = (
            np.searchsorted(rest, new, side)[which] for side in ("left", "right")
        )
        passed = np.where(new[which] > old, new_below - up_to, below - new_up_to).clip(0)
        return turned + np.where(ends, 0, passed).sum(axis=1)

    def _ends(
        self, places: Any, new: Any, values: Any, leaders: Sequence[int]
    ) -> tuple[list[Couple | None], list[bool]]:
        """Who has the greatest value in each row, and whether a pair that led still does."""
        new = np.where(np.isnan(new), -np.inf, new)
        rest = np.delete(np.arange(len(values)), places)
        best = rest[np.argmax(values[rest])] if len(rest) else None
        kept = -np.inf if best is None else values[best]
        end = np.maximum(new.max(axis=1, initial=-np.inf), kept)
        is_end = (new == end[:, None]) & (new > -np.inf)
        first = np.where(is_end, places, len(values)).min(axis=1, initial=len(values))
        stays = (is_end & np.isin(places, leaders)).any(axis=1)
        if best is not None:
            first = np.where(kept == end, np.minimum(first, best), first)
            stays |= (kept == end) & (best in leaders)
        couples = [
            self._ranking.couple_at([place] if place < len(values) else []) for place in first
        ]
        return couples, stays.tolist()


def count_inversions_of_rows(values: Any) -> Any:
    """How many times a whole number comes after a greater one, in each row of an array.

    Halves are merged that grow. A number of the right half has as many not above it on the left as
    places lie between where it stands and where it would stand among its own.
    """
    rows, count = values.shape
    width, size = 1, 1 << max(count - 1, 0).bit_length()
    halves = np.full((rows, size), values.max(initial=0))
    halves[:, :count] = values
    inversions = np.zeros(rows, int)
    while width < size:
        # The last bit tells of which half a number is; equal ones keep their order.
        merged = halves.reshape(rows, -1, 2, width) * 2 + [[0], [1]]
        merged = np.sort(merged.reshape(rows, -1, 2 * width), axis=2)
        places = (merged & 1) @ np.arange(2 * width)
        inversions += (width * width + width * (width - 1) // 2 - places).sum(axis=1)
        halves, width = merged >> 1, 2 * width
    return inversions
