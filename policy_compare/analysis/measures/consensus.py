"""How far all units are at one on each proposition, in numbers."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from math import fsum, lcm, log2
from operator import itemgetter, mul
from typing import NamedTuple

from policy_compare.analysis.measures.tallies import Counts, Tallies

#: How far apart two values can be: from oppose −1 to support 1.
WIDTH = 2


#: How many units have each of several counts.
_Times = tuple[int, ...]

#: Several counts, nearly always the same, and how many units have each of them, which may be none.
SpokenTimes = tuple[tuple[Counts, ...], _Times]


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


class SpokenCounts(NamedTuple):
    """How many units speak to each proposition with which counts: all that consensus is made of.

    ``units`` is how many there are, the silent ones too, and ``unfinished`` how many of them are
    not coded to the end. ``by_proposition`` has every chosen proposition in the codebook's order,
    and ``unfinished_speakers[proposition]`` how many of the unfinished speak to it, where any does.
    """

    units: int
    unfinished: int
    by_proposition: Mapping[str, SpokenTimes]
    unfinished_speakers: Mapping[str, int]


def count_speaking_units(tallies: Tallies) -> SpokenCounts:
    """How many of the units have which counts on each proposition."""
    by_proposition: dict[str, Counter[Counts]] = {id: Counter() for id in tallies.propositions}
    speakers: Counter[str] = Counter()
    for unit, counts_by_proposition in tallies.by_unit.items():
        for id, counts in counts_by_proposition.items():
            by_proposition[id][counts] += 1
        if unit in tallies.unfinished:
            speakers.update(counts_by_proposition.keys())
    spoken = list_times(by_proposition)
    return SpokenCounts(len(tallies.units), len(tallies.unfinished), spoken, speakers)


def list_times(by_proposition: Mapping[str, Mapping[Counts, int]]) -> dict[str, SpokenTimes]:
    """How many units have each counts, as :class:`SpokenCounts` holds them."""
    return {id: (tuple(each), tuple(each.values())) for id, each in by_proposition.items()}


def count_standings(spoken: SpokenCounts) -> tuple[Standing, ...]:
    """All units on each chosen proposition, in the codebook's order, spoken to or not."""
    speakers = spoken.unfinished_speakers
    return tuple(
        _standing_on(id, *said, spoken.units, spoken.unfinished - speakers.get(id, 0))
        for id, said in spoken.by_proposition.items()
    )


def _standing_on(
    id: str, counts: tuple[Counts, ...], times: _Times, units: int, uncoded: int
) -> Standing:
    kinds = _read_counts(counts)
    support, oppose, neutral, both, between = kinds.count_units(times)
    return Standing(
        id,
        support,
        oppose,
        neutral,
        units - sum(times) - uncoded,
        both,
        tastle_wierman(kinds.steps, times, kinds.width),
        between,
        uncoded,
    )


class _KindsOfCounts(NamedTuple):
    """What each of several counts comes to.

    ``count_units`` tells, by how many units have each, how many count as support, oppose, neutral,
    both and between; the values are whole ``steps`` on a scale of ``width``.
    """

    count_units: Callable[[_Times], Sequence[int]]
    steps: Sequence[int]
    width: int


# Propositions are many, and which counts there are on one is nearly always the same.
@lru_cache(maxsize=1024)
def _read_counts(kinds: tuple[Counts, ...]) -> _KindsOfCounts:
    scale = lcm(*(counts.total for counts in kinds))
    directions = [counts.direction for counts in kinds]
    sides = (("for", "both"), ("against", "both"), ("neutral",), ("both",))
    between = [counts.stances_taken > 1 and counts.direction != "both" for counts in kinds]
    counted = (*([direction in side for direction in directions] for side in sides), between)
    return _KindsOfCounts(
        _count_each(counted),
        [(counts.support - counts.oppose) * scale // counts.total for counts in kinds],
        WIDTH * scale,
    )


def _count_each(counted: Sequence[Sequence[bool]]) -> Callable[[_Times], Sequence[int]]:
    """What adds up the units for each of several things that some of the counts are counted as."""
    if all(sum(are_counted) < 2 for are_counted in counted):
        # Nearly always each is a number that is there, or the 0 behind these.
        choose = itemgetter(*([*are_counted, True].index(True) for are_counted in counted))
        return lambda times: choose((*times, 0))
    return lambda times: [sum(compress(times, are_counted)) for are_counted in counted]


def tastle_wierman(steps: Sequence[int], times: Sequence[int], width: int) -> float | None:
    """The consensus of values on a scale that is ``width`` wide: 1 + Σ pᵢ log₂(1 − |xᵢ − μ|/d).

    ``times`` says how many hold each of the ``steps``, which are whole: as exact as fractions and
    very much faster. 1 is one value held by all, 0 is half at either end; None where fewer than two
    hold any. Rounded to twelve digits, since what comes after them depends on the machine.
    Source: Tastle and Wierman (2007), Consensus and dissention: a measure of ordinal dispersion,
    International Journal of Approximate Reasoning 45(3), 531–545.
    """
    total = sum(times)
    if total < 2:
        return None
    sum_of_steps = sum(map(mul, steps, times))
    whole = width * total
    parts = [
        count * log2((whole - abs(step * total - sum_of_steps)) / whole)
        for step, count in zip(steps, times, strict=True)
        if count
    ]
    return round(1 + fsum(parts) / total, 12)
