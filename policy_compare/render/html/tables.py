"""What a table of a page needs to be written: cells with their classes, rows with their ids."""

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from policy_compare.render.anchors import Anchors
from policy_compare.render.html.phrases import PhraseWriter, direction_of, plain_text
from policy_compare.render.palette import shade_class
from policy_compare.views.page import Facet, Grid, RowMark
from policy_compare.views.phrases import Phrase, Span, spans_of


class HeadCell(NamedTuple):
    """The head of a column, in full, since a page has room for it along the column."""

    text: Markup
    plain: str
    dir: str


class BodyCell(NamedTuple):
    """A cell of the body; ``heads`` tells whether it says what its row is about."""

    content: Markup
    classes: str
    dir: str
    heads: bool
    label: str


class BodyRow(NamedTuple):
    """A row with the label of the group that begins with it, if one does."""

    cells: tuple[BodyCell, ...]
    group: Markup | None
    id: str
    choices: tuple[tuple[str, str], ...]
    citation: str


class HtmlTable(NamedTuple):
    """A table to be written."""

    compact: bool
    heads: tuple[HeadCell, ...]
    rows: tuple[BodyRow, ...]
    facets: tuple[Facet, ...]


def html_table(grid: Grid, writer: PhraseWriter, anchors: Anchors) -> HtmlTable:
    """The grid with what its cells say written by ``writer``."""
    full = grid.full_heads or ("",) * len(grid.heads)
    names = [name or head for head, name in zip(grid.heads, full, strict=True)]
    heads = tuple(
        HeadCell(writer.write(name), plain_text(name), direction_of(name)) for name in names
    )
    return HtmlTable(
        grid.compact, heads, tuple(_body_rows(grid, heads, writer, anchors)), grid.facets
    )


def _body_rows(
    grid: Grid, heads: tuple[HeadCell, ...], writer: PhraseWriter, anchors: Anchors
) -> Iterator[BodyRow]:
    # In a table without fixed columns the first one says what its row is about all the same.
    fixed = grid.fixed or 1
    none = (None,) * len(heads)
    for number, row in enumerate(grid.rows):
        shades = (None,) * fixed + tuple(grid.shades[number]) if grid.shades else none
        mark = grid.marks[number] if grid.marks else RowMark()
        group = grid.groups.get(number)
        yield BodyRow(
            tuple(
                BodyCell(
                    writer.write(_without_role(cell)),
                    _cell_class(cell, shade),
                    direction_of(cell),
                    place < fixed,
                    head.plain,
                )
                for place, (cell, shade, head) in enumerate(zip(row, shades, heads, strict=True))
            ),
            None if group is None else writer.write(group),
            anchors.id_of(mark.anchor),
            tuple(
                (facet.name, " ".join(ids))
                for facet, ids in zip(grid.facets, mark.choices, strict=True)
            )
            if mark.choices
            else (),
            plain_text(mark.citation),
        )


def _without_role(cell: Phrase) -> Phrase:
    """What the cell says without the role of all of it, which the cell itself has as a class."""
    if isinstance(cell, Span) and shade_class(cell.role, None):
        return cell._replace(role="")
    return cell


def _cell_class(cell: Phrase, shade: float | None) -> str:
    """What the cell looks like: by the role of all it says, and by how much there is of it."""
    spans = spans_of(cell)
    return shade_class(spans[0].role if len(spans) == 1 else "", shade)
