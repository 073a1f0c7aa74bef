"""DuckDB as the engine: in this process, nothing to start.

It reads files that are named to it and nothing else, loads no extension, and spills into a
folder of its own that goes with it.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Thread
from typing import Any, NamedTuple
from weakref import WeakSet

from policy_compare.engine.protocol import Cell
from policy_compare.errors import EngineError
from policy_compare.files.temporary_folder import scratch_folder

#: So many rows are fetched at once: few enough to be little memory where they hold long lists.
_BATCH = 2_000

_SECONDS_BETWEEN_LOOKS = 0.1

#: A table of no more cells than this is given without NumPy, unless it is loaded.
_FEW_CELLS = 10_000

#: The names of our tables and columns; whatever else would stand in a query is a mistake.
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class ParquetFooter(NamedTuple):
    """How many rows a file has, its columns with their types as DuckDB calls them, and metadata.

    ``fault`` says why it cannot be read; then it has neither.
    """

    rows: int = 0
    types: Mapping[str, str] = {}
    metadata: Mapping[bytes, bytes] = {}
    fault: str = ""


class DuckDBEngine:
    """Tables in DuckDB's memory, and files that it reads; see :class:`Engine`."""

    name = "DuckDB"
    #: Little to hold at once, and not many parts.
    rows_in_part = 2_000_000

    def __init__(self, memory: int | None = None) -> None:
        # It has the processors: threads of NumPy's products would wait in circles beside its own.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        # What DuckDB has in Python, which is not used here, takes most of its loading.
        duckdb: Any = import_module("_duckdb" if find_spec("_duckdb") else "duckdb")
        self._at_end = ExitStack()
        self._folder = self._at_end.enter_context(scratch_folder())
        self._spilled = 0
        self._is_closed = Event()
        Thread(target=self._watch_folder, daemon=True).start()
        config: dict[str, Any] = {
            "temp_directory": str(self._folder),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if memory is not None:
            config["memory_limit"] = f"{memory}B"
        self._error, self._interruption = duckdb.Error, duckdb.InterruptException
        self._cursors: WeakSet[Any] = WeakSet()
        with self._errors_explained():
            self.connection = duckdb.connect(":memory:", config=config)

    def add_files(self, table: str, files: Sequence[Path]) -> None:
        names = ", ".join(map(quote_file, files))
        self.define(
            table,
            f"SELECT *, file_index::BIGINT AS file_number FROM read_parquet([{names}],"
            " union_by_name = true, hive_partitioning = false, file_row_number = true)",
        )

    def read_footer(self, path: Path) -> ParquetFooter:
        """What the file tells before a row of it is read."""
        if not path.is_file():
            return ParquetFooter(fault="it is no file, or a link to none")
        file = quote_file(path)
        described = f"DESCRIBE SELECT * FROM read_parquet({file}, hive_partitioning = false)"
        try:
            types = {name: kind for name, kind, *_ in self.rows(described)}
            ((rows,),) = self.rows(
                f"SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata({file})"
            )
            metadata = dict(self.rows(f"SELECT key, value FROM parquet_kv_metadata({file})"))
        except EngineError as error:
            return ParquetFooter(fault=error.message)
        return ParquetFooter(rows, types, metadata)

    def add_csv(
        self, table: str, file: Path, columns: Sequence[str], delimiter: str, lines_before: int
    ) -> None:
        """Make a table of a CSV file in UTF-8, its cells as texts; RFC 4180 is held to."""
        kinds = ", ".join(f"{_check_name(name)}: 'VARCHAR'" for name in columns)
        options = (
            f"auto_detect = false, header = false, skip = {lines_before:d},"
            f" delim = {quote_value(delimiter)}, quote = '\"', escape = '\"',"
            f" columns = {{{kinds}}}, force_not_null = [{', '.join(columns)}]"
        )
        self.define(table, f"SELECT * FROM read_csv([{quote_file(file)}], {options})")

    def write_parquet(
        self, query: str, file: Path, metadata: Mapping[str, str] | None = None
    ) -> int:
        """Write the answer to a query into the file, its rows in their order; gives their number.

        The file may be there. The ``metadata`` are kept in it, by keys that are names; a file
        without is soon read again, and need not be small. Numbers of rows take no room in V2.
        """
        form = f"PARQUET_VERSION V2, COMPRESSION {'snappy' if metadata is None else 'zstd'}"
        if metadata:  # To DuckDB 1.4 an empty list of them is a mistake.
            pairs = (f"{_check_name(key)}: {quote_value(text)}" for key, text in metadata.items())
            form += f", KV_METADATA {{{', '.join(pairs)}}}"
        with self._errors_explained():
            self.connection.execute("SET preserve_insertion_order = true")
            answer = self.connection.execute(
                f"COPY ({query}) TO {quote_value(str(file))} (FORMAT parquet, USE_TMP_FILE false,"
                f" {form})"
            )
            return int(answer.fetchall()[0][0])

    def add_table(self, table: str, columns: Mapping[str, Sequence[Cell]]) -> None:
        kinds = {name: _column_type(values) for name, values in columns.items()}
        head = ", ".join(f'"{_check_name(name)}" {kind}' for name, kind in kinds.items())
        with self._errors_explained():
            cursor = self._new_cursor()
            cursor.execute(f"CREATE OR REPLACE TABLE {_check_name(table)} ({head})")
            if sum(map(len, columns.values())) <= _FEW_CELLS and "numpy" not in sys.modules:
                # To load NumPy takes longer than what it does faster with so few.
                cells = ", ".join(f"unnest(?::{kind}[])" for kind in kinds.values())
                lists = list(map(list, columns.values()))
                cursor.execute(f"INSERT INTO {table} SELECT {cells}", lists)
                return
            import numpy as np

            arrays = {name: np.array(values, dtype=object) for name, values in columns.items()}
            cursor.register("given_values", arrays)
            cursor.execute(f"INSERT INTO {table} FROM given_values")

    def number_texts(self, table: str, column: str) -> None:
        """Keep the texts in a column as numbers, by which they are put in order fast."""
        kind = f"texts_of_{_check_name(table)}_{_check_name(column)}"
        with self._errors_explained():
            self.connection.execute(
                f"CREATE OR REPLACE TYPE {kind} AS ENUM (SELECT DISTINCT {column} FROM {table}"
                f" WHERE {column} IS NOT NULL ORDER BY {column})"
            )
            self.connection.execute(f"ALTER TABLE {table} ALTER {column} TYPE {kind}")

    def define(self, view: str, query: str) -> None:
        with self._errors_explained():
            self.connection.execute(f"CREATE OR REPLACE VIEW {_check_name(view)} AS {query}")

    def columns(self, table: str) -> Mapping[str, str]:
        """The names of a table's columns, each with its type."""
        return {name: kind for name, kind, *_ in self.rows(f"DESCRIBE {_check_name(table)}")}

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        with self._errors_explained():
            cursor = self._new_cursor().execute(query)
            while batch := cursor.fetchmany(_BATCH):
                yield from batch

    def arrays(self, query: str) -> Mapping[str, Any]:
        with self._errors_explained():
            return dict(self._new_cursor().execute(query).fetchnumpy())

    def _new_cursor(self) -> Any:
        """A cursor for one query, so that another may be asked while its answer is read."""
        cursor = self.connection.cursor()
        self._cursors.add(cursor)
        return cursor

    def interrupt(self) -> None:
        for connection in (self.connection, *self._cursors):
            connection.interrupt()

    def spilled_bytes(self) -> int:
        return self._spilled

    def close(self) -> None:
        self.connection.close()
        self._is_closed.set()
        self._at_end.close()

    def _watch_folder(self) -> None:
        """Note the most that is in the folder: what a query puts there goes with it."""
        while not self._is_closed.wait(_SECONDS_BETWEEN_LOOKS):
            with suppress(OSError):
                size = sum(file.stat().st_size for file in self._folder.iterdir())
                self._spilled = max(self._spilled, size)

    @contextmanager
    def _errors_explained(self) -> Iterator[None]:
        """Turn what DuckDB says into an error of ours.

        Raises:
            EngineError: it said that something is wrong.
        """
        try:
            yield
        except self._interruption:
            raise
        except self._error as error:
            raise EngineError(self.name, str(error)) from error


def _column_type(values: Sequence[Cell]) -> str:
    first = next((value for value in values if value is not None), 0)
    return "VARCHAR" if isinstance(first, str) else "BIGINT"


def _check_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of ours: {name!r}")
    return name


def quote_value(text: str) -> str:
    """The text as a value in a query."""
    return "'" + text.replace("'", "''") + "'"


def quote_file(file: Path) -> str:
    """The path as DuckDB takes it for one file, whatever signs are in it."""
    return quote_value(re.sub(r"[*?\[]", lambda sign: f"[{sign[0]}]", str(file)))
