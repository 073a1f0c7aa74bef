"""Finds the table in a sheet as people write it: titles stand above it, remarks below it."""

from collections.abc import Iterable, Sequence

from policy_compare.corpus.tables.sheet import Row, Sheet, sheet_of_rows
from policy_compare.corpus.yaml.report import Report

#: So many rows are looked at to tell the header from the titles above it.
_FIRST_ROWS = 50
#: What the first column is called where nobody called it anything.
_FIRST_COLUMN = "column 1"


def sheet_under_header(rows: Sequence[Row], report: Report) -> Sheet | None:
    """The table in the rows, or None once the reason is reported.

    Its header is the first row that fills more than half of the cells that the fullest does; a
    first column without a name is called ``column 1``. Rows at the end that fill a single cell of
    three or more are remarks. The notes say what was not read. The rows are not empty, and their
    cells texts.
    """
    counts = [sum(map(bool, row.cells)) for row in rows[:_FIRST_ROWS]]
    start = next((place for place, count in enumerate(counts) if 2 * count > max(counts)), 0)
    end = len(rows)
    if counts and counts[start] > 2:
        while end > start + 1 and sum(map(bool, rows[end - 1].cells)) == 1:
            end -= 1
    notes = (
        *_notes_of_rows(rows[:start], "above the table"),
        *_notes_of_rows(rows[end:], "below the table"),
    )
    table = list(rows[start:end])
    if table and not str(table[0].cells[0]).strip():
        table[0] = Row(table[0].line, [_FIRST_COLUMN, *table[0].cells[1:]])
    sheet = sheet_of_rows(table, report)
    return sheet and sheet._replace(notes=notes)


def _notes_of_rows(rows: Iterable[Row], where: str) -> list[str]:
    """What is said of rows that are not read."""
    return [
        f"not read, {where}: line {row.line}, “{' '.join(filter(None, map(str, row.cells)))}”"
        for row in rows
    ]
