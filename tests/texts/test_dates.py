"""Dates as papers and files write them are said in EDTF."""

import pytest

from policy_compare.corpus.form.edtf import explain_fault_of_date
from policy_compare.texts.dates import date_of_line, date_of_metadata, date_of_pdf, edtf_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published on Monday, 4 Dec 2024", "2024-12-04"),
        ("Sept. 2023", "2023-09"),
        ("30 February 2023", ""),
        ("In May 2023 rents rose.", ""),
    ],
)
def test_a_line_may_be_a_date(line: str, date: str) -> None:
    assert date_of_line(line) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023/5/7", "2023-05-07"),
        ("2023-05-07T12:00:00Z", "2023-05-07"),
        ("2023", "2023"),
        ("2023-13", ""),
        ("20230507", ""),
        ("May 2023", ""),
    ],
)
def test_metadata_begin_with_a_date(text: str, date: str) -> None:
    assert date_of_metadata(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("D:20240305120000Z", "2024-03-05"),
        ("D:20240231", "2024-02"),
        ("D:202413", "2024"),
        ("D:18000101", ""),
        ("yesterday", ""),
    ],
)
def test_a_pdf_packs_its_dates(text: str, date: str) -> None:
    assert date_of_pdf(text) == date


def test_a_date_is_one_that_a_corpus_can_hold() -> None:
    dates = [
        edtf_date(year, month, day)
        for year in ("0000", "1900", "2024")
        for month in (None, "0", "2", "02", "12", "13")
        for day in (None, "0", "29", "31")
    ]
    assert all(explain_fault_of_date(date) == "" for date in dates if date)
    assert {"1900-02", "2024-02-29", "2024-12-31"} <= set(dates)
    assert not {"1900-02-29", "2024-02-31"} & set(dates)
