"""Tables that were coded in a spreadsheet: what a workbook says once cells are filled in."""

from collections.abc import Callable

from policy_compare.render.workbook import workbook_bytes
from policy_compare.views.workbook import SheetCell, Workbook

#: Changes the cells of rows, each by its columns' names.
FillIn = Callable[[list[dict[str, SheetCell]]], object]


def filled_in(workbook: Workbook, fill_in: FillIn) -> bytes:
    """The workbook as XLSX once somebody has filled in its first sheet."""
    first, *others = workbook.sheets
    names = [column.name for column in first.columns]
    rows = [dict(zip(names, row, strict=True)) for row in first.rows]
    fill_in(rows)
    cells = [[row.get(name, "") for name in names] for row in rows]
    return workbook_bytes(workbook._replace(sheets=(first._replace(rows=cells), *others)))
