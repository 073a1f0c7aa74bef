"""What a view makes for programs: a table of observations; and the forms of an answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Union

from policy_compare.views.page import Page

#: A value in a table. A list is a tuple of texts; a missing number or text is None.
Value = Union[str, int, float, None, tuple[str, ...]]


def joined_text(value: Value) -> str:
    """The value as a cell of text has it: a list is joined by ``; ``, what is missing is empty."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        # What is TRUE to one spreadsheet is a formula to another.
        return str(value).lower()
    return "" if value is None else str(value)


class Table(NamedTuple):
    """Observations, one a row, under named columns: what CSV and JSON are made of.

    ``warnings`` are those of the notes that say what may be missing or wrong in the rows; they
    come last, and are told apart where a format keeps no notes. ``more`` is what only JSON has
    room for, by key.
    """

    view: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    more: Mapping[str, Any] = {}


class View(NamedTuple):
    """An answer in both forms; each is made when it is asked for.

    ``forms`` are further ones, by name, for formats of other programs that can be made of neither;
    each is made with what its format was told, if anything.
    """

    table: Callable[[], Table]
    page: Callable[[], Page]
    forms: Mapping[str, Callable[..., Any]] = {}
