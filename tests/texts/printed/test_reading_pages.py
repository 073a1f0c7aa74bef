"""Pages of columns, boxes and margins by a real writer are read as people read them."""

import pytest

from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.texts.content import read_content
from policy_compare.texts.document import Document
from policy_compare.texts.formats import DOCUMENT_FORMATS
from tests.support.column_kinds import KINDS, Look
from tests.support.column_pdfs import make_pdf
from tests.support.column_quotes import make_quotes

PDF = next(format for format in DOCUMENT_FORMATS if format.name == "pdf")


@pytest.mark.parametrize("kind", KINDS)
def test_true_quotes_are_verified_and_no_others(kind: str) -> None:
    data, made = make_pdf(kind, Look(18, 10), "by column", "lines")
    _, reading = read_content(data, PDF, "paper.pdf", "")
    index = QuoteIndex(Document("paper.pdf", "pdf", "", reading.blocks))
    quotes = make_quotes(made)
    refused = [
        quote for quote in quotes if quote.is_true and not index.look_up(quote.words).matches
    ]
    # Where a passage ends, what follows it below may well be read next.
    verified = [
        quote
        for quote in quotes
        if not quote.is_true and quote.kind != "seam" and index.look_up(quote.words).matches
    ]
    assert not refused
    assert not verified


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_the_same_for_the_same_seed(kind: str) -> None:
    assert make_pdf(kind, seed=3) == make_pdf(kind, seed=3)
