"""Reads a table in JSON, that of an export or a list of objects, to rows that know their number."""

import json
import re
from collections import Counter
from typing import Any

from policy_compare.corpus.tables.sheet import (
    DUPLICATE_COLUMN,
    Cell,
    Row,
    Sheet,
    report_characters_of_sheet,
)
from policy_compare.corpus.yaml.characters import decode_utf8
from policy_compare.corpus.yaml.nodes import EMPTY_FILE
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.problems import ProblemKind

#: In JSON, an escape of two halves that are one character, of half a one, or any other.
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)

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
    repeated: list[str] = []
    try:
        table = json_decoder(repeated).decode(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        report(JSON_SYNTAX, OwnMark(line - 1), reason=str(error).partition(":")[0])
        return None
    for key in dict.fromkeys(repeated):
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
    report_characters_of_sheet(sheet, report)
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


def json_decoder(repeated: list[str]) -> json.JSONDecoder:
    """A decoder that keeps numbers as they are written, and adds keys that stand twice to a list.

    Those of one object are meant, of which no more than one could be read.
    """

    def build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(pairs)
        if len(values) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            repeated.extend(key for key, count in counts.items() if count > 1)
        return values

    return json.JSONDecoder(
        object_pairs_hook=build_object, parse_int=str, parse_float=str, parse_constant=str
    )


def _cell_of_json(value: Any) -> Cell | None:
    """The value as a cell; None where it is nothing that a cell can hold."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None
