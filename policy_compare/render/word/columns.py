"""How the columns of a grid stand on a page: how wide each is, and in how many tables they go."""

from collections.abc import Collection, Sequence
from typing import NamedTuple, TypeVar

from policy_compare.render.layout import (
    READABLE,
    fit_widths,
    longest_piece,
    table_parts,
    widest_line,
)
from policy_compare.views.page import Grid

_Cell = TypeVar("_Cell")

#: The width of a letter in a table and of a cell's two sides, in twentieths of a point.
LETTER = 98
SIDE = 70

#: So many rows tell how wide the columns must be, and so many letters of a word are not cut.
_TELLING_ROWS = 50
_LONGEST_WORD = 28
#: The letters that a head takes that is written upwards, and what a row is about at least.
_UPRIGHT = 3
_TELLING = 20


class ColumnGroup(NamedTuple):
    """Columns that stand beside each other, by their numbers, and their widths."""

    columns: Sequence[int]
    widths: Sequence[int]


class _Room(NamedTuple):
    """The letters that a column needs and wishes."""

    need: int
    wish: int


def shown_grid(grid: Grid) -> Grid:
    """The grid with its heads in full, since there is room, and without what footnotes hold."""
    full_heads = grid.full_heads or grid.heads
    heads = tuple(full or short for full, short in zip(full_heads, grid.heads, strict=True))
    if not grid.footnotes:
        return grid._replace(heads=heads)
    rows = tuple(_without(row, grid.footnotes) for row in grid.rows)
    return grid._replace(heads=_without(heads, grid.footnotes), rows=rows)


def is_wide(grid: Grid, width: int) -> bool:
    """Whether the grid belongs on a page on its side: it compares units, or has no room else."""
    return bool(grid.shades) or not _fit(_rooms(grid, upright=False), width)


def plan_columns(grid: Grid, width: int) -> tuple[Sequence[ColumnGroup], bool]:
    """The tables that the grid is on a page so wide, and whether their heads go upwards."""
    rooms = _rooms(grid, upright=False)
    upright = bool(grid.fixed) and not _fit(rooms, width)
    if upright:
        rooms = _rooms(grid, upright=True)
    parts = table_parts(
        len(rooms), grid.fixed, lambda part: _fit([rooms[place] for place in part], width)
    )
    return [
        ColumnGroup(part, _widths([rooms[place] for place in part], width)) for part in parts
    ], upright


def _widths(rooms: Sequence[_Room], width: int) -> list[int]:
    needs, wishes = zip(*rooms, strict=True)
    letters = fit_widths(needs, wishes, (width - 2 * SIDE * len(rooms)) // LETTER) or needs
    # What has no room even so is made as narrow as the page.
    scale = min(1, width / sum(number * LETTER + 2 * SIDE for number in letters))
    return [int(scale * (number * LETTER + 2 * SIDE)) for number in letters]


def _rooms(grid: Grid, *, upright: bool) -> list[_Room]:
    rooms = []
    for place, head in enumerate(grid.heads):
        # Many cells are one of a few signs or names.
        cells = {row[place] for row in grid.rows[:_TELLING_ROWS]}
        is_upright = upright and place >= grid.fixed
        word = _UPRIGHT if is_upright else longest_piece(head) + 1
        wish = max([*map(widest_line, cells), word])
        readable = READABLE if place >= grid.fixed else _TELLING
        need = max([*map(longest_piece, cells), word, min(wish, readable)])
        rooms.append(_Room(min(need, _LONGEST_WORD), wish))
    return rooms


def _fit(rooms: Collection[_Room], width: int) -> bool:
    return sum(room.need * LETTER + 2 * SIDE for room in rooms) <= width


def _without(cells: tuple[_Cell, ...], place: int) -> tuple[_Cell, ...]:
    return cells[:place] + cells[place + 1 :]
