"""A table as its file has it, in rows that know their line; and the reader of CSV.

What the cells mean is for others to say. CSV is RFC 4180's, in UTF-8; a semicolon or a
tab between the cells, as some spreadsheets write them, is seen by the header.
"""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any, NamedTuple, Union

from policy_compare.corpus.yaml.characters import CONTROL, NOT_UTF8, report_characters
from policy_compare.corpus.yaml.nodes import EMPTY_FILE
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.formulas import unguard_formulas
from policy_compare.invisible import has_invisible
from policy_compare.problems import ProblemKind

#: A cell's text, or a list where the file's form knows lists.
Cell = Union[str, list[str]]

#: What some spreadsheets write before the header.
_SEPARATOR_LINE = re.compile(r"(?i)sep=[,;\t]")

#: What a spreadsheet's own file begins with, and every other zip archive.
_ARCHIVE = b"PK\x03\x04"

#: The longest cell, in characters: a text with more is no cell of a coding.
_LONGEST = 1_000_000


class Row(NamedTuple):
    """A row's cells, as many as the header has, and its line in the file, from 1."""

    line: int
    cells: Sequence[Cell]


class Sheet(NamedTuple):
    """A table as it stands in its file.

    ``codebook`` is what the JSON of an export holds. The ``notes`` say, each in a line, how the
    table was read where it might have been read otherwise.
    """

    header: tuple[str, ...]
    rows: list[Row]
    codebook: Any = None
    notes: tuple[str, ...] = ()


def text_of_cell(cell: Cell) -> str:
    """A cell as one text, without the space around it."""
    return cell.strip() if isinstance(cell, str) else "; ".join(cell)


def items_of_cell(cell: Cell, separator: str = ";") -> list[str]:
    """What a cell lists."""
    if isinstance(cell, list):
        return cell
    return [item for item in map(str.strip, cell.split(separator)) if item]


def read_csv(data: bytes, report: Report) -> Sheet | None:
    """The table in a CSV file, or None once the reason is reported.

    Empty rows are left out; a row that has more or fewer cells than the header is
    reported and left out.
    """
    text = _decode_csv(data, report)
    if text is None:
        return None
    first_line, _, below = text.partition("\n")
    skipped = 0
    if _SEPARATOR_LINE.fullmatch(first_line.strip()):
        # Some spreadsheets say first what stands between the cells.
        text, first_line, skipped = below, below.partition("\n")[0], 1
    delimiter = max((",", ";", "\t"), key=first_line.count)
    sheet = _read_cells(text, delimiter, skipped, report)
    if sheet is None:
        return None
    if not any(sheet.header):
        report(EMPTY_FILE)
        return None
    if has_invisible(text) or CONTROL.search(text.replace("\r\n", "\n")):
        report_characters_of_sheet(sheet, report)
    return sheet if check_column_names(sheet, report) else None


CSV_SYNTAX = ProblemKind(
    code="csv-syntax",
    message="the table does not parse: {reason}",
    hint="{fix}",
    meaning="The file is not well-formed CSV (RFC 4180) from this place on. A cell that "
    "holds a quotation mark stands in quotation marks, and the mark in it is written twice.",
)

ROW_LENGTH = ProblemKind(
    code="row-length",
    message="the row has {cells} cells, and the header has {wanted}",
    hint="put a cell that holds a separator in quotation marks",
    meaning="A row with more or fewer cells than the header has them under the wrong columns.",
)


def _read_cells(text: str, delimiter: str, skipped: int, report: Report) -> Sheet | None:
    """The header and the rows, before which so many lines were skipped."""
    csv.field_size_limit(_LONGEST)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    is_guarded = "'" in text
    rows: list[Row] = []
    line = skipped
    try:
        header = tuple(unguard_formulas(cell.strip()) for cell in next(lines, ()))
        line += lines.line_num
        for cells in lines:
            mark = OwnMark(line)
            line = lines.line_num + skipped
            if any(cells) and len(cells) == len(header):
                texts = list(map(unguard_formulas, cells)) if is_guarded else cells
                rows.append(Row(mark.line + 1, texts))
            elif any(cells):
                report(ROW_LENGTH, mark, cells=len(cells), wanted=len(header))
    except csv.Error as error:
        # Where the row begins: a quotation mark that is not closed is nowhere else.
        fix = "look for a quotation mark that is not closed, or stands alone in a cell"
        report(CSV_SYNTAX, OwnMark(line), reason=str(error), fix=fix)
        return None
    return Sheet(header, rows)


def _decode_csv(data: bytes, report: Report) -> str | None:
    """The file's text, or None once it is reported what else it is."""
    if data.startswith(_ARCHIVE):
        reason = "it is a spreadsheet's own file, or an archive"
        report(CSV_SYNTAX, None, reason=reason, fix="save it as CSV (UTF-8) there")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = error.object[: error.start].decode().split("\n")
        place = OwnMark(len(lines) - 1, len(lines[-1]))
        report(NOT_UTF8, place, byte=f"0x{error.object[error.start]:02X}")
        return None
    if "\0" in text.partition("\n")[0]:
        report(NOT_UTF8, OwnMark(0), byte="0x00")
        return None
    return text


DUPLICATE_COLUMN = ProblemKind(
    code="duplicate-column",
    message="the column '{given}' stands there a second time",
    hint="delete or rename one of the two",
    meaning="Which of the two columns is meant could not be told.",
)

UNNAMED_COLUMN = ProblemKind(
    code="unnamed-column",
    message="column {number} has cells and no name",
    hint="name it in the header, or delete its cells",
    meaning="What stands under no name in the header would be lost.",
)


def check_column_names(sheet: Sheet, report: Report, line: int = 1) -> bool:
    """Whether every column that holds something has a name of its own in the header's line."""
    seen: set[str] = set()
    has_names = True
    for place, name in enumerate(sheet.header):
        if name in seen and name:
            report(DUPLICATE_COLUMN, OwnMark(line - 1), given=name)
            has_names = False
        if not name and any(row.cells[place] for row in sheet.rows):
            report(UNNAMED_COLUMN, OwnMark(line - 1), number=place + 1)
            has_names = False
        seen.add(name)
    return has_names


def report_characters_of_sheet(sheet: Sheet, report: Report) -> None:
    """Report characters that are invisible and change what is shown."""
    report_characters(sheet.header, OwnMark(0), report)
    for row in sheet.rows:
        texts = [
            text for cell in row.cells for text in ((cell,) if isinstance(cell, str) else cell)
        ]
        together = "".join(texts)
        if not (together.isascii() and together.isprintable()):
            # Within quotes a line may end as the system ends it.
            ended = [text.replace("\r\n", "\n") for text in texts]
            report_characters(ended, OwnMark(row.line - 1), report)
