"""A table as CSV after RFC 4180: a header row, CRLF, UTF-8 without a mark."""

import csv as _csv
import io

from policy_compare.render.clean import clean
from policy_compare.views.table import Table, Value

#: What a spreadsheet takes for a formula when a cell begins with it; the last four are
#: the same signs as wide as a Han character.
_FORMULA = ("=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv(table: Table) -> str:
    """The rows of the table. Lists are joined by ``; ``; what is missing is empty."""
    out = io.StringIO(newline="")
    writer = _csv.writer(out)
    # A column may be called by what a paper is called.
    writer.writerow([_cell(name) for name in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return out.getvalue()


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = clean(value if isinstance(value, str) else "; ".join(value))
    # An apostrophe makes a spreadsheet show the cell and not compute it. A text that itself
    # begins so gets one more, so that whoever takes one away has the text again.
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text
