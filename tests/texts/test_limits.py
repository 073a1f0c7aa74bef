"""What no paper exceeds is refused before it takes memory or minutes."""

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits
from policy_compare.texts.markup.html import read_html
from policy_compare.texts.printed.pdf import read_pdf
from tests.support.pdfs import pdf, rows

LINE = "Most of the bridges in the northern valley were built before the second war,"


def refused_pdf(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "a.pdf")
    return caught.value.message


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 2)
    pages = [rows(700, LINE)] * 3
    assert len(read_pdf(pdf(*pages[:2]), "a.pdf").pages) == 2
    assert refused_pdf(pdf(*pages)) == "a.pdf has 3 pages, more than 2"


def test_a_page_that_is_nested_without_end_is_refused() -> None:
    page = "<div>" * 5000 + "Homes."
    with pytest.raises(SourceError) as caught:
        read_html(page, "plan.html")
    assert caught.value.message == "plan.html has more markup than any paper"
    assert "print it as PDF" in caught.value.hint
