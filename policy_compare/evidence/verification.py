"""Runs the checks of texts over a corpus, counts its quotes and says what a text adds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from policy_compare.errors import SourceError
from policy_compare.evidence.coded_quotes import (
    CodedQuote,
    PaperText,
    coded_quotes,
    look_up_quotes,
)
from policy_compare.evidence.guessed_encoding import encoding_to_keep
from policy_compare.evidence.quote_places import paragraph_in
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.evidence.text_checks import TEXT_CHECKS
from policy_compare.model import Corpus, Evidence, Paper, Source
from policy_compare.passage import QuoteCounts, add_quote_counts
from policy_compare.problems import Problem
from policy_compare.texts.document import Document
from policy_compare.texts.opening import DocumentReader
from policy_compare.texts.sources import SourceTexts

#: What became of quotes in another edition, in the order in which it is told.
_FATES = ("unmoved", "moved", "in several places", "reworded", "gone")


class Verification(NamedTuple):
    """What a look at the texts showed; ``quotes`` are those of the whole corpus.

    ``fixed_papers`` are the papers with what their texts tell and their files leave out or, of
    another edition, say otherwise. ``texts`` is how many texts were read. ``quotes_by_paper`` are
    the same by paper. ``held_back`` are the papers whose ``source`` lacks what the text tells and
    is not fixed, since so many of their quotes are not in it, or at no certain place of another
    edition. ``editions`` says of the papers that have one how many quotes met which fate there.
    """

    problems: tuple[Problem, ...] = ()
    fixed_papers: tuple[Paper, ...] = ()
    quotes: QuoteCounts = QuoteCounts()
    texts: int = 0
    quotes_by_paper: Mapping[str, QuoteCounts] = {}
    held_back: Mapping[str, int] = {}
    editions: Mapping[str, Mapping[str, int]] = {}


def verify_coding(corpus: Corpus, folder: Path | None, reader: DocumentReader) -> Verification:
    """Check the coding against its own quotes, and look these up in the texts in ``folder``.

    Without a folder nothing is read, and every quote counts as unread.
    """
    papers = [
        _verify_paper(look_up_quotes(paper, folder, text))
        for paper, text in _papers_with_texts(corpus, folder, reader)
    ]
    return Verification(
        tuple(problem for paper in papers for problem in paper.problems),
        tuple(fixed for paper in papers for fixed in paper.fixed_papers),
        add_quote_counts(paper.quotes for paper in papers),
        sum(paper.texts for paper in papers),
        {id: paper.quotes for id, paper in zip(corpus.papers, papers, strict=True)},
        {id: absent for paper in papers for id, absent in paper.held_back.items()},
        {id: fates for paper in papers for id, fates in paper.editions.items()},
    )


def _papers_with_texts(
    corpus: Corpus, folder: Path | None, reader: DocumentReader
) -> Iterator[tuple[Paper, Document | SourceError | None]]:
    papers = corpus.papers.values()
    if folder is None:
        return zip(papers, repeat(None))
    return reader.read_papers(papers, SourceTexts(folder))


def _verify_paper(text: PaperText) -> Verification:
    problems = tuple(problem for check in TEXT_CHECKS for problem in check(text))
    if text.quote_index is None:
        return Verification(
            problems, quotes=QuoteCounts(unread=sum(1 for _ in coded_quotes(text.paper)))
        )
    paper = text.paper
    found = sum(1 for quote in text.quotes if quote.matches)
    absent = len(text.quotes) - found
    unsettled, editions = absent, {}
    if text.is_other_edition and text.quotes:
        editions[paper.id] = _count_fates(text, text.quote_index)
        unsettled = sum(quote.places != 1 for quote in text.quotes)
    source: Source | None = _fixed_source(text, text.quote_index.document)
    held_back = {}
    if unsettled and source != paper.source:
        # The text may be another edition than the one coded, or its encoding guessed wrong.
        held_back[paper.id] = unsettled
        source = paper.source
    places = {quote.recommendation.id: _fixed_evidence(quote) for quote in text.quotes}
    recommendations = tuple(
        one._replace(evidence=places.get(one.id, one.evidence)) for one in paper.recommendations
    )
    fixed = paper._replace(source=source, recommendations=recommendations, dismissed=text.dismissed)
    counts = QuoteCounts(found, absent)
    fixed_papers = (fixed,) * (fixed != paper)
    return Verification(problems, fixed_papers, counts, 1, {}, held_back, editions)


def _count_fates(text: PaperText, index: QuoteIndex) -> dict[str, int]:
    """How many quotes met which fate in another edition; those that none met are left out."""
    counts = Counter(_quote_fate(quote, index) for quote in text.quotes)
    return {fate: counts[fate] for fate in _FATES if counts[fate]}


def _quote_fate(quote: CodedQuote, index: QuoteIndex) -> str:
    if quote.matches:
        fate = "unmoved" if quote.evidence == quote.recommendation.evidence else "moved"
        return fate if quote.places == 1 else "in several places"
    # Imported here because only a quote that is not there needs it.
    from policy_compare.evidence.nearest_wording import find_nearest_passage

    nearest = find_nearest_passage(index, quote.evidence.quote)
    return "reworded" if nearest and nearest.is_rewording else "gone"


def _fixed_source(text: PaperText, document: Document) -> Source:
    """What is known of the text, with what that tells itself."""
    source = text.paper.source or Source()
    # Of a text that nothing is quoted from nothing shows that it is what was coded.
    keeps_digest = source.sha256 and not (text.is_other_edition and text.quotes)
    return Source(
        source.file or text.name,
        source.sha256 if keeps_digest else document.sha256,
        encoding_to_keep(document) or source.encoding,
    )


def _fixed_evidence(quote: CodedQuote) -> Evidence:
    """The quote with the parts of its place that a coder would have written and did not."""
    coded = quote.evidence
    if quote.places != 1 or coded.page or coded.paragraph is not None:
        return coded
    place = quote.at_place[0].place
    section = coded.section or place.section
    if place.page:
        return coded._replace(section=section, page=place.page)
    return coded._replace(section=section, paragraph=paragraph_in(coded.section, quote.at_place[0]))
