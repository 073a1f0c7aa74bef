"""Finds the footnotes among the lines of pages, so that no paragraph is cut by them."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from policy_compare.texts.line_patterns import ends_sentence
from policy_compare.texts.lines import Line
from policy_compare.texts.printed.layout import Layout

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_START = re.compile(
    # 12 See; 12.See; but not: 1,000,000; 1.5 million; 2005; 12 %
    r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|\d{1,3}(?!\d)(?:[.)](?!\d))?|[*†‡§]{1,3})"
    r"(?P<room>\s*)(?![,.]\d|%)(?=\S)"
)
#: Smaller than this share of the running text's size, letters may be those of notes.
_SMALL = 0.93


class Note(NamedTuple):
    """A footnote: its number or sign, its lines, and how many lines of text precede it."""

    marker: str
    lines: list[Line]
    after: int


class Parted(NamedTuple):
    """The lines that are running text, and the notes that stood among them."""

    body: tuple[Line, ...]
    notes: tuple[Note, ...]


def parted(lines: Sequence[Line], layout: Layout) -> Parted:
    """The footnotes apart from the text."""
    body: list[Line] = []
    notes: list[Note] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        if layout.size:
            chosen = _small(page, layout, notes)
        else:
            chosen = _at_foot(page, notes) if lines[-1].page else _amid(page)
        for line, start in zip(page, chosen, strict=True):
            if start is None:
                body.append(line)
            elif start or not notes:
                mark = _START.match(line.text)
                text = line.text[mark.end() :] if mark and start else line.text
                marker = mark["mark"].translate(_RAISED).strip("[].)") if mark and start else ""
                notes.append(Note(marker, [line._replace(text=text)], len(body)))
            else:
                notes[-1].lines.append(line)
    return Parted(tuple(body), tuple(notes))


def _number(text: str) -> int:
    """The number of the note that the line may begin, else 0."""
    found = _START.match(text)
    bare = found["mark"].translate(_RAISED).strip("[].)") if found else ""
    return int(bare) if bare.isdecimal() else 0


def _small(page: Sequence[Line], layout: Layout, notes: Sequence[Note]) -> list[bool | None]:
    """For each line whether it begins a note, goes on with one, or is none (None).

    A note begins with a raised or a following number and is set in smaller letters than
    the text; smaller lines at the top of the foot go on with the last page's last note.
    """
    result: list[bool | None] = [None] * len(page)
    expected = next((int(note.marker) for note in reversed(notes) if note.marker.isdecimal()), 0)
    large = [index for index, line in enumerate(page) if line.size > layout.size * _SMALL]
    foot = large[-1] + 1 if large else 0
    within = False
    for index, line in enumerate(page):
        if line.size > layout.size * _SMALL:
            within = False
            continue
        number = _number(line.text)
        raised = line.text[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡"
        if raised or (number and number in {1, expected + 1}):
            result[index] = within = True
            expected = number or expected
        elif within:
            result[index] = False
        elif notes and index >= foot and not ends_sentence(notes[-1].lines[-1].text):
            result[index] = False
            within = True
    return result


def _at_foot(page: Sequence[Line], notes: Sequence[Note]) -> list[bool | None]:
    """As ``_small``, for a plain text: from a line on that begins with the next number."""
    result: list[bool | None] = [None] * len(page)
    last = next((int(note.marker) for note in reversed(notes) if note.marker.isdecimal()), 0)
    first = next(
        (index for index, line in enumerate(page) if index and _opens(line, last)), len(page)
    )
    for index in range(first, len(page)):
        number = _number(page[index].text)
        result[index] = number == last + 1 or index == first
        last = number if result[index] else last
    return result


def _amid(lines: Sequence[Line]) -> list[bool | None]:
    """As ``_at_foot``, for a text without pages, where a note may stand anywhere.

    Nothing ends it but its own paragraph, so what begins like one is one only if its
    number is a mark in the text before: *moved away.1*, but not *1 in 9 moved away*.
    """
    result: list[bool | None] = [None] * len(lines)
    marks: set[int] = set()
    last = 0
    within = False
    for index, line in enumerate(lines):
        number = _number(line.text)
        if number == last + 1 and (within or (index and _opens(line, last))) and number in marks:
            result[index] = within = True
            last = number
        elif within and not line.blank:
            result[index] = False
        else:
            within = False
            marks.update(int(mark) for mark in _MARK.findall(line.text))
    return result


#: A number behind a word or its stop: *away.1*, *away1*; but not: *2 %*, *3.5*, *A4*
_MARK = re.compile(r"(?:[^\W\d_]{2}|[^\W\d_][.,;:!?)\]”\"’']{1,3})(\d{1,3})(?![\w%]|[.,]\d)")


def _opens(line: Line, last: int) -> bool:
    """Whether the notes of a page begin here: set off, and the next number in the count."""
    found = _START.match(line.text)
    if found is None or not line.blank or not found["room"] or found["mark"][-1] in ".)*":
        return False
    number = _number(line.text)
    return number == last + 1 or (number == 1 and line.page > 0) or len(found["room"]) > 1
