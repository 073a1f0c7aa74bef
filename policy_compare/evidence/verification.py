"""Runs the checks of texts over a corpus, counts its quotes and says what a text adds."""

from collections.abc import Iterator, Mapping
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from policy_compare.errors import SourceError
from policy_compare.evidence.guessed_encoding import encoding_to_keep
from policy_compare.evidence.quote_places import paragraph_in
from policy_compare.evidence.text_checks import (
    TEXT_CHECKS,
    CodedQuote,
    PaperText,
    coded_quotes,
    look_up_quotes,
)
from policy_compare.model import Corpus, Paper
from policy_compare.passage import QuoteCounts, add_quote_counts
from policy_compare.problems import Problem
from policy_compare.texts.document import Document
from policy_compare.texts.opening import DocumentReader
from policy_compare.texts.sources import SourceTexts


class Fix(NamedTuple):
    """Something that the text tells and the paper's file leaves out.

    ``recommendation`` is an id, or empty for the paper's own ``source``; ``key`` is one
    of ``section``, ``paragraph``, ``page``, ``file``, ``sha256``, ``encoding``.
    """

    paper: str
    recommendation: str
    key: str
    value: str | int


class Verification(NamedTuple):
    """What a look at the texts showed; ``quotes`` are those of the whole corpus.

    ``texts`` is how many texts were read. ``quotes_by_paper`` are the same by paper. ``held_back``
    are the papers whose ``source`` lacks what the text tells and is not fixed, since so many of
    their quotes are not in it.
    """

    problems: tuple[Problem, ...] = ()
    fixes: tuple[Fix, ...] = ()
    quotes: QuoteCounts = QuoteCounts()
    texts: int = 0
    quotes_by_paper: Mapping[str, QuoteCounts] = {}
    held_back: Mapping[str, int] = {}


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
        tuple(fix for paper in papers for fix in paper.fixes),
        add_quote_counts(paper.quotes for paper in papers),
        sum(paper.texts for paper in papers),
        {id: paper.quotes for id, paper in zip(corpus.papers, papers, strict=True)},
        {id: absent for paper in papers for id, absent in paper.held_back.items()},
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
    found = sum(1 for quote in text.quotes if quote.matches)
    absent = len(text.quotes) - found
    fixes = [fix for quote in text.quotes for fix in _place_fixes(text, quote)]
    source_fixes = list(_source_fixes(text))
    held_back = {}
    if not absent:
        fixes = [*source_fixes, *fixes]
    elif source_fixes:
        # The text may be another edition than the one coded, or its encoding guessed wrong.
        held_back = {text.paper.id: absent}
    return Verification(problems, tuple(fixes), QuoteCounts(found, absent), 1, held_back=held_back)


def _source_fixes(text: PaperText) -> Iterator[Fix]:
    source = text.paper.source
    if not (source and source.file):
        yield Fix(text.paper.id, "", "file", text.name)
    if text.quote_index and not (source and source.sha256):
        yield Fix(text.paper.id, "", "sha256", text.quote_index.document.sha256)
    if text.quote_index and (encoding := encoding_to_keep(text.quote_index.document)):
        yield Fix(text.paper.id, "", "encoding", encoding)


def _place_fixes(text: PaperText, quote: CodedQuote) -> Iterator[Fix]:
    """The parts of a place that a coder would have written and did not."""
    coded = quote.evidence
    if quote.places != 1 or coded.page or coded.paragraph is not None:
        return
    place = quote.at_place[0].place
    paper, recommendation = text.paper.id, quote.recommendation.id
    if not coded.section and place.section:
        yield Fix(paper, recommendation, "section", place.section)
    if place.page:
        yield Fix(paper, recommendation, "page", place.page)
    elif (paragraph := paragraph_in(coded.section, quote.at_place[0])) is not None:
        yield Fix(paper, recommendation, "paragraph", paragraph)
