"""The part of a long paper's file that a change concerns, without the other recommendations.

To read a paper of a thousand recommendations takes a fifth of a second, three times for each
change: too long for somebody who codes it key by key. The recommendations' lines are told by
their dashes, and a text in quotes may hold lines that look like one: whoever uses an excerpt
sees by ``ids`` whether it was cut where it seemed to be.
"""

import re
from collections.abc import Collection, Mapping
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

_LIST = "recommendations"
_HEADER = re.compile(rf"^{_LIST}:[ \t]*(?:#.*)?\r?\n", re.MULTILINE)
_NEXT_SECTION = re.compile(r"^(?:---|\.\.\.|[^\s#-])", re.MULTILINE)
_DASH = re.compile(r"^( *)-[ ]", re.MULTILINE)
_ID = re.compile(r" *- +id: +([^\s\"'#]+)[ \t]*(?:#.*)?\r?$", re.MULTILINE)


class Excerpt(NamedTuple):
    """A text and what was cut out of it, each piece with the place where it stood.

    ``before`` and ``after`` are the change's values as far as they concern what is left,
    ``ids`` those of the recommendations that are left, empty where one is not told at once.
    """

    text: str
    before: Any
    after: Any
    cuts: tuple[tuple[int, str], ...] = ()
    ids: tuple[str, ...] = ()


def make_excerpt(text: str, before: Any, after: Any) -> Excerpt | None:
    """The text without the recommendations that the change leaves alone.

    None where it cannot be made: the file or the change is written in another way, or the
    change moves recommendations.
    """
    parts = (before, after)
    if not all(isinstance(part, Mapping) for part in parts):
        return None
    ids = _concerned_ids(*(part.get(_LIST, []) for part in parts))
    items = _find_items(text)
    if ids is None or not items:
        return None
    last = len(items) - 1
    # The first tells how all are indented, and neighbours what stands between them.
    places_to_read = {0, last}
    for place, (_, id) in enumerate(items):
        if not id or id in ids:
            places_to_read.update((max(place - 1, 0), place, min(place + 1, last)))
    # Before the first one stands the beginning of the file, after the last one the rest of it.
    starts = [0, *(start for start, _ in items[1:]), len(text)]
    lines = [text[start:end] for start, end in pairwise(starts)]
    places = accumulate(
        len(part) if place in places_to_read else 0 for place, part in enumerate(lines)
    )
    return Excerpt(
        "".join(lines[place] for place in sorted(places_to_read)),
        _with_ids(before, ids),
        _with_ids(after, ids),
        tuple(
            (at, part)
            for place, (at, part) in enumerate(zip(places, lines, strict=True))
            if place not in places_to_read
        ),
        tuple(items[place][1] for place in sorted(places_to_read)),
    )


def _with_ids(values: Mapping[str, Any], ids: Collection[str]) -> Mapping[str, Any]:
    """The values with no other recommendations than those with the ids."""
    if _LIST not in values:
        return values
    return {**values, _LIST: [item for item in values[_LIST] if item["id"] in ids]}


def _concerned_ids(before: list[Any], after: list[Any]) -> set[str] | None:
    """The ids of what changes, comes or goes, and of what stands beside what comes."""
    if not all(isinstance(item, Mapping) and "id" in item for item in (*before, *after)):
        return None
    before_by_id = {item["id"]: item for item in before}
    after_by_id = {item["id"]: item for item in after}
    order = list(after_by_id)
    if [id for id in before_by_id if id in after_by_id] != [
        id for id in order if id in before_by_id
    ]:
        return None
    ids = before_by_id.keys() - after_by_id.keys()
    for place, id in enumerate(order):
        if id not in before_by_id:
            ids.update(order[max(place - 1, 0) : place + 2])
        elif before_by_id[id] != after_by_id[id]:
            ids.add(id)
    return ids


def _find_items(text: str) -> list[tuple[int, str]]:
    """Where each recommendation begins, and its id where that stands behind its dash."""
    headers = list(_HEADER.finditer(text))
    if len(headers) != 1:
        return []
    start = headers[0].end()
    following = _NEXT_SECTION.search(text, start)
    end = following.start() if following else len(text)
    first = _DASH.search(text, start, end)
    if first is None:
        return []
    dashes = re.compile(f"^{first[1]}-(?=[ \\r\\n])", re.MULTILINE).finditer(text, start, end)
    items = []
    for dash in dashes:
        id = _ID.match(text, dash.start(), end)
        items.append((dash.start(), id[1] if id else ""))
    return items
