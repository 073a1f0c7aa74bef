"""What a document is to say once somebody's change is made in it.

A change is told by what was said before it and after it. The document may hold more than
either, or say the same in another form: a stance with or without its key, a list that names
something twice. All that stays; what differs between before and after is taken over.
"""

import json
from collections.abc import Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

from policy_compare.corpus.yaml.notation import one_line_text

_Name = TypeVar("_Name", bound=Hashable)


def merge_values(document: Any, before: Any, after: Any) -> Any:
    """The document's values with what differs between before and after.

    Items of a list are the same where their ``id`` is, else where they say the same. What is
    new stands behind what it follows in ``after``.
    """
    if before == after:
        return document
    if isinstance(document, Mapping) and isinstance(after, Mapping):
        return _merge_mappings(document, before if isinstance(before, Mapping) else {}, after)
    if isinstance(document, list) and isinstance(after, list):
        return _merge_lists(document, before if isinstance(before, list) else [], after)
    new = clean_value(after)
    return document if document == value_as_read(new) else new


def clean_value(value: Any) -> Any:
    """A value as it can be written."""
    if isinstance(value, Mapping):
        return {one_line_text(key): clean_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [clean_value(item) for item in value]
    return one_line_text(value) if isinstance(value, str) else value


def value_as_read(value: Any) -> Any:
    """A clean value as it is read once it is written."""
    if isinstance(value, Mapping):
        return {key: value_as_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [value_as_read(item) for item in value]
    return str(value) if isinstance(value, int) else value


def item_key(item: Any) -> str:
    """What tells an item of a list from the others: its id, or else all that it says."""
    if isinstance(item, Mapping) and "id" in item:
        return f"id {item['id']}"
    return json.dumps(value_as_read(clean_value(item)), sort_keys=True)


def align_items(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """The places of what stands in both, in one order, as pairs."""
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return [(a + offset, b + offset) for a, b, size in blocks for offset in range(size)]


def _merge_mappings(
    document: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    values = {
        key: merge_values(value, before.get(key), after[key]) if key in after else value
        for key, value in document.items()
        if key in after or key not in before
    }
    for key, value in after.items():
        if key not in document and (key not in before or before[key] != value):
            values[key] = clean_value(value)
    new = [key for key in values if key not in document]
    return {key: values[key] for key in _put_in_place(values, new, list(after))}


def _merge_lists(document: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    document_keys, before_keys, after_keys = (
        [item_key(item) for item in items] for items in (document, before, after)
    )
    before_by_after = {second: first for first, second in align_items(before_keys, after_keys)}
    removals = set(range(len(before))) - set(before_by_after.values())
    removed_keys = {before_keys[place] for place in removals} - set(after_keys)
    removed_places = {
        first for first, second in align_items(document_keys, before_keys) if second in removals
    }
    values = {
        place: item
        for place, item in enumerate(document)
        if place not in removed_places and document_keys[place] not in removed_keys
    }
    document_by_after = _find_partners(document_keys, list(values), after_keys)
    for place in values.keys() - document_by_after.values():
        # What a list names twice counts once, and then where it is named again.
        if document_keys[place] in after_keys:
            del values[place]
    new = []
    # The new ones are numbered on from the document's.
    order = [document_by_after.get(place, len(document) + place) for place in range(len(after))]
    for place, (number, item) in enumerate(zip(order, after, strict=True)):
        item_before = before[before_by_after[place]] if place in before_by_after else None
        if place in document_by_after:
            values[number] = merge_values(document[number], item_before, item)
        elif item != item_before:
            values[number] = clean_value(item)
            new.append(number)
    return [values[number] for number in _put_in_place(values, new, order)]


def _find_partners(
    document_keys: Sequence[str], places: Sequence[int], after_keys: Sequence[str]
) -> dict[int, int]:
    """Which of these places of a document an item after the change has, by its own place."""
    pairs = align_items([document_keys[place] for place in places], after_keys)
    partners = {second: places[first] for first, second in pairs}
    # Parts of what a document says need not name them in its order.
    others = {document_keys[place]: place for place in set(places) - set(partners.values())}
    for place, key in enumerate(after_keys):
        if place not in partners and key in others:
            partners[place] = others.pop(key)
    return partners


def _put_in_place(
    names: Mapping[_Name, Any], new: Sequence[_Name], order: Sequence[_Name]
) -> list[_Name]:
    """The names with the new ones where the order has them: behind what they follow in it."""
    present = set(names) - set(new)
    places = {name: place for place, name in reversed([*enumerate(order)])}
    # Of two that are put behind one, the later comes first. Nothing is searched for in all the
    # others: there may be ten thousand.
    behind: dict[_Name, list[_Name]] = {}
    ahead: dict[_Name | None, list[_Name]] = {}
    waiting = [name for name in names if name in present]
    for name in new:
        before = (order[place] for place in range(places[name] - 1, -1, -1))
        previous = next((near for near in before if near in present), None)
        if previous is not None:
            behind.setdefault(previous, []).append(name)
        else:
            following = next((near for near in order[places[name] :] if near in present), None)
            ahead.setdefault(following, []).append(name)
        present.add(name)
    waiting = [*waiting, *ahead.pop(None, ())][::-1]
    sequence: list[_Name] = []
    while waiting:
        name = waiting.pop()
        if name in ahead:
            waiting += [name, *reversed(ahead.pop(name))]
        else:
            sequence.append(name)
            waiting += behind.get(name, ())
    return sequence
