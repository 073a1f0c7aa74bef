"""What a process does that reads the workbook of a stranger: one sheet to JSON.

A small file can ask for more memory than there is, and the library that opens it ends the whole
process then. So it is read apart, within limits; ``workbook`` says what became of it.
"""

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Union
from zipfile import BadZipFile, ZipFile

from policy_compare.codebook_table import CODEBOOK_SHEET, ENTRY_COLUMNS, STATEMENT_SHEET
from policy_compare.corpus.tables.formula_errors import find_formula_errors
from policy_compare.files.process_limits import limit_memory, limit_time

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: The most bytes of memory, and seconds of work, that a workbook may take.
MEMORY: Final = 3 * 1024 * 1024 * 1024
SECONDS: Final = 120
#: The most rows, and characters in all cells: what stands in a file once, a million cells show.
MOST_ROWS: Final = 1_000_000
MOST_CHARACTERS: Final = 256 * 1024 * 1024

_Value = Union[int, float, str, bool, date, datetime, time, timedelta]
_NumberedRow = tuple[int, list[str]]


class _Refusal(Exception):
    """Why there are no rows, by a word that ``workbook`` explains."""


def serve_sheet(name: str) -> None:
    """Answer, on standard output in JSON, for the workbook that comes on standard input."""
    with os.fdopen(os.dup(1), "wb") as answers:
        # No library can write among the answer.
        os.dup2(2, 1)
        limit_memory(MEMORY)
        limit_time(SECONDS)
        answer = json.dumps(answer_for_sheet(sys.stdin.buffer.read(), name), ensure_ascii=False)
        answers.write(answer.encode("utf-8", "surrogatepass"))


def answer_for_sheet(data: bytes, name: str) -> dict[str, object]:
    """The sheet called so in a workbook, or the first that is shown and holds a table.

    The answer has the name of the ``sheet``, those of all ``sheets``, and ``rows``: pairs of a
    number, from 1, and the texts of the cells. If there are none, a ``refusal`` says why. A
    workbook of findings has its statements there, and the rows of its ``codebook`` beside them.
    """
    try:
        return _read_sheet(data, name)
    except _Refusal as refusal:
        return {"refusal": str(refusal)}
    except MemoryError:
        return {"refusal": "large"}


def _read_sheet(data: bytes, name: str) -> dict[str, object]:
    """The answer.

    Raises:
        _Refusal: there are no rows.
    """
    workbook = _open_workbook(data)
    names = workbook.sheet_names
    if name and name not in names:
        return {"refusal": "no-sheet", "sheets": names}
    shown_sheets = [
        sheet for sheet in workbook.sheets_metadata if "Hidden" not in str(sheet.visible)
    ]
    candidates = [name] if name else [sheet.name for sheet in shown_sheets]
    codebook = {}
    if not name and (entries := _codebook_rows(workbook)):
        candidates, codebook = [STATEMENT_SHEET], {"codebook": entries}
    for candidate in candidates:
        errors = find_formula_errors(data, candidate)
        rows = list(_rows_of_sheet(workbook.get_sheet_by_name(candidate), errors))
        if name or _is_table(cells for _, cells in rows):
            return {"sheet": candidate, "sheets": names, "rows": rows, **codebook}
    raise _Refusal("no-table")


def _codebook_rows(workbook: "CalamineWorkbook") -> list[_NumberedRow]:
    """The rows of the codebook below its header, where the workbook is one of findings."""
    if not {STATEMENT_SHEET, CODEBOOK_SHEET} <= set(workbook.sheet_names):
        return []
    rows = _rows_of_sheet(workbook.get_sheet_by_name(CODEBOOK_SHEET), {})
    _, header = next(rows, (0, []))
    return list(rows) if tuple(header) == ENTRY_COLUMNS else []


def _open_workbook(data: bytes) -> "CalamineWorkbook":
    try:
        from python_calamine import CalamineError, load_workbook  # noqa: PLC0415
    except ImportError as error:
        raise _Refusal("package") from error
    try:
        return load_workbook(io.BytesIO(data))
    except CalamineError as error:
        raise _Refusal("locked" if _is_locked(data) else "damaged") from error


def _is_locked(data: bytes) -> bool:
    """Whether only a password opens the workbook."""
    with suppress(BadZipFile, KeyError, ValueError, RuntimeError, NotImplementedError, OSError):
        return b"encryption-data" in ZipFile(io.BytesIO(data)).read("META-INF/manifest.xml")
    return "EncryptedPackage".encode("utf-16-le") in data


def _is_table(rows: Iterable[list[str]]) -> bool:
    """Whether two rows fill two cells or more, as a header and a row do."""
    return sum(len(list(filter(None, cells))) > 1 for cells in rows) > 1


def _rows_of_sheet(
    sheet: "CalamineSheet", errors: Mapping[tuple[int, int], str]
) -> Iterator[_NumberedRow]:
    """The rows that hold something, each with its number; merged cells are filled downward.

    The library gives nothing for the cells that show ``errors``, which are by row and column.
    """
    left = sheet.start[1] if sheet.start else 0
    merged_columns: dict[int, list[int]] = {}
    for (first_row, column), (last_row, _) in sheet.merged_cell_ranges or ():
        for row in range(first_row + 1, min(last_row + 1, sheet.total_height)):
            merged_columns.setdefault(row, []).append(column - left)
    errors_by_row: dict[int, dict[int, str]] = {}
    for (row, column), error in errors.items():
        errors_by_row.setdefault(row, {})[column - left] = error
    cells: list[str] = []
    characters = 0
    for row, values in enumerate(sheet.iter_rows()):
        above = cells
        cells = list(map(text_of_value, values))
        for column, error in errors_by_row.get(row, {}).items():
            if 0 <= column < len(cells):
                cells[column] = cells[column] or error
        for column in merged_columns.get(row, ()):
            if 0 <= column < len(cells):
                cells[column] = above[column]
        characters += sum(map(len, cells))
        if row > MOST_ROWS or characters > MOST_CHARACTERS:
            raise _Refusal("large")
        if any(cells):
            yield row + 1, cells


def text_of_value(value: _Value) -> str:
    """A cell's value as who looks at the sheet would type it; a date as ISO 8601 has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # A spreadsheet shows no more digits: what comes beyond them is an error of arithmetic.
        return f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)
