"""Tells an item's marker from a number or a dash that a line happens to begin with."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from policy_compare.texts.line_patterns import ends_sentence, marked, ordinal, roman
from policy_compare.texts.lines import Line
from policy_compare.texts.printed.layout import Layout

_INTRODUCES = re.compile(r"(?:[:;,]|\b(?:and|or))$")


class Item(NamedTuple):
    """An item's marker, the text of its first line and its nesting, from 1."""

    marker: str
    text: str
    level: int


class Lists:
    """The lists that are open and how far each has counted."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._counted: dict[str, int] = {}
        self._open: list[tuple[str, float]] = []

    def close(self) -> None:
        """Let the next item be one of the outermost level."""
        self._open.clear()

    def item(self, line: Line, before: Line | None) -> Item | None:
        """The item that begins with the line, if one does; ``before`` is what it follows."""
        mark = marked(line.text)
        if mark is None:
            return None
        if not mark.sure and not self._may_begin(line, before):
            return None
        readings = _readings(mark.marker)
        fitting = [(style, value) for style, value in readings if self._follows(style, value)]
        if not fitting and not mark.sure and not self._layout.parted(line):
            return None
        style, value = (fitting or readings)[0]
        self._counted[style] = value
        return Item(mark.marker, mark.text, self._nested(style, line))

    def _may_begin(self, line: Line, before: Line | None) -> bool:
        if before is None or self._layout.parted(line) or self._layout.single:
            return True
        if ends_sentence(before.text) or _INTRODUCES.search(before.text):
            return True
        return before.page == line.page and self._layout.room(before, line) > 0

    def _follows(self, style: str, value: int) -> bool:
        """Whether the value is the next in its list, or the list counts nothing."""
        return value in {0, 1} or value == self._counted.get(style, 0) + 1

    def _nested(self, style: str, line: Line) -> int:
        slack = 0.5 * line.size if line.size else 1.5
        for depth, (other, left) in enumerate(self._open):
            if other == style and abs(left - line.left) <= slack:
                del self._open[depth + 1 :]
                return depth + 1
        while self._open and self._open[-1][1] > line.left + slack:
            self._open.pop()
        self._open.append((style, line.left))
        return len(self._open)


def _readings(marker: str) -> Sequence[tuple[str, int]]:
    """The styles in which a marker may count, with what it counts there; 0 for a bullet."""
    bare = marker.strip("().")
    words = marker.rpartition(" ")
    if words[0]:
        # A marker in words is one whatever its number.
        return [("word", 0)]
    value = ordinal(marker)
    if not value:
        return [(marker, 0)]
    shape = marker.replace(bare, "{}")
    if bare.isdecimal():
        return [(shape.format("1"), value)]
    case = "a" if bare.islower() else "A"
    found = [(shape.format(case), value)] if len(bare) == 1 else []
    counted = roman(bare.lower())
    return [*found, (shape.format(f"{case}i"), counted)] if counted else found
