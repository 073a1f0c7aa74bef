"""What paragraphs really are that a converter made of notes, items, captions and contents.

Markdown has no words for what stands on a page beside the text, so whatever was there
comes out as paragraphs. Their beginnings and ends give them away: a number that a mark
in the text carries, a letter in brackets, a page number behind a title.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from policy_compare.texts.line_patterns import read_contents_entry, split_marker
from policy_compare.texts.pieces import Piece

_NUMBER_MARKS: Final = re.compile(r"(?:\[\^?|<sup>\s*)(\d{1,3})(?:\]|\s*</sup>)")
_LETTER_MARKS: Final = re.compile(r"(?:\[\^?|<sup>\s*)([a-z])(?:\]|\s*</sup>)")

#: A note's beginning: its mark raised, or a bare number or letter before a sentence.
_RAISED: Final = re.compile(
    r"(?:<sup>\s*)+\[?(\d{1,3}|[*†‡§]{1,3}|[a-z]|[^\]\s<]{1,40})\]?\s*</sup>\s*"
)
_NUMBERED: Final = re.compile(r"(\d{1,3})\.?[ \t]+(?=[A-Z\u00c0-\u00de“\"‘'(\[<]|https?:)")
_LETTERED: Final = re.compile(r"([a-z])[ \t]+(?=[A-Z\u00c0-\u00de“\"])")
_TABLE_NOTE: Final = re.compile(r"(?:Notes?|Sources?|Legend)\s?:\s")

#: What references have and sentences hardly: an address, a bracketed or final year, pages.
_REFERENCE: Final = re.compile(
    r"https?://|\bdoi\b|\((?:[^()]{0,40}\s)?(?:1[89]|20)\d\d[a-z]?\)|\b(?:1[89]|20)\d\d[a-z]?\."
    r"|,\s(?:1[89]|20)\d\d\b|\bn\.d\.|\b[Ii]bid\b|\bpp?\.\s?\d|^See\s|\bop\. cit\b"
)

#: How far the numbers of two notes may lie apart: converters lose some in between.
_GAP: Final = 10

#: A letter and a full stop begin a name more often than an item.
_INITIAL: Final = re.compile(r"[A-Z]\.|\+")

_CAPTION: Final = re.compile(
    r"\[?(?:Figure|Fig\.|Table|Chart|Graph|Map|Exhibit|Box)\s\d[\d.]*[:.]\s"
)
_LONGEST_CAPTION: Final = 300

_ENTRY: Final = re.compile(r"(?:[^\s.!?;:,]\s{1,4}|\.{3,}\s?|(?:\s\.){3,}\s?)(\d{1,3})$")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_SENTENCES: Final = re.compile(r"[a-z)][.!?]\s+[A-Z]")
_LABEL: Final = 40
_RUN: Final = 3


#: A unit or a ten before a raised number, which is then a power and no mark of a note.
_POWER: Final = re.compile(r"(\b(?:[kcdmµ]?m|ft|mi|10))<sup>([-−]?\d)</sup>")


class NoteMarks(NamedTuple):
    """The numbers and the letters that footnote marks in a text have."""

    numbers: frozenset[int] = frozenset()
    letters: frozenset[str] = frozenset()


def note_marks_in(text: str) -> NoteMarks:
    """The marks that stand in the source of a text, raised or in brackets."""
    numbers = frozenset(int(number) for number in _NUMBER_MARKS.findall(text))
    return NoteMarks(numbers, frozenset(_LETTER_MARKS.findall(text)))


def relabel_pieces(pieces: Sequence[Piece], marks: NoteMarks) -> list[Piece]:
    """The pieces, whose lines are still apart, with each paragraph as what it really is."""
    relabelled: list[Piece] = []
    last = 0
    for piece in _relabel_contents(pieces):
        if piece.kind not in {"paragraph", "item"}:
            relabelled.append(piece)
            continue
        notes = _split_notes(piece, marks, last)
        if notes:
            relabelled.extend(notes)
            last = (
                max([0, *(int(note.marker) for note in notes if note.marker.isdecimal())]) or last
            )
        else:
            relabelled.append(relabel_paragraph(piece))
    return relabelled


def write_powers(text: str) -> str:
    """The text with the raised numbers behind units as plain ones: ``5 km2``.

    Those behind a ten stay raised (``10⁶``), since plain they would make another number.
    """
    return _POWER.sub(
        lambda match: (
            match[1] + (match[2].translate(_RAISED_DIGITS) if match[1] == "10" else match[2])
        ),
        text,
    )


_RAISED_DIGITS: Final = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


def is_caption(text: str) -> bool:
    """Whether a text names a figure or a table: ``Figure 3: …``."""
    return bool(_CAPTION.match(text)) and len(text) < _LONGEST_CAPTION


def relabel_paragraph(piece: Piece) -> Piece:
    """A paragraph as the item or the caption that its beginning shows, or else as it is."""
    if piece.kind != "paragraph":
        return piece
    item = split_marker(piece.text)
    if item is not None and not _INITIAL.fullmatch(item.marker):
        return piece._replace(kind="item", text=item.text, level=1, marker=item.marker)
    if is_caption(piece.text):
        # A caption belongs to its figure or table and is counted no more than a cell.
        return piece._replace(kind="cell")
    return piece


def _split_notes(piece: Piece, marks: NoteMarks, last: int) -> list[Piece]:
    """The notes that a paragraph or an item consists of; none if it is no note."""
    if _TABLE_NOTE.match(piece.text):
        return [Piece("note", piece.text)]
    notes: list[Piece] = []
    lines: list[str] = []
    marker = ""
    for line in piece.text.splitlines():
        beginning = _begin_note(line, piece.text if not notes else line, marks, last)
        if beginning is None and not marker:
            return []
        if beginning is None:
            lines.append(line)
            continue
        if marker:
            notes.append(Piece("note", "\n".join(lines), marker=marker))
        marker, text_of_line = beginning
        lines = [text_of_line]
        last = int(marker) if marker.isdecimal() else last
    return [*notes, Piece("note", "\n".join(lines), marker=marker)] if marker else []


def _begin_note(line: str, text: str, marks: NoteMarks, last: int) -> tuple[str, str] | None:
    """The mark and the rest of a line that begins a note; ``text`` is all that follows."""
    raised = _RAISED.match(line)
    if raised:
        return raised[1], line[raised.end() :]
    numbered = _NUMBERED.match(line)
    if numbered:
        number = int(numbered[1])
        is_near = last < number <= last + _GAP or number == 1
        if is_near and (number in marks.numbers or (not marks.numbers and _is_reference(text))):
            return numbered[1], line[numbered.end() :]
    lettered = _LETTERED.match(line)
    if lettered and lettered[1] in marks.letters:
        return lettered[1], line[lettered.end() :]
    return None


def _is_reference(text: str) -> bool:
    return bool(_REFERENCE.search(text))


def _relabel_contents(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """The pieces, with runs of titles that end in a page's number as contents."""
    index = 0
    while index < len(pieces):
        end, entries = _find_contents_run(pieces, index)
        if len(entries) < _RUN:
            yield pieces[index]
            index += 1
            continue
        yield from (Piece("contents", entry) for entry in entries)
        index = end


def _find_contents_run(pieces: Sequence[Piece], start: int) -> tuple[int, list[str]]:
    """Where the run of entries of contents that begins at ``start`` ends, and the entries."""
    entries: list[str] = []
    end = start
    pending: list[str] = []
    for index in range(start, len(pieces)):
        entries_here = _contents_entries(pieces[index])
        if entries_here:
            entries += [*pending, *entries_here]
            pending = []
            end = index + 1
        elif entries and _may_stand_between(pieces[index]):
            pending.append(pieces[index].text)
        else:
            break
    return end, entries


def _contents_entries(piece: Piece) -> list[str]:
    """The entries of contents that a paragraph consists of; none if it is none."""
    if piece.kind not in {"paragraph", "item"} or _SENTENCES.search(piece.text):
        return []
    if not (_ENTRY.search(piece.text) and _WORD.search(piece.text)):
        return []
    entries: list[str] = []
    lines: list[str] = []
    for line in piece.text.splitlines():
        lines.append(line)
        if _ENTRY.search(line) and _WORD.search(line):
            entry = " ".join(lines)
            entries.append(read_contents_entry(entry, listed=True) or entry)
            lines = []
    return entries


def _may_stand_between(piece: Piece) -> bool:
    """Whether a piece can head or interrupt a list of contents: a label or a figure's title."""
    if piece.kind != "paragraph":
        return False
    is_label = len(piece.text) < _LABEL and piece.text[-1:].isalnum()
    return is_label or bool(_CAPTION.match(piece.text))
