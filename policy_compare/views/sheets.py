"""Makes sheets of a workbook of what views have: a table, or a compact table of a page."""

from collections.abc import Iterator, Sequence

from policy_compare.views.page import Grid, Page, Paragraph, parts_in_words
from policy_compare.views.phrases import spans_of, text_of
from policy_compare.views.table import Table, joined_text
from policy_compare.views.workbook import (
    ShadedWords,
    SheetCell,
    SheetColumn,
    WordsInBold,
    Workbook,
    WorkbookSheet,
)

#: The columns of tables in which a date may stand.
_DATES = frozenset(("issued", "date", "paper_accessed"))
#: The most characters that a column shows in a line, and what a filter's button takes of a head.
_WIDEST, _BUTTON = 60, 4
#: What stands before the shaded cells: a group, words and an id.
_BEFORE = 3


def shown_text(cell: SheetCell) -> str:
    """What of a cell is to be read."""
    if isinstance(cell, ShadedWords):
        return cell.text
    if isinstance(cell, WordsInBold):
        return "".join(cell)
    return f"{cell:.3f}" if isinstance(cell, float) else joined_text(cell)


def table_workbook(table: Table) -> Workbook:
    """The table as a sheet, and what is noted of it on another."""
    sheet = free_sheet(table.view, table.columns, tuple(table.rows))
    notes = (*table.notes, *table.warnings)
    if not notes:
        return Workbook((sheet,))
    return Workbook((sheet, free_sheet("notes", ("note",), [(note,) for note in notes])))


def free_sheet(
    name: str, heads: Sequence[str], rows: Sequence[Sequence[SheetCell]], fixed: int = 1
) -> WorkbookSheet:
    """A sheet to be read, sorted and filtered, each column as wide as what stands in it."""
    widths = [len(head) + _BUTTON for head in heads]
    for row in rows:
        for place, cell in enumerate(row):
            if widths[place] < _WIDEST and cell is not None:
                lines = shown_text(cell).split("\n")
                widths[place] = max(widths[place], *map(len, lines))
    columns = tuple(
        SheetColumn(head, min(width, _WIDEST), dates=head in _DATES)
        for head, width in zip(heads, widths, strict=True)
    )
    return WorkbookSheet(name, columns, rows, fixed, use="free")


def grid_sheet(name: str, page: Page, group: str, about: tuple[str, str]) -> WorkbookSheet:
    """The first compact table of a page; what is said in its place where there is none.

    The labels over its rows go into the column ``group``, and what a row is about, with its id,
    into two columns that are called ``about``; what is empty is left out.
    """
    blocks = list(parts_in_words(page))
    grid = next((block for block in blocks if isinstance(block, Grid)), None)
    if grid is None:
        texts = [(text_of(block.text),) for block in blocks if isinstance(block, Paragraph)]
        return free_sheet(name, ("note",), texts)
    rows = list(_shaded_rows(grid))
    before = [place for place in range(_BEFORE) if any(row[place] for row in rows)]
    units = (grid.full_heads or grid.heads)[1:]
    return free_sheet(
        name,
        (*((group, *about)[place] for place in before), *units),
        [(*(row[place] for place in before), *row[_BEFORE:]) for row in rows],
        len(before),
    )


def _shaded_rows(grid: Grid) -> Iterator[tuple[SheetCell, ...]]:
    """Each row with its group, its words and its id before the shaded cells."""
    group = ""
    for number, row in enumerate(grid.rows):
        group = text_of(grid.groups.get(number, group))
        words, _, id = text_of(row[0]).partition("\t")
        shades = grid.shades[number] if grid.shades else (None,) * (len(row) - 1)
        cells = (
            ShadedWords(text_of(cell), spans_of(cell)[0].role, shade)
            for cell, shade in zip(row[1:], shades, strict=True)
        )
        yield group, words, id, *cells
