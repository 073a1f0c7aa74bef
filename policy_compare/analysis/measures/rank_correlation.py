"""How two orders of the same things differ.

Values are compared exactly: who makes them sees to it that equal ones are equal.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

#: So many values are sorted in one by one before they join the others; more would be
#: moved about too often, fewer would make the joining too frequent.
_CHUNK = 2000


def count_inversions(values: Sequence[float]) -> int:
    """How many times a value comes after a greater one; equal ones are in order."""
    inversions = 0
    done: list[float] = []
    for start in range(0, len(values), _CHUNK):
        fresh: list[float] = []
        size = len(done)
        for place, value in enumerate(values[start : start + _CHUNK]):
            if done:
                inversions += size - bisect_right(done, value)
            inversions += place - bisect_right(fresh, value)
            insort(fresh, value)
        done += fresh
        done.sort()
    return inversions


def count_between(values: Sequence[float], couples: Iterable[tuple[float, float]]) -> int:
    """How many of the sorted values lie strictly between the two of a couple, over all couples."""
    count = 0
    for start, end in couples:
        if start < end:
            inside = bisect_left(values, end) - bisect_right(values, start)
        else:
            inside = bisect_left(values, start) - bisect_right(values, end)
        # Between two that are equal there is less than nothing.
        count += max(0, inside)
    return count


def count_turned(pairs: Iterable[tuple[float, float]]) -> int:
    """How many couples (old, new) stand in one order by old and in the other by new.

    A tie before or after is no order, so that nothing is turned by it.
    """
    return count_inversions([new for _, new in sorted(pairs)])


def tau_b(pairs: Sequence[tuple[float, float]], turned: int | None = None) -> float | None:
    """Kendall's rank correlation of two orders, corrected for ties: −1 to 1.

    ``turned`` is :func:`count_turned` of the pairs, where it is known.

    (C − D) / √((P − T₁)(P − T₂)) with C couples in the same order, D in the opposite
    one, P all couples, T₁ and T₂ those tied in either. None where all are tied in one
    of the two. Source: Kendall (1945), The treatment of ties in ranking problems,
    Biometrika 33(3), 239–251.
    """
    every = _count_couples(len(pairs))
    first = _count_tied(old for old, _ in pairs)
    second = _count_tied(new for _, new in pairs)
    if every in (first, second):
        return None
    apart = every - first - second + _count_tied(pairs)
    turned = count_turned(pairs) if turned is None else turned
    return (apart - 2 * turned) / sqrt((every - first) * (every - second))


def _count_couples(count: int) -> int:
    return count * (count - 1) // 2


def _count_tied(values: Iterable[object]) -> int:
    """How many couples are equal."""
    return sum(map(_count_couples, Counter(values).values()))
