"""Which texts are dates."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.edtf import explain_fault_of_date

YEARS = st.integers(0, 9999)


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_every_day_of_the_calendar_is_a_date(day: dt.date, doubt: str) -> None:
    text = day.isoformat()
    for known in (text, text[:7], text[:4], f"{text[:8]}XX", f"{text[:5]}XX-XX", f"{text[:5]}XX"):
        assert not explain_fault_of_date(known + doubt)


@given(st.dates(), st.dates())
def test_two_dates_make_an_interval(first: dt.date, last: dt.date) -> None:
    assert not explain_fault_of_date(f"{first}/{last}")
    assert not explain_fault_of_date(f"{first}/..")
    assert not explain_fault_of_date(f"/{last}")


@given(YEARS, st.integers(1, 12), st.integers(0, 99))
def test_a_month_has_only_its_own_days(year: int, month: int, day: int) -> None:
    last = calendar.monthrange(year or 4, month)[1]
    reason = explain_fault_of_date(f"{year:04}-{month:02}-{day:02}")
    assert bool(reason) == (not 1 <= day <= last)
    if reason:
        assert reason == f"that month has no day {day:02}"


@given(YEARS, st.sampled_from([0, *range(13, 21), *range(25, 100)]))
def test_there_are_twelve_months_and_four_seasons(year: int, month: int) -> None:
    assert explain_fault_of_date(f"{year:04}-{month:02}") == f"there is no month {month:02}"


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_has_a_reason(text: str) -> None:
    if not explain_fault_of_date(text):
        assert any(char.isascii() and (char.isdigit() or char == "X") for char in text)


@pytest.mark.parametrize(
    "text",
    [
        "202X",
        "20XX",
        "2000-02-29",
        "202X-02-29",
        "2025-21",
        "2025-24~",
        "-0044-03-15",
        "2024-12-04",
    ],
)
def test_dates_of_publication(text: str) -> None:
    assert not explain_fault_of_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 2023",
        "23",
        "2023-5",
        "2023/05/17",
        "17.05.2023",
        "2023-05-17T12:30",
        "2023 ",
        "2023-21-01",
        "2023-XX-15",
        "2023~?",
        "2X23",
        "٢٠٢٣",
        "/",
        "../..",
        "2024/soon",
        "2024/2025/2026",
        "1900-02-29",
    ],
)
def test_other_texts_are_none_and_have_a_reason(text: str) -> None:
    assert explain_fault_of_date(text)


@pytest.mark.parametrize("text", ["5/3/2024", "5/3/24", "31/12/2024", "1.5.24"])
def test_a_date_that_a_spreadsheet_made_of_one_is_told_as_that(text: str) -> None:
    assert "format the column as text before" in explain_fault_of_date(text)
