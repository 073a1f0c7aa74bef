"""How alike two units are, in numbers.

What one proposition adds to every measure is a term (:func:`term`), the terms of all
propositions are added up (:class:`Sums`), and the measures are quotients of these sums
(:func:`figures`). So a figure can be taken apart proposition by proposition, and mended
when one of them is left out.

Terms and sums are whole numbers, and each measure is one division of two of them. The
division rounds correctly, so that equal figures are equal to the last digit and no
rounding turns the order of two.

Sources of the formulas: Leifeld (2017), *Discourse Network Analysis: Policy Debates as
Dynamic Networks*, and the Discourse Network Analyzer, for congruence, conflict, subtract
and how they are normalised; Wahl-O-Mat and smartvote for city-block. Cosine and Jaccard
are the textbooks'. What the Discourse Network Analyzer calls cosine is not one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import sqrt
from operator import add, attrgetter
from typing import Literal, NamedTuple

from policy_compare.analysis.measures.tallies import SILENT, Counts, Tallies
from policy_compare.analysis.positions import Unit

Measure = Literal[
    "congruence", "conflict", "subtract", "cosine", "agreement_share", "city_block", "jaccard"
]
Normalize = Literal["none", "average", "jaccard"]

#: Every measure, in the order in which they are written.
MEASURES: tuple[Measure, ...] = (
    "congruence",
    "conflict",
    "subtract",
    "cosine",
    "agreement_share",
    "city_block",
    "jaccard",
)

#: What congruence, conflict and subtract may be divided by.
NORMALIZATIONS: tuple[Normalize, ...] = ("none", "average", "jaccard")


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

    def plus(self, other: "Sums", times: int = 1) -> "Sums":
        """These and so many times the others."""
        if times == 1:
            return Sums._make(map(add, self, other))
        return Sums._make([one + times * two for one, two in zip(self, other, strict=True)])


#: The same without names: where there are many pairs the names would take as long again.
_Raw = tuple[int, ...]


class Figures(NamedTuple):
    """The measures of a pair; None is undefined.

    ``congruence`` and ``conflict`` are 0 or more, ``subtract`` and ``cosine`` may be
    negative (cosine −1 to 1), the others go from 0 to 1.
    """

    congruence: float | None = None
    conflict: float | None = None
    subtract: float | None = None
    cosine: float | None = None
    agreement_share: float | None = None
    city_block: float | None = None
    jaccard: float | None = None

    def of(self, measure: Measure) -> float | None:
        """The figure of one measure."""
        return self[MEASURES.index(measure)]


UNDEFINED = Figures()


class Measured(NamedTuple):
    """Two units with what they come to."""

    a: Unit
    b: Unit
    sums: Sums
    figures: Figures


def term(a: Counts, b: Counts, scale: int = 1) -> Sums:
    """What one proposition adds, from how often each unit took each stance on it."""
    statements = a.total + b.total
    taken = a.taken + b.taken
    if SILENT in (a, b):
        return Sums(taken=taken, statements=statements, apart=statements)
    directions = {a.direction, b.direction}
    agree = len(directions) == 1 and "both" not in directions
    disagree = directions == {"for", "against"}
    same = a.support * b.support + a.neutral * b.neutral + a.oppose * b.oppose
    half = a.neutral * (b.support + b.oppose) + b.neutral * (a.support + a.oppose)
    opposite = a.support * b.oppose + a.oppose * b.support
    first, second = _scaled(a, scale), _scaled(b, scale)
    return Sums(
        n=1,
        agree=int(agree),
        disagree=int(disagree),
        mixed=int(not agree and not disagree),
        congruence=2 * same + half,
        conflict=2 * opposite + half,
        dot=first * second,
        square_a=first * first,
        square_b=second * second,
        distance=abs(first - second),
        common=sum(bool(one and two) for one, two in zip(a, b, strict=True)),
        taken=taken,
        statements=statements,
        apart=sum(one * two or one + two for one, two in zip(a, b, strict=True)),
    )


def _scaled(counts: Counts, scale: int) -> int:
    return (counts.support - counts.oppose) * scale // counts.total


def figures(sums: Sums, normalize: Normalize = "none", scale: int = 1) -> Figures:
    """Every measure of a pair from its sums; all are undefined where n is 0.

    - congruence, conflict and subtract (congruence − conflict), divided by 1, by
      (nₐ + nᵦ)/2 (*average*) or by ``apart`` (*jaccard*);
    - cosine: dot / (‖a‖ ‖b‖), undefined where either norm is 0;
    - agreement share: agree / n;
    - city-block: 1 − distance / 2n, as no two values are further apart than 2;
    - jaccard: |A∩B| / |A∪B| of the sets of (proposition, stance) that each unit takes
      anywhere in the selection, also where the other is silent.
    """
    return Figures._make(_figures(sums, normalize, scale))


def _figures(sums: _Raw, normalize: Normalize, scale: int) -> tuple[float | None, ...]:
    (
        n, agree, _, _, congruence, conflict, dot, square_a, square_b, distance,
        common, taken, statements, apart,
    ) = sums  # fmt: skip
    if not n:
        return UNDEFINED
    by = 2 if normalize == "none" else statements if normalize == "average" else 2 * apart
    squares = square_a * square_b
    cosine = None
    if squares:
        # The root of one quotient, so that equal cosines stay equal.
        cosine = sqrt(dot * dot / squares)
        if dot < 0:
            cosine = -cosine
    farthest = 2 * scale * n
    return (
        congruence / by,
        conflict / by,
        (congruence - conflict) / by,
        cosine,
        agree / n,
        (farthest - distance) / farthest,
        common / (taken - common),
    )


def measures(
    tallies: Tallies, normalize: Normalize = "none", min_shared: int = 0
) -> tuple[Measured, ...]:
    """All pairs of units that share at least so many propositions, in the units' order."""
    scale = tallies.scale
    return tuple(
        Measured(a, b, Sums._make(sums), Figures._make(_figures(sums, normalize, scale)))
        for a, b, sums in _pairs(tallies, scale)
        if sums[0] >= min_shared
    )


def table(
    tallies: Tallies, normalize: Normalize = "none", min_shared: int = 0
) -> list[tuple[str | float | None, ...]]:
    """The same pairs as plain rows, which is quicker where there are many.

    A row holds the ids of the two units, n, agree, disagree, mixed, and the figures.
    """
    scale = tallies.scale
    return [
        (a.id, b.id, *sums[:4], *_figures(sums, normalize, scale))
        for a, b, sums in _pairs(tallies, scale)
        if sums[0] >= min_shared
    ]


def terms(
    a: Mapping[str, Counts], b: Mapping[str, Counts], propositions: Sequence[str], scale: int
) -> dict[str, Sums]:
    """The term of each proposition that either of two units speaks to."""
    return {
        id: term(a.get(id, SILENT), b.get(id, SILENT), scale)
        for id in propositions
        if id in a or id in b
    }


def total(found: Mapping[str, Sums]) -> Sums:
    """The terms added up."""
    sums = Sums()
    for one in found.values():
        sums = sums.plus(one)
    return sums


class _Unit(NamedTuple):
    """A unit's counts turned round: for each kind of counts the propositions, as bits.

    ``statements`` and ``taken`` are totals; ``spoken`` has all propositions that it speaks
    to. The rest is for a *plain* unit, which only ever takes one stance once, as nearly
    every paper does: ``held`` has the propositions that it supports, those that it opposes
    and those that it takes no side on beside each other; ``turned`` is the same with
    support and oppose in each other's place; ``sides`` has those on which it takes one.
    """

    unit: Unit
    own: Mapping[str, Counts]
    masks: tuple[tuple[Counts, int], ...]
    statements: int
    taken: int
    spoken: int
    plain: bool
    sides: int
    held: int
    turned: int


_SUPPORT, _NEUTRAL, _OPPOSE = Counts(support=1), Counts(neutral=1), Counts(oppose=1)


def _turned_round(unit: Unit, own: Mapping[str, Counts], bits: Mapping[str, int]) -> _Unit:
    found: dict[Counts, list[int]] = defaultdict(list)
    for id, counts in own.items():
        found[counts].append(bits[id])
    masks = {counts: sum(each) for counts, each in found.items()}
    statements = taken = spoken = 0
    for counts, mask in masks.items():
        statements += counts.total * mask.bit_count()
        taken += counts.taken * mask.bit_count()
        spoken |= mask
    support, neutral, oppose = (masks.get(one, 0) for one in (_SUPPORT, _NEUTRAL, _OPPOSE))
    width = len(bits)
    return _Unit(
        unit,
        own,
        tuple(masks.items()),
        statements,
        taken,
        spoken,
        masks.keys() <= {_SUPPORT, _NEUTRAL, _OPPOSE},
        support | oppose,
        support | oppose << width | neutral << 2 * width,
        oppose | support << width,
    )


def _pairs(tallies: Tallies, scale: int) -> Iterator[tuple[Unit, Unit, _Raw]]:
    """The sums of all pairs: as many terms of a kind as there are bits in common."""
    bits = {id: 1 << at for at, id in enumerate(tallies.propositions)}
    units = [_turned_round(unit, tallies.of[unit.id], bits) for unit in tallies.units]
    known: dict[tuple[Counts, Counts], Sums] = {}
    for at, a in enumerate(units):
        for plain, others in groupby(units[at + 1 :], attrgetter("plain")):
            if a.plain and plain:
                yield from _plain(a, others, scale)
            else:
                yield from ((a.unit, b.unit, _any(a, b, scale, known)) for b in others)


def _plain(a: _Unit, others: Iterable[_Unit], scale: int) -> Iterator[tuple[Unit, Unit, _Raw]]:
    """The sums of a unit and each of the others; all take one stance once where they speak."""
    one, _, _, statements_a, taken_a, spoken_a, _, sides_a, held_a, _ = a
    square = scale * scale
    for two, _, _, statements_b, taken_b, spoken_b, _, sides_b, held_b, turned_b in others:
        n = (spoken_a & spoken_b).bit_count()
        agree = (held_a & held_b).bit_count()
        disagree = (held_a & turned_b).bit_count()
        both_sides = (sides_a & sides_b).bit_count()
        mixed = n - agree - disagree
        statements = statements_a + statements_b
        sums = (
            n,
            agree,
            disagree,
            mixed,
            2 * agree + mixed,
            2 * disagree + mixed,
            (both_sides - 2 * disagree) * square,
            (sides_a & spoken_b).bit_count() * square,
            (spoken_a & sides_b).bit_count() * square,
            (2 * disagree + mixed) * scale,
            agree,
            taken_a + taken_b,
            statements,
            statements - agree,
        )
        yield one, two, sums


def _any(a: _Unit, b: _Unit, scale: int, known: dict[tuple[Counts, Counts], Sums]) -> Sums:
    """The sums of any two units. ``known`` keeps the terms from pair to pair."""

    def both(one: Counts, two: Counts) -> Sums:
        found = known.get((one, two))
        if found is None:
            found = term(one, two, scale)
            # The totals below hold what each says for itself already.
            alone = one.total + two.total
            found = found._replace(taken=0, statements=0, apart=found.apart - alone)
            known[one, two] = found
        return found

    taken, statements = a.taken + b.taken, a.statements + b.statements
    sums = Sums(taken=taken, statements=statements, apart=statements)
    if len(a.masks) * len(b.masks) > (a.spoken & b.spoken).bit_count():
        # Of so many kinds of counts hardly any two meet twice.
        shared = [both(a.own[id], b.own[id]) for id in a.own.keys() & b.own.keys()]
        return Sums._make(map(sum, zip(sums, *shared, strict=True)))
    for one, first in a.masks:
        for two, second in b.masks:
            times = (first & second).bit_count()
            if times:
                sums = sums.plus(both(one, two), times)
    return sums
