"""Puts the rows of a table in the order of one of its columns."""

from collections.abc import Sequence
from typing import NamedTuple

from policy_compare.names import sort_key
from policy_compare.views.table import Value


class RowOrder(NamedTuple):
    """By which column rows are put in order, and whether the greatest comes first."""

    column: str
    descending: bool = False


def sort_rows(
    rows: Sequence[tuple[Value, ...]], columns: Sequence[str], sort: RowOrder | None
) -> list[tuple[Value, ...]]:
    """The rows by one of their columns. What is undefined comes last, either way.

    Texts are put in order without regard to case, and 2 before 10. Equal rows stay as they were.
    """
    if sort is None:
        return list(rows)
    place = columns.index(sort.column)
    defined = [row for row in rows if row[place] is not None]
    defined.sort(key=lambda row: _sort_key(row[place]), reverse=sort.descending)
    return defined + [row for row in rows if row[place] is None]


def _sort_key(value: Value) -> tuple[float, str, str]:
    if isinstance(value, int | float):
        return (value, "", "")
    text = value if isinstance(value, str) else "; ".join(value or ())
    return (0, *sort_key(text))
