"""Counts the items of Word's lists, whose numbers are nowhere written.

A paragraph names a list, the list names a definition, and that says for each level how a
number looks and where it starts. Which number it is follows from the paragraphs before.
"""

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

#: The start, the format and the text (``%1.``) of each level of a list.
ListLevels = tuple[tuple[int, str, str], ...]


def read_lists(document: Any) -> dict[str, ListLevels]:
    """The levels of each list by its number."""
    try:
        element = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract: dict[str, ListLevels] = {}
    for definition in element.findall(f"{W}abstractNum"):
        levels = tuple(
            (
                parse_integer(child_value(level, "start"), 1),
                child_value(level, "numFmt") or "decimal",
                child_value(level, "lvlText") or "",
            )
            for level in definition.findall(f"{W}lvl")
        )
        abstract[definition.get(f"{W}abstractNumId", "")] = levels
    lists = {}
    for listed in element.findall(f"{W}num"):
        levels = abstract.get(child_value(listed, "abstractNumId") or "", ())
        if levels:
            lists[listed.get(f"{W}numId", "")] = levels
    return lists


def print_marker(levels: ListLevels, counter: list[int], depth: int) -> str:
    """What the numbering prints before an item: ``2.``, ``(b)``, ``1.3`` or a bullet."""
    _, format, text = levels[depth]
    if format == "bullet" or not text:
        return "•"

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        return _write_number(counter[level], levels[level][1]) if level < len(levels) else ""

    return re.sub(r"%([1-9])", number, text).strip() or "•"


def _write_number(number: int, format: str) -> str:
    if format in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 5 + 1)
        return letter if format == "lowerLetter" else letter.upper()
    if format in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = _write_roman(number)
        return roman if format == "lowerRoman" else roman.upper()
    return str(number)


def _write_roman(number: int) -> str:
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    letters = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    written = ""
    for value, letter in zip(values, letters, strict=True):
        written += letter * (number // value)
        number %= value
    return written


def child_value(element: "_Element", tag: str) -> str | None:
    """The value of an element's child, such as ``<w:numId w:val="3"/>``."""
    child = element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def parse_integer(text: str | None, default: int) -> int:
    """The number that an attribute holds, or ``default`` if it holds none."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
