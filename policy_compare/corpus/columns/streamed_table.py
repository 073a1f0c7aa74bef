"""Puts a table of another making into the engine as it stands in its file, whatever its size.

Plain CSV and Parquet go there without passing through Python. Anything else is read as every table
is, and so are small files, as people write them by hand.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from policy_compare.corpus.columns.cell_meanings import places_of_groups
from policy_compare.corpus.tables.csv_sheet import find_delimiter, read_csv_rows
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.header import sheet_under_header
from policy_compare.corpus.tables.imports import error_lines
from policy_compare.corpus.tables.sheet import text_of_cell
from policy_compare.corpus.tables.table_file import read_table_file
from policy_compare.corpus.yaml.report import Report
from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.engine.protocol import ROW_NUMBER
from policy_compare.errors import EngineError, SourceError
from policy_compare.files.reading import ANY_FILE, CSV, TooLarge, check_rows
from policy_compare.files.reading_errors import read_file, reading_error

#: A file of fewer bytes may have titles above its table, remarks below it, and rows cut short.
_SMALL: Final = 16 * 1024 * 1024
#: In so many bytes, and so many rows of them, is the header.
_HEAD, _FIRST_ROWS = 1024 * 1024, 50


class StreamedTable(NamedTuple):
    """A table in the engine, as ``raw``: its columns are ``c0`` and so on, of texts, and ``line``.

    That is the row's in the file; in Parquet its number, from 1. ``places`` are those of our
    columns. ``left_out`` counts rows that are not there, for what is reported of them.
    """

    header: tuple[str, ...]
    places: Mapping[str, int]
    left_out: int = 0
    notes: tuple[str, ...] = ()


class TableStream(NamedTuple):
    """The way of a file into the engine, with ``make_file`` for what is written in between."""

    file: Path
    engine: DuckDBEngine
    make_file: Callable[[], Path]
    options: ImportOptions
    report: Report

    def open_table(self, sheet_name: str, codec: str) -> StreamedTable | None:
        """The table in the engine, or None once it is reported why there is none.

        Raises:
            CallError: what was said of it does not fit the table.
            EngineError: the Parquet is damaged.
            SourceError: the file cannot be read.
        """
        head, size, odd = b"", 0, ""
        if self.file.is_file():
            with self.file.open("rb") as opened:
                head, size = opened.read(_HEAD), opened.seek(0, 2)
        if head.startswith(b"PAR1"):
            return self._open_parquet()
        if size > _SMALL and not sheet_name and not codec:
            try:
                if table := self._open_plain_csv(head):
                    return table
            except EngineError as error:
                odd = f"; {error.message}"
        data = read_file(self.file, ANY_FILE)
        try:
            check_rows(data, CSV)
        except TooLarge as error:
            large = reading_error(self.file, error)
            raise SourceError(f"{large.message}{odd}", large.hint) from error
        return self._open_any(data, sheet_name, codec)

    def _open_parquet(self) -> StreamedTable:
        self.engine.add_files("source", [self.file])
        types = self.engine.columns("source")
        header = tuple(types)[: tuple(types).index(ROW_NUMBER)]
        places = places_of_groups(header, self.options)
        cells = []
        for place in places.values():
            items = f"c{place}" if types[header[place]].endswith("[]") else f"[c{place}]"
            cells.append(f"coalesce(array_to_string({items}, '; '), '') AS c{place}")
        names = ", ".join(f"c{place}" for place in range(len(header)))
        self._define_raw(cells, f"{ROW_NUMBER} + 1", f"source AS t({names})")
        return StreamedTable(header, places)

    def _open_plain_csv(self, head: bytes) -> StreamedTable | None:
        """The table, or None where it is not plain.

        Raises:
            EngineError: it is not, and this says where.
        """
        rows = read_csv_rows(head[: head.rfind(b"\n") + 1], "utf-8-sig", Report("")) or []
        sheet = sheet_under_header(rows[:_FIRST_ROWS], Report(""))
        if sheet is None or sheet.notes or [row.line for row in rows[:2]] != [1, 2]:
            return None
        places = places_of_groups(sheet.header, self.options)
        names = [f"c{place}" for place in range(len(sheet.header))]
        cells = [names[place] for place in places.values()]
        delimiter = find_delimiter(head.decode("utf-8", "replace"))
        self.engine.add_csv("source", self.file, names, delimiter, 1)
        kept = self.make_file()
        count = self.engine.write_parquet(f"SELECT {', '.join(cells)} FROM source", kept)
        self.engine.add_files("kept", [kept])
        self._define_raw(cells, f"{ROW_NUMBER} + 2", "kept")
        with self.file.open("rb") as opened:
            lines = sum(block.count(b"\n") for block in iter(lambda: opened.read(_HEAD), b""))
        # Else a line is empty, or a cell goes over several: then no row tells where it stands.
        return StreamedTable(sheet.header, places) if lines - 1 <= count <= lines else None

    def _open_any(self, data: bytes, sheet_name: str, codec: str) -> StreamedTable | None:
        sheet = read_table_file(data, self.report, sheet_name, codec)
        if sheet is None:
            return None
        places = places_of_groups(sheet.header, self.options)
        wrong_lines = error_lines(self.report.problems)
        rows = [row for row in sheet.rows if row.line not in wrong_lines]
        columns = {
            f"c{place}": [text_of_cell(row.cells[place]) for row in rows]
            for place in places.values()
        }
        self.engine.add_table("texts", {**columns, "place": [row.line for row in rows]})
        self._define_raw(columns, "place", "texts")
        return StreamedTable(sheet.header, places, len(wrong_lines), sheet.notes)

    def _define_raw(self, cells: Iterable[str], line: str, source: str) -> None:
        self.engine.define("raw", f"SELECT {', '.join(cells)}, {line} AS line FROM {source}")
