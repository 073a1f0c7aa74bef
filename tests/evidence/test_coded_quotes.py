"""A paper's quotes, looked up in its text."""

from unittest.mock import Mock

import pytest

from policy_compare.errors import SourceError
from policy_compare.evidence.coded_quotes import PaperText, coded_quotes, look_up_quotes
from policy_compare.evidence.quotes import QuoteIndex, QuoteLookUp
from policy_compare.model import Evidence, Source
from policy_compare.texts.document import Document
from tests.support.quoting import document
from tests.support.records import paper, urges

CODED = paper("ali", urges(id="a", evidence=Evidence("cap rents", paragraph=2)), urges(id="b"))


def test_only_what_is_quoted_is_looked_up() -> None:
    assert [(one.id, said.quote) for one, said in coded_quotes(CODED)] == [("a", "cap rents")]
    (quote,) = look_up_quotes(CODED, None, document("Cap rents.", "Do cap rents.")).quotes
    assert (len(quote.matches), len(quote.at_place), quote.places) == (2, 1, 1)


def test_without_a_text_nothing_is_looked_up() -> None:
    error = SourceError("no words", "")
    assert look_up_quotes(CODED, None, None) == PaperText(CODED)
    assert look_up_quotes(CODED, None, error) == PaperText(CODED, error=error)


@pytest.mark.parametrize(
    ("digest", "is_other"), [("", False), ("a1" * 32, False), ("A1" * 32, False), ("b1" * 32, True)]
)
def test_the_digest_tells_another_edition(digest: str, is_other: bool) -> None:
    text = Document("ali.md", "text", "a1" * 32)
    coded = CODED._replace(source=Source("ali.md", digest))
    assert look_up_quotes(coded, None, text).is_other_edition == is_other


def test_what_is_quoted_again_and_again_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = Mock(return_value=QuoteLookUp())
    monkeypatch.setattr(QuoteIndex, "look_up", looked_up)
    evidence = (Evidence("cap rents", paragraph=number) for number in (1, 1, 2))
    recommendations = tuple(urges(evidence=one) for one in evidence)
    text = look_up_quotes(paper("ali", *recommendations), None, Document("ali.md", "", ""))
    assert len(text.quotes) == 3
    assert looked_up.call_count == 1
