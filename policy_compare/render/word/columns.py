"""How the columns of a grid stand on a page: how wide each is, and in how many tables they go."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypeVar

from policy_compare.invisible import has_right_to_left
from policy_compare.render.layout import (
    READABLE,
    line_width,
    longest_piece,
    table_parts,
    widest_line,
    wrap_lines,
)
from policy_compare.views.page import Grid

_Cell = TypeVar("_Cell")

#: The width of a letter in a table and of a cell's two sides, in twentieths of a point.
LETTER = 98
SIDE = 70

#: So many rows tell how wide the columns must be, and so many letters of a word are not cut.
_TELLING_ROWS = 40
_LONGEST_WORD = 28
#: The letters that what a row is about takes at least, and so many times as long as they are on
#: the average a line may be for its column to be made for it.
_TELLING = 20
_LONGER = 2
#: The letters of a line of a head that is written upwards, and what each takes in width.
_UPWARD_LINE = 30
_LINE_HEIGHT = 2


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
    return bool(grid.shades) or not _fit(_rooms(shown_grid(grid)), width)


def plan_columns(grid: Grid, width: int) -> tuple[Sequence[ColumnGroup], Collection[int]]:
    """The tables that the grid is on a page so wide, and the columns whose heads go upwards.

    What is read from the right goes as ever: LibreOffice draws it outside of its cell.
    """
    rooms = _rooms(grid)
    upwards: Collection[int] = ()
    if grid.fixed and not _fit(rooms, width):
        upwards = frozenset(
            place
            for place, head in enumerate(grid.heads)
            if place >= grid.fixed and not has_right_to_left(head)
        )
        rooms = _rooms(grid, upwards)
    parts = table_parts(
        len(rooms), grid.fixed, lambda part: _fit([rooms[place] for place in part], width)
    )
    return [
        ColumnGroup(part, _widths([rooms[place] for place in part], width)) for part in parts
    ], upwards


def height_upwards(heads: Iterable[str]) -> int:
    """How high heads are that are written upwards, in twentieths of a point."""
    lines = (line for head in heads for line in wrap_lines(head, _UPWARD_LINE))
    return (max(map(line_width, lines)) + 2) * LETTER


def _widths(rooms: Sequence[_Room], width: int) -> list[int]:
    """What each column needs, and of the rest the more the longer its lines are."""
    needs = [room.need * LETTER + 2 * SIDE for room in rooms]
    wishes = [room.wish * LETTER + 2 * SIDE for room in rooms]
    spare, missing = width - sum(needs), sum(wishes) - sum(needs)
    if spare < 0:
        return [need * width // sum(needs) for need in needs]
    share = min(1, spare / missing) if missing else 0
    return [need + int((wish - need) * share) for need, wish in zip(needs, wishes, strict=True)]


def _rooms(grid: Grid, upwards: Collection[int] = ()) -> list[_Room]:
    rooms = []
    for place, head in enumerate(grid.heads):
        # Many cells are one of a few signs or names.
        cells = {row[place] for row in grid.rows[:_TELLING_ROWS]}
        lines = len(wrap_lines(head, _UPWARD_LINE))
        word = 1 + (_LINE_HEIGHT * lines if place in upwards else longest_piece(head))
        lengths = [*map(widest_line, cells), word]
        readable = READABLE if place >= grid.fixed else _TELLING
        need = max([*map(longest_piece, cells), word, min(max(lengths), readable)])
        need = min(need, _LONGEST_WORD)
        wish = min(max(lengths), _LONGER * sum(lengths) // len(lengths))
        rooms.append(_Room(need, max(need, wish)))
    return rooms


def _fit(rooms: Collection[_Room], width: int) -> bool:
    return sum(room.need * LETTER + 2 * SIDE for room in rooms) <= width


def _without(cells: tuple[_Cell, ...], place: int) -> tuple[_Cell, ...]:
    return cells[:place] + cells[place + 1 :]
