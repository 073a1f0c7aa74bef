"""What is read of a workbook apart."""

from datetime import date, datetime, time, timedelta

import pytest

from policy_compare.corpus.tables import workbook_child
from policy_compare.corpus.tables.workbook_child import answer_for_sheet, text_of_value
from tests.support.workbooks import xlsx


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a ", "a "),
        (3, "3"),
        (3.0, "3"),
        (-0.5, "-0.5"),
        (1.1 + 2.2, "3.3"),
        (True, "TRUE"),
        (date(2024, 5, 1), "2024-05-01"),
        (datetime(2024, 5, 1), "2024-05-01"),  # noqa: DTZ001
        (time(12, 30), "12:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_value_is_what_one_would_type(value: object, text: str) -> None:
    assert text_of_value(value) == text  # type: ignore[arg-type]


def test_the_answer_has_the_rows_of_the_sheet() -> None:
    data = xlsx([["a", "b"], [], ["x", 1]])
    assert answer_for_sheet(data, "Sheet1") == {
        "sheet": "Sheet1",
        "sheets": ["Sheet1"],
        "rows": [(1, ["a", "b"]), (3, ["x", "1"])],
    }
    assert answer_for_sheet(b"PK\x03\x04", "") == {"refusal": "damaged"}


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CHARACTERS"])
def test_a_sheet_has_its_limits(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx([["a", "b"], *([["x", "y"]] * 30)])
    assert "rows" in answer_for_sheet(data, "")
    monkeypatch.setattr(workbook_child, limit, 20)
    assert answer_for_sheet(data, "") == {"refusal": "large"}


def test_what_memory_does_not_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(workbook_child, "_open_workbook", fail)
    assert answer_for_sheet(b"", "") == {"refusal": "large"}
