"""Grids as tables of Word, written row by row: a tree of a large one would take too long."""

from collections.abc import Collection, Iterator, Mapping

from policy_compare.render.palette import SHADES, shade_step
from policy_compare.render.word.columns import (
    SIDE,
    ColumnGroup,
    height_upwards,
    plan_columns,
    shown_grid,
)
from policy_compare.render.word.notes import footnote_reference
from policy_compare.render.word.runs import paragraph, write_lines
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Phrase, spans_of, text_of

#: A row of fewer letters stands on one page.
_SHORT = 2000
_UPWARDS = '<w:textDirection w:val="btLr"/>'
_WHOLE = "<w:cantSplit/>"
#: What makes a paragraph without a word as low as a small distance.
SMALL = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'


class TableWriter:
    """Writes the tables of one document; what stands in ``footnotes`` is added to these."""

    def __init__(self, style_ids: Mapping[str, str], footnotes: list[Phrase]) -> None:
        self._style_ids = style_ids
        self._footnotes = footnotes

    def write(self, grid: Grid, width: int) -> Iterator[str]:
        """The grid on a page so wide, each table with a small distance behind it."""
        shown = shown_grid(grid)
        groups, upwards = plan_columns(shown, width)
        for number, group in enumerate(groups):
            yield self._beginning(group)
            yield self._head_row(shown, group, upwards)
            for place in range(len(grid.rows)):
                if place in grid.groups:
                    cell = self._cell(
                        grid.groups[place], sum(group.widths),
                        f'<w:gridSpan w:val="{len(group.columns)}"/>{_HEAD_SHADE}', "Table Heading",
                    )  # fmt: skip
                    yield _row_text([cell], _WHOLE)
                note = grid.rows[place][grid.footnotes] if grid.footnotes and not number else ""
                yield self._row(shown, place, group, note)
            yield f"</w:tbl><w:p><w:pPr>{SMALL}</w:pPr></w:p>"

    def _beginning(self, group: ColumnGroup) -> str:
        grid_columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in group.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._style_ids["Table Grid"]}"/>'
            f'<w:tblW w:w="{sum(group.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{SIDE}" w:type="dxa"/><w:right w:w="{SIDE}" '
            'w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
            f"<w:tblGrid>{grid_columns}</w:tblGrid>"
        )

    def _head_row(self, grid: Grid, group: ColumnGroup, upwards: Collection[int]) -> str:
        cells = []
        for place, width in zip(group.columns, group.widths, strict=True):
            direction = _UPWARDS if place in upwards else ""
            properties = f"{_HEAD_SHADE}{direction}"
            cells.append(self._cell(grid.heads[place], width, properties, "Table Heading"))
        height = ""
        if upwards:
            highest = height_upwards(grid.heads[place] for place in upwards)
            height = f'<w:trHeight w:val="{highest}" w:hRule="atLeast"/>'
        return _row_text(cells, f"{_WHOLE}{height}<w:tblHeader/>")

    def _row(self, grid: Grid, number: int, group: ColumnGroup, note: Phrase) -> str:
        row = grid.rows[number]
        shades = (
            (*(None,) * grid.fixed, *grid.shades[number]) if grid.shades else (None,) * len(row)
        )
        reference = ""
        if note:
            self._footnotes.append(note)
            reference = footnote_reference(len(self._footnotes), self._style_ids)
        cells = []
        for place, width in zip(group.columns, group.widths, strict=True):
            properties = _cell_shade(row[place], shades[place])
            cells.append(self._cell(row[place], width, properties, reference=reference))
            reference = ""
        letters = sum(len(text_of(row[place])) for place in group.columns)
        return _row_text(cells, _WHOLE if letters < _SHORT else "")

    def _cell(
        self,
        phrase: Phrase,
        width: int,
        properties: str,
        style: str = "Table Contents",
        reference: str = "",
    ) -> str:
        """A cell; a reference stands behind its first line."""
        lines = [
            paragraph(
                self._style_ids["Table Bullet" if line.is_item else style],
                [line],
                behind="" if number else reference,
            )
            for number, line in enumerate(
                write_lines(phrase, self._style_ids, items=style == "Table Contents")
            )
        ]
        size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{size}{properties}</w:tcPr>{''.join(lines)}</w:tc>"


def _row_text(cells: list[str], properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _cell_shade(cell: Phrase, shade: float | None) -> str:
    """The colour of what all of the cell is; it says so by its sign, word or figure too."""
    spans = spans_of(cell)
    role = spans[0].role if len(spans) == 1 else ""
    if role not in SHADES or (not role and shade is None):
        return ""
    return _shade(SHADES[role][shade_step(shade)].lstrip("#"))


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


#: What heads and labels of groups stand on.
_HEAD_SHADE = _shade("E7EBF0")
