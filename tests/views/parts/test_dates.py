"""Dates are said to people, who need not know how files write them."""

import pytest
from hypothesis import given

from policy_compare.corpus.form.edtf import explain_fault_of_date
from policy_compare.views.parts.dates import date_in_words
from tests.support.strategies import edtf_dates


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-11-28", "28 November 2026"),
        ("2024-12-04", "4 December 2024"),
        ("2025-02", "February 2025"),
        ("2025-02~", "about February 2025"),
        ("2025?", "2025 (uncertain)"),
        ("2025%", "about 2025 (uncertain)"),
        ("2025-21", "spring 2025"),
        ("2025-24", "winter 2025"),
        ("202X", "2020s"),
        ("20XX", "between 2000 and 2099"),
        ("-0044-03-15", "15 March -0044"),
        ("2025-XX", "2025"),
        ("2025-XX-XX", "2025"),
        ("2025-03-XX", "March 2025"),
        ("2024/2025", "2024 to 2025"),
        ("2024-11/2025-02~", "November 2024 to about February 2025"),
        ("2024/..", "since 2024"),
        ("/2024", "until 2024"),
    ],
)
def test_a_date_is_said_in_words(date: str, words: str) -> None:
    assert not explain_fault_of_date(date)
    assert date_in_words(date) == words


@pytest.mark.parametrize("text", ["some day", "", "2025-13", "2025-25", "٢٠٢٥"])
def test_what_is_no_date_is_said_as_it_is(text: str) -> None:
    assert date_in_words(text) == text


@given(edtf_dates())
def test_every_date_that_a_file_may_hold_has_words(date: str) -> None:
    words = date_in_words(date)
    assert words.strip() == words != ""
    assert not set(words) & set("~%/X")
