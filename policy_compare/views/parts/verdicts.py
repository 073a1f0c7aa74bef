"""Says in words how far units are at one on a proposition, and in what they differ."""

from collections.abc import Callable, Iterable, Sequence

from policy_compare.analysis.positions import Position
from policy_compare.analysis.relations import Difference, Overlap
from policy_compare.model import STRENGTHS
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import join_few, number_word
from policy_compare.views.phrases import one_line

Labels = Callable[[str], str]


def verdict_in_words(overlap: Overlap) -> str:
    """The verdict as it is read: ``consensus in principle (3 of 3): strength, actor``.

    Agreement never stands without its degree, and none without the number of units.
    """
    reading: str = overlap.verdict
    if overlap.in_full is not None:
        reading += f" {degree_of_agreement(in_full=overlap.in_full)}{agreed_side(overlap)}"
    if overlap.is_conditional and (
        overlap.in_full is None or "condition" not in overlap.differences
    ):
        reading += ", with conditions"
    differs = f": {', '.join(overlap.differences)}" if overlap.in_full is False else ""
    return f"{reading} ({share_speaking(overlap)}){differs}"


def share_speaking(overlap: Overlap) -> str:
    """How many of all units speak: ``2 of 3``, or ``2 of 3; 1 not coded to the end``."""
    speaking = len(overlap.positions)
    share = f"{speaking} of {speaking + len(overlap.silent) + len(overlap.uncoded)}"
    if overlap.uncoded:
        share += f"; {len(overlap.uncoded)} not coded to the end"
    return share


def agreed_side(overlap: Overlap) -> str:
    """What those who agree, agree on, where it is not what the proposition says."""
    direction = overlap.sides[0].direction
    return {"against": " against it", "neutral": " on taking no side"}.get(direction, "")


def degree_of_agreement(*, in_full: bool) -> str:
    """How far an agreement goes."""
    return "in full" if in_full else "in principle"


def differences_in_words(overlap: Overlap, actor: Labels, instrument: Labels) -> tuple[str, ...]:
    """A sentence for every difference, each side of a contested matter for itself.

    Such as ``Who would act: Town council and Government for two; Builders for one.``
    """
    sentences = []
    several = len(overlap.sides) > 1 or bool(overlap.positions_toward("both"))
    for side in overlap.sides:
        before = f"{side.direction.capitalize()}: " if several else ""
        sentences += [
            before + _SAY[difference](side.positions, actor, instrument)
            for difference in side.differences
        ]
    return tuple(sentences)


def _actors_in_words(positions: Sequence[Position], actor: Labels, instrument: Labels) -> str:
    groups = _group_ids(positions, lambda position: position.actors)
    parts = [f"{join_words(map(actor, ids))} for {number_word(count)}" for ids, count in groups]
    return f"Who would act: {'; '.join(parts)}."


def _targets_in_words(positions: Sequence[Position], actor: Labels, instrument: Labels) -> str:
    groups = _group_ids(positions, lambda position: position.targets)
    parts = [f"{join_words(map(actor, ids))} for {number_word(count)}" for ids, count in groups]
    return f"Toward {'; '.join(parts)}."


def _instruments_in_words(positions: Sequence[Position], actor: Labels, instrument: Labels) -> str:
    groups = _group_ids(positions, lambda position: position.instruments)
    parts = [
        f"{join_words(map(instrument, ids))} for {number_word(count)}" for ids, count in groups
    ]
    return f"Means: {'; '.join(parts)}."


def _strengths_in_words(positions: Sequence[Position], actor: Labels, instrument: Labels) -> str:
    parts = []
    for strength in STRENGTHS:
        units = _unit_labels(position for position in positions if position.strength == strength)
        if units:
            parts.append(f"{strength} for {join_few(units)}")
    return f"Strength: {'; '.join(parts)}."


def _conditions_in_words(positions: Sequence[Position], actor: Labels, instrument: Labels) -> str:
    units = _unit_labels(position for position in positions if position.conditions)
    free = len(positions) - len(units)
    if free:
        return f"On a condition: {join_few(units)}; {number_word(free)} without."
    return f"On different conditions: {join_few(units)}."


_SAY: dict[Difference, Callable[[Sequence[Position], Labels, Labels], str]] = {
    "strength": _strengths_in_words,
    "condition": _conditions_in_words,
    "actor": _actors_in_words,
    "target": _targets_in_words,
    "instrument": _instruments_in_words,
}


def _unit_labels(positions: Iterable[Position]) -> list[str]:
    return [position.unit.label for position in positions]


def _group_ids(
    positions: Sequence[Position], of: Callable[[Position], tuple[str, ...]]
) -> list[tuple[list[str], int]]:
    """The ids that the positions name, together where the same units name them.

    Each group comes with its number of units, the largest number first.
    """
    naming: dict[str, list[int]] = {}
    for place, position in enumerate(positions):
        for id in of(position):
            naming.setdefault(id, []).append(place)
    groups: dict[tuple[int, ...], list[str]] = {}
    for id, places in naming.items():
        groups.setdefault(tuple(places), []).append(id)
    counted = [(ids, len(places)) for places, ids in groups.items()]
    return sorted(counted, key=lambda group: -group[1])


def conditions_text(position: Position) -> str:
    """The conditions of a position in one text; empty where there are none."""
    return "; ".join(one_line(text) for text in position.conditions)
