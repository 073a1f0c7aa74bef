"""How far two codings agree, variable by variable, and where they do not."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import Literal, NamedTuple

from policy_compare.analysis.coders.agreement import Tally, alpha, kappa, share_agreed
from policy_compare.analysis.coders.codings import NAMES_OF, CodedNames, CodedPair, Codings, NamesOf
from policy_compare.analysis.coders.difference_kinds import (
    DIFFERENCE_KINDS,
    DifferenceKind,
    find_difference_kind,
)
from policy_compare.analysis.coders.intervals import estimate_limits
from policy_compare.analysis.coders.matching import paragraph_of
from policy_compare.model import STRENGTHS, StanceOn

#: What a coder decides for each name that there is: whether the recommendation has it.
YES, NO = "yes", "no"

#: What is said of a position that has no doers or strength of its own.
SAME = "as the recommendation"

#: What a unit is about, if not a recommendation, and what each coder gave it, if anything.
_Unit = tuple[str | None, str | None, str | None]


class Variable(NamedTuple):
    """What coders decide: its units in a matched recommendation; its values in order, if any.

    Of names the units are those that one coder gave at least: all others that were used
    anywhere are a no of both.
    """

    name: str
    units: Callable[[CodedPair], list[_Unit]]
    order: Sequence[str] | None = None
    names: NamesOf | None = None


def _one_of_each(value: Callable[[CodedNames], str | None]) -> Callable[[CodedPair], list[_Unit]]:
    return lambda pair: [(None, value(pair.a) or None, value(pair.b) or None)]


def _of_positions(value: Callable[[StanceOn], str]) -> Callable[[CodedPair], list[_Unit]]:
    """What is decided of a position, where both take a stance on the proposition."""
    return lambda pair: [
        (id, value(pair.a.positions[id]), value(pair.b.positions[id]))
        for id in pair.a.positions.keys() & pair.b.positions.keys()
    ]


def _stance_units(pair: CodedPair) -> list[_Unit]:
    a, b = ({id: on.stance for id, on in code.positions.items()} for code in (pair.a, pair.b))
    return [(id, a.get(id), b.get(id)) for id in a.keys() | b.keys()]


def _decisions_on(names: NamesOf) -> Variable:
    def name_units(pair: CodedPair) -> list[_Unit]:
        a, b = pair.a.names[names], pair.b.names[names]
        return [(id, YES if id in a else NO, YES if id in b else NO) for id in a | b]

    return Variable(names, name_units, names=names)


VARIABLES = (
    Variable("stance", _stance_units, ("oppose", "neutral", "support")),
    Variable("condition", _of_positions(lambda on: YES if on.condition else NO)),
    Variable("by", _of_positions(lambda on: "; ".join(sorted(on.by)) or SAME)),
    Variable("position strength", _of_positions(lambda on: on.strength or SAME)),
    _decisions_on("proposition"),
    Variable("strength", _one_of_each(lambda code: code.strength), STRENGTHS),
    _decisions_on("actor"),
    _decisions_on("target"),
    Variable("instrument", _one_of_each(lambda code: code.instrument)),
    _decisions_on("topic"),
)


class Coefficients(NamedTuple):
    """How far the codings agree on one variable.

    ``n`` counts the units to which both gave a value; the figures rest on these. To
    ``only_a`` and ``only_b`` one coder alone gave any. ``agreement`` is the share of n
    that is coded alike, from 0 to 1; of recommendations, the share of all that both
    have. An undefined figure is None, and ``why`` says why; ordinal α is also None where
    values have no order. The limits of α are those of the ordinal one where there is one.
    """

    variable: str
    n: int
    only_a: int
    only_b: int
    agreement: float | None
    alpha_nominal: float | None
    alpha_ordinal: float | None
    kappa: float | None
    agreement_low: float | None
    agreement_high: float | None
    alpha_low: float | None
    alpha_high: float | None
    why: Literal["", "none coded by both", "one value only"] = ""

    @property
    def alpha(self) -> float | None:
        """The α that fits the variable: ordinal where its values have an order."""
        return self.alpha_nominal if self.alpha_ordinal is None else self.alpha_ordinal


class CodingDifference(NamedTuple):
    """Something coded differently. ``a`` and ``b`` are None where a coder gave nothing.

    ``paper`` is the id in A, ``in_a`` and ``in_b`` are the recommendations, ``about``
    the proposition, actor or topic. Of a recommendation that one coder alone has,
    the value is its statement.
    """

    variable: str
    paper: str
    in_a: str | None
    in_b: str | None
    about: str | None
    a: str | None
    b: str | None
    kind: DifferenceKind


class KindCount(NamedTuple):
    """How many recommendations, or positions of theirs, differ in this way, and which."""

    variable: str
    kind: str
    times: int
    rule: str | None
    recommendations: tuple[str, ...]


def measure_reliability(codings: Codings) -> tuple[Coefficients, ...]:
    """The coefficients of recommendations, then of each of ``VARIABLES``.

    The units are

    - *recommendation*: the recommendations that either coder has;
    - *stance*: a matched recommendation and a proposition to which it takes a stance by
      one coder at least; missing where the other gave none;
    - *condition*, *by*, *position strength*: those of them to which both gave a stance:
      is there a condition, who would do it and how firmly, if that is said;
    - *strength*, *instrument*: a matched recommendation;
    - *proposition*, *actor*, *target*, *topic*: a matched recommendation and any name that
      either coder used anywhere in the papers: has it, or has it not.
    """
    n, only_a, only_b = len(codings.pairs), len(codings.left_a), len(codings.left_b)
    shared = [{(YES, YES): 1}] * n + [{(YES, NO): 1}] * (only_a + only_b)
    share, (limits, _) = n / len(shared) if shared else None, estimate_limits(shared)
    return (
        Coefficients(
            "recommendation", n, only_a, only_b, share, None, None, None, *limits, None, None
        ),
        *(_measure_units(variable, _tally_pairs(variable, codings)) for variable in VARIABLES),
    )


def measure_stances(codings: Codings) -> Coefficients:
    """The coefficients of stances alone, without limits."""
    return _measure_units(VARIABLES[0], _tally_pairs(VARIABLES[0], codings), with_limits=False)


def measure_topics(codings: Codings) -> dict[str, Coefficients]:
    """The coefficients of stances by the topic of their propositions, the least α first."""
    tallies: dict[str, list[Counter[tuple[str | None, str | None]]]] = {}
    for pair in codings.pairs:
        pairs_by_topic: dict[str, Counter[tuple[str | None, str | None]]] = {}
        for id, a, b in _stance_units(pair):
            for topic in codings.topics.get(id or "", ()):
                pairs_by_topic.setdefault(topic, Counter())[a, b] += 1
        for topic, tally in pairs_by_topic.items():
            tallies.setdefault(topic, []).append(tally)
    measured = {topic: _measure_units(VARIABLES[0], tallies[topic]) for topic in sorted(tallies)}
    return dict(
        sorted(measured.items(), key=lambda item: inf if item[1].alpha is None else item[1].alpha)
    )


def _tally_pairs(variable: Variable, codings: Codings) -> Sequence[Tally]:
    """How often each pair was given which values; what neither gave is not listed but counted."""
    tallies = [Counter((a, b) for _, a, b in variable.units(pair)) for pair in codings.pairs]
    if variable.names:
        for tally in tallies:
            tally[NO, NO] = len(codings.used[variable.names]) - tally.total()
    return tallies


def _measure_units(
    variable: Variable, tallies: Sequence[Tally], *, with_limits: bool = True
) -> Coefficients:
    tally_of_all: Counter[tuple[str | None, str | None]] = Counter()
    for values, count in chain.from_iterable(tally.items() for tally in tallies):
        tally_of_all[values] += count
    both = {values: count for values, count in tally_of_all.items() if None not in values and count}
    why: Literal["", "none coded by both", "one value only"] = ""
    if not both:
        why = "none coded by both"
    elif len({value for values in both for value in values}) == 1:
        why = "one value only"
    agreement_limits, alpha_limits = estimate_limits(tallies if with_limits else (), variable.order)
    return Coefficients(
        variable.name,
        sum(both.values()),
        sum(count for (a, b), count in tally_of_all.items() if a is not None and b is None),
        sum(count for (a, b), count in tally_of_all.items() if a is None and b is not None),
        share_agreed(both),
        # A unit without a second value does not enter into α, so that those of both are all.
        alpha(both),
        alpha(both, variable.order) if variable.order else None,
        kappa(both),
        *agreement_limits,
        *alpha_limits,
        why,
    )


def list_differences(codings: Codings) -> tuple[CodingDifference, ...]:
    """Everything that was coded differently, the gravest kind first, then by paper and id."""
    differences = [*_list_unmatched(codings)]
    for pair in codings.pairs:
        differences += _list_differences_of_pair(pair)

    def place_of(item: CodingDifference) -> tuple[object, ...]:
        grade, ref = DIFFERENCE_KINDS.index(item.kind), item.in_a or item.in_b or ""
        return grade, item.paper, item.in_a is None, ref, item.about or ""

    return tuple(sorted(differences, key=place_of))


def _list_unmatched(codings: Codings) -> Iterator[CodingDifference]:
    """The recommendations of one coder alone; some stand in a paragraph with one of both."""
    homes = {shared_paper.b.id: shared_paper.a.id for shared_paper in codings.papers}
    paragraphs = {
        (match.a.paper, paragraph_of(item)) for match, _, _ in codings.pairs for item in match[:2]
    }
    for items, in_a in ((codings.left_a, True), (codings.left_b, False)):
        for item in items:
            paper, paragraph = item.paper if in_a else homes[item.paper], paragraph_of(item)
            beside = paragraph is not None and (paper, paragraph) in paragraphs
            kind = find_difference_kind("recommendation", True, beside)
            a, b = (item, None) if in_a else (None, item)
            refs = a and a.ref, b and b.ref
            yield CodingDifference(
                kind.variable, paper, *refs, None, a and a.statement, b and b.statement, kind
            )


def _list_differences_of_pair(pair: CodedPair) -> Iterator[CodingDifference]:
    a, b = pair.match.a, pair.match.b
    for name, units, _, names in VARIABLES:
        # Where propositions differ, one alone took a stance.
        for about, in_a, in_b in units(pair) if name != "proposition" else ():
            if in_a != in_b:
                given = (pair.a.names[names], pair.b.names[names]) if names else (in_a, in_b)
                kind = find_difference_kind(name, *given)
                yield CodingDifference(name, a.paper, a.ref, b.ref, about, in_a, in_b, kind)


def count_kinds(differences: Iterable[CodingDifference]) -> tuple[KindCount, ...]:
    """How often coders differ in which way, most often first; several names count once."""
    refs: dict[DifferenceKind, dict[object, str]] = {}
    for difference in differences:
        about = None if difference.variable in NAMES_OF else difference.about
        unit = (difference.in_a, difference.in_b, about)
        refs.setdefault(difference.kind, {})[unit] = difference.in_a or difference.in_b or ""
    counts = []
    for kind, of_kind in refs.items():
        about_all = (kind.variable, kind.label, len(of_kind), kind.rule or None)
        counts.append(KindCount(*about_all, tuple(dict.fromkeys(of_kind.values()))))
    # Those of a number stay in the order in which they are met, the gravest first.
    return tuple(sorted(counts, key=lambda count: -count.times))
