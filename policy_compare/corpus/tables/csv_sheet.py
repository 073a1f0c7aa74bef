"""Reads CSV to rows that know their line: RFC 4180's, and what spreadsheets make of it.

A semicolon or a tab between the cells is seen by the first line. What is no UTF-8 is told by its
mark, or guessed.
"""

import codecs
import csv
import io
import re
from typing import Final

from policy_compare.corpus.tables.sheet import Row, Sheet, sheet_of_rows
from policy_compare.corpus.yaml.characters import NOT_UTF8
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.errors import SourceError
from policy_compare.formulas import DELIMITERS, unguard_formulas
from policy_compare.problems import ProblemKind
from policy_compare.text_encodings import codec_name, describe_encoding

#: What some spreadsheets write before the header.
_SEPARATOR_LINE: Final = re.compile(r"(?i)sep=[,;\t]")

#: What begins a file in UTF-16, as spreadsheets save "Unicode text".
_MARKS: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

#: The longest cell, in characters: a text with more is no cell of a coding.
_LONGEST: Final = 1_000_000

#: Some spreadsheets write so many rows at a time, and leave out what is empty at the end of all.
_BLOCK: Final = 16

CSV_SYNTAX = ProblemKind(
    code="csv-syntax",
    message="the table does not parse: {reason}",
    hint="{fix}",
    meaning="The file is not well-formed CSV (RFC 4180) from this place on. A cell that "
    "holds a quotation mark stands in quotation marks, and the mark in it is written twice.",
)

UNKNOWN_ENCODING = ProblemKind(
    code="unknown-encoding",
    message="the table cannot be read: {reason}",
    hint="{fix}",
    meaning="A table that is neither UTF-8 nor marked as UTF-16 is read as what its letters "
    "tell, or as import's --encoding says. Here nothing tells, or what is said is not so.",
)

GUESSED_TABLE = ProblemKind(
    code="guessed-table",
    severity="warning",
    message="the table was read as {encoding}, which is a guess: “{example}”",
    hint="look at the example; if it is wrong, save the table as CSV UTF-8 (import takes an "
    "--encoding, too)",
    meaning="Nothing tells in which encoding the table is, and it is not UTF-8. What its letters "
    "would be in each was weighed; look whether they came out right.",
)


def read_csv(data: bytes, report: Report) -> Sheet | None:
    """The table in a CSV file whose first line is its header, or None once it is told why not.

    Empty rows are left out; a row that has more or fewer cells than the header is reported and
    left out.
    """
    if data.startswith(b"PK\x03\x04"):
        reason = "it is a spreadsheet's own file, or an archive"
        report(CSV_SYNTAX, None, reason=reason, fix="save it as CSV (UTF-8) there")
        return None
    rows = read_csv_rows(data, "", report)
    return None if rows is None else sheet_of_rows(rows, report)


def read_csv_rows(data: bytes, encoding: str, report: Report) -> list[Row] | None:
    """The rows of a CSV file that are not empty, or None once it is reported why there are none.

    ``encoding`` is the one that the user gives.
    """
    text = _decode_table(data, encoding, report)
    if text is None:
        return None
    first_line, _, below = text.partition("\n")
    if _SEPARATOR_LINE.fullmatch(first_line.strip()):
        # Some spreadsheets say first what stands between the cells.
        return _parse_rows(below, first_line.strip()[-1], 1, report)
    return _parse_rows(text, find_delimiter(text), 0, report)


def find_delimiter(text: str) -> str:
    """What stands between the cells, by the first line that has some."""
    for line in text[:_LONGEST].split("\n", _BLOCK):
        delimiter = max(DELIMITERS, key=line.count)
        if delimiter in line:
            return delimiter
    return DELIMITERS[0]


def _parse_rows(text: str, delimiter: str, skipped_lines: int, report: Report) -> list[Row] | None:
    """The rows, before which so many lines were skipped."""
    csv.field_size_limit(_LONGEST)
    # Kept to be read line by line, a text takes four bytes for each letter.
    data = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    file = io.TextIOWrapper(data, "utf-8", "surrogatepass", newline="")
    lines = csv.reader(file, delimiter=delimiter, strict=True)
    rows: list[Row] = []
    numbers: list[int] = []
    is_guarded = "'" in text
    # Cells that say the same are one text from here on, to be kept and told apart but once.
    share_text = dict[str, str]().setdefault
    line = skipped_lines
    try:
        for number, cells in enumerate(lines):
            first_line = line + 1
            line = lines.line_num + skipped_lines
            if any(cells):
                texts = (
                    [unguard_formulas(cell, delimiter) for cell in cells] if is_guarded else cells
                )
                rows.append(Row(first_line, list(map(share_text, texts, texts))))
                numbers.append(number)
    except csv.Error as error:
        # Where the row begins: a quotation mark that is not closed is nowhere else.
        fix = "look for a quotation mark that is not closed, or stands alone in a cell"
        report(CSV_SYNTAX, OwnMark(line), reason=str(error), fix=fix)
        return None
    return _fill_blocks(rows, numbers)


def _fill_blocks(rows: list[Row], numbers: list[int]) -> list[Row]:
    """The rows, with the empty cells that a spreadsheet left out at the end of whole blocks."""
    if len({len(row.cells) for row in rows}) < 2:
        return rows
    widths: dict[int, set[int]] = {}
    for number, row in zip(numbers, rows, strict=True):
        widths.setdefault(number // _BLOCK, set()).add(len(row.cells))
    widest = max(map(max, widths.values()))
    lacks = {block: widest - max(each) for block, each in widths.items() if len(each) == 1}
    return [
        Row(row.line, [*row.cells, *[""] * lacks.get(number // _BLOCK, 0)])
        for number, row in zip(numbers, rows, strict=True)
    ]


def _decode_table(data: bytes, encoding: str, report: Report) -> str | None:
    """The file's text, or None once it is reported why it has none."""
    if encoding:
        return _decode_as_given(data, codec_name(encoding), report)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_as_given(data, codec, report)
    if b"\0" in data[:2]:
        # Latin letters in UTF-16 without its mark.
        return _decode_as_given(data, "utf-16-be" if data[0] == 0 else "utf-16-le", report)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        if not before.isascii() or b"\0" in data:
            # It is UTF-8, and damaged; or nothing that a table is in.
            lines = before.decode().split("\n")
            place = OwnMark(len(lines) - 1, len(lines[-1]))
            report(NOT_UTF8, place, byte=f"0x{error.object[error.start]:02X}")
            return None
    return _decode_as_guessed(data, report)


def _decode_as_given(data: bytes, codec: str, report: Report) -> str | None:
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        reason = f"byte 0x{data[error.start]:02X} is not {describe_encoding(codec)}"
        line = data.count(b"\n", 0, error.start)
        fix = "save it as CSV UTF-8, or give another encoding or none"
        report(UNKNOWN_ENCODING, OwnMark(line), reason=reason, fix=fix)
        return None


def _decode_as_guessed(data: bytes, report: Report) -> str | None:
    # Imported here because hardly any table is not UTF-8.
    from policy_compare.texts.encoding_guess import guess_encoding  # noqa: PLC0415
    from policy_compare.texts.telling_parts import telling_phrase  # noqa: PLC0415

    try:
        encoding = guess_encoding(data, report.file)
    except SourceError as error:
        report(UNKNOWN_ENCODING, None, reason=error.message, fix=error.hint)
        return None
    text = data.decode(encoding)
    described = describe_encoding(encoding)
    report(GUESSED_TABLE, None, encoding=described, example=telling_phrase(text))
    return text
