"""How far coders agree, as numbers: pure functions of tallies.

A tally says how many units were coded alike: it maps what the coders gave a unit, one
value for each coder, to the number of such units. Everything is computed in whole
numbers and divided once, so that the order of coders and units cannot change a digit.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any

#: Values are anything that can be told apart and counted.
Tally = Mapping[tuple[Any, ...], int]


def share_agreed(pairs: Tally) -> float | None:
    """The share of units to which both coders gave the same value, from 0 to 1.

    None where there are no units. Chance agreement is in it: with two values, coders who
    throw coins agree on half of all units.
    """
    total = sum(pairs.values())
    return _count_agreed(pairs) / total if total else None


def kappa(pairs: Tally) -> float | None:
    """Cohen's κ of two coders who both gave every unit a value, from −1 to 1.

    κ = (pₒ − pₑ) / (1 − pₑ), where pₒ is the share of units coded alike and
    pₑ = Σ_c p_c· p_·c is the *sum*, over the values, of the products of how often each
    coder gave that value. None where there are no units, or both gave one and the same
    value only: then chance alone explains everything, and 1 − pₑ is 0.

    Source: Cohen 1960, "A Coefficient of Agreement for Nominal Scales", Educational and
    Psychological Measurement 20(1), 37–46.
    """
    total = sum(pairs.values())
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (first_value, second_value), count in pairs.items():
        first[first_value] += count
        second[second_value] += count
    # All three are the shares times the square of the number of units.
    expected = sum(count * second[value] for value, count in first.items())
    square = total * total
    if expected == square:
        return None
    return (total * _count_agreed(pairs) - expected) / (square - expected)


def alpha(units: Tally, order: Sequence[Hashable] | None = None) -> float | None:
    """Krippendorff's α of any number of coders; None in a unit is a missing value. At most 1.

    α = 1 − (n − 1) Σ_ck o_ck δ²_ck / Σ_ck n_c n_k δ²_ck. A unit with m values, two or
    more, adds 1 / (m − 1) to the coincidences o_ck for each ordered pair of its values;
    n_c is the sum of o_ck over k, and n that of n_c. Units with one value are left out.
    Without ``order`` the values are nominal: δ² is 1 for two that differ. With it, the
    levels from one end to the other, they are ordinal:
    δ²_ck = (Σ_{g=c..k} n_g − (n_c + n_k) / 2)².

    None where no unit has two values, or all values are the same.

    Raises:
        ValueError: a value is none of the levels.

    Source: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability",
    https://repository.upenn.edu/asc_papers/43.
    """
    together: dict[tuple[Hashable, Hashable], int | Fraction] = {}
    counts: Counter[Hashable] = Counter()
    for unit, times in units.items():
        values = [value for value in unit if value is not None]
        if len(values) < 2 or not times:
            continue
        for value in values:
            counts[value] += times
        weight = times if len(values) == 2 else Fraction(times, len(values) - 1)
        for pair in permutations(values, 2):
            together[pair] = together.get(pair, 0) + weight
    distance = _Nominal() if order is None else _Ordinal(order, counts)
    observed = sum(
        count * distance.squared_distance(first, second)
        for (first, second), count in together.items()
    )
    expected = sum(
        n_one * n_other * distance.squared_distance(first, second)
        for first, n_one in counts.items()
        for second, n_other in counts.items()
    )
    if not expected:
        return None
    return float((expected - (counts.total() - 1) * observed) / expected)


def _count_agreed(pairs: Tally) -> int:
    return sum(count for (first, second), count in pairs.items() if first == second)


class _Nominal:
    """Any two values are as different as any other two."""

    def squared_distance(self, first: Hashable, second: Hashable) -> int:
        return int(first != second)


class _Ordinal:
    """Two levels differ by how many values lie from the one to the other."""

    def __init__(self, order: Sequence[Hashable], counts: Mapping[Hashable, int]) -> None:
        if unknown := set(counts).difference(order):
            raise ValueError(f"none of the levels: {sorted(map(str, unknown))}")
        # Each level's place: twice the number of values below it and half of its own.
        self._places = {order[0]: 0} if order else {}
        for below, above in pairwise(order):
            between = counts.get(below, 0) + counts.get(above, 0)
            self._places[above] = self._places[below] + between

    def squared_distance(self, first: Hashable, second: Hashable) -> int:
        """Four times the square, which cancels out."""
        return (self._places[first] - self._places[second]) ** 2
