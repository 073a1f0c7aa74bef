"""Reads a table's file, whoever wrote it and whatever it is called: its content tells the form."""

import re
from typing import Final

from policy_compare.corpus.tables.csv_sheet import read_csv_rows
from policy_compare.corpus.tables.header import sheet_under_header
from policy_compare.corpus.tables.json_sheet import read_json
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.tables.table_checks import REQUIRED
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.statement_table import COLUMNS, LABEL_SUFFIX

#: How JSON begins that holds a table, after what may stand before.
_JSON: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*(?:\{|\]))")
#: How web pages begin, and XML; some programs call them ``.xls``.
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml)", re.IGNORECASE)


def read_table_file(
    data: bytes, report: Report, sheet_name: str = "", encoding: str = ""
) -> Sheet | None:
    """The table in a file of ``data``, or None once the reason is reported.

    ``sheet_name`` says which sheet of a workbook is read, ``encoding`` how CSV is decoded.

    Raises:
        CallError: the file has no sheets or no encoding, and one is named; or it is a web page.
        SourceError: reading workbooks needs a package that is not installed; or a database is
            none of ours, or damaged.
    """
    sheet = _read_table(data, report, sheet_name, encoding)
    return sheet and _without_labels(sheet)


def _without_labels(sheet: Sheet) -> Sheet:
    """The table without the columns that only show what the ids beside them are called."""
    shown = {f"{name}{LABEL_SUFFIX}" for name in COLUMNS if name in sheet.header}
    if shown.isdisjoint(sheet.header) or not set(REQUIRED) <= set(sheet.header):
        # It has none, or is no table of ours.
        return sheet
    places = [place for place, name in enumerate(sheet.header) if name not in shown]
    rows = [Row(row.line, [row.cells[place] for place in places]) for row in sheet.rows]
    return sheet._replace(header=tuple(sheet.header[place] for place in places), rows=rows)


def _read_table(data: bytes, report: Report, sheet_name: str, encoding: str) -> Sheet | None:
    # Imported here because most tables are none.
    from policy_compare.corpus.tables.database_sheet import read_database  # noqa: PLC0415
    from policy_compare.corpus.tables.workbook import is_workbook, read_workbook  # noqa: PLC0415
    from policy_compare.files.databases import is_database  # noqa: PLC0415

    name = report.file
    if is_workbook(data):
        if encoding:
            raise CallError(f"{name} is a workbook, which has no --encoding", "leave it out")
        return read_workbook(data, sheet_name, report)
    if sheet_name:
        raise CallError(f"{name} is no workbook, so it has no --sheet", "leave it out")
    if is_database(data):
        if encoding:
            raise CallError(f"{name} is a database, which has no --encoding", "leave it out")
        return read_database(data, report)
    if _MARKUP.match(data):
        raise CallError(
            f"{name} is a web page or XML, not a table",
            "open it in a spreadsheet, and save it as XLSX, ODS or CSV",
        )
    if _JSON.match(data) or name.casefold().endswith(".json"):
        return read_json(data, report)
    rows = read_csv_rows(data, encoding, report)
    return None if rows is None else sheet_under_header(rows, report)
