"""Keeps the best pairs of texts, where many texts are the same.

Pairs are first pairs of groups: the texts of a group have the same words, and so the
same score with any other. Only those that are asked for become pairs of texts.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import merge, nlargest
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple

#: Twice as many pairs as are wanted are kept before some are dropped, and this many more.
_SLACK = 10_000


class ScoredPair(NamedTuple):
    """Two texts, by their positions (``a`` < ``b``), and their score, 0 to 100."""

    score: float
    a: int
    b: int


def sort_key_of_pair(pair: ScoredPair) -> tuple[float, int, int]:
    """What pairs are sorted by: the best first, ties by position."""
    return (-pair.score, pair.a, pair.b)


class TextOwners:
    """Whose the texts are: which texts, and how many pairs of two groups, are of different units.

    ``groups`` holds the positions of each group's texts. A unit that is a frozenset is
    several, and different from all that hold none of them.
    """

    def __init__(self, units: Sequence[Hashable] | None, groups: Sequence[Sequence[int]]) -> None:
        self.groups = groups
        self._units = units
        # Sets of one differ as their members do, which is much the faster to count.
        self._several = units is not None and any(
            isinstance(unit, frozenset) and len(unit) != 1 for unit in units
        )
        self._counts: dict[int, Counter[Hashable]] = {}

    def are_apart(self, a: int, b: int) -> bool:
        """Whether the texts at these positions are of different units."""
        return self._units is None or self._units_differ(self._units[a], self._units[b])

    def _units_differ(self, unit: Hashable, partner: Hashable) -> bool:
        if self._several and isinstance(unit, frozenset) and isinstance(partner, frozenset):
            return unit.isdisjoint(partner)
        return unit != partner

    def count_pairs(self, first: int, second: int) -> int:
        """How many pairs of a text of each group are of different units.

        The groups may be the same one.
        """
        left, right = self.groups[first], self.groups[second]
        same = first == second
        if len(left) == len(right) == 1:
            return int(not same and self.are_apart(left[0], right[0]))
        size = len(left) * len(right)
        if self._units is None:
            return (size - len(left)) // 2 if same else size
        mine, theirs = self._texts_by_unit(first), self._texts_by_unit(second)
        if self._several:
            number = sum(
                own_texts * partner_texts
                for unit, own_texts in mine.items()
                for partner, partner_texts in theirs.items()
                if self._units_differ(unit, partner)
            )
        else:
            number = size - sum(mine[unit] * theirs[unit] for unit in mine.keys() & theirs.keys())
        if same:
            # Who is nobody's is apart even from itself, and no pair with itself.
            number -= sum(
                own_texts for unit, own_texts in mine.items() if self._units_differ(unit, unit)
            )
        return number // 2 if same else number

    def _texts_by_unit(self, group: int) -> Counter[Hashable]:
        """How many of the group's texts each unit has."""
        if group not in self._counts and self._units is not None:
            self._counts[group] = Counter([self._units[place] for place in self.groups[group]])
        return self._counts[group]


class BestPairs:
    """The best pairs among those that are added, ``limit`` of them or all."""

    def __init__(self, owners: TextOwners, limit: int | None) -> None:
        self._owners = owners
        self._most = limit
        self._kept: list[tuple[float, int, int]] = []
        self._limit = _SLACK + 2 * (limit or 0)
        self.total = 0

    def add_pairs(self, score: float, first: int, second: int) -> None:
        """Add the pairs of a text of each group; a group pairs with itself too."""
        number = self._owners.count_pairs(first, second)
        if not number:
            return
        self.total += number
        self._kept.append((score, first, second))
        if self._most is not None and len(self._kept) > self._limit:
            # Each of these is one pair of texts at least. All that are as good as the
            # last one stay, since ties are by position.
            worst_kept = nlargest(self._most, self._kept)[-1][0] if self._most else 101
            self._kept = [kept_pair for kept_pair in self._kept if kept_pair[0] >= worst_kept]
            self._limit = _SLACK + 2 * len(self._kept)

    def list_best(self) -> list[ScoredPair]:
        """The pairs of texts, the best first, ties by position."""
        best: list[ScoredPair] = []
        self._kept.sort(key=itemgetter(0), reverse=True)
        for score, same in groupby(self._kept, key=itemgetter(0)):
            streams = [self._pairs_of_groups(first, second) for _, first, second in same]
            room = None if self._most is None else self._most - len(best)
            pairs: Iterable[tuple[int, int]] = streams[0]
            if len(streams) > 1:
                # Where all are wanted, sorting them is several times as fast.
                pairs = sorted(chain(*streams)) if room is None else merge(*streams)
            best += [ScoredPair(score, a, b) for a, b in islice(pairs, room)]
            if self._most is not None and len(best) >= self._most:
                break
        return best

    def _pairs_of_groups(self, first: int, second: int) -> Iterator[tuple[int, int]]:
        """The positions of the pairs of two groups, in order."""
        left, right = self._owners.groups[first], self._owners.groups[second]
        if len(left) == len(right) == 1:
            yield (left[0], right[0]) if left[0] < right[0] else (right[0], left[0])
            return
        if first == second:
            starts: Iterator[tuple[int, Sequence[int]]] = ((a, left) for a in left)
        else:
            starts = merge(((a, right) for a in left), ((b, left) for b in right))
        for a, others in starts:
            for place in range(bisect_right(others, a), len(others)):
                if self._owners.are_apart(a, others[place]):
                    yield a, others[place]
