"""Counts the items of Word's lists, whose numbers are nowhere written.

A paragraph names a list, the list names a definition, and that says for each level how a
number looks and where it starts. Which number it is follows from the paragraphs before: all
lists of one definition count on, unless a list says where it starts itself.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.texts.markup.office_numbers import write_number

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: The deepest level that a list has.
_DEEPEST: Final = 8


class ListLevel(NamedTuple):
    """How a level of a list numbers: ``text`` is ``%1.%2`` for its number below the first's.

    ``style`` is the id of the paragraph style that the level numbers. ``restarts`` is false
    where its numbers go on under the next item of the level above; ``plain`` where all numbers
    in it are shown as 1, 2, 3.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str = ""
    restarts: bool = True
    plain: bool = False


class WordList(NamedTuple):
    """A list: the id of its definition, its levels by their depth, and where it starts itself."""

    definition: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int] = {}


class WordNumbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, element: "_Element | None") -> None:
        """``element`` is the root of the part that defines the lists, or None without one."""
        self._lists = {} if element is None else read_lists(element)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def depth_of_style(self, number: str, style: str) -> int:
        """The depth of the level that numbers the paragraphs of a style, or else 0."""
        listed = self._lists.get(number)
        levels = listed.levels.items() if listed else ()
        return next((depth for depth, level in levels if style and level.style == style), 0)

    def next_marker(self, number: str, depth: int) -> tuple[str, int]:
        """What is printed before the next paragraph of the list ``number``, and its depth.

        The marker is empty where there is no such list, or it prints nothing.
        """
        listed = self._lists.get(number)
        if listed is None or not listed.levels:
            return "", depth
        depth = min(max(depth, 0), max(listed.levels))
        counter = self._counters.setdefault(listed.definition, {})
        if number not in self._begun:
            self._begun.add(number)
            counter.update({level: start - 1 for level, start in listed.starts.items()})
        level = listed.levels.get(depth, ListLevel())
        counter[depth] = counter.get(depth, level.start - 1) + 1
        for deeper in [begun for begun in counter if begun > depth]:
            if listed.levels.get(deeper, level).restarts:
                del counter[deeper]
        return print_marker(listed.levels, counter, depth), depth


def read_lists(element: "_Element") -> dict[str, WordList]:
    """The lists by their numbers, of the root of the part that defines them."""
    definitions: dict[str, dict[int, ListLevel]] = {}
    links: dict[str, str] = {}
    linked: dict[str, str] = {}
    for definition in element.findall(f"{W}abstractNum"):
        id = definition.get(f"{W}abstractNumId", "")
        definitions[id] = _read_levels(definition)
        links[id] = child_value(definition, "numStyleLink") or ""
        linked[child_value(definition, "styleLink") or ""] = id
    lists = {}
    for number in element.findall(f"{W}num"):
        id = child_value(number, "abstractNumId") or ""
        if not definitions.get(id) and links.get(id):
            id = linked.get(links[id], id)
        levels = dict(definitions.get(id, {}))
        starts = {}
        for override in number.findall(f"{W}lvlOverride"):
            depth = parse_integer(override.get(f"{W}ilvl"), 0)
            levels.update(_read_levels(override))
            start = child_value(override, "startOverride")
            if start is not None:
                starts[depth] = parse_integer(start, 1)
        lists[number.get(f"{W}numId", "")] = WordList(id, levels, starts)
    return lists


def _read_levels(element: "_Element") -> dict[int, ListLevel]:
    levels = {}
    for level in element.findall(f"{W}lvl"):
        depth = parse_integer(level.get(f"{W}ilvl"), 0)
        if depth <= _DEEPEST:
            levels[depth] = ListLevel(
                parse_integer(child_value(level, "start"), 1),
                child_value(level, "numFmt") or "decimal",
                child_value(level, "lvlText") or "",
                child_value(level, "pStyle") or "",
                child_value(level, "lvlRestart") != "0",
                level.find(f"{W}isLgl") is not None,
            )
    return levels


def print_marker(levels: Mapping[int, ListLevel], counter: Mapping[int, int], depth: int) -> str:
    """What the numbering prints before an item: ``2.``, ``(b)``, ``1.3``, a bullet or nothing."""
    own_level = levels.get(depth, ListLevel())
    if own_level.format == "bullet":
        return "•" if own_level.text.strip() else ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        level = levels.get(place, ListLevel())
        is_plain = own_level.plain and level.format != "decimalZero"
        return write_number(
            counter.get(place, level.start), "decimal" if is_plain else level.format
        )

    return re.sub(r"%([1-9])", number, own_level.text).strip()


def child_value(element: "_Element", tag: str) -> str | None:
    """The value of an element's child, such as ``<w:numId w:val="3"/>``."""
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def parse_integer(text: str | None, default: int) -> int:
    """The number that an attribute holds, or ``default`` if it holds none."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text, re.ASCII) else default
