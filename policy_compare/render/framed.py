"""Lays tables out in frames, with a line between each two rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.box import Box

from policy_compare.render.layout import (
    READABLE,
    Line,
    Safe,
    fit_widths,
    in_role,
    line_width,
    longest_piece,
    stack_row,
    table_parts,
    widest_line,
    wrap_lines,
)
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Span


class FramedTable(NamedTuple):
    """A grid for one width: what each column needs at least, and takes at most."""

    heads: Sequence[Line]
    rows: Sequence[Sequence[Line]]
    groups: Mapping[int, Line]
    fixed: int
    least: Sequence[int]
    most: Sequence[int]
    width: int

    @classmethod
    def measure(cls, grid: Grid, width: int, safe: Safe) -> "FramedTable":
        """The grid as a table of that width at most; ``safe`` makes what it says fit to show."""
        heads = [in_role(safe(head), "strong") for head in grid.heads]
        rows = [[safe(cell) for cell in row] for row in grid.rows]
        groups = {number: safe(label) for number, label in grid.groups.items()}
        wishes = [0] * len(heads)
        needs = [0] * len(heads)
        for row in (heads, *rows):
            for place, cell in enumerate(row):
                wishes[place] = max(wishes[place], widest_line(cell))
                needs[place] = max(needs[place], longest_piece(cell))
        half = max(width // 2, 1)
        needs = [
            min(wish, max(READABLE, need), half) for wish, need in zip(wishes, needs, strict=True)
        ]
        return cls(heads, rows, groups, grid.fixed, needs, wishes, width)

    @property
    def has_room(self) -> bool:
        """Whether all columns have room beside each other."""
        return self._fits(range(len(self.heads)))

    def _fits(self, part: Sequence[int]) -> bool:
        return sum(self.least[place] for place in part) + _frame_width(len(part)) <= self.width

    def lines(self, box: Box) -> Iterator[Line]:
        """The lines of the table, or of several with some of the columns each."""
        for part in table_parts(len(self.heads), self.fixed, self._fits):
            widths = fit_widths(
                [self.least[place] for place in part],
                [self.most[place] for place in part],
                self.width - _frame_width(len(part)),
            )
            if widths is None:
                for number, row in enumerate(self.rows):
                    yield from self._label_lines_above(number)
                    yield from stack_row(
                        [self.heads[place] for place in part],
                        [row[place] for place in part],
                        self.width,
                    )
            else:
                yield from self._framed_lines(part, widths, box)

    def _label_lines_above(self, number: int) -> Iterator[Line]:
        if number in self.groups:
            yield from wrap_lines(self.groups[number], self.width)

    def _framed_lines(self, part: Sequence[int], widths: Sequence[int], box: Box) -> Iterator[Line]:
        """The rows in a box below the heads, a group's label as wide as the box."""
        outer = [width + 2 for width in widths]
        across = [sum(outer) + len(outer) - 3]
        heads = [self.heads[place] for place in part]
        yield (Span(box.get_top(outer)),)
        yield from _row_lines(heads, widths, (box.head_left, box.head_vertical, box.head_right))
        edges = (box.mid_left, box.mid_vertical, box.mid_right)
        for number, row in enumerate(self.rows):
            yield (Span(box.get_row(outer, "row" if number else "head")),)
            if number in self.groups:
                yield from _row_lines([self.groups[number]], across, edges)
                yield (Span(box.get_row(outer, "row")),)
            yield from _row_lines([row[place] for place in part], widths, edges)
        if not self.rows:
            yield (Span(box.get_row(outer, "head")),)
        yield (Span(box.get_bottom(outer)),)


def _row_lines(
    cells: Sequence[Line], widths: Sequence[int], edges: tuple[str, str, str]
) -> Iterator[Line]:
    """Cells beside each other, with the frame's edges left, between and right of them."""
    left, middle, right = edges
    wrapped = [wrap_lines(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for place in range(max(map(len, wrapped))):
        line: list[Span] = [Span(f"{left} ")]
        for column, (cell, width) in enumerate(zip(wrapped, widths, strict=True), 1):
            content = cell[place] if place < len(cell) else ()
            gap = " " * (width - line_width(content))
            last = column == len(widths)
            line += [*content, Span(f"{gap} {right if last else middle}{'' if last else ' '}")]
        # The gap after the last column belongs to the frame.
        line[-1] = Span(line[-1].text.rstrip(" "))
        yield tuple(line)


def _frame_width(columns: int) -> int:
    """The cells that lines and spaces around the columns take."""
    return 3 * columns + 1
