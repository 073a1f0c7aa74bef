"""Compact tables with a unit a column: named in full where that has room, else by keys."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

from policy_compare.analysis.positions import Unit
from policy_compare.invisible import visible_text
from policy_compare.views.page import Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_keys import unit_keys
from policy_compare.views.phrases import one_line

#: Beside more columns than this nobody reads the units' full names.
_MANY = 12


class UnitHeads(NamedTuple):
    """What stands over the units' columns, and what it stands for where it is short."""

    heads: tuple[str, ...]
    legend: tuple[Paragraph, ...] = ()


def unit_heads(question: Question, units: Sequence[Unit]) -> tuple[UnitHeads, ...]:
    """The heads that the units' columns may have, the fullest first."""
    labels = {unit.id: one_line(unit.label) for unit in units}
    keys = unit_keys(question, units)
    legend = _key_legend({keys[id]: label for id, label in labels.items()})
    full = UnitHeads(tuple(labels.values()))
    if not legend:
        return (full,)
    by_key = UnitHeads(tuple(keys[unit.id] for unit in units), legend)
    return (by_key,) if len(units) > _MANY else (full, by_key)


def _key_legend(keys: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """What the keys stand for; nothing where they are the names themselves."""
    meanings = [f"{key} = {label}" for key, label in keys.items() if key != label]
    return (Paragraph("; ".join(meanings), note=True, keys=True),) if meanings else ()


def column_names(units: Sequence[Unit], before: Sequence[str]) -> tuple[str, ...]:
    """The units' labels as names of columns, none alike nor as those that stand ``before``."""
    # What nobody sees tells no columns apart.
    labels = [visible_text(one_line(unit.label)) for unit in units]
    uses = Counter((*before, *labels))
    names = dict.fromkeys(before)
    for unit, label in zip(units, labels, strict=True):
        with_id = f"{label} ({one_line(unit.id)})"
        choices = (label if uses[label] == 1 else with_id, with_id)
        numbered = (f"{label} ({number})" for number in count(2))
        names[next(name for name in chain(choices, numbered) if name not in names)] = None
    return tuple(names)[len(before) :]
