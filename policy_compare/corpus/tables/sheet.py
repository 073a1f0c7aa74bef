"""A table as its file has it, in rows that know their line; what the cells mean, others say."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple, Union

from policy_compare.corpus.yaml.characters import report_characters
from policy_compare.corpus.yaml.nodes import EMPTY_FILE
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.problems import ProblemKind

#: A cell's text, or a list where the file's form knows lists.
Cell = Union[str, tuple[str, ...]]


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


def items_of_cell(cell: Cell, separator: str = ";") -> tuple[str, ...]:
    """What a cell lists."""
    if isinstance(cell, str):
        return tuple(filter(None, map(str.strip, cell.split(separator))))
    return cell


ROW_LENGTH = ProblemKind(
    code="row-length",
    message="the row has {cells} cells, and the header has {wanted}",
    hint="put a cell that holds a separator in quotation marks",
    meaning="A row with more or fewer cells than the header has them under the wrong columns.",
)


def sheet_of_rows(rows: Sequence[Row], report: Report) -> Sheet | None:
    """The table under the first of the rows, or None once the reason is reported.

    A row that has more cells than the header, not counting empty ones, or fewer, is reported and
    left out. The rows are not empty, and their cells texts.
    """
    header = tuple(" ".join(str(cell).split()) for cell in rows[0].cells) if rows else ()
    if not any(header):
        report(EMPTY_FILE)
        return None
    body = []
    for row in rows[1:]:
        if len(row.cells) == len(header):
            body.append(row)
        elif len(row.cells) > len(header) and not any(row.cells[len(header) :]):
            body.append(Row(row.line, row.cells[: len(header)]))
        else:
            mark = OwnMark(row.line - 1)
            report(ROW_LENGTH, mark, cells=len(row.cells), wanted=len(header))
    sheet = Sheet(header, body)
    report_characters_of_sheet(sheet, report, rows[0].line)
    return sheet if _check_column_names(sheet, report, rows[0].line) else None


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


def _check_column_names(sheet: Sheet, report: Report, line: int) -> bool:
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


def report_characters_of_sheet(sheet: Sheet, report: Report, line: int = 1) -> None:
    """Report characters that are invisible and change what is shown; the header has a line."""
    report_characters(sheet.header, OwnMark(line - 1), report)
    cells = set(chain.from_iterable(row.cells for row in sheet.rows))
    plain = {cell for cell in cells if (text := "".join(cell)).isascii() and text.isprintable()}
    for row in sheet.rows if len(plain) < len(cells) else ():
        if not plain.issuperset(row.cells):
            lists = ((cell,) if isinstance(cell, str) else cell for cell in row.cells)
            # Within quotes a line may end as the system ends it.
            texts = [text.replace("\r\n", "\n") for text in chain.from_iterable(lists)]
            report_characters(texts, OwnMark(row.line - 1), report)
