"""A paper with its text, and its quotes looked up there: what the checks of texts see."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from policy_compare.errors import SourceError
from policy_compare.evidence.new_edition import settle_place
from policy_compare.evidence.quote_places import EvidencePlaces
from policy_compare.evidence.quotes import QuoteIndex, QuoteMatch, QuoteRefusal
from policy_compare.model import Dismissal, Evidence, Paper, Recommendation
from policy_compare.texts.document import Document


class CodedQuote(NamedTuple):
    """A recommendation's quote and where it stands, or why it is none if its words do.

    ``at_place`` are the matches where the coder says, at so many different ``places``. In another
    edition of the text they are those that may be meant, and ``evidence`` has the place there.
    """

    recommendation: Recommendation
    evidence: Evidence
    matches: tuple[QuoteMatch, ...]
    refusal: QuoteRefusal | None
    at_place: tuple[QuoteMatch, ...]
    places: int


class PaperText(NamedTuple):
    """A paper with its text: what the checks see.

    ``quote_index`` is None where no text was read: because nobody named a ``folder`` of texts, it
    is not in there, or it could not be read, which ``error`` says. ``quotes`` are those that
    were looked up, ``dismissed`` is what was dismissed, with its places in another edition.
    """

    paper: Paper
    folder: Path | None = None
    quote_index: QuoteIndex | None = None
    error: SourceError | None = None
    quotes: tuple[CodedQuote, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()

    @property
    def is_other_edition(self) -> bool:
        """Whether the text is another than the one that was coded, by its digest."""
        coded = self.paper.source.sha256 if self.paper.source else ""
        digest = self.quote_index.document.sha256 if self.quote_index else ""
        return bool(coded and self.quote_index) and coded.casefold() != digest

    @property
    def name(self) -> str:
        """The name of the text's file; empty where none was read."""
        return self.quote_index.document.name if self.quote_index else ""


def look_up_quotes(
    paper: Paper, folder: Path | None, text: Document | QuoteIndex | SourceError | None
) -> PaperText:
    """The paper with its quotes looked up in its text, as far as that was read."""
    if text is None or isinstance(text, SourceError):
        return PaperText(paper, folder, error=text)
    index = text if isinstance(text, QuoteIndex) else QuoteIndex(text)
    places = EvidencePlaces(index)
    quotes = tuple(
        CodedQuote(one, said, *places.look_up(said)) for one, said in coded_quotes(paper)
    )
    looked_up = PaperText(paper, folder, index, quotes=quotes, dismissed=paper.dismissed)
    return _settle_places(looked_up, index) if looked_up.is_other_edition else looked_up


def _settle_places(text: PaperText, index: QuoteIndex) -> PaperText:
    """The paper whose text is another edition, with the places that its quotes have there."""
    quotes = []
    for quote in text.quotes:
        evidence, meant = settle_place(quote.evidence, quote.matches)
        places = len({match.place for match in meant})
        quotes.append(quote._replace(evidence=evidence, at_place=meant, places=places))
    dismissed = []
    for dismissal in text.dismissed:
        evidence, _ = settle_place(dismissal.evidence, index.find_quote(dismissal.quote))
        dismissed.append(dismissal._replace(**evidence._asdict()))
    return text._replace(quotes=tuple(quotes), dismissed=tuple(dismissed))


def coded_quotes(paper: Paper) -> Iterator[tuple[Recommendation, Evidence]]:
    """The recommendations that have a quote, with their evidence."""
    for recommendation in paper.recommendations:
        if recommendation.evidence and recommendation.evidence.quote:
            yield recommendation, recommendation.evidence
