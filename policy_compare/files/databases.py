"""Opens databases (SQLite) that strangers made: nothing in them runs, and none reads without end.

A database may hold views, triggers and tables that are programs, and a damaged one can be read in
circles. So only ordinary tables are read, from a copy in memory, without a function called.
"""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Union

from policy_compare.errors import SourceError

#: What a field of a row can be.
Field = Union[str, int, float, bytes, None]

_MAGIC: Final = b"SQLite format 3\0"
#: Where a file says how many bytes a page of it has; 1 stands for the most that it can.
_PAGE_SIZE: Final = slice(16, 18)
_LARGEST_PAGE: Final = 65_536
#: Where a file says how it is written; a copy in memory can have no log beside it.
_JOURNAL: Final = slice(18, 20)
_NO_LOG: Final = b"\x01\x01"

#: The columns that are in the file; others would be computed by what a stranger wrote.
_STORED_COLUMNS: Final = """
SELECT tables.name, columns.name
FROM sqlite_schema AS tables, pragma_table_xinfo(tables.name) AS columns
WHERE tables.type = 'table' AND tables.rootpage > 0 AND columns.hidden = 0
"""
_ALLOWED: Final = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
#: So many seconds may the reading of a database take, and so many steps are between two looks.
_SECONDS: Final = 60
_STEPS: Final = 100_000
#: What is read cannot be much more than what the file holds, but for what stands for empty fields.
_TIMES: Final = 8


def is_database(data: bytes) -> bool:
    """Whether a file of ``data`` says that it is one."""
    return data.startswith(_MAGIC)


class DatabaseFile:
    """The ordinary tables of a database with their columns; each is to be read once."""

    def __init__(self, connection: sqlite3.Connection, most: int) -> None:
        self._connection = connection
        self._left = most
        self.tables: dict[str, tuple[str, ...]] = {}
        for table, column in connection.execute(_STORED_COLUMNS):
            self.tables[table] = (*self.tables.get(table, ()), column)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Field, ...]]:
        """What the table's rows have in the columns, in the order in which they are stored.

        Raises:
            SourceError: there is no such table or column, or more comes out than can be in the
                file.
        """
        missing = [name for name in columns if name not in self.tables.get(table, ())]
        if missing:
            what = f"column {missing[0]} in its table {table}"
            raise SourceError(
                f"the database has no {what if table in self.tables else f'table {table}'}",
                "databases of policy-compare and of Discourse Network Analyzer are read, with all "
                "their tables; of another one, export the table that is meant as CSV",
            )
        names = ", ".join(map(_quote_name, columns))
        # An index, where one has all columns, would give them in its own order.
        query = f"SELECT {names} FROM {_quote_name(table)} NOT INDEXED"  # noqa: S608
        for row in self._connection.execute(query):
            self._left -= 1 + sum(len(field) for field in row if isinstance(field, (str, bytes)))
            if self._left < 0:
                raise sqlite3.DatabaseError("more can be read of it than it holds")
            yield row


def _quote_name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def open_database(data: bytes, name: str) -> Iterator[DatabaseFile]:
    """The database in a file of ``data`` that is called ``name``.

    Raises:
        SourceError: it is none, is damaged, takes too long to read, or has more in it than such
            a file can hold.
    """
    connection = sqlite3.connect(":memory:")
    end = time.monotonic() + _SECONDS
    try:
        page = int.from_bytes(data[_PAGE_SIZE])
        if page and len(data) % (_LARGEST_PAGE if page == 1 else page):
            raise sqlite3.DatabaseError("it is cut off")
        connection.deserialize(data[: _JOURNAL.start] + _NO_LOG + data[_JOURNAL.stop :])
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(data), 100_000))
        connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        file = DatabaseFile(connection, _TIMES * len(data))
        connection.set_authorizer(_allow_reading)
        yield file
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # What cannot be read may follow, however long it is.
        reason = str(error).partition(" with text")[0]
        raise SourceError(
            f"{name} cannot be read: {'it takes too long' if time.monotonic() > end else reason}",
            "mend it in the program that made it, or save it anew there",
        ) from error
    finally:
        connection.close()


def _allow_reading(action: int, *names: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
