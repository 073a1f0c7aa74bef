"""Finds the footnotes among the lines of pages, so that no paragraph is cut by them."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from policy_compare.texts.line_patterns import ends_sentence
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.layout import Layout

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_START = re.compile(
    # 12 See; 12.See; but not: 1,000,000; 1.5 million; 2005; 12 %
    r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|\d{1,3}(?!\d)(?:[.)](?!\d))?|[*†‡§]{1,3})"
    r"(?P<room>\s*)(?![,.]\d|%)(?=\S)"
)
#: Smaller than this share of the running text's size, letters may be those of notes.
_SMALL = 0.93
#: A number behind a word or its stop: *away.1*, *away1*; but not: *2 %*, *3.5*, *A4*
_MARK = re.compile(r"(?:[^\W\d_]{2}|[^\W\d_][.,;:!?)\]”\"’']{1,3})(\d{1,3})(?![\w%]|[.,]\d)")


class Footnote(NamedTuple):
    """A footnote: its number or sign, its lines, and how many lines of text precede it."""

    marker: str
    lines: list[PrintedLine]
    after: int


class TextAndNotes(NamedTuple):
    """The lines that are running text, and the notes that stood among them."""

    body: tuple[PrintedLine, ...]
    notes: tuple[Footnote, ...]


def split_off_footnotes(lines: Sequence[PrintedLine], layout: Layout) -> TextAndNotes:
    """The footnotes apart from the text."""
    body: list[PrintedLine] = []
    notes: list[Footnote] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        if layout.size:
            beginnings = _notes_in_small_letters(page, layout, notes)
        elif lines[-1].page:
            beginnings = _notes_at_foot(page, notes)
        else:
            beginnings = _notes_amid_text(page)
        for line, begins in zip(page, beginnings, strict=True):
            mark = _START.match(line.text) if begins else None
            if begins is None:
                body.append(line)
            elif begins or not notes:
                text = line.text[mark.end() :] if mark else line.text
                marker = _bare_marker(mark) if mark else ""
                notes.append(Footnote(marker, [line._replace(text=text)], len(body)))
            else:
                notes[-1].lines.append(line)
    return TextAndNotes(tuple(body), tuple(notes))


def _bare_marker(mark: re.Match[str]) -> str:
    return mark["mark"].translate(_RAISED).strip("[].)")


def _note_number(text: str) -> int:
    """The number of the note that the line may begin, else 0."""
    mark = _START.match(text)
    marker = _bare_marker(mark) if mark else ""
    return int(marker) if marker.isdecimal() else 0


def _last_number(notes: Sequence[Footnote]) -> int:
    """The number of the last of the notes that has one, else 0."""
    return next((int(note.marker) for note in reversed(notes) if note.marker.isdecimal()), 0)


def _notes_in_small_letters(
    page: Sequence[PrintedLine], layout: Layout, notes: Sequence[Footnote]
) -> list[bool | None]:
    """For each line whether it begins a note, goes on with one, or is none (None).

    A note begins with a raised or a following number and is set in smaller letters than
    the text; smaller lines at the top of the foot go on with the last page's last note.
    """
    beginnings: list[bool | None] = [None] * len(page)
    last = _last_number(notes)
    large = [index for index, line in enumerate(page) if line.size > layout.size * _SMALL]
    foot = large[-1] + 1 if large else 0
    within = False
    for index, line in enumerate(page):
        if line.size > layout.size * _SMALL:
            within = False
            continue
        number = _note_number(line.text)
        if line.text[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡" or (number and number in {1, last + 1}):
            beginnings[index] = within = True
            last = number or last
        elif within:
            beginnings[index] = False
        elif notes and index >= foot and not ends_sentence(notes[-1].lines[-1].text):
            beginnings[index] = False
            within = True
    return beginnings


def _notes_at_foot(page: Sequence[PrintedLine], notes: Sequence[Footnote]) -> list[bool | None]:
    """The same for a plain text: from a line on that begins with the next number."""
    beginnings: list[bool | None] = [None] * len(page)
    last = _last_number(notes)
    opening = (index for index, line in enumerate(page) if index and _opens_notes(line, last))
    first = next(opening, len(page))
    for index in range(first, len(page)):
        number = _note_number(page[index].text)
        beginnings[index] = number == last + 1 or index == first
        last = number if beginnings[index] else last
    return beginnings


def _notes_amid_text(lines: Sequence[PrintedLine]) -> list[bool | None]:
    """The same for a plain text without pages, where a note may stand anywhere.

    Nothing ends it but its own paragraph, so what begins like one is one only if its
    number is a mark in the text before: *moved away.1*, but not *1 in 9 moved away*.
    """
    beginnings: list[bool | None] = [None] * len(lines)
    marks: set[int] = set()
    last = 0
    within = False
    for index, line in enumerate(lines):
        number = _note_number(line.text)
        opens = within or (index and _opens_notes(line, last))
        if number == last + 1 and opens and number in marks:
            beginnings[index] = within = True
            last = number
        elif within and not line.blank:
            beginnings[index] = False
        else:
            within = False
            marks.update(int(mark) for mark in _MARK.findall(line.text))
    return beginnings


def _opens_notes(line: PrintedLine, last: int) -> bool:
    """Whether the notes of a page begin here: set off, and the next number in the count."""
    mark = _START.match(line.text)
    if mark is None or not line.blank or not mark["room"] or mark["mark"][-1] in ".)*":
        return False
    number = _note_number(line.text)
    return number == last + 1 or (number == 1 and line.page > 0) or len(mark["room"]) > 1
