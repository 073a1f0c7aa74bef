"""How sure coefficients are: what they might be with other recommendations of the same kind.

The bootstrap draws as many recommendations as there are, with replacement, again and
again, and looks at how a coefficient varies. Whole recommendations are drawn, since what
is coded in one hangs together. The draws are the same each time. Recommendations that are
coded alike are drawn together, so that thousands cost no more than hundreds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from policy_compare.analysis.coders.agreement import Tally, alpha, share_agreed

#: Between what a figure lies; None twice where that is undefined.
Limits = tuple[float | None, float | None]

#: So many replicates; one more is a multiple of 40, so that both limits are among them.
_REPLICATES = 399

#: With fewer recommendations limits would be a guess.
_FEWEST = 10


def estimate_limits(
    tallies: Iterable[Tally], order: Sequence[str] | None = None
) -> tuple[Limits, Limits]:
    """The limits of the share agreed and of α, with a confidence of 95 %.

    ``tallies`` say what two coders gave the units of each recommendation. Undefined are the
    limits where fewer than ten have a unit to which both gave a value, and those of an α
    that is itself undefined in more than one replicate of twenty. ``order`` is as in
    :func:`.agreement.alpha`.

    Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13 (the
    percentile interval); for α: Zapf et al. 2016, BMC Medical Research Methodology 16:93.
    """
    # Neither figure asks which coder gave which value; so sides cannot change the draws.
    kinds = Counter(
        tuple(sorted((*sorted(pair), n) for pair, n in tally.items() if n and None not in pair))
        for tally in tallies
    )
    del kinds[()]
    if kinds.total() < _FEWEST:
        return (None, None), (None, None)
    random = Random(0)  # noqa: S311 - the same draws each time are what is wanted
    units_of_kinds = sorted(kinds)
    replicates: list[Counter[tuple[str, str]]] = []
    for _ in range(_REPLICATES):
        replicates.append(Counter())
        draws = _draw_counts(random, [kinds[units] for units in units_of_kinds])
        for units, times in zip(units_of_kinds, draws, strict=True):
            for first, second, count in units:
                replicates[-1][first, second] += times * count
    return (
        _percentile_limits(map(share_agreed, replicates)),
        _percentile_limits(alpha(replicate, order) for replicate in replicates),
    )


def _percentile_limits(figures: Iterable[float | None]) -> Limits:
    defined = sorted(figure for figure in figures if figure is not None)
    rank = (len(defined) + 1) // 40
    enough = len(defined) >= 0.95 * _REPLICATES
    return (defined[rank - 1], defined[-rank]) if enough else (None, None)


def _draw_counts(random: Random, counts: Sequence[int]) -> Iterator[int]:
    """How often each kind comes in as many draws as there are things, ``counts`` of each kind.

    Of the draws that are left, some bring the next kind. Each is a number from 0 to 1, and
    does so below the kind's share. Both are compared bit by bit, in all draws at once; each
    bit decides about half of those that are in doubt.
    """
    things = draws = sum(counts)
    for count in counts:
        numerator, doubtful, drawn = count, draws, 0
        while doubtful and numerator:
            ones = random.getrandbits(doubtful).bit_count()
            numerator *= 2
            if numerator >= things:
                numerator -= things
                drawn, doubtful = drawn + doubtful - ones, ones
            else:
                doubtful -= ones
        yield drawn
        draws, things = draws - drawn, things - count
