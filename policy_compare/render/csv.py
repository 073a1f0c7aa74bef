"""A table as CSV after RFC 4180: a header row, CRLF, UTF-8; or as spreadsheets would have it."""

import csv
import io

from policy_compare.formulas import DELIMITERS, guard_formulas
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import Table, Value, View, joined_text

#: By this mark spreadsheets know UTF-8.
_MARK = "\ufeff"


def render(view: View, *, delimiter: str = DELIMITERS[0], bom: bool = False) -> str:
    """The view's table, with ``bom`` behind the mark of UTF-8."""
    return f"{_MARK if bom else ''}{csv_text(view.table(), delimiter)}"


def csv_text(table: Table, delimiter: str = DELIMITERS[0]) -> str:
    """The rows of the table. Lists are joined by ``; ``; what is missing is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    # A column may be called by what a paper is called.
    writer.writerow([_cell_value(name, delimiter) for name in table.columns])
    writer.writerows([_cell_value(value, delimiter) for value in row] for row in table.rows)
    return out.getvalue()


def _cell_value(value: Value, delimiter: str) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guard_formulas(safe_text(joined_text(value)), delimiter)
