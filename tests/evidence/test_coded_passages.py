"""Phrases of what was marked elsewhere, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.coded_passages import MarkedText, PassageQuote
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Evidence
from policy_compare.texts.document import Document
from policy_compare.texts.printed.plain_text import read_plain
from tests.support.projects import TOWNS


def read(text: str) -> Document:
    """The document of a plain text."""
    return Document("a.txt", "text", "", read_plain(text).blocks)


def quoted(text: str, words: str, limit: int = 12, nth: int = 0) -> PassageQuote | None:
    """The quote of these words of a text, where they stand the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return MarkedText(text, read(text)).quote_passage(start, start + len(words), limit)


def test_few_words_are_quoted_as_they_are() -> None:
    quote = quoted(TOWNS, "It must be stopped")
    assert quote == PassageQuote(Evidence("It must be stopped", paragraph=2), "must")


def test_marks_within_words_are_of_whole_words() -> None:
    quote = quoted(TOWNS, "ny building on gree")
    assert quote
    assert quote.evidence.quote == "any building on green"


def test_long_passage_is_quoted_by_what_it_begins_with() -> None:
    words = "cap yearly rent rises in the old town, because turnover empties the schools and nobody"
    quote = quoted(TOWNS, words)
    assert quote == PassageQuote(
        Evidence("cap yearly rent rises in the old town", paragraph=1), None
    )


def test_ends_of_lines_in_a_passage_are_spaces() -> None:
    words = "rent rises in the old town, because turnover empties the schools"
    text = TOWNS.replace(words, words.replace("old ", "old\r\n"))
    quote = quoted(text, "rises in the old\r\ntown")
    assert quote == PassageQuote(Evidence("rises in the old town", paragraph=1), None)


def test_of_several_places_the_marked_one_is_taken() -> None:
    text = "Rents must fall.\n\nHomes are dear.\n\nRents must fall.\n\nSo it is."
    for nth, paragraph in ((0, 1), (1, 3)):
        quote = quoted(text, "Rents must fall", nth=nth)
        assert quote
        assert quote.evidence.paragraph == paragraph


def test_what_is_not_in_the_document_has_no_place() -> None:
    text = MarkedText(TOWNS, read("Another text altogether."))
    start = TOWNS.index("cap")
    quote = text.quote_passage(start, start + 60, 4)
    assert quote == PassageQuote(Evidence("cap yearly rent rises"), None)


@pytest.mark.parametrize(("start", "end"), [(9, 9), (9, 11)])
def test_nothing_marked_is_no_quote(start: int, end: int) -> None:
    assert MarkedText(TOWNS, read(TOWNS)).quote_passage(start, end, 12) is None


def test_what_has_no_blanks_is_no_phrase() -> None:
    text = "w" * 5_000
    assert MarkedText(text, read(text)).quote_passage(10, 4_000, 12) is None


@given(st.data())
def test_quotes_stand_in_the_text_at_their_places(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TOWNS)))
    end = data.draw(st.integers(start, len(TOWNS)))
    limit = data.draw(st.integers(1, 12))
    document = read(TOWNS)
    quote = MarkedText(TOWNS, document).quote_passage(start, end, limit)
    if quote is None:
        assert not TOWNS[start:end].strip()
        return
    matches = QuoteIndex(document).find_quote(quote.evidence.quote)
    if any(quote.evidence[1:]):
        assert quote.evidence.paragraph in {match.place.paragraph for match in matches}
    assert len(quote.evidence.quote.split()) <= limit
