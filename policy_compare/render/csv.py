"""A table as CSV after RFC 4180: a header row, CRLF, UTF-8 without a mark."""

import csv
import io

from policy_compare.formulas import guard_formulas
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import Table, Value, View


def render(view: View) -> str:
    """The view's table."""
    return csv_text(view.table())


def csv_text(table: Table) -> str:
    """The rows of the table. Lists are joined by ``; ``; what is missing is empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    # A column may be called by what a paper is called.
    writer.writerow([_cell_value(name) for name in table.columns])
    writer.writerows([_cell_value(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell_value(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return guard_formulas(safe_text(value if isinstance(value, str) else "; ".join(value)))
