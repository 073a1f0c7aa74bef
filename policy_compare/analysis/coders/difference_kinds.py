"""In which ways two coders can differ, and which section of the coding guide decides each.

Coders meet about rules and not about single differences; so those of a kind are counted.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from policy_compare.model import STRENGTHS


class DifferenceKind(NamedTuple):
    """One way to differ in a variable.

    ``rule`` is the heading of the guide's page ``rules`` under which it is decided, if any.
    ``fits`` tells it from what each coder gave; where there may be several names, from all.
    """

    variable: str
    label: str
    rule: str
    fits: Callable[[Any, Any], object] = lambda _a, _b: True


def find_difference_kind(variable: str, a: object, b: object) -> DifferenceKind:
    """The first kind of the variable that fits."""
    return next(kind for kind in DIFFERENCE_KINDS if kind.variable == variable and kind.fits(a, b))


def _is_of_one_alone(a: object, b: object) -> bool:
    return not a or not b


def _kinds_of_names(variable: str, rule: str) -> tuple[DifferenceKind, ...]:
    return (
        DifferenceKind(variable, "named by one alone", rule, _is_of_one_alone),
        DifferenceKind(variable, "one names more", rule, lambda a, b: a < b or b < a),
        DifferenceKind(variable, "each names another", rule),
    )


_COUNTS, _ACTORS, _STANCE = (
    "1. What counts as a recommendation", "3. Actors and targets", "6. Propositions and stance",
)  # fmt: skip

#: The gravest first.
DIFFERENCE_KINDS = (
    DifferenceKind("recommendation", "in one coding alone", _COUNTS, _is_of_one_alone),
    DifferenceKind("recommendation", "one more of a paragraph", "2. One action, one set of actors"),
    DifferenceKind("stance", "opposite", _STANCE, lambda a, b: {a, b} == {"support", "oppose"}),
    DifferenceKind("stance", "one is neutral", _STANCE, lambda a, b: a and b),
    DifferenceKind("stance", "taken by one alone", _STANCE),
    DifferenceKind("condition", "given by one alone", "7. Conditions"),
    DifferenceKind("by", "another", _ACTORS),
    DifferenceKind("position strength", "another", "5. Strength"),
    DifferenceKind(
        "strength",
        "two steps apart",
        "5. Strength",
        lambda a, b: {a, b} == {STRENGTHS[0], STRENGTHS[-1]},
    ),
    DifferenceKind("strength", "one step apart", "5. Strength", lambda a, b: a and b),
    DifferenceKind("strength", "given by one alone", "5. Strength"),
    *_kinds_of_names("actor", _ACTORS),
    *_kinds_of_names("target", _ACTORS),
    DifferenceKind("instrument", "given by one alone", "4. Instrument", _is_of_one_alone),
    DifferenceKind("instrument", "another", "4. Instrument"),
    *_kinds_of_names("topic", ""),
)
