"""Reads a sheet of a workbook (XLSX, ODS or the older XLS) to rows that know their number."""

import json
import subprocess
from itertools import starmap
from typing import Any, Final

from policy_compare.codebook_table import CODEBOOK_SHEET, STATEMENT_SHEET
from policy_compare.corpus.tables.codebook_sheet import read_codebook_rows
from policy_compare.corpus.tables.header import sheet_under_header
from policy_compare.corpus.tables.sheet import Row, Sheet, sheet_of_rows
from policy_compare.corpus.tables.workbook_child import MOST_ROWS, SECONDS
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import SourceError
from policy_compare.files.child_process import PREPARATION, child_command
from policy_compare.formulas import unguard_formulas
from policy_compare.problems import ProblemKind

#: How ZIP archives begin, as XLSX and ODS are, and what XLS and a locked XLSX are in.
_BEGINNINGS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

_START: Final = f"""{PREPARATION}
from policy_compare.corpus.tables.workbook_child import serve_sheet
serve_sheet(sys.argv[2])
"""

WORKBOOK = ProblemKind(
    code="workbook",
    message="the workbook cannot be read: {reason}",
    hint="{fix}",
    meaning="Tables are read from XLSX, ODS and XLS files as spreadsheets save them. One that is "
    "locked, damaged or larger than the table of any coding is left alone.",
)

#: What is said of a workbook that gives no rows, by the word for it.
_REASONS: Final = {
    "locked": ("only a password opens it", "open it, and save it without the password"),
    "damaged": (
        "it is damaged, or no spreadsheet",
        "open it in a spreadsheet, and save it as XLSX, ODS or CSV",
    ),
    "large": (
        f"it takes more memory or time than any table, or has more than {MOST_ROWS:,} rows",
        "delete what stands far from the table, or divide the table",
    ),
    "no-table": (
        "no sheet that is shown holds a table",
        "put the columns' names into a row, and rows below it; --sheet names a hidden sheet",
    ),
}


def is_workbook(data: bytes) -> bool:
    """Whether a file begins as workbooks do, whatever it is called."""
    return data.startswith(_BEGINNINGS)


def read_workbook(data: bytes, sheet_name: str, report: Report) -> Sheet | None:
    """The table in a workbook's sheet, or None once the reason is reported.

    Without a name it is the first sheet that is shown and holds a table; the notes say which, if
    there are several. Cells are texts: numbers as they are shown, dates as ``2024-05-01``,
    ``TRUE`` and ``FALSE``, errors of formulas as ``#REF!``. Empty rows are left out. Of a workbook
    of findings the statements are read, with their codebook.

    Raises:
        SourceError: python-calamine is not installed, or no process can be started.
    """
    answer = _ask_child(data, sheet_name, report.file)
    refusal, sheets = answer.get("refusal"), answer.get("sheets", ())
    if refusal == "package":
        raise SourceError(
            f"{report.file} is a workbook, and reading it needs python-calamine",
            "pip install 'policy-compare[tables]', or save it as CSV",
        )
    if refusal:
        no_sheet = (f"it has no sheet '{sheet_name}'", f"it has: {', '.join(sheets)}")
        reason, fix = _REASONS.get(refusal, no_sheet)
        report(WORKBOOK, None, reason=reason, fix=fix)
        return None
    if "codebook" in answer:
        # It was never CSV, and its header is where we put it.
        entries = read_codebook_rows(list(starmap(Row, answer["codebook"])), report)
        sheet = sheet_of_rows(list(starmap(Row, answer["rows"])), report)
        note = f"read the sheets '{STATEMENT_SHEET}' and '{CODEBOOK_SHEET}'"
        return sheet and sheet._replace(codebook=entries, notes=(note,))
    # A table that was CSV once keeps what it wrote before formulas.
    rows = [Row(line, list(map(unguard_formulas, cells))) for line, cells in answer["rows"]]
    sheet = sheet_under_header(rows, report)
    if sheet is None or sheet_name or len(sheets) == 1:
        return sheet
    other_sheets = ", ".join(name for name in sheets if name != answer["sheet"])
    note = f"read the sheet '{answer['sheet']}'; --sheet names another: {other_sheets}"
    return sheet._replace(notes=(note, *sheet.notes))


def _ask_child(data: bytes, sheet_name: str, file: str) -> dict[str, Any]:
    """The answer of the process in which the workbook is read.

    Raises:
        SourceError: the process cannot be started.
    """
    try:
        process = subprocess.run(  # noqa: S603
            child_command(_START, sheet_name.replace("\0", "")),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            # On Windows, a program without a terminal would open one for it.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return {"refusal": "large"}
    except OSError as error:
        raise SourceError(
            f"{file} cannot be read: its reader does not start",
            "close other programs, and try again",
        ) from error
    if process.returncode:
        # Whoever is ended from outside has asked for too much.
        return {"refusal": "damaged" if process.returncode > 0 else "large"}
    answer: dict[str, Any] = json.loads(process.stdout)
    return answer
