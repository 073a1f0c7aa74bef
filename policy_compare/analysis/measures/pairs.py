"""Sums up what each two units say, proposition by proposition, for every measure between them."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from policy_compare.analysis.measures.pair_measures import (
    MEASURES,
    Figures,
    Sums,
    figure_maker,
)
from policy_compare.analysis.measures.tallies import SILENT, Counts, Tallies
from policy_compare.analysis.positions import Unit


class MeasuredPair(NamedTuple):
    """Two units with what they come to."""

    a: Unit
    b: Unit
    sums: Sums
    figures: Figures


def proposition_term(a: Counts, b: Counts, scale: int = 1) -> Sums:
    """What one proposition adds, from how often each unit took each stance on it."""
    statements = a.total + b.total
    stances = a.stances_taken + b.stances_taken
    if SILENT in (a, b):
        return Sums(taken=stances, statements=statements, apart=statements)
    directions = {a.direction, b.direction}
    agree = len(directions) == 1 and "both" not in directions
    disagree = directions == {"for", "against"}
    same = a.support * b.support + a.neutral * b.neutral + a.oppose * b.oppose
    half = a.neutral * (b.support + b.oppose) + b.neutral * (a.support + a.oppose)
    opposite = a.support * b.oppose + a.oppose * b.support
    first, second = _scaled_value(a, scale), _scaled_value(b, scale)
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
        common=sum(bool(count_a and count_b) for count_a, count_b in zip(a, b, strict=True)),
        taken=stances,
        statements=statements,
        apart=sum(
            count_a * count_b or count_a + count_b for count_a, count_b in zip(a, b, strict=True)
        ),
    )


def shared_term(a: Counts, b: Counts, scale: int = 1) -> Sums:
    """What a proposition on which both speak adds beside what each says for itself."""
    term = proposition_term(a, b, scale)
    return term._replace(taken=0, statements=0, apart=term.apart - term.statements)


def _scaled_value(counts: Counts, scale: int) -> int:
    return (counts.support - counts.oppose) * scale // counts.total


def measure_pairs(
    tallies: Tallies,
    normalize: str = "none",
    min_shared: int = 0,
    among: Container[str] | None = None,
) -> list[MeasuredPair]:
    """All pairs (or those of a unit ``among`` these) that share so many propositions, in order."""
    scale = tallies.scale
    make_figures = figure_maker(MEASURES, normalize, scale)
    return [
        MeasuredPair(a, b, sums, make_figures(sums))
        for a, b, sums in _sums_of_pairs(tallies, scale, among)
        if sums.n >= min_shared
    ]


def terms_by_proposition(
    a: Mapping[str, Counts], b: Mapping[str, Counts], propositions: Sequence[str], scale: int
) -> dict[str, Sums]:
    """The term of each proposition that either of two units speaks to."""
    return {
        id: proposition_term(a.get(id, SILENT), b.get(id, SILENT), scale)
        for id in propositions
        if id in a or id in b
    }


def add_terms(terms: Mapping[str, Sums]) -> Sums:
    """The terms added up."""
    sums = Sums()
    for term in terms.values():
        sums = sums.plus(term)
    return sums


class _UnitBits(NamedTuple):
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


def _make_unit_bits(
    unit: Unit, own_counts: Mapping[str, Counts], bits: Mapping[str, int]
) -> _UnitBits:
    propositions: dict[Counts, list[int]] = defaultdict(list)
    for id, counts in own_counts.items():
        propositions[counts].append(bits[id])
    masks = {counts: sum(each) for counts, each in propositions.items()}
    statements = stances = spoken = 0
    for counts, mask in masks.items():
        statements += counts.total * mask.bit_count()
        stances += counts.stances_taken * mask.bit_count()
        spoken |= mask
    support, neutral, oppose = (masks.get(counts, 0) for counts in (_SUPPORT, _NEUTRAL, _OPPOSE))
    width = len(bits)
    return _UnitBits(
        unit,
        own_counts,
        tuple(masks.items()),
        statements,
        stances,
        spoken,
        masks.keys() <= {_SUPPORT, _NEUTRAL, _OPPOSE},
        support | oppose,
        support | oppose << width | neutral << 2 * width,
        oppose | support << width,
    )


def _sums_of_pairs(
    tallies: Tallies, scale: int, among: Container[str] | None
) -> Iterator[tuple[Unit, Unit, Sums]]:
    """The sums of all pairs: as many terms of a kind as there are bits in common."""
    bits = {id: 1 << place for place, id in enumerate(tallies.propositions)}
    units = [_make_unit_bits(unit, tallies.by_unit[unit.id], bits) for unit in tallies.units]
    terms: dict[tuple[Counts, Counts], Sums] = {}
    for place, a in enumerate(units):
        rest = units[place + 1 :]
        if among is not None and a.unit.id not in among:
            rest = [b for b in rest if b.unit.id in among]
        for plain, others in groupby(rest, attrgetter("plain")):
            if a.plain and plain:
                yield from _sums_of_plain_pairs(a, others, scale)
            else:
                yield from ((a.unit, b.unit, _sums_of_any_pair(a, b, scale, terms)) for b in others)


def _sums_of_plain_pairs(
    a: _UnitBits, others: Iterable[_UnitBits], scale: int
) -> Iterator[tuple[Unit, Unit, Sums]]:
    """The sums of a unit and each of the others; all take one stance once where they speak."""
    unit_a, _, _, statements_a, _, spoken_a, _, sides_a, held_a, _ = a
    for unit_b, _, _, statements_b, _, spoken_b, _, sides_b, held_b, turned_b in others:
        yield (
            unit_a,
            unit_b,
            plain_sums(
                (spoken_a & spoken_b).bit_count(),
                (held_a & held_b).bit_count(),
                (held_a & turned_b).bit_count(),
                (sides_a & sides_b).bit_count(),
                (sides_a & spoken_b).bit_count(),
                (spoken_a & sides_b).bit_count(),
                statements_a + statements_b,
                scale,
            ),
        )


def plain_sums(
    n: int,
    agree: int,
    disagree: int,
    both_sides: int,
    sides_a: int,
    sides_b: int,
    statements: int,
    scale: int = 1,
) -> Sums:
    """The sums of two units that take one stance once wherever they speak, or of many such pairs.

    Of the n propositions that they share, both take a side on ``both_sides``, a on ``sides_a``, b
    on ``sides_b``. All may be arrays, and so are the sums then.
    """
    mixed = n - agree - disagree
    square = scale * scale
    return Sums(
        n=n,
        agree=agree,
        disagree=disagree,
        mixed=mixed,
        congruence=2 * agree + mixed,
        conflict=2 * disagree + mixed,
        dot=(both_sides - 2 * disagree) * square,
        square_a=sides_a * square,
        square_b=sides_b * square,
        distance=(2 * disagree + mixed) * scale,
        common=agree,
        taken=statements,
        statements=statements,
        apart=statements - agree,
    )


def _sums_of_any_pair(
    a: _UnitBits, b: _UnitBits, scale: int, terms: dict[tuple[Counts, Counts], Sums]
) -> Sums:
    """The sums of any two units. ``terms`` keeps the terms from pair to pair."""

    def both(counts_a: Counts, counts_b: Counts) -> Sums:
        term = terms.get((counts_a, counts_b))
        if term is None:
            term = terms[counts_a, counts_b] = shared_term(counts_a, counts_b, scale)
        return term

    stances, statements = a.taken + b.taken, a.statements + b.statements
    sums = Sums(taken=stances, statements=statements, apart=statements)
    if len(a.masks) * len(b.masks) > (a.spoken & b.spoken).bit_count():
        # Of so many kinds of counts hardly any two meet twice.
        shared = [both(a.own[id], b.own[id]) for id in a.own.keys() & b.own.keys()]
        return Sums._make(map(sum, zip(sums, *shared, strict=True)))
    for counts_a, first in a.masks:
        for counts_b, second in b.masks:
            times = (first & second).bit_count()
            if times:
                sums = sums.plus(both(counts_a, counts_b), times)
    return sums
