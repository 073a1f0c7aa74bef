"""A compact table drawn: rows by their groups, and in each cell its text on a shade."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from policy_compare.render.palette import PAPER, shade_class
from policy_compare.render.svg.lettering import Lines, drawable_text, set_lines, text_width
from policy_compare.render.svg.shapes import (
    BOLDLY,
    CENTRED,
    QUIETLY,
    SIZE,
    Drawing,
    LegendEntry,
    legend_drawing,
    length,
    lines_height,
    rectangle,
    shade_colour,
    stack_drawings,
    text_line,
    text_lines,
)
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Phrase, spans_of, text_of

#: The most room for what a row is about, and for the id behind it.
_ROW_WIDTH, _ID_WIDTH = 520, 170

#: The least width of a column, and of one whose head is written from left to right.
_NARROW, _WIDE = 26, 92

#: The most columns that are made so wide, and the most room for a head that is turned.
_FEW, _HEAD_LENGTH = 12, 240

_ROW_HEIGHT, _SMALL = 24, 11

#: A name or statement of more lines than this is cut off.
_MOST_LINES = 4


class _Row(NamedTuple):
    """What a row is about, in lines, and its height."""

    words: Lines
    id: str
    height: float


def heat_drawing(grid: Grid, notes: Sequence[str]) -> Drawing:
    """The table with a legend of its signs and shades, and what else is noted of it.

    In a note, what stands between three spaces is a sign and what it means.
    """
    rows, row_width = _set_rows(grid)
    texts = [[drawable_text(text_of(cell)) for cell in row[1:]] for row in grid.rows]
    widest = max((text_width(text, SIZE) for text in set().union(*texts)), default=0.0)
    column = max(_NARROW, widest + 12, _WIDE if len(grid.heads) - 1 <= _FEW else 0)
    width = row_width + column * (len(grid.heads) - 1)
    heads = _head_drawing(grid, row_width, column)
    body = _body_drawing(grid, rows, texts, row_width, column)
    legend_width = max(width, _ROW_WIDTH)
    entries = (*_sign_entries(grid, notes), *_scale_entries(grid))
    return stack_drawings(
        (legend_drawing(entries, legend_width), stack_drawings((heads, body), 4)), 16
    )


def _set_rows(grid: Grid) -> tuple[list[_Row], float]:
    """The rows, and the width of what they are about."""
    parts = [text_of(row[0]).partition("\t")[::2] for row in grid.rows]
    ids = ["" if id in grid.heads else drawable_text(id) for _, id in parts]
    id_width = max((text_width(id, _SMALL) for id in ids), default=0.0)
    words_width = max((text_width(words, SIZE) for words, _ in parts), default=0.0)
    width = min(_ROW_WIDTH, words_width + (min(id_width, _ID_WIDTH) + 16) * bool(id_width) + 12)
    rows = []
    for (words, _), id in zip(parts, ids, strict=True):
        short_id = set_lines(id, _ID_WIDTH, _SMALL, 1).lines[0]
        room = width - 12 - (text_width(short_id, _SMALL) + 16 if id else 0)
        lines = set_lines(words, room, SIZE, _MOST_LINES)
        rows.append(_Row(lines, short_id, max(lines_height(lines) + 9, _ROW_HEIGHT)))
    return rows, width


def _head_drawing(grid: Grid, left: float, column: float) -> Drawing:
    """The names over the columns, turned where they are long for so narrow a column."""
    names = [
        full or head for full, head in zip(grid.full_heads or grid.heads, grid.heads, strict=True)
    ][1:]
    upright = [set_lines(name, column - 8, SIZE, _MOST_LINES, bold=True) for name in names]
    width = left + column * len(names)
    elements: list[Element] = []
    if column >= _WIDE:
        height = max((lines_height(lines) for lines in upright), default=0.0)
        for place, lines in enumerate(upright):
            x, y = left + column * (place + 0.5), height - lines_height(lines)
            elements += text_lines(x, y, 0, lines, {**CENTRED, **BOLDLY})
        return Drawing(elements, width, height)
    turned = [set_lines(name, _HEAD_LENGTH, SIZE, 1, bold=True).lines[0] for name in names]
    height = max((text_width(name, SIZE, bold=True) for name in turned), default=0.0)
    for place, name in enumerate(turned):
        x = left + column * (place + 0.5) + 4
        turn = f"rotate(-90 {length(x)} {length(height)})"
        elements.append(text_line(x, height, name, {"transform": turn, **BOLDLY}))
    return Drawing(elements, width, height)


def _body_drawing(
    grid: Grid, rows: Sequence[_Row], texts: Sequence[Sequence[str]], left: float, column: float
) -> Drawing:
    width = left + column * (len(grid.heads) - 1)
    elements: list[Element] = []
    y = 0.0
    for number, row in enumerate(rows):
        if number in grid.groups:
            lines = set_lines(text_of(grid.groups[number]), width, SIZE, 1, bold=True)
            elements += text_lines(0, y + 7, width, lines, BOLDLY)
            y += _ROW_HEIGHT
        elements += text_lines(0, y + 4, left - 12, row.words)
        if row.id:
            look = {"text-anchor": "end", **QUIETLY}
            elements.append(text_line(left - 8, y + 4 + SIZE, row.id, look, _SMALL))
        # What all cells of a row have in common is said once: a large table has many.
        cells = Element("g", {**CENTRED})
        cells.extend(_shades(grid, number, left, y, column, row.height))
        middle = y + row.height / 2 + 4
        cells.extend(
            text_line(left + column * (place + 0.5), middle, text)
            for place, text in enumerate(texts[number])
            if text
        )
        elements.append(cells)
        y += row.height
    return Drawing(elements, width, y)


def _shades(
    grid: Grid, number: int, left: float, y: float, column: float, height: float
) -> Iterator[Element]:
    """The cells' colours; neighbours of one colour are one stretch, cut by lines of paper."""
    shades = grid.shades[number] if grid.shades else (None,) * (len(grid.heads) - 1)
    colours = map(_colour, grid.rows[number][1:], shades)
    for colour, places in groupby(enumerate(colours), key=lambda one: one[1]):
        if colour:
            first, *others = (place for place, _ in places)
            x, width = left + column * first, column * (len(others) + 1)
            yield rectangle(x + 1, y + 1, width - 2, height - 2, {"fill": colour})
            for place in others:
                yield rectangle(left + column * place - 1, y + 1, 2, height - 2, {"fill": PAPER})


def _colour(cell: Phrase, shade: float | None) -> str:
    """A cell's colour: by the role of all it says, and by how much there is of it."""
    role = _role(cell)
    return shade_colour(role, shade) if shade_class(role, shade) else ""


def _role(cell: Phrase) -> str:
    spans = spans_of(cell)
    return spans[0].role if len(spans) == 1 else ""


def _sign_entries(grid: Grid, notes: Iterable[str]) -> Iterator[LegendEntry]:
    """The signs that stand in the table, as the notes explain them."""
    roles: dict[str, str | None] = {}
    for cell in {cell for row in grid.rows for cell in row[1:]}:
        text = text_of(cell)
        for sign in (text[:1], text[-1:]):
            roles[sign] = _role(cell) if sign == text[:1] else None
    for note in notes:
        meanings = note.split("   ")
        for meaning in meanings if len(meanings) > 1 else ():
            sign, _, words = meaning.partition(" ")
            if sign in roles:
                yield LegendEntry(sign, words, roles[sign])


def _scale_entries(grid: Grid) -> Iterator[LegendEntry]:
    """What the shades mean, if there are several, in the colour of the first cell that has one."""
    roles: dict[float, str] = {}
    for row, shades in zip(grid.rows, grid.shades, strict=False):
        for cell, shade in zip(row[1:], shades, strict=True):
            if shade is not None:
                roles.setdefault(shade, _role(cell))
    if len(roles) > 1:
        role = next(iter(roles.values()))
        for place, words in enumerate(grid.scale):
            yield LegendEntry("", words, role, place / (len(grid.scale) - 1))
