"""The order of the pairs by their figures, and what a change of some figures makes of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from policy_compare.analysis.measures.pairs import MeasuredPair
from policy_compare.analysis.measures.rank_correlation import count_between, count_turned
from policy_compare.analysis.positions import Unit

ChangeKind = Literal["measure", "proposition", "recommendation"]

#: Two units.
Couple = tuple[Unit, Unit]


class Effect(NamedTuple):
    """What one change does to the order of the pairs.

    ``name`` is the other measure, or what was left out. ``pairs`` are ranked before and
    after; ``tau_b`` is told for measures only. ``top`` and ``bottom`` lead and close the
    new order, the first of them in the order of the units where several do. They *stay*
    where at least one pair that did so before still does.
    """

    kind: ChangeKind
    name: str
    pairs: int
    inversions: int
    tau_b: float | None
    top: Couple | None
    top_stays: bool
    bottom: Couple | None
    bottom_stays: bool

    @property
    def harmless(self) -> bool:
        """Whether no order is turned and both ends stay."""
        return not self.inversions and self.top_stays and self.bottom_stays


#: Where more than one pair in so many changes, all are compared: that is quicker then.
_FEW = 4


class PairOrder:
    """The order of the pairs, and what a change makes of it."""

    def __init__(self, values: Sequence[float], ranked: Sequence[MeasuredPair]) -> None:
        self.values = values
        self.ranked = ranked
        self._sorted = sorted(values)
        self._passed: dict[tuple[float, float], int] = {}
        places = range(len(values))
        self._best = sorted(places, key=lambda place: -values[place])
        self._least = sorted(places, key=lambda place: values[place])
        self.leaders = self._places_tied(self._best)
        self.losers = self._places_tied(self._least)

    def _places_tied(self, order: Sequence[int]) -> list[int]:
        """The places at the beginning of the order that have one value."""
        tied: list[int] = []
        for place in order:
            if self.values[place] != self.values[order[0]]:
                break
            tied.append(place)
        return tied

    def couple_at(self, places: Sequence[int]) -> Couple | None:
        """The units of the first of the pairs."""
        return self.ranked[places[0]][:2] if places else None

    def effect_of_change(
        self, kind: ChangeKind, name: str, changes: Mapping[int, float | None]
    ) -> Effect:
        """What comes of new values for the pairs at these places; None is undefined."""
        gone = sum(new is None for new in changes.values())
        if len(changes) * _FEW > len(self.values):
            inversions = self._inversions_among_all(changes)
        else:
            inversions = self._inversions_among_some(changes)
        top, top_stays = self._end_after(self._best, changes, self.leaders, max)
        bottom, bottom_stays = self._end_after(self._least, changes, self.losers, min)
        pairs = len(self.values) - gone
        return Effect(kind, name, pairs, inversions, None, top, top_stays, bottom, bottom_stays)

    def _inversions_among_all(self, changes: Mapping[int, float | None]) -> int:
        """The inversions, found by comparing all pairs."""
        values = self.values
        moved = [(values[place], changes.get(place, values[place])) for place in self._least]
        return count_turned([(old, new) for old, new in moved if new is not None])

    def _inversions_among_some(self, changes: Mapping[int, float | None]) -> int:
        """The inversions, found by looking at those pairs only that changed."""
        values, passed = self.values, self._passed
        moved = [(values[place], new) for place, new in changes.items() if new is not None]
        inversions = count_turned(moved)
        for couple in moved:
            if couple not in passed:
                passed[couple] = count_between(self._sorted, (couple,))
            inversions += passed[couple]
        # Those that changed themselves are compared above, and not passed.
        return inversions - count_between(sorted([values[place] for place in changes]), moved)

    def _end_after(
        self,
        order: Sequence[int],
        changes: Mapping[int, float | None],
        before: Sequence[int],
        furthest: Callable[[Iterable[float]], float],
    ) -> tuple[Couple | None, bool]:
        """Which pair is now at this end, and whether one that was there is so still."""
        values = self.values
        kept = next((place for place in order if place not in changes), None)
        ends = [new for new in changes.values() if new is not None]
        if kept is not None:
            ends.append(values[kept])
        if not ends:
            return None, not before
        end = furthest(ends)
        there = [place for place, new in changes.items() if new == end]
        if kept is not None and values[kept] == end:
            there.append(kept)
        return self.couple_at([min(there)]), any(
            changes.get(place, values[place]) == end for place in before
        )
