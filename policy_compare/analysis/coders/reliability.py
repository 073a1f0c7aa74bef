"""How far two codings agree, variable by variable, and where they do not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from policy_compare.analysis.coders.agreement import Tally, alpha, kappa, share_agreed
from policy_compare.analysis.coders.codings import CodedPair, Codings
from policy_compare.analysis.coders.counterparts import CodedKind
from policy_compare.model import STRENGTHS, Stance

Variable = Literal["recommendation", "stance", "proposition", "strength", "actor", "topic"]

VARIABLES: tuple[Variable, ...] = (
    "recommendation",
    "stance",
    "proposition",
    "strength",
    "actor",
    "topic",
)

#: What a coder decides for each name that there is: whether the recommendation has it.
YES, NO = "yes", "no"

_STANCES: tuple[Stance, ...] = ("oppose", "neutral", "support")


class Coefficients(NamedTuple):
    """How far the codings agree on one variable.

    ``n`` counts the units to which both gave a value; the figures rest on these. To
    ``only_a`` and ``only_b`` one coder alone gave any. ``agreement`` is the share of n
    that is coded alike, from 0 to 1; of recommendations, the share of all that both
    have. An undefined figure is None, and ``why`` says why; ordinal α is also None where
    values have no order.
    """

    variable: Variable
    n: int
    only_a: int
    only_b: int
    agreement: float | None
    alpha_nominal: float | None = None
    alpha_ordinal: float | None = None
    kappa: float | None = None
    why: Literal["", "none coded by both", "one value only"] = ""


class CodingDifference(NamedTuple):
    """Something coded differently. ``a`` and ``b`` are None where a coder gave nothing.

    ``paper`` is the id in A, ``in_a`` and ``in_b`` are the recommendations, ``about``
    the proposition, actor or topic. Of a recommendation that one coder alone has,
    the value is its statement.
    """

    variable: Variable
    paper: str
    in_a: str | None
    in_b: str | None
    about: str | None
    a: str | None
    b: str | None


def measure_reliability(codings: Codings) -> tuple[Coefficients, ...]:
    """The coefficients of each variable, in the order of ``VARIABLES``.

    The units are

    - *recommendation*: the recommendations that either coder has;
    - *stance*: a matched recommendation and a proposition to which it takes a stance by
      one coder at least; missing where the other gave none;
    - *strength*: a matched recommendation;
    - *proposition*, *actor*, *topic*: a matched recommendation and any name that either
      coder used anywhere in the papers: has it, or has it not.
    """
    n, only_a, only_b = len(codings.pairs), len(codings.left_a), len(codings.left_b)
    total = n + only_a + only_b
    stances: Counter[tuple[Stance | None, Stance | None]] = Counter(
        (pair.a.stances.get(id), pair.b.stances.get(id))
        for pair in codings.pairs
        for id in pair.a.stances.keys() | pair.b.stances.keys()
    )
    strengths = Counter((pair.a.strength, pair.b.strength) for pair in codings.pairs)
    return (
        Coefficients("recommendation", n, only_a, only_b, n / total if total else None),
        _measure_variable("stance", stances, _STANCES),
        _measure_variable("proposition", _tally_decisions(codings, "proposition")),
        _measure_variable("strength", strengths, STRENGTHS),
        _measure_variable("actor", _tally_decisions(codings, "actor")),
        _measure_variable("topic", _tally_decisions(codings, "topic")),
    )


def _tally_decisions(codings: Codings, kind: CodedKind) -> Tally:
    """How often both, one or none of the coders gave a recommendation one of the names.

    Counted by what was given: with thousands of names most units are a no of both.
    """
    tally: Counter[tuple[str, str]] = Counter()
    for pair in codings.pairs:
        a, b = pair.a.names[kind], pair.b.names[kind]
        tally[YES, YES] += len(a & b)
        tally[YES, NO] += len(a - b)
        tally[NO, YES] += len(b - a)
    tally[NO, NO] = len(codings.pairs) * len(codings.used[kind]) - tally.total()
    return tally


def _measure_variable(
    variable: Variable,
    tally: Tally,
    order: Sequence[str] | None = None,
) -> Coefficients:
    both: Counter[tuple[str, str]] = Counter()
    only_a = only_b = 0
    for (value_a, value_b), count in tally.items():
        if value_a is not None and value_b is not None:
            both[value_a, value_b] += count
        elif value_a is not None:
            only_a += count
        elif value_b is not None:
            only_b += count
    n = both.total()
    values = {value for pair, count in both.items() if count for value in pair}
    why: Literal["", "none coded by both", "one value only"] = ""
    if not n:
        why = "none coded by both"
    elif len(values) == 1:
        why = "one value only"
    return Coefficients(
        variable,
        n,
        only_a,
        only_b,
        share_agreed(both),
        # A unit without a second value does not enter into α, so that those of both are all.
        alpha(both),
        alpha(both, order) if order else None,
        kappa(both),
        why,
    )


def list_differences(codings: Codings) -> tuple[CodingDifference, ...]:
    """Everything that was coded differently, the gravest first.

    In this order: recommendations that one coder alone has; opposite stances; a stance
    beside a neutral one; a stance that the other did not give; strengths two steps
    apart, one step apart, given by one alone; actors; topics. Then by paper and id.
    """
    home = {shared_paper.b.id: shared_paper.a.id for shared_paper in codings.papers}
    graded = [
        (0, _of_one_coder(recommendation.paper, recommendation.ref, None, recommendation.statement))
        for recommendation in codings.left_a
    ]
    graded += [
        (
            0,
            _of_one_coder(
                home[recommendation.paper], None, recommendation.ref, recommendation.statement
            ),
        )
        for recommendation in codings.left_b
    ]
    for pair in codings.pairs:
        graded += _stance_differences(pair)
        graded += _strength_differences(pair)
        graded += _name_differences(pair, "actor", 7)
        graded += _name_differences(pair, "topic", 8)
    graded.sort(
        key=lambda item: (
            item[0],
            item[1].paper,
            item[1].in_a is None,
            item[1].in_a or item[1].in_b or "",
            item[1].about or "",
        )
    )
    return tuple(difference for _, difference in graded)


def _of_one_coder(
    paper: str, in_a: str | None, in_b: str | None, statement: str
) -> CodingDifference:
    a, b = (None, statement) if in_a is None else (statement, None)
    return CodingDifference("recommendation", paper, in_a, in_b, None, a, b)


_Graded = Iterator[tuple[int, CodingDifference]]


def _difference_of_pair(
    pair: CodedPair, variable: Variable, about: str | None, a: str | None, b: str | None
) -> CodingDifference:
    item_a, item_b = pair.match.a, pair.match.b
    return CodingDifference(variable, item_a.paper, item_a.ref, item_b.ref, about, a, b)


def _stance_differences(pair: CodedPair) -> _Graded:
    for id in pair.a.stances.keys() | pair.b.stances.keys():
        a, b = pair.a.stances.get(id), pair.b.stances.get(id)
        if a != b:
            yield _grade_stances(a, b), _difference_of_pair(pair, "stance", id, a, b)


def _grade_stances(a: Stance | None, b: Stance | None) -> int:
    if a is None or b is None:
        return 3
    return 2 if "neutral" in (a, b) else 1


def _strength_differences(pair: CodedPair) -> _Graded:
    a, b = pair.a.strength, pair.b.strength
    if a != b:
        steps = 0 if a is None or b is None else abs(STRENGTHS.index(a) - STRENGTHS.index(b))
        yield 6 - steps, _difference_of_pair(pair, "strength", None, a, b)


def _name_differences(pair: CodedPair, kind: CodedKind, grade: int) -> _Graded:
    a, b = pair.a.names[kind], pair.b.names[kind]
    for id in a ^ b:
        values = (YES, NO) if id in a else (NO, YES)
        yield grade, _difference_of_pair(pair, kind, id, *values)
