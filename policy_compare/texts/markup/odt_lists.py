"""Counts the items of an OpenDocument text's lists and its numbered headings.

Each list names a style, which says for each level how its numbers look. A list counts from
the start, unless it says that it continues another.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.texts.markup.odt_styles import EXTENSION, STYLE, TEXT
from policy_compare.texts.markup.office_numbers import write_number
from policy_compare.texts.markup.word_numbering import parse_integer

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_NUMBERS: Final = frozenset({f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style"})
_BULLETS: Final = frozenset({f"{TEXT}list-level-style-bullet", f"{TEXT}list-level-style-image"})


class OdtLevel(NamedTuple):
    """How a level of a list numbers: ``template`` is ``(%1%.%2%)``, or a bullet for each item."""

    start: int = 1
    format: str = ""
    template: str = ""


#: The levels of a list by their numbers, from 1.
OdtLevels = Mapping[int, OdtLevel]


class OdtLists:
    """The styles of a document's lists, and how far each list has been counted."""

    def __init__(self, *roots: "_Element") -> None:
        """``roots`` hold the styles, those first that go before others of the same name."""
        self._styles: dict[str, OdtLevels] = {}
        self.outline: OdtLevels = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
                levels = _read_levels(style)
                self._styles.setdefault(style.get(f"{STYLE}name", ""), levels)
                if style.tag == f"{TEXT}outline-style":
                    self.outline = self.outline or levels
        self._by_id: dict[str, dict[int, int]] = {}
        self._by_style: dict[str, dict[int, int]] = {}

    def levels_of_style(self, name: str) -> OdtLevels:
        """The levels of the list style of that name; empty where there is none."""
        return self._styles.get(name, {})

    def counter_of_list(self, element: "_Element", style: str) -> dict[int, int]:
        """The numbers, by level, from which an outermost list of that style counts on."""
        counter: dict[int, int] | None = None
        if continued := element.get(f"{TEXT}continue-list"):
            counter = self._by_id.get(continued)
        elif element.get(f"{TEXT}continue-numbering") == "true":
            counter = self._by_style.get(style)
        counter = {} if counter is None else counter
        self._by_style[style] = counter
        if id := element.get(_ID):
            self._by_id[id] = counter
        return counter


def _read_levels(style: "_Element") -> OdtLevels:
    levels = {}
    for element in style:
        number = parse_integer(element.get(f"{TEXT}level"), 1)
        if element.tag in _BULLETS:
            is_shown = element.get(f"{TEXT}bullet-char", "•").strip()
            levels[number] = OdtLevel(template="•" if is_shown else "")
        elif element.tag in _NUMBERS:
            levels[number] = OdtLevel(
                parse_integer(element.get(f"{TEXT}start-value"), 1),
                element.get(f"{STYLE}num-format", ""),
                _template_of_level(element, number),
            )
    return levels


def _template_of_level(element: "_Element", number: int) -> str:
    if not element.get(f"{STYLE}num-format"):
        return ""
    for namespace in (STYLE, EXTENSION):
        template = element.get(f"{namespace}num-list-format")
        if template is not None:
            return str(template)
    shown = min(parse_integer(element.get(f"{TEXT}display-levels"), 1), number)
    numbers = ".".join(f"%{level}%" for level in range(number - shown + 1, number + 1))
    prefix, suffix = element.get(f"{STYLE}num-prefix", ""), element.get(f"{STYLE}num-suffix", "")
    return f"{prefix}{numbers}{suffix}"


def count_item(
    levels: OdtLevels, counter: dict[int, int], number: int, start: int | None = None
) -> str:
    """What is printed before the next item of a level; ``start`` is the number it gives itself."""
    level = levels.get(number, OdtLevel())
    for higher in range(1, number):
        # An item without one above it stands under a first one that is not seen.
        counter.setdefault(higher, levels.get(higher, OdtLevel()).start)
    counter[number] = counter.get(number, level.start - 1) + 1 if start is None else start
    for deeper in [begun for begun in counter if begun > number]:
        del counter[deeper]

    def write(match: re.Match[str]) -> str:
        place = int(match[1])
        shown = levels.get(place, OdtLevel())
        return write_number(counter.get(place, shown.start), shown.format)

    # A level without numbers of its own leaves no stop behind.
    return re.sub(r"%(\d{1,2})%", write, level.template).lstrip(".").strip()
