"""From lines to blocks: what belongs together, what it is, and under which heading."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from policy_compare.texts.document import Block, BlockKind
from policy_compare.texts.line_patterns import (
    ends_sentence,
    is_sources_heading,
    split_heading_number,
)
from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.texts.printed.asides import TextAndAsides, split_off_asides
from policy_compare.texts.printed.contents_entries import find_contents_entries
from policy_compare.texts.printed.footnotes import TextAndNotes, split_off_footnotes
from policy_compare.texts.printed.headings import PrintedHeading, find_headings
from policy_compare.texts.printed.layout import Layout, continues_paragraph, measure_layout
from policy_compare.texts.printed.list_items import OpenLists
from policy_compare.texts.rejoin import (
    TextWords,
    bracketed_marks,
    collect_words,
    cut_spans,
    find_note_marks,
    join_lines,
)


class _LinedPiece(NamedTuple):
    """A piece whose lines are not yet one text."""

    kind: BlockKind
    lines: list[PrintedLine]
    level: int = 0
    marker: str = ""
    title: bool = False


def blocks_of_lines(lines: Sequence[PrintedLine], labels: Sequence[str] = ()) -> tuple[Block, ...]:
    """The lines of a text, without running heads, as blocks.

    ``labels`` are those of the pages that the lines count; without them blocks have none.
    """
    layout = measure_layout(lines)
    text, notes = split_off_footnotes(lines, layout)
    if not layout.size:
        # Notes are often set wider than the text, whose width alone counts from here on.
        layout = measure_layout(text)
    pieces = _LineGrouping(
        split_off_asides(TextAndNotes(text, notes), layout), layout
    ).group_lines()
    words = collect_words(line.text for line in lines)
    note_numbers = _note_numbers(pieces)
    return blocks_of_pieces(_join_lines(piece, words, note_numbers, labels) for piece in pieces)


class _LineGrouping:
    """Goes through the lines and decides of each whether it begins something."""

    def __init__(self, parts: TextAndAsides, layout: Layout) -> None:
        lines, notes, asides = parts
        self._lines, self._layout = lines, layout
        self._entries = find_contents_entries(lines)
        headings = find_headings(lines, layout, self._entries)
        self._headings = {heading.start: heading for heading in headings}
        self._lists = OpenLists(layout)
        self._notes, self._asides = list(reversed(notes)), list(reversed(asides))
        self._sources_level = 0
        self._closed: list[_LinedPiece] = []
        self._open: _LinedPiece | None = None

    def group_lines(self) -> list[_LinedPiece]:
        """All pieces of the text in reading order."""
        index = 0
        while index < len(self._lines):
            index += self._take_line(index)
        self._close_piece(index)
        return self._closed

    def _take_line(self, index: int) -> int:
        """Take the line at the index; how many of the lines are taken with it."""
        line = self._lines[index]
        if heading := self._headings.get(index):
            self._add_heading(heading)
            return heading.length
        entry = self._entries.get(index)
        if entry is not None:
            self._open_piece(index, _LinedPiece("contents", [line._replace(text=entry)]))
            self._close_piece(index + 1)
            return 1
        before = self._lines[index - 1] if index else None
        item = self._lists.read_item(line, before)
        kind: BlockKind = "note" if self._sources_level else "item" if item else "paragraph"
        if item is not None:
            first = line._replace(text=item.text)
            self._open_piece(index, _LinedPiece(kind, [first], item.level, item.marker))
        elif self._open is not None and before is not None and self._continues(before, line):
            self._open.lines.append(line)
        else:
            self._open_piece(index, _LinedPiece(kind, [line]))
            self._lists.close_lists()
        return 1

    def _continues(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether the line goes on with the open piece, whose last line is ``before``."""
        piece = self._open
        if piece is None or piece.kind in {"heading", "contents"}:
            return False
        first = piece.lines[0]
        if piece.marker and before.page == line.page:
            if len(piece.lines) == 1:
                before = before._replace(left=line.left)
            elif line.left < first.left - 0.5 * line.size - 0.5 and ends_sentence(before.text):
                return False
        return continues_paragraph(before, line, self._layout)

    def _add_heading(self, heading: PrintedHeading) -> None:
        start, end = heading.start, heading.start + heading.length
        lines = list(self._lines[start:end])
        self._open_piece(start, _LinedPiece("heading", lines, heading.level, title=not start))
        self._close_piece(end)
        self._lists.close_lists()
        if is_sources_heading(" ".join(line.text for line in lines)):
            self._sources_level = heading.level
        elif heading.level <= self._sources_level:
            self._sources_level = 0

    def _open_piece(self, index: int, piece: _LinedPiece) -> None:
        self._close_piece(index)
        self._open = piece

    def _close_piece(self, index: int) -> None:
        """End what is open, and put behind it what stands above the index but is no text."""
        if self._open is not None:
            self._closed.append(self._open)
            self._open = None
        while self._notes and self._notes[-1].after <= index:
            note = self._notes.pop()
            self._closed.append(_LinedPiece("note", note.lines, 0, note.marker))
        while self._asides and self._asides[-1].after <= index:
            parts = TextAndAsides(self._asides.pop().lines, (), ())
            for piece in _LineGrouping(parts, self._layout).group_lines():
                # What is behind it in the text does not stand under its headings.
                self._closed.append(
                    piece._replace(kind="paragraph", level=0) if piece.kind == "heading" else piece
                )


def _note_numbers(pieces: Iterable[_LinedPiece]) -> dict[int, frozenset[int]]:
    """The numbers of the notes that may be marked on each page; under -1 those of endnotes."""
    numbers: dict[int, set[int]] = defaultdict(set)
    in_sources = False
    for piece in pieces:
        if piece.kind == "heading":
            in_sources = is_sources_heading(" ".join(line.text for line in piece.lines))
        elif piece.kind == "note":
            number = piece.marker.strip("[]().")
            if number.isdecimal():
                numbers[-1 if in_sources else piece.lines[0].page].add(int(number))
    return {page: frozenset(on_page) for page, on_page in numbers.items()}


def _join_lines(
    piece: _LinedPiece,
    words: TextWords,
    note_numbers: Mapping[int, frozenset[int]],
    labels: Sequence[str],
) -> Piece:
    """The piece with its lines made one text, and the pages on which its parts stand."""
    marked_text, starts = join_lines([line.text for line in piece.lines], words)
    pages = {line.page for line in piece.lines}
    numbers = note_numbers.get(-1, frozenset()).union(
        *(note_numbers.get(page, ()) for page in pages)
    )
    spans = find_note_marks(marked_text, numbers)
    places: list[tuple[int, str]] = []
    last_page = -1
    for line, start in zip(piece.lines, starts, strict=True):
        if line.page != last_page and labels:
            cut = sum(min(end, start) - begin for begin, end in spans if begin < start)
            places.append((start - cut if places else 0, labels[line.page]))
        last_page = line.page
    text, marker = cut_spans(marked_text, spans).strip(), piece.marker
    if piece.kind == "heading" and not piece.title:
        marker, text = split_heading_number(text)
    marks = bracketed_marks(marked_text, spans)
    in_italics = sum(len(line.text) for line in piece.lines if line.italic)
    italic = in_italics > len(marked_text) / 2
    return Piece(piece.kind, text, piece.level, marker, tuple(places), marks, italic)
