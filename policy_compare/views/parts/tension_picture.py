"""The tensions as a picture: propositions, what pulls them apart, and who holds which."""

from collections.abc import Mapping, Sequence

from policy_compare.analysis.positions import Position
from policy_compare.analysis.relations import HeldTension
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import sign_with_strength
from policy_compare.views.phrases import one_line
from policy_compare.views.pictures import TensionEdge, TensionMap, TensionNode

#: Of more holders than this the rest is counted.
_NAMED = 4


def draw_tensions(question: Question, held_tensions: Sequence[HeldTension]) -> TensionMap:
    """The tensions in their order, numbered from 1, between the propositions that stand in them."""
    holders: dict[str, dict[str, Position]] = {}
    for held_tension in held_tensions:
        sides = (held_tension.first, held_tension.second)
        for id, side in zip(held_tension.tension.between, sides, strict=True):
            holders.setdefault(id, {}).update((position.unit.id, position) for position in side)
    places = {id: place for place, id in enumerate(holders)}
    edges = [
        TensionEdge(
            places[held_tension.tension.between[0]],
            places[held_tension.tension.between[1]],
            number,
            one_line(held_tension.tension.why),
            join_words(one_line(unit.label) for unit in held_tension.internal_units),
        )
        for number, held_tension in enumerate(held_tensions, 1)
    ]
    propositions = question.corpus.codebook.propositions
    nodes = [
        TensionNode(id, one_line(propositions[id].statement), _holders_in_words(positions))
        for id, positions in holders.items()
    ]
    internal = sum(bool(edge.internal) for edge in edges)
    return TensionMap(
        question.title("Tensions"),
        f"{count_of(len(edges), 'tension')} between {count_of(len(nodes), 'proposition')}; "
        f"in {internal} of them somebody holds both sides.",
        nodes,
        edges,
    )


def _holders_in_words(positions: Mapping[str, Position]) -> list[tuple[str, str]]:
    """Of each holder the stance and the name."""
    holders = [
        (sign_with_strength(position).text, one_line(position.unit.label))
        for position in positions.values()
    ]
    if len(holders) > _NAMED + 1:
        holders[_NAMED:] = [("and", f"{len(holders) - _NAMED} others")]
    return holders
