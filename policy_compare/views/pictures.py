"""What is drawn rather than written, as values that do not know their looks."""

from collections.abc import Sequence
from typing import NamedTuple

from policy_compare.views.phrases import Role


class BarSeries(NamedTuple):
    """What the stretches of one kind in every bar count, such as those that are for it."""

    label: str
    role: Role
    sign: str


class Bar(NamedTuple):
    """How many there are of each series; ``target`` is the anchor that the bar leads to."""

    label: str
    counts: Sequence[int]
    target: str = ""


class Bars(NamedTuple):
    """Counts as bars, one below the other."""

    title: str
    description: str
    series: Sequence[BarSeries]
    bars: Sequence[Bar]


class TensionNode(NamedTuple):
    """A proposition that stands in a tension, and who holds it: each the stance and the name."""

    id: str
    label: str
    holders: Sequence[tuple[str, str]]


class TensionEdge(NamedTuple):
    """Two propositions that pull against each other, by their places among the nodes.

    ``number`` is the one by which a list beside the picture gives the reason, ``why``;
    ``internal`` names who holds both, if somebody does.
    """

    first: int
    second: int
    number: int
    why: str
    internal: str = ""


class TensionMap(NamedTuple):
    """Which propositions pull against each other, and who holds which side."""

    title: str
    description: str
    nodes: Sequence[TensionNode]
    edges: Sequence[TensionEdge]
