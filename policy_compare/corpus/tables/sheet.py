"""Reads a table's file: CSV, or the JSON of an export, to rows that know their line.

What the cells mean is for others to say. CSV is RFC 4180's, in UTF-8; a semicolon or a
tab between the cells, as some spreadsheets write them, is seen by the header.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple, Union

from policy_compare.corpus.yaml.characters import CONTROL, NOT_UTF8, decode_utf8, report_characters
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

#: In JSON, an escape of two halves that are one character, of half a one, or any other.
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)

#: The longest cell, in characters: a text with more is no cell of a coding.
_LONGEST = 1_000_000


class Row(NamedTuple):
    """A row's cells, as many as the header has, and its line in the file, from 1."""

    line: int
    cells: Sequence[Cell]


class Sheet(NamedTuple):
    """A table as it stands in its file. ``codebook`` is what the JSON of an export holds."""

    header: tuple[str, ...]
    rows: list[Row]
    codebook: Any = None


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
        _report_characters_of(sheet, report)
    return sheet if _check_column_names(sheet, report) else None


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


def _check_column_names(sheet: Sheet, report: Report) -> bool:
    """Whether every column that holds something has a name of its own."""
    seen: set[str] = set()
    has_names = True
    for place, name in enumerate(sheet.header):
        if name in seen and name:
            report(DUPLICATE_COLUMN, OwnMark(0), given=name)
            has_names = False
        if not name and any(row.cells[place] for row in sheet.rows):
            report(UNNAMED_COLUMN, OwnMark(0), number=place + 1)
            has_names = False
        seen.add(name)
    return has_names


def _report_characters_of(sheet: Sheet, report: Report) -> None:
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


JSON_SYNTAX = ProblemKind(
    code="json-syntax",
    message="the JSON does not parse: {reason}",
    hint="export the table again",
    meaning="The file is not well-formed JSON from this place on.",
)

JSON_FORM = ProblemKind(
    code="json-form",
    message="the JSON holds no table",
    hint='give the JSON of policy-compare export, or a list such as [{{"author": "Ali"}}]',
    meaning="A table in JSON is an object whose rows are a list of objects, or such a list alone.",
)

JSON_CELL = ProblemKind(
    code="json-cell",
    message="the row is no object, or a value in it no text, number or fitting list",
    hint="write each row as an object, and each value as text",
    meaning="A row of a table in JSON is an object, and each value a text, a number or "
    "null; where a column holds several names, a list of texts.",
)


def read_json(data: bytes, report: Report) -> Sheet | None:
    """The table in the JSON of an export, or in a list of objects.

    A row's number takes the place of its line.
    """
    text = decode_utf8(data, report)
    if text is None or _has_half_character(text, report):
        return None
    repeated: dict[str, None] = {}
    try:
        # Numbers stay as they are written.
        table = json.loads(
            text,
            object_pairs_hook=lambda pairs: _build_object(pairs, repeated),
            parse_float=str,
            parse_int=str,
            parse_constant=str,
        )
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        report(JSON_SYNTAX, OwnMark(line - 1), reason=str(error).partition(":")[0])
        return None
    for key in repeated:
        report(DUPLICATE_COLUMN, None, given=key)
    rows = table.get("rows") if isinstance(table, dict) else table
    if rows == []:
        report(EMPTY_FILE)
        return None
    if not isinstance(rows, list) or not any(isinstance(row, dict) for row in rows):
        report(JSON_FORM)
        return None
    header = tuple(dict.fromkeys(key for row in rows if isinstance(row, dict) for key in row))
    read_rows = []
    for number, row in enumerate(rows, 1):
        cells = [_cell_of_json(row.get(key)) for key in header] if isinstance(row, dict) else [None]
        if any(cell is None for cell in cells):
            report(JSON_CELL, OwnMark(number - 1))
        else:
            read_rows.append(Row(number, [cell for cell in cells if cell is not None]))
    book = table.get("codebook") if isinstance(table, dict) else None
    sheet = Sheet(header, read_rows, book)
    _report_characters_of(sheet, report)
    return None if repeated else sheet


HALF_CHARACTER = ProblemKind(
    code="half-character",
    message="{escape} is half a character",
    hint="write the whole character, or export the table again where it was made",
    meaning="In JSON a rare character is written in two halves. Where one of them is "
    "missing, the program that made the table cut a text in the middle of a character, and "
    "no file can hold what is left; nothing of the table is read.",
)


def _has_half_character(text: str, report: Report) -> bool:
    r"""Whether JSON holds half a character, such as ``\ud800``, which is then reported.

    Python reads it, and no file can hold it. Where one stands, whoever wrote the table cut
    its texts apart, so that none of them can be trusted.
    """
    # The escapes are looked through only where there is one that can be half a character.
    for escape in _ESCAPE.finditer(text) if re.search(r"(?i)\\ud[89a-f]", text) else ():
        if half := escape[1]:
            line = text.count("\n", 0, escape.start())
            column = escape.start() - text.rfind("\n", 0, escape.start()) - 1
            report(HALF_CHARACTER, OwnMark(line, column), escape=half)
            return True
    return False


def _build_object(pairs: list[tuple[str, Any]], repeated: dict[str, None]) -> dict[str, Any]:
    """An object of JSON; a key that stands in it twice is noted."""
    values = dict(pairs)
    if len(values) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                repeated[key] = None
            seen.add(key)
    return values


def _cell_of_json(value: Any) -> Cell | None:
    """The value as a cell; None where it is nothing that a cell can hold."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    return None
