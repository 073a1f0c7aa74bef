"""The part of a long paper's file that a change concerns, without the other items of its lists.

To read a paper of a thousand recommendations takes a fifth of a second, three times for each
change: too long for somebody who codes it key by key. The items' lines are told by their dashes,
and a text in quotes may hold lines that look like one: whoever uses an excerpt sees by ``ids``
whether it was cut where it seemed to be.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

_RECOMMENDATIONS, _DISMISSED = _LISTS = ("recommendations", "dismissed")
_NEXT_SECTION = re.compile(r"\n(?:---|\.\.\.|[^\s#-])")
_DASH = re.compile(r"\n( *)-[ ]")
_ID = r"(?: +id: +([^\s\"'#]+)[ \t]*(?:#.*)?\r?(?=\n|\Z))?"


class Excerpt(NamedTuple):
    """A text and what was cut out of it, each piece with the place where it stood.

    ``before`` and ``after`` are the change's values as far as they concern what is left. ``ids``
    are those of the items that are left of each list, empty where one is not told at once.
    """

    text: str
    before: Any
    after: Any
    cuts: tuple[tuple[int, str], ...] = ()
    ids: Mapping[str, Sequence[str]] = {}


def make_excerpt(text: str, before: Any, after: Any) -> Excerpt | None:
    """The text without the recommendations and dismissed passages that the change leaves alone.

    None where it cannot be made: the file or the change is written in another way, or the
    change moves recommendations.
    """
    if not isinstance(before, Mapping) or not isinstance(after, Mapping):
        return None
    ids = _concerned_ids(before.get(_RECOMMENDATIONS, []), after.get(_RECOMMENDATIONS, []))
    items = {key: _find_items(text, key) for key in _LISTS}
    if ids is None or not items[_RECOMMENDATIONS]:
        return None
    dismissed_before, dismissed = before.get(_DISMISSED, []), after.get(_DISMISSED, [])
    is_appended = dismissed[: len(dismissed_before)] == dismissed_before
    concerned = {
        _RECOMMENDATIONS: [not id or id in ids for _, id in items[_RECOMMENDATIONS]],
        _DISMISSED: [not is_appended] * len(items[_DISMISSED]),
    }
    parts: list[str] = []
    cuts: list[tuple[int, str]] = []
    length = done = 0
    ids_left: dict[str, list[str]] = {key: [] for key in _LISTS if items[key]}
    for key in sorted(ids_left, key=lambda key: items[key]):
        # The first tells how all are indented, and neighbours what stands between them.
        starts = [start for start, _ in items[key]]
        for place, (start, id) in enumerate(items[key]):
            if place in (0, len(starts) - 1) or any(concerned[key][place - 1 : place + 2]):
                ids_left[key].append(id)
            else:
                parts.append(text[done:start])
                length += start - done
                done = starts[place + 1]
                cuts.append((length, text[start:done]))
    return Excerpt(
        "".join((*parts, text[done:])),
        _leave_out(before, ids, len(dismissed_before) if is_appended else 0),
        _leave_out(after, ids, len(dismissed_before) if is_appended else 0),
        tuple(cuts),
        ids_left,
    )


def _leave_out(values: Mapping[str, Any], ids: Collection[str], count: int) -> dict[str, Any]:
    """The values with the recommendations with these ids, and without so many dismissals."""
    lists = {
        _RECOMMENDATIONS: [item for item in values.get(_RECOMMENDATIONS, []) if item["id"] in ids],
        _DISMISSED: values.get(_DISMISSED, [])[count:],
    }
    return {**values, **{key: items for key, items in lists.items() if key in values}}


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


def _find_items(text: str, key: str) -> list[tuple[int, str]]:
    """Where each item of the list begins, and its id where that stands behind its dash."""
    headers = list(re.finditer(rf"\n{key}:[ \t]*(?:#.*)?\r?\n", text))
    if len(headers) != 1:
        return []
    # Where the list begins, the end of the line above counts with it.
    start = headers[0].end() - 1
    following = _NEXT_SECTION.search(text, start)
    end = following.start() if following else len(text)
    first = _DASH.search(text, start, end)
    if first is None:
        return []
    dashes = re.finditer(f"\n{first[1]}-(?=[ \r\n]){_ID}", text[start:end])
    return [(start + dash.start() + 1, dash[1] or "") for dash in dashes]
