"""What every engine can do, and how queries are written that each of them understands.

An engine holds tables and answers queries. They are written once, in DuckDB's SQL, and hold names
of our own tables and columns and whole numbers only: what users wrote comes in as a table, and so
no value is ever part of a query. What engines do differently is not asked of them: they compare
texts for equality, group, count and list; logarithms, divisions, the order of names and what a
word means are Python's.

For Spark they are translated. These come out right: ``FILTER``, ``CASE``, joins (``SEMI`` and
``ANTI`` too), ``WITH``, windows with an ``ORDER BY``, ``//``, ``string_agg(x, ',' ORDER BY y)``,
``list(x)``, ``list_sort``, ``list_contains``, ``array_length``, ``FROM t, unnest(t.l) AS x(v)``.
These do not: ``list(x ORDER BY y)`` (its order is lost), ``len`` of a list, ``list_has_any``,
slices, ``hash``, windows without an order (files have none on Spark), ``first`` or ``any_value`` of
what differs. Sums are ``CAST(sum(x) AS BIGINT)``; nothing is divided.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

#: A value of a small table that Python gives to an engine.
Cell = str | int | None

#: The columns that tell from which of a table's files, and which row of it, a row came; from 0.
FILE_NUMBER, ROW_NUMBER = "file_number", "file_row_number"


class Engine(Protocol):
    """Tables, and answers to queries over them. Every method may raise :class:`EngineError`."""

    @property
    def rows_in_part(self) -> int:
        """About how many rows it should be asked for at once, range of propositions by range."""

    def add_files(self, table: str, files: Sequence[Path]) -> None:
        """Make a table of Parquet files, with the columns that any of them has.

        Its last columns are ``file_row_number``, by which each file's rows are counted, and
        ``file_number``, the file's place among those given; both begin with 0.
        """

    def add_table(self, table: str, columns: Mapping[str, Sequence[Cell]]) -> None:
        """Make a small table of columns of one length; one without a value is of whole numbers."""

    def define(self, view: str, query: str) -> None:
        """Give a query a name, by which others ask of it as of a table."""

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of the answer, as they come."""

    def arrays(self, query: str) -> Mapping[str, Any]:
        """The answer as a NumPy array a column."""

    def interrupt(self) -> None:
        """Let every query that runs end at once, with an error that is none of ours."""

    def spilled_bytes(self) -> int:
        """How much has been put on the disk so far, since there was no memory for it."""

    def close(self) -> None:
        """Give back memory and disk."""
