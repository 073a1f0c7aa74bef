"""Tells an item's marker from a number or a dash that a line happens to begin with."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_compare.texts.line_patterns import (
    ends_sentence,
    number_of_marker,
    number_of_numeral,
    split_marker,
)
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.layout import Layout

_INTRODUCES = re.compile(r"(?:[:;,]|\b(?:and|or))$")


class ListItem(NamedTuple):
    """An item's marker, the text of its first line and its nesting, from 1."""

    marker: str
    text: str
    level: int


class OpenLists:
    """The lists that are open and how far each has counted."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._counted: dict[str, int] = {}
        self._open: list[tuple[str, float]] = []

    def close_lists(self) -> None:
        """Let the next item be one of the outermost level."""
        self._open.clear()

    def read_item(self, line: PrintedLine, before: PrintedLine | None) -> ListItem | None:
        """The item that begins with the line, if one does; ``before`` is what it follows."""
        mark = split_marker(line.text)
        if mark is None:
            return None
        if not mark.sure and not self._may_begin(line, before):
            return None
        counts = _possible_counts(mark.marker)
        fitting = [(style, value) for style, value in counts if self._follows(style, value)]
        if not fitting and not mark.sure and not self._layout.is_set_apart(line):
            return None
        style, value = (fitting or counts)[0]
        self._counted[style] = value
        return ListItem(mark.marker, mark.text, self._nesting(style, line))

    def _may_begin(self, line: PrintedLine, before: PrintedLine | None) -> bool:
        if before is None or self._layout.is_set_apart(line) or self._layout.single:
            return True
        if ends_sentence(before.text) or _INTRODUCES.search(before.text):
            return True
        return before.page == line.page and self._layout.free_room(before, line) > 0

    def _follows(self, style: str, value: int) -> bool:
        """Whether the value is the next in its list, or the list counts nothing."""
        return value in {0, 1} or value == self._counted.get(style, 0) + 1

    def _nesting(self, style: str, line: PrintedLine) -> int:
        slack = 0.5 * line.size if line.size else 1.5
        for depth, (open_style, left) in enumerate(self._open):
            if open_style == style and abs(left - line.left) <= slack:
                del self._open[depth + 1 :]
                return depth + 1
        while self._open and self._open[-1][1] > line.left + slack:
            self._open.pop()
        self._open.append((style, line.left))
        return len(self._open)


def _possible_counts(marker: str) -> Sequence[tuple[str, int]]:
    """The styles in which a marker may count, with what it counts there; 0 for a bullet."""
    bare = marker.strip("().")
    if marker.rpartition(" ")[0]:
        # A marker in words is one whatever its number.
        return [("word", 0)]
    value = number_of_marker(marker)
    if not value:
        return [(marker, 0)]
    shape = marker.replace(bare, "{}")
    if bare.isdecimal():
        return [(shape.format("1"), value)]
    case = "a" if bare.islower() else "A"
    letters = [(shape.format(case), value)] if len(bare) == 1 else []
    number = number_of_numeral(bare.lower())
    return [*letters, (shape.format(f"{case}i"), number)] if number else letters
