"""Puts what a text is to say into it, value by value, each where a person would write it.

A value that changes is replaced in its place, what is new comes in the style of its
neighbours, and what goes takes its own lines with it: of an item of a list also the comments
right above it and those below that are indented deeper.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from policy_compare.corpus.yaml.merging import align_items, item_key
from policy_compare.corpus.yaml.notation import (
    WIDTH,
    block_lines,
    entry_lines,
    item_lines,
    named_lines,
    write_inline,
    write_pairs,
    write_scalar,
)
from policy_compare.corpus.yaml.spans import BREAK, ValueSpan
from policy_compare.corpus.yaml.text_pieces import TextPieces

_COLON = re.compile(r"\s*:")
_COMMA = re.compile(r"[ \t]*,")


class _Change(NamedTuple):
    """A value that is in the text and what is to be there; ``key`` is empty in a list.

    ``column`` is that of the mapping or list that it is in, ``flow`` whether that is in brackets.
    """

    span: ValueSpan
    old: Any
    new: Any
    key: str = ""
    column: int = 0
    flow: bool = False


def write_changes(pieces: TextPieces, old: Any, new: Any) -> None:
    """Put into the text, which says ``old``, the pieces by which it says ``new``."""
    _write_change(pieces, _Change(pieces.root, old, new))


def _write_change(pieces: TextPieces, change: _Change) -> None:
    """Write what differs, as far in as it can be."""
    span, old, new, *_ = change
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
        _change_mapping(pieces, span, old, new)
    elif isinstance(old, list) and isinstance(new, list) and (pairs := _pair_items(old, new)):
        _change_list(pieces, span, old, new, pairs)
    else:
        _replace_value(pieces, change)


def _change_mapping(
    pieces: TextPieces, span: ValueSpan, old: Mapping[str, Any], new: Mapping[str, Any]
) -> None:
    spans: Any = span.value
    entries = [spans[key] for key in old]
    for key, entry in zip(old, entries, strict=True):
        if key in new:
            change = _Change(entry, old[key], new[key], key, span.column, span.flow)
            _write_change(pieces, change)
    places = {key: place for place, key in enumerate(old)}
    is_kept = [key in new for key in old]
    additions = {
        previous: {key: new[key] for key in keys}
        for previous, keys in _group_added(list(new), places).items()
    }
    if span.flow:
        slots = [(entry.key_start, entry.end) for entry in entries]
        texts = {previous: write_pairs(values) for previous, values in additions.items()}
        _change_brackets(pieces, slots, is_kept, texts)
        return
    _delete_entries(pieces, span, entries, is_kept)
    for previous, values in additions.items():
        if previous >= 0:
            _insert_entries(pieces, span, entries[previous], values)
        else:
            first = entries[is_kept.index(True)].key_start
            lines = block_lines(values, span.column)
            start = " " * span.column
            text = pieces.newline.join((*lines, start))
            pieces.replace(first, first, text.removeprefix(start))


def _insert_entries(
    pieces: TextPieces, span: ValueSpan, previous: ValueSpan, values: Mapping[str, Any]
) -> None:
    """Add entries to a block, below another."""
    place = pieces.skip_comments(pieces.line_below(previous.end), span.column)
    lines: list[str] = []
    for key, value in values.items():
        fold = pieces.may_fold(place)
        if span is pieces.root and (waiting := _find_commented_key(pieces, key)):
            pieces.insert_lines(waiting, entry_lines(key, value, span.column))
            continue
        if isinstance(previous.value, dict) and isinstance(value, Mapping) and not previous.flow:
            additions = named_lines(key, value, span.column, fold=fold)
        else:
            additions = entry_lines(key, value, span.column, fold=fold)
        # A section of a file has an empty line before it.
        lines += ["", *additions] if span is pieces.root and len(additions) > 1 else additions
    if not lines:
        return
    if span is pieces.root and lines[0] == "" and previous.end == span.last:
        place = pieces.end
        above = pieces.text[: pieces.end].splitlines()[-1]
        lines = lines if above.strip() else lines[1:]
    pieces.insert_lines(place, lines)


def _find_commented_key(pieces: TextPieces, key: str) -> int | None:
    """Where the comment ends in which a section of a file waits to be written, as an example."""
    comment = re.search(rf"^# {re.escape(key)}:", pieces.text, re.MULTILINE)
    entries: Any = pieces.root.value
    if not comment or any(entry.start < comment.start() < entry.end for entry in entries.values()):
        return None
    place = comment.start()
    while pieces.text.startswith("#", place):
        place = pieces.line_below(place)
    return place


def _delete_entries(
    pieces: TextPieces, span: ValueSpan, entries: Sequence[ValueSpan], is_kept: Sequence[bool]
) -> None:
    """Take entries out of a block, each with its lines."""
    first_kept = is_kept.index(True)
    start = entries[0].key_start
    if first_kept and pieces.text[pieces.line_start(start) : start].strip():
        # Before the first one in an item of a list stands the item's dash.
        pieces.replace(start, entries[first_kept].key_start, "")
        entries, is_kept = entries[first_kept:], is_kept[first_kept:]
    above = 0
    for entry, stays in zip(entries, is_kept, strict=True):
        start, below = pieces.line_start(entry.key_start), pieces.line_below(entry.end)
        if span is pieces.root:
            # A section goes with the empty line before it.
            start = max(pieces.skip_blank_lines_up(start), above)
        if not stays:
            pieces.replace(start, below, "")
        above = below


def _change_list(
    pieces: TextPieces,
    span: ValueSpan,
    old: Sequence[Any],
    new: Sequence[Any],
    pairs: Mapping[int, int],
) -> None:
    """Write a list of which the items at the places in ``pairs`` stay; new place by old."""
    items: Any = span.value
    for first, second in pairs.items():
        change = _Change(items[first], old[first], new[second], "", span.column, span.flow)
        _write_change(pieces, change)
    is_kept = [place in pairs for place in range(len(old))]
    places = {second: first for first, second in pairs.items()}
    additions = _group_added(range(len(new)), places)
    if span.flow:
        slots = [(item.start, item.end) for item in items]
        texts = {
            previous: ", ".join(write_inline("", new[place], flow=True) for place in group)
            for previous, group in additions.items()
        }
        _change_brackets(pieces, slots, is_kept, texts)
        return
    block = _BlockList(pieces, items, span.column)
    block.delete_items(is_kept)
    for previous, group in additions.items():
        block.insert_items(previous, is_kept.index(True), [new[place] for place in group])


class _BlockList:
    """The items of a list with dashes, and the lines that belong to each."""

    def __init__(self, pieces: TextPieces, items: Sequence[ValueSpan], column: int) -> None:
        self._pieces = pieces
        self._items = items
        self._column = column

    def delete_items(self, is_kept: Sequence[bool]) -> None:
        """Take items out, with their own comments and one row of the empty lines around them."""
        pieces = self._pieces
        first_kept = is_kept.index(True)
        if first_kept:
            end = pieces.skip_blank_lines(self._end(first_kept - 1))
            pieces.replace(self._start(0), end, "")
        for place in range(first_kept, len(is_kept)):
            if not is_kept[place]:
                # Empty lines may be the end of the text before them.
                start = max(pieces.skip_blank_lines_up(self._start(place)), self._end(place - 1))
                pieces.replace(start, self._end(place), "")

    def insert_items(self, previous: int, first_kept: int, items: Sequence[Any]) -> None:
        """Add items below the previous one; where that is -1, above the first that stays."""
        pieces = self._pieces
        place = self._end(previous) if previous >= 0 else self._start(first_kept)
        fold = pieces.may_fold(place)
        neighbour = self._items[max(previous, 0)]
        last = self._start(len(self._items) - 1)
        spaced = pieces.skip_blank_lines_up(last) < last
        if len(self._items) == 1:
            spaced = isinstance(neighbour.value, dict) and "id" in neighbour.value
        lines = []
        for item in items:
            additions = [f"{' ' * self._column}- {write_inline('', item)}"]
            if isinstance(item, Mapping) and not (neighbour.flow and len(additions[0]) <= WIDTH):
                additions = item_lines(item, self._column, fold=fold)
            space = [""] if spaced else []
            lines += space + additions if previous >= 0 else additions + space
        pieces.insert_lines(place, lines)

    def _start(self, place: int) -> int:
        """Where the comments right above an item begin, or its line."""
        start = self._pieces.line_start(self._items[place].start)
        dash = f"{' ' * self._column}-"
        # Between a dash and what it stands before there may be lines with comments.
        while start and not self._pieces.text.startswith(dash, start):
            start = self._pieces.line_above(start)
        return self._pieces.skip_comments_up(start, self._column)

    def _end(self, place: int) -> int:
        """Where an item's lines end, with the comments that are its own."""
        below = self._pieces.line_below(self._items[place].end)
        return self._pieces.skip_comments(below, self._column)


def _change_brackets(
    pieces: TextPieces,
    slots: Sequence[tuple[int, int]],
    is_kept: Sequence[bool],
    additions: Mapping[int, str],
) -> None:
    """Take entries out of brackets, and add others behind those at these places (-1: at first)."""
    place = 0
    for stays, group in groupby(is_kept):
        end = place + len(list(group))
        if not stays and end < len(slots):
            pieces.replace(slots[place][0], slots[end][0], "")
        elif not stays:
            _delete_at_end(pieces, slots[place - 1][1], slots[place][0], slots[-1][1])
        place = end
    for previous, text in additions.items():
        if previous >= 0:
            pieces.replace(slots[previous][1], slots[previous][1], f", {text}")
        else:
            start = slots[is_kept.index(True)][0]
            pieces.replace(start, start, f"{text}, ")


def _delete_at_end(pieces: TextPieces, previous_end: int, start: int, end: int) -> None:
    """Take the last entries out of brackets, and one of the commas around them."""
    if pieces.text[previous_end:start].strip(" \t") == ",":
        pieces.replace(previous_end, end, "")
        return
    # What stands between is a comment: it and the comma before it stay.
    comma = _COMMA.match(pieces.text, end)
    pieces.replace(start, comma.end() if comma else end, "")


def _replace_value(pieces: TextPieces, change: _Change) -> None:
    """Write the new value in the place of the old one as a whole."""
    span, _, new, key, _, flow = change
    if span.quoted and isinstance(new, str):
        text = write_scalar(new, quoted=True)
        if flow or not key or change.column + len(f"{key}: {text}") <= WIDTH:
            pieces.replace(span.start, span.end, text)
            return
    if not change.old and new and "#" in pieces.text[span.start : span.end]:
        # A comment stands in brackets with nothing else in them.
        pieces.replace(span.start + 1, span.start + 1, write_inline(key, new, flow=True)[1:-1])
        return
    if flow or not key:
        # A key without a value ends with its colon.
        space = " " if span.start == span.end else ""
        pieces.replace(span.start, span.end, space + write_inline(key, new, flow=flow))
        return
    _replace_in_block(pieces, change)


def _replace_in_block(pieces: TextPieces, change: _Change) -> None:
    span, _, new, key, column, _ = change
    match = _COLON.match(pieces.text, span.key_end)
    colon = match.end() if match else span.start
    below = pieces.line_below(span.end)
    on_line = BREAK.search(pieces.text, colon, span.start) is None
    place = below if on_line else pieces.line_below(colon)
    fold = pieces.may_fold(below) and pieces.may_fold(place)
    first, *lines = entry_lines(key, new, column, fold=fold)
    head = first.removeprefix(f"{' ' * column}{write_scalar(key)}:")
    if not on_line:
        # Comments between the key and its value stay.
        pieces.replace(colon, colon, head)
        pieces.replace(pieces.line_start(span.start), below, "")
    elif head and span.start > colon:
        pieces.replace(span.start, span.end, head.lstrip(" "))
    else:
        pieces.replace(colon, span.end, head)
    if lines:
        pieces.insert_lines(place, lines)


def _pair_items(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """The place in the new list by that in the old, of items that stay or change in place."""
    pairs = align_items([item_key(item) for item in old], [item_key(item) for item in new])
    changes = []
    for (a, b), (c, d) in pairwise(((-1, -1), *pairs, (len(old), len(new)))):
        between = zip(range(a + 1, c), range(b + 1, d), strict=False)
        changes += [(i, k) for i, k in between if _changes_in_place(old[i], new[k])]
    return dict(sorted((*pairs, *changes)))


def _changes_in_place(old: Any, new: Any) -> bool:
    """Whether an item that stands where another stood is that one changed."""
    if isinstance(old, dict) and isinstance(new, dict):
        return "id" not in old and bool(old.keys() & new.keys())
    return isinstance(old, str) and isinstance(new, str)


def _group_added(names: Sequence[Any], places: Mapping[Any, int]) -> dict[int, list[Any]]:
    """Names that have no place yet, by the place of the last name before them that has one."""
    groups: dict[int, list[Any]] = {}
    previous = -1
    for name in names:
        if name in places:
            previous = places[name]
        else:
            groups.setdefault(previous, []).append(name)
    return groups
