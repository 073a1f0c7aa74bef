"""A table is found among what people write around it."""

import pytest

from policy_compare.corpus.tables.header import sheet_under_header
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.yaml.report import Report

HEADER = ["question", "Left", "Right"]
BODY = ["Cap rents?", "yes", "no"]


def find(*rows: list[str]) -> tuple[Sheet | None, list[tuple[str, int]]]:
    report = Report("t.xlsx")
    numbered = [Row(number, cells) for number, cells in enumerate(rows, 1) if any(cells)]
    sheet = sheet_under_header(numbered, report)
    return sheet, [(problem.code, problem.line) for problem in report.problems]


def test_a_table_alone_is_read_whole() -> None:
    sheet, problems = find(HEADER, BODY, ["More homes?", "", ""], BODY)
    assert problems == []
    assert sheet == Sheet(
        tuple(HEADER), [Row(2, BODY), Row(3, ["More homes?", "", ""]), Row(4, BODY)]
    )


def test_titles_above_and_remarks_below_are_told_and_not_read() -> None:
    sheet, problems = find(
        ["Survey 2024", "", ""], ["", "", ""], HEADER, BODY, ["", "", ""], ["Source: own", "", ""]
    )
    assert problems == []
    assert sheet == Sheet(
        tuple(HEADER),
        [Row(4, BODY)],
        notes=(
            "not read, above the table: line 1, “Survey 2024”",
            "not read, below the table: line 6, “Source: own”",
        ),
    )


def test_a_header_over_two_rows_is_the_lower_one() -> None:
    sheet, _ = find(["", "Parties", ""], HEADER, BODY)
    assert sheet is not None
    assert sheet.header == tuple(HEADER)


def test_a_single_cell_is_no_remark_where_a_row_has_but_two() -> None:
    sheet, _ = find(["from", "text"], ["Ali", "Cap rents."], ["Berg", ""])
    assert sheet is not None
    assert len(sheet.rows) == 2
    assert sheet.notes == ()


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], ("empty-file", 0)),
        ([["Survey", "", ""], ["a", "a", "b"], BODY], ("duplicate-column", 2)),
        ([["Survey", "", ""], ["a", "", "b"], BODY], ("unnamed-column", 2)),
        ([HEADER, ["x", "\x1b[31m", "y"]], ("control-character", 2)),
    ],
)
def test_what_is_wrong_is_told(rows: list[list[str]], problem: tuple[str, int]) -> None:
    assert find(*rows)[1] == [problem]
