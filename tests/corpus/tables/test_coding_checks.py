"""Cells that say what nobody meant are told with their row."""

from policy_compare.corpus.tables.coding_checks import check_coding_cells
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.yaml.report import Report


def told(name: str, cell: str) -> list[tuple[str, int]]:
    report = Report("t.xlsx")
    check_coding_cells(Sheet((name,), [Row(7, [cell])]), report)
    return [(problem.code, problem.line) for problem in report.problems]


def test_an_error_of_a_formula_is_told() -> None:
    assert told("rationale", "#REF!") == [("error-cell", 7)]
    assert told("rationale", "see #REF!") == []
    # What is only shown is not read.
    assert told("passage", "#N/A") == []


def test_a_tick_is_no_reason() -> None:
    assert [told("dismissed", cell) for cell in ("FALSE", "0", "no", "X")] == [
        [("no-reason", 7)]
    ] * 4
    assert told("dismissed", "no recommendation") == []
    assert told("dismissed", "") == told("note", "no") == []
