"""Dates as reference managers write them, and what they are in EDTF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.form.edtf import explain_fault_of_date
from policy_compare.corpus.references.dates import edtf_of_text, text_of_csl_date
from policy_compare.render.references.csl_items import csl_date
from tests.support.strategies import edtf_dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-05-17", "2023-05-17"),
        ("2023", "2023"),
        ("2025-02~", "2025-02~"),
        # RIS
        ("2023/05/17/", "2023-05-17"),
        ("2023/05//", "2023-05"),
        ("2023///", "2023"),
        ("2023///spring", "2023-21"),
        ("2025/02//2025-02~", "2025-02~"),
        ("///202X", "202X"),
        ("2023/5/7", "2023-05-07"),
        # BibTeX
        ("2023 may", "2023-05"),
        ('2023 17 # "~" # may', "2023-05-17"),
        ("2023-5", "2023-05"),
        ("2019--2020", "2019"),
        ("2019–2020", "2019/2020"),
        # words
        ("17 May 2023", "2023-05-17"),
        ("May 17th, 2023", "2023-05-17"),
        ("December 2023", "2023-12"),
        ("Spring 2021", "2021-21"),
        ("Fall, 2021", "2021-23"),
        ("ca. 2019", "2019~"),
        ("c2019", "2019~"),
        ("about May 2019", "2019-05~"),
        ("[2019]", "2019"),
        ("2023-05-17T10:00:00Z", "2023-05-17"),
        # Zotero, where a part is not known
        ("2023-00-00", "2023"),
        ("2023-02-31", "2023-02"),
        ("17/05/2023", "2023"),
        # No date
        ("forthcoming", ""),
        ("May", ""),
        ("", ""),
        ("12345", ""),
        ("٢٠٢٣", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_says_one(text: str, date: str) -> None:
    assert edtf_of_text(text) == date


@given(st.text(max_size=40) | st.text("0123456789-/.~ mayjunec", max_size=20))
def test_what_is_read_is_a_date(text: str) -> None:
    date = edtf_of_text(text)
    assert not date or not explain_fault_of_date(date)


@given(edtf_dates())
def test_a_date_of_csl_comes_back(date: str) -> None:
    assert edtf_of_text(text_of_csl_date(csl_date(date))) == date


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"date-parts": [["2023", "5", 17]]}, "2023-05-17"),
        ({"date-parts": [[2023, 5]], "circa": True}, "2023-05~"),
        ({"date-parts": [["2023"]], "circa": "false"}, "2023"),
        ({"date-parts": [[2023]], "season": "2"}, "2023-22"),
        ({"date-parts": [[2023]], "season": "Winter"}, "2023-24"),
        ({"date-parts": [[2021], [2022]]}, "2021/2022"),
        ({"date-parts": [["-44", "3", "15"]]}, "-0044-03-15"),
        ({"literal": "Spring 2021"}, "2021-21"),
        ({"raw": "17 May 2023"}, "2023-05-17"),
        ("2023-05-17", "2023-05-17"),
        ({"date-parts": [[]]}, ""),
        ({"date-parts": [None]}, ""),
        ({"date-parts": [[None, 5]]}, ""),
        ({"date-parts": [["9" * 5000]]}, ""),
        ({"date-parts": []}, ""),
        ({"literal": ["x"]}, ""),
        ({"date-parts": [[2023]], "season": ["x"]}, "2023"),
        (None, ""),
        (2023, ""),
    ],
)
def test_dates_of_csl_in_every_form(date: object, edtf: str) -> None:
    assert edtf_of_text(text_of_csl_date(date)) == edtf
