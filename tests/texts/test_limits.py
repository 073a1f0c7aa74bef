"""What no paper exceeds is refused before it takes memory or minutes."""

import zlib

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits
from policy_compare.texts.markup.html import read_html
from policy_compare.texts.printed.pdf import read_pdf
from tests.support.pdfs import pdf, rows

LINE = "Most of the bridges in the northern valley were built before the second war,"


def packed(content: bytes, *, picture: bool = False) -> bytes:
    """A PDF in which one more stream is packed."""
    kind = b" /Subtype /Image" if picture else b""
    made = zlib.compress(content)
    head = b"90 0 obj\n<< /Length %d /Filter /FlateDecode%s >>\nstream\n" % (len(made), kind)
    return pdf(rows(700, LINE)) + head + made + b"\nendstream\nendobj\n"


def refused_pdf(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "a.pdf")
    return caught.value.message


def test_a_pdf_that_unpacks_to_more_than_any_paper_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "STREAM", 100_000)
    assert refused_pdf(packed(b" " * 200_000)) == "a.pdf unpacks to more than any paper is"
    for fine in (packed(b" " * 90_000), packed(b" " * 200_000, picture=True), packed(b"")[:-40]):
        limits.weigh_pdf(fine, "a.pdf")
    monkeypatch.setattr(limits, "STREAMS", 80_000)
    assert "unpacks to more" in refused_pdf(packed(b" " * 90_000))


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 2)
    pages = [rows(700, LINE)] * 3
    assert len(read_pdf(pdf(*pages[:2]), "a.pdf").pages) == 2
    assert refused_pdf(pdf(*pages)) == "a.pdf has 3 pages, more than 2"


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * (limits.TAGS + 1),
        "<p " + " ".join(f"a{n}=1" for n in range(30_000)) + ">",
        "<p x='>' " + " ".join(f"a{n}=1" for n in range(30_000)) + ">",
        "<p " * 30_000,
        "<div>" * 5000 + "Homes.",
    ],
)
def test_a_page_with_markup_without_end_is_refused(page: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_html(page, "plan.html")
    assert caught.value.message == "plan.html has more markup than any paper"
    assert "print it as PDF" in caught.value.hint
