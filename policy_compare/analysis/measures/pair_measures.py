"""Declares the measures between two units: a new one is one record here.

What a record says is all that the program knows of its measure: columns, the choices of
``--measure`` and their completion, the figures written out, the test of the ranking.

What one proposition adds to every measure is a term, the terms of all propositions are added
up (:class:`Sums`), and the measures are quotients of these sums. So a figure can be taken apart
proposition by proposition, and mended when one of them is left out. Sums are whole numbers and
each measure is one division of two of them. The division rounds correctly, so that equal figures
are equal to the last digit and no rounding turns the order of two. A formula holds for one pair,
whose sums are numbers, and for many, whose sums are arrays: to the last bit the same.
"""

from collections.abc import Callable, Iterator, Mapping
from math import copysign, sqrt
from operator import add
from typing import Any, NamedTuple


class Sums(NamedTuple):
    """What the measures are made of: of one proposition, or of all added up.

    With x the counts of the units a and b, the levels k support 1, neutral 0 and oppose
    −1, and v the mean of a unit's statements on a proposition times a ``scale`` that
    makes it whole:

    - ``n``: propositions on which both spoke; ``agree``, ``disagree`` and ``mixed`` as
      the relation of their positions has it, which together are n;
    - ``congruence``: twice Σ xₐₖ xᵦₖ′ (1 − |k−k′|/2); ``conflict``: twice the sum with
      |k−k′|/2;
    - ``dot``: Σ vₐ vᵦ; ``square_a``, ``square_b``: Σ v² of each; ``distance``:
      Σ |vₐ − vᵦ|; all over propositions on which both spoke;
    - ``common``: (proposition, stance) that both take; ``taken``: those that a takes and
      those that b takes, so that the common ones are in it twice;
    - ``statements``: Σ xₐₖ + Σ xᵦₖ, on every proposition;
    - ``apart``: Σ xₐₖ[xᵦₖ=0] + Σ xᵦₖ[xₐₖ=0] + Σ xₐₖ xᵦₖ, on every proposition.
    """

    n: int = 0
    agree: int = 0
    disagree: int = 0
    mixed: int = 0
    congruence: int = 0
    conflict: int = 0
    dot: int = 0
    square_a: int = 0
    square_b: int = 0
    distance: int = 0
    common: int = 0
    taken: int = 0
    statements: int = 0
    apart: int = 0

    def plus(self, added: "Sums", times: int = 1) -> "Sums":
        """These and so many times the others."""
        if times == 1:
            return Sums._make(map(add, self, added))
        return Sums._make(
            [own_sum + times * other_sum for own_sum, other_sum in zip(self, added, strict=True)]
        )

    @property
    def union(self) -> int:
        """The (proposition, stance) that either takes."""
        return self.taken - self.common


class PairMeasure(NamedTuple):
    """One measure between two units.

    ``name`` is its column and what ``--measure`` calls it, ``label`` what a sentence does.
    ``formula`` gives what is divided and by what, of the sums and the scale of their values. The
    figure is undefined (None, and NaN in an array) where that is 0, and where the units share no
    proposition. It is the root of the quotient, with the quotient's sign, if ``is_root``.
    ``written_out`` is the same with the sums' names in braces, to be filled with numbers.

    A measure that ``is_sum`` may be normalised, and is most often whole if it is not. Of one
    that is ``nearer_when_less`` the least figure is that of the most alike pair.
    ``undefined_where`` says, after *since*, why a formula may have no result, and one that
    ``counts_silence`` rests on more than the propositions on which both spoke.
    """

    name: str
    label: str
    source: str
    formula: Callable[[Sums, int], tuple[int, int]]
    written_out: str
    is_root: bool = False
    is_sum: bool = False
    nearer_when_less: bool = False
    undefined_where: str = ""
    counts_silence: bool = False

    def orient_figure(self, figure: float) -> float:
        """The figure, or its opposite, so that it is the greater the more alike two are."""
        return -figure if self.nearer_when_less else figure


_LEIFELD = (
    "Leifeld (2017), Discourse Network Analysis: Policy Debates as Dynamic Networks; Discourse "
    "Network Analyzer"
)

#: Every measure by its name, in the order in which they are written.
MEASURES: dict[str, PairMeasure] = {
    measure.name: measure
    for measure in (
        PairMeasure(
            "congruence",
            "congruence",
            source=_LEIFELD,
            formula=lambda sums, scale: (sums.congruence, 2),
            written_out="{congruence}",
            is_sum=True,
        ),
        PairMeasure(
            "conflict",
            "conflict",
            source=_LEIFELD,
            formula=lambda sums, scale: (sums.conflict, 2),
            written_out="{conflict}",
            is_sum=True,
            nearer_when_less=True,
        ),
        PairMeasure(
            "subtract",
            "subtract",
            source=_LEIFELD,
            formula=lambda sums, scale: (sums.congruence - sums.conflict, 2),
            written_out="{congruence} − {conflict}",
            is_sum=True,
        ),
        PairMeasure(
            "cosine",
            "cosine",
            source="textbooks: a·b / (‖a‖ ‖b‖); what Discourse Network Analyzer calls so is none",
            # The root of one quotient, so that equal cosines stay equal.
            formula=lambda sums, scale: (sums.dot * abs(sums.dot), sums.square_a * sums.square_b),
            written_out="{dot} / (√{square_a} × √{square_b})",
            is_root=True,
            undefined_where="one of the two takes no side where both speak",
        ),
        PairMeasure(
            "agreement_share",
            "agreement share",
            source="the share of n on which both have one direction",
            formula=lambda sums, scale: (sums.agree, sums.n),
            written_out="{agree} / {n}",
        ),
        PairMeasure(
            "city_block",
            "city-block",
            source="Wahl-O-Mat, smartvote",
            # No two values are further apart than 2.
            formula=lambda sums, scale: (2 * scale * sums.n - sums.distance, 2 * scale * sums.n),
            written_out="1 − {distance} / (2 × {n})",
        ),
        PairMeasure(
            "jaccard",
            "Jaccard",
            source="textbooks: |A∩B| / |A∪B|, of the (proposition, stance) that each takes",
            formula=lambda sums, scale: (sums.common, sums.union),
            written_out="{common} / {union}",
            counts_silence=True,
        ),
    )
}

#: What is shown first and ranked by where nobody says otherwise.
DEFAULT_MEASURE = "agreement_share"


class Normalization(NamedTuple):
    """What the measures that are sums are divided by: the half of a number made of the sums.

    ``what`` says in a sentence what that counts, and ``written_out`` is the division, as in a
    measure.
    """

    name: str
    doubled_divisor: Callable[[Sums], int] | None = None
    what: str = ""
    written_out: str = ""


#: Every way to normalise, by its name. Source: as for congruence.
NORMALIZATIONS: dict[str, Normalization] = {
    normalization.name: normalization
    for normalization in (
        Normalization("none"),
        Normalization(
            "average",
            lambda sums: sums.statements,
            "the average number of statements of the two",
            " / ({statements} / 2)",
        ),
        Normalization(
            "jaccard",
            lambda sums: 2 * sums.apart,
            "the number of statements that either makes or both make alike",
            " / {apart}",
        ),
    )
}

#: The measures of a pair by name; None is undefined.
Figures = Mapping[str, float | None]


def figure_quotients(
    measures: Mapping[str, PairMeasure], normalize: str, sums: Sums, scale: int
) -> Iterator[tuple[PairMeasure, int, int]]:
    """Each measure with what is divided and by what, of one pair or of many."""
    doubled_divisor = NORMALIZATIONS[normalize].doubled_divisor
    divisor = doubled_divisor(sums) if doubled_divisor else None
    for measure in measures.values():
        dividend, by = measure.formula(sums, scale)
        if measure.is_sum and divisor is not None:
            dividend, by = 2 * dividend, by * divisor
        yield measure, dividend, by


def figure_maker(
    measures: Mapping[str, PairMeasure], normalize: str = "none", scale: int = 1
) -> Callable[[Sums], Figures]:
    """What makes the measures of a pair from its sums; all are undefined where n is 0."""
    undefined: Figures = dict.fromkeys(measures)

    def make_figures(sums: Sums) -> Figures:
        if not sums.n:
            return undefined
        return {
            measure.name: _divide(dividend, by, measure)
            for measure, dividend, by in figure_quotients(measures, normalize, sums, scale)
        }

    return make_figures


def _divide(dividend: int, by: int, measure: PairMeasure) -> float | None:
    if not by:
        return None
    quotient = dividend / by
    return copysign(sqrt(abs(quotient)), quotient) if measure.is_root else quotient


#: Of whole numbers below it a product of two has a float of its own, as any division needs.
_EXACT = 2**26


def figure_arrays(
    measures: Mapping[str, PairMeasure], sums: Any, normalize: str = "none", scale: int = 1
) -> dict[str, Any]:
    """The measures of many pairs, whose ``sums`` are arrays; what is undefined is NaN."""
    import numpy as np

    if scale >= _EXACT or any(column.size and abs(column).max() >= _EXACT for column in sums):
        # Python's own numbers have no end, and their division rounds correctly.
        sums = Sums._make(column.astype(object) for column in sums)
    figures = {}
    for measure, dividend, by in figure_quotients(measures, normalize, sums, scale):
        dividends, divisors = (
            np.broadcast_to(dividend, sums.n.shape),
            np.broadcast_to(by, sums.n.shape),
        )
        defined = (sums.n != 0) & (divisors != 0)
        figure = np.full(sums.n.shape, np.nan)
        figure[defined] = dividends[defined] / divisors[defined]
        if measure.is_root:
            figure = np.copysign(np.sqrt(np.abs(figure)), figure)
        figures[measure.name] = figure
    return figures


def labels_where(condition: Callable[[PairMeasure], object]) -> tuple[str, ...]:
    """What those measures are called in a sentence of which the condition holds."""
    return tuple(measure.label for measure in MEASURES.values() if condition(measure))
