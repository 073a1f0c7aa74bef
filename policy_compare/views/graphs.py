"""What is compared, as networks: who stands where, who stands near whom, what pulls apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from policy_compare.analysis.positions import Direction, Positions, Unit
from policy_compare.analysis.relations import HeldTension, Overlap
from policy_compare.model import Strength
from policy_compare.views.parts.pair_rows import COLUMNS, compare_pairs
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import unit_ids
from policy_compare.views.phrases import one_line
from policy_compare.views.table import Value

#: What is said of a node or an edge, by name; what is empty or undefined is not said.
Attributes = Mapping[str, Value]


class GraphNode(NamedTuple):
    """A unit or a proposition, by an id that no other node has, and what a picture calls it."""

    id: str
    label: str
    attributes: Attributes


class GraphEdge(NamedTuple):
    """What is between two nodes. The ``weight`` is not negative: the greater, the nearer."""

    first: str
    second: str
    weight: float
    attributes: Attributes


class Graph(NamedTuple):
    """A network without direction, in which no two nodes have more than one edge."""

    title: str
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    notes: tuple[str, ...] = ()


_SIGNS: Mapping[Direction, int] = {"for": 1, "against": -1, "neutral": 0, "both": 0}
_WEIGHTS: Mapping[Strength | None, int] = {"must": 3, "should": 2, "could": 1, None: 1}

#: What an edge says as the position has it.
_OF_POSITION = ("direction", "strength", "conditions", "actors", "recommendations")


def graph_of_positions(question: Question) -> Graph:
    """Units and propositions, with an edge where a unit speaks to a proposition.

    Its ``sign`` is 1 for, −1 against and 0 neutral or both, which the direction tells apart; it
    weighs 3 for must, 2 for should, else 1. Silence is no edge.
    """
    positions = question.positions()
    edges = tuple(
        GraphEdge(
            _unit_node_id(position.unit),
            _proposition_node_id(id),
            1 if position.direction == "neutral" else _WEIGHTS[position.strength],
            {
                "sign": _SIGNS[position.direction],
                **{name: getattr(position, name) for name in _OF_POSITION},
            },
        )
        for id, by_unit in positions.by_proposition.items()
        for position in by_unit.values()
    )
    nodes = (
        *_unit_nodes(question, positions),
        *map(_proposition_node, question.overlaps(positions)),
    )
    return Graph(question.title("Positions"), nodes, edges, question.notes())


def graph_of_units(question: Question) -> Graph:
    """Units, with an edge between each two that speak to a proposition in common.

    It has the measures between the two, and their congruence as its weight.
    """
    edges = []
    for first, second, *figures in compare_pairs(question, min_shared=1).rows():
        attributes = dict(zip(COLUMNS[2:], figures, strict=True))
        congruence = attributes["congruence"]
        assert isinstance(congruence, float)  # noqa: S101
        edges.append(GraphEdge(f"unit:{first}", f"unit:{second}", congruence, attributes))
    nodes = tuple(_unit_nodes(question, question.positions()))
    return Graph(question.title("Units"), nodes, tuple(edges), question.notes())


def graph_of_tensions(question: Question) -> Graph:
    """The propositions of tensions in which somebody stands, with an edge for each tension.

    The edge says which units are for its ``first`` and its ``second`` proposition, and which for
    both; it weighs as many as there are.
    """
    positions = question.positions()
    tensions = question.tensions(positions)
    ends_of_tensions = {id for held_tension in tensions for id in held_tension.tension.between}
    overlaps = question.overlaps(question.positions_on_all_topics(positions))
    nodes = (
        _proposition_node(overlap)
        for overlap in overlaps
        if overlap.proposition.id in ends_of_tensions
    )
    by_pair: dict[frozenset[str], list[HeldTension]] = {}
    for held_tension in tensions:
        by_pair.setdefault(frozenset(held_tension.tension.between), []).append(held_tension)
    edges = tuple(map(_tension_edge, by_pair.values()))
    return Graph(question.title("Tensions"), tuple(nodes), edges, question.notes())


#: Every network, by what ``--graph`` calls it; the first is meant where nothing is said.
GRAPHS: Mapping[str, Callable[[Question], Graph]] = {
    "positions": graph_of_positions,
    "units": graph_of_units,
    "tensions": graph_of_tensions,
}


def _unit_node_id(unit: Unit) -> str:
    return f"unit:{unit.id}"


def _proposition_node_id(proposition: str) -> str:
    return f"proposition:{proposition}"


def _unit_nodes(question: Question, positions: Positions) -> Iterable[GraphNode]:
    for unit in positions.units:
        attributes: dict[str, Value] = {
            "kind": question.by,
            "unit": unit.id,
            "unfinished": unit.id in positions.unfinished,
        }
        if question.by == "paper":
            paper = question.corpus.papers[unit.id]
            attributes |= {
                "title": one_line(paper.title),
                "authors": tuple(author.name for author in paper.authors),
                "issued": paper.issued,
                "publisher": paper.publisher,
            }
        yield GraphNode(_unit_node_id(unit), one_line(unit.label), attributes)


def _proposition_node(overlap: Overlap) -> GraphNode:
    """The proposition, with how many units stand where on it."""
    proposition = overlap.proposition
    return GraphNode(
        _proposition_node_id(proposition.id),
        proposition.id,
        {
            "kind": "proposition",
            "statement": one_line(proposition.statement),
            "topic": overlap.topic,
            "topics": proposition.topics,
            "verdict": overlap.verdict,
            "in_full": overlap.in_full,
            "differences": overlap.differences,
            "for": len(overlap.positions_toward("for", "both")),
            "against": len(overlap.positions_toward("against", "both")),
            "neutral": len(overlap.positions_toward("neutral")),
            "silent": len(overlap.silent),
            "uncoded": len(overlap.uncoded),
        },
    )


def _tension_edge(tensions: Sequence[HeldTension]) -> GraphEdge:
    """The edge of tensions between the same two; a codebook may give several reasons."""
    held_tension = tensions[0]
    first, second = held_tension.tension.between
    for_first, for_second = unit_ids(held_tension.first), unit_ids(held_tension.second)
    return GraphEdge(
        _proposition_node_id(first),
        _proposition_node_id(second),
        len({*for_first, *for_second}),
        {
            "why": tuple(one_line(each.tension.why) for each in tensions),
            "first": first,
            "second": second,
            "for_first": for_first,
            "for_second": for_second,
            "for_both": tuple(unit.id for unit in held_tension.internal_units),
        },
    )
