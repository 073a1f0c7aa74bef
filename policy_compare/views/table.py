"""What a view makes for programs: a table of observations; and the forms of an answer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Union

from policy_compare.views.page import Page

#: A value in a table. A list is a tuple of texts; a missing number or text is None.
Value = Union[str, int, float, None, tuple[str, ...]]
Row = tuple[Value, ...]

#: So many rows are written at a time, or so many names in their lists, which are a few megabytes.
_MOST_ROWS, _MOST_NAMES = 500, 100_000


def joined_text(value: Value) -> str:
    """The value as a cell of text has it: a list is joined by ``; ``, what is missing is empty."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        # What is TRUE to one spreadsheet is a formula to another.
        return str(value).lower()
    return "" if value is None else str(value)


class RowStream:
    """Rows that are made while they are read, once: who needs all of them takes ``tuple(rows)``.

    ``arrays`` are the same rows as batches of columns, each a NumPy array (of objects where it has
    texts; NaN is missing), for a format that wants no Python rows. Either is read.
    """

    def __init__(self, rows: Iterable[Row], arrays: Iterable[Sequence[Any]] | None = None) -> None:
        self._rows: Iterable[Row] | None = rows
        self.arrays = arrays

    def __iter__(self) -> Iterator[Row]:
        if self._rows is None:
            raise RuntimeError("the rows of a stream are read once")
        rows, self._rows = self._rows, None
        return iter(rows)

    def __bool__(self) -> bool:
        raise TypeError("whether a stream has rows is known when it has been read")


def row_batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows, some at a time: fewer where they list thousands of names."""
    batch: list[Row] = []
    names = 0
    for row in rows:
        batch.append(row)
        names += sum([len(cell) for cell in row if type(cell) is tuple])
        if len(batch) == _MOST_ROWS or names > _MOST_NAMES:
            yield batch
            batch, names = [], 0
    if batch:
        yield batch


class Table(NamedTuple):
    """Observations, one a row, under named columns: what CSV and JSON are made of.

    ``warnings`` are those of the notes that say what may be missing or wrong in the rows; they
    come last, and are told apart where a format keeps no notes. ``more`` is what only JSON has
    room for, by key. These three are read after the rows, and may be filled while they are made.
    """

    view: str
    columns: tuple[str, ...]
    rows: Sequence[Row] | RowStream
    notes: Sequence[str] = ()
    warnings: Sequence[str] = ()
    more: Mapping[str, Any] = {}


class View(NamedTuple):
    """An answer in both forms; each is made when it is asked for.

    ``forms`` are further ones, by name, for formats of other programs that can be made of neither;
    each is made with what its format was told, if anything.
    """

    table: Callable[[], Table]
    page: Callable[[], Page]
    forms: Mapping[str, Callable[..., Any]] = {}
