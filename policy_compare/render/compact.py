"""Lays compact tables out: a row a line, its groups over it, and no frame around it.

Columns stand two cells apart, and those that only hold signs one, so that many have room.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policy_compare.render.layout import (
    READABLE,
    Line,
    Safe,
    fit_widths,
    in_role,
    line_width,
    longest_piece,
    own_lines,
    shorten_line,
    stack_letters,
    stack_row,
    table_parts,
    widest_line,
    wrap_lines,
)
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Phrase, Span, spans_of

_GAP = 2
#: The gap before a column that is no wider than a sign and a mark, and before a cell's end.
_CLOSE = 1
_SIGN = 2

#: So many cells of a column must have room: a few long ends must not take it from all others.
_MOST = 0.8

#: A text that is shortened to less than this no longer tells what its row is about.
_TELLING = 20

#: How far rows go in where groups stand over them.
_INDENT = "  "

#: Where a cell's end begins.
_TAB = "\t"


class Cell(NamedTuple):
    """What a cell says, and what stands at its right end.

    ``most`` is what both take on one line; ``least`` what they take if the text before an
    end is shortened. Without an end nothing is.
    """

    text: Line
    end: Line
    least: int
    most: int


class CompactTable(NamedTuple):
    """A compact grid for one width: what each column needs at least, and takes at most."""

    heads: Sequence[Line]
    rows: Sequence[Sequence[Cell]]
    groups: Mapping[int, Line]
    fixed: int
    least: Sequence[int]
    most: Sequence[int]
    width: int

    @classmethod
    def measure(cls, grid: Grid, width: int, safe: Safe) -> "CompactTable":
        """The grid as a table of that width at most; ``safe`` makes what it says fit to show."""
        cells: dict[tuple[bool, Phrase], Cell] = {}

        def cell(phrase: Phrase) -> Cell:
            # Nearly all cells of a large table are one of a few signs. A span equals two texts.
            key = (isinstance(phrase, Span), phrase)
            if key not in cells:
                cells[key] = _read_cell(phrase, safe)
            return cells[key]

        indent = _INDENT if grid.groups else ""
        heads = [
            in_role(safe((indent if not place else "", head)), "strong")
            for place, head in enumerate(grid.heads)
        ]
        rows = [
            [_read_cell((indent, *spans_of(first)), safe), *map(cell, others)]
            for first, *others in grid.rows
        ]
        groups = {number: safe(label) for number, label in grid.groups.items()}
        columns = list(zip(*rows, strict=True)) or [()] * len(heads)
        room_needed = list(map(_least_width, columns))
        room_wished = [max((entry.most for entry in column), default=0) for column in columns]
        half = max(width // 2, 1)
        if _too_wide(
            list(map(max, room_wished, map(longest_piece, heads))), grid.fixed, half, width
        ):
            heads = [
                stack_letters(head) if place >= grid.fixed and wish <= _SIGN else head
                for place, (head, wish) in enumerate(zip(heads, room_wished, strict=True))
            ]
        words = list(map(longest_piece, heads))
        wishes = list(map(max, room_wished, map(widest_line, heads)))
        if sum(wishes) + _GAP * len(wishes) > width:
            # Heads take several lines rather than room from what stands below them.
            wishes = list(map(max, room_wished, words))
        needs = [
            min(max(need, word), half, wish)
            for need, word, wish in zip(room_needed, words, wishes, strict=True)
        ]
        return cls(heads, rows, groups, grid.fixed, needs, wishes, width)

    @property
    def has_room(self) -> bool:
        """Whether all columns have room beside each other."""
        return self._fits(range(len(self.heads)), self.least)

    def _fits(self, part: Sequence[int], needs: Sequence[int]) -> bool:
        return sum(needs[place] for place in part) + sum(self._gaps(part)) <= self.width

    def _gaps(self, part: Sequence[int]) -> list[int]:
        """The cells before each column of a part of the table."""
        gaps = [_CLOSE if self.most[place] <= _SIGN else _GAP for place in part]
        first = self.fixed + 1
        return [0, *[_GAP] * len(gaps[1:first]), *gaps[first:]]

    def lines(self, *, rule: str, mark: str) -> Iterator[Line]:
        """The lines of the table, or of several with some of the columns each.

        ``rule`` is what the line under the heads is made of, ``mark`` what stands where a
        text breaks off.
        """
        needs = self.least if self.has_room else self._roomier_needs()
        tables = table_parts(len(self.heads), self.fixed, lambda part: self._fits(part, needs))
        for number, part in enumerate(tables):
            if number:
                yield ()
            gaps = self._gaps(part)
            widths = fit_widths(
                [needs[place] for place in part],
                [self.most[place] for place in part],
                self.width - sum(gaps),
            )
            if widths is None:
                yield from self._stacked_lines(part)
            else:
                yield from self._head_lines(part, widths, gaps)
                yield (Span(rule * (sum(widths) + sum(gaps))),)
                yield from self._row_lines(part, widths, gaps, mark)

    def _roomier_needs(self) -> list[int]:
        """What columns need where what a row is about has more room, since it must be split."""
        third = self.width // 3
        needs = zip(self.least, self.most, strict=True)
        return [
            max(need, min(wish, third)) if place < self.fixed else need
            for place, (need, wish) in enumerate(needs)
        ]

    def _head_lines(
        self, part: Sequence[int], widths: Sequence[int], gaps: Sequence[int]
    ) -> Iterator[Line]:
        heads = [
            wrap_lines(self.heads[place], width) for place, width in zip(part, widths, strict=True)
        ]
        height = max(map(len, heads))
        # A head stands right above its column, however high the others are.
        yield from _lines_beside(
            [[()] * (height - len(head)) + head for head in heads], widths, gaps
        )

    def _row_lines(
        self, part: Sequence[int], widths: Sequence[int], gaps: Sequence[int], mark: str
    ) -> Iterator[Line]:
        for number, row in enumerate(self.rows):
            yield from self._label_lines_above(number)
            cells = [
                _cell_lines(row[place], width, mark)
                for place, width in zip(part, widths, strict=True)
            ]
            yield from _lines_beside(cells, widths, gaps)

    def _label_lines_above(self, number: int) -> Iterator[Line]:
        if number in self.groups:
            yield from wrap_lines(self.groups[number], self.width)

    def _stacked_lines(self, part: Sequence[int]) -> Iterator[Line]:
        heads = [self.heads[place] for place in part]
        for number, row in enumerate(self.rows):
            yield from self._label_lines_above(number)
            cells = [
                (*row[place].text, *((Span("\n"), *row[place].end) if row[place].end else ()))
                for place in part
            ]
            yield from stack_row(heads, cells, self.width)


def _too_wide(wishes: Sequence[int], fixed: int, half: int, width: int) -> bool:
    """Whether what rows are about would get less than it wants and less than half the width."""
    beside = sum(wishes[fixed:]) + _GAP * len(wishes[fixed:])
    return width - beside < min(sum(wishes[:fixed]), half)


def _least_width(cells: Sequence[Cell]) -> int:
    """What a column needs, so that most of its cells that may be shortened take one line."""
    needs = sorted(cell.least for cell in cells)
    if any(cell.end for cell in cells):
        return needs[int(_MOST * (len(needs) - 1))]
    return max(needs, default=0)


def _read_cell(phrase: Phrase, safe: Safe) -> Cell:
    before: list[Span] = []
    after: list[Span] | None = None
    for span in spans_of(phrase):
        text, tab, behind = span.text.partition(_TAB) if after is None else (span.text, "", "")
        (before if after is None else after).append(span._replace(text=text))
        if tab:
            after = [span._replace(text=behind)]
    text_line, end = safe(tuple(before)), safe(tuple(after or ()))
    widest = widest_line(text_line)
    if not any(span.text for span in end):
        return Cell(text_line, (), widest, widest)
    beside = _CLOSE + widest_line(end)
    return Cell(text_line, end, min(widest, _TELLING) + beside, widest + beside)


def _lines_beside(
    cells: Sequence[Sequence[Line]], widths: Sequence[int], gaps: Sequence[int]
) -> Iterator[Line]:
    """Cells beside each other, line by line, without space at a line's end."""
    for place in range(max(map(len, cells))):
        line: list[Span] = []
        behind = 0
        for cell, width, gap in zip(cells, widths, gaps, strict=True):
            content = cell[place] if place < len(cell) else ()
            behind += gap
            if line_width(content):
                line += [Span(" " * behind), *content]
                behind = width - line_width(content)
            else:
                behind += width
        yield tuple(line)


def _cell_lines(cell: Cell, width: int, mark: str) -> list[Line]:
    """The lines of a cell in its column: one, wherever that can be."""
    if cell.most <= width and not cell.end:
        return own_lines(cell.text)
    if not cell.end:
        return wrap_lines(cell.text, width)
    *lines, last = own_lines(cell.text)
    above = [line for upper_line in lines for line in wrap_lines(upper_line, width)]
    room = width - _CLOSE - line_width(cell.end)
    if line_width(last) > room >= READABLE:
        last = shorten_line(last, room, mark)
    if line_width(last) <= room:
        return [
            *above,
            (*last, Span(" " * (width - line_width(last) - line_width(cell.end))), *cell.end),
        ]
    if line_width(last) > width:
        last = shorten_line(last, width, mark)
    ends = wrap_lines(cell.end, width)
    return [*above, last, *((Span(" " * (width - line_width(end))), *end) for end in ends)]
