"""Cells as texts and as lists, and the rows under a header."""

from policy_compare.corpus.tables.sheet import (
    Row,
    Sheet,
    items_of_cell,
    sheet_of_rows,
    text_of_cell,
)
from policy_compare.corpus.yaml.report import Report


def test_a_cell_is_a_text_and_a_list() -> None:
    assert text_of_cell(" a ") == "a"
    assert text_of_cell(("a", "b")) == "a; b"
    assert items_of_cell(" a ;; b") == ("a", "b")
    assert items_of_cell("a/b", "/") == ("a", "b")
    assert items_of_cell(("a;b",)) == ("a;b",)


def test_rows_stand_under_the_first_one() -> None:
    report = Report("t.csv")
    rows = [Row(3, [" a", "b"]), Row(5, ["1", "2", ""]), Row(6, ["1", "2", "3"]), Row(7, ["1"])]
    assert sheet_of_rows(rows, report) == Sheet(("a", "b"), [Row(5, ["1", "2"])])
    told = [(problem.code, problem.line, problem.message) for problem in report.problems]
    assert told == [
        ("row-length", 6, "the row has 3 cells, and the header has 2"),
        ("row-length", 7, "the row has 1 cells, and the header has 2"),
    ]
