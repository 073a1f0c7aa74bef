"""How far all units are at one on each proposition, in numbers."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from math import fsum, log2
from typing import NamedTuple

from policy_compare.analysis.measures.tallies import Counts, Tallies
from policy_compare.analysis.positions import Direction

#: How far apart two values can be: from oppose −1 to support 1.
WIDTH = 2


class Standing(NamedTuple):
    """The units on one proposition, counted.

    A unit that contradicts itself counts as *support* and as *oppose* both, and in
    ``both``; without ``both`` once, the four counts make up all units. ``between`` counts
    the others whose statements are of several levels, so that their mean is between two.
    ``uncoded`` counts the units that say nothing and are not coded to the end.
    ``tastle_wierman`` is from 0 (half for, half against) to 1 (all alike), and None
    where fewer than two units speak: nobody is at one alone.
    """

    proposition: str
    support: int
    oppose: int
    neutral: int
    silent: int
    both: int
    tastle_wierman: float | None
    between: int = 0
    uncoded: int = 0


def count_standings(tallies: Tallies) -> tuple[Standing, ...]:
    """All units on each chosen proposition, in the codebook's order, spoken to or not."""
    counts_by_id: dict[str, list[Counts]] = {id: [] for id in tallies.propositions}
    unfinished = dict.fromkeys(tallies.propositions, len(tallies.unfinished))
    for unit, counts_by_proposition in tallies.by_unit.items():
        for id, counts in counts_by_proposition.items():
            counts_by_id[id].append(counts)
            unfinished[id] -= unit in tallies.unfinished
    return tuple(
        _standing_on(id, counts_of_units, len(tallies.units), unfinished[id])
        for id, counts_of_units in counts_by_id.items()
    )


def _standing_on(id: str, spoken_counts: list[Counts], units: int, uncoded: int) -> Standing:
    values: dict[Fraction, int] = {}
    toward: Counter[Direction | None] = Counter()
    for counts, times in Counter(spoken_counts).items():
        toward[counts.direction] += times
        value = counts.value
        if value is not None:
            values[value] = values.get(value, 0) + times
    return Standing(
        id,
        toward["for"] + toward["both"],
        toward["against"] + toward["both"],
        toward["neutral"],
        units - len(spoken_counts) - uncoded,
        toward["both"],
        tastle_wierman(values),
        sum(
            1 for counts in spoken_counts if counts.direction != "both" and counts.stances_taken > 1
        ),
        uncoded,
    )


def tastle_wierman(counts: Mapping[Fraction, int], width: int = WIDTH) -> float | None:
    """The consensus of values on a scale that is ``width`` wide: 1 + Σ pᵢ log₂(1 − |xᵢ − μ|/d).

    ``counts`` says how many hold each value. 1 is one value held by all, 0 is half at
    either end; None where fewer than two hold any. Rounded to twelve digits, since what comes
    after them depends on the machine. Source: Tastle and Wierman (2007), Consensus and
    dissention: a measure of ordinal dispersion, International Journal of Approximate
    Reasoning 45(3), 531–545.
    """
    total = sum(counts.values())
    if total < 2:
        return None
    mean = sum((value * count for value, count in counts.items()), Fraction()) / total
    parts = [
        count * log2(1 - abs(value - mean) / width)
        for value, count in sorted(counts.items())
        if count
    ]
    return round(1 + fsum(parts) / total, 12)
