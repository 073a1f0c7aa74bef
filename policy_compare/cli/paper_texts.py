"""The papers' texts, where they are at hand: where they are, what is in them, which quotes."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.progress import steps_shown
from policy_compare.errors import SourceError

if TYPE_CHECKING:
    from policy_compare.analysis.selection import Selection
    from policy_compare.model import Corpus, Evidence
    from policy_compare.passage import QuoteCounts, QuotedText, QuoteInText
    from policy_compare.texts.document import Document
    from policy_compare.texts.opening import DocumentReader
    from policy_compare.views.parts.question import Question


def texts_folder(named: Path | None, corpus: Path) -> Path | None:
    """The folder of the papers' texts, by option, by variable or by the corpus."""
    from policy_compare.texts.sources import find_sources_folder

    return find_sources_folder(named, corpus, os.environ)


@contextmanager
def reader_of_texts(
    work: str, seconds: int, texts: Path | Iterable[Path] | None
) -> "Iterator[DocumentReader]":
    """What reads these files, or some of those in that folder, each within so many seconds.

    It begins to get ready, so that what takes time meanwhile belongs within. The person is told
    of the ``work`` where it takes long.
    """
    from policy_compare.texts.opening import DocumentReader

    with steps_shown(work) as step, DocumentReader(seconds, step) as reader:
        # A folder that cannot be looked at is told of when a text is looked for in it.
        with suppress(OSError):
            reader.prepare(texts.iterdir() if isinstance(texts, Path) else texts or ())
        yield reader


def find_quotes_in_texts(
    corpus: "Corpus", refs: Sequence[str], folder: Path | None, seconds: int
) -> tuple[dict[str, "QuoteInText | str"], list[str]]:
    """Where in their texts the quotes of those recommendations stand, or why that is not shown.

    With them comes what there is to know of the texts. Without a ``folder`` nothing is looked up.
    """
    from policy_compare.evidence.guessed_encoding import problem_of_encoding
    from policy_compare.texts.document import Document
    from policy_compare.texts.sources import SourceTexts

    if folder is None:
        return {}, []
    quotes = {
        recommendation.ref: (paper, recommendation.evidence)
        for paper in corpus.papers.values()
        for recommendation in paper.recommendations
        if recommendation.ref in refs and recommendation.evidence and recommendation.evidence.quote
    }
    papers = {paper.id: paper for paper, _ in quotes.values()}
    with reader_of_texts("reading texts", seconds, folder) as reader:
        texts = {
            paper.id: text
            for paper, text in reader.read_papers(papers.values(), SourceTexts(folder))
        }
    documents = (text for text in texts.values() if isinstance(text, Document))
    notes = [f"{problem.message}." for problem in map(problem_of_encoding, documents) if problem]
    absent = f"not looked up: the text is not in {folder}"
    places = {
        ref: _find_quote(evidence, texts[paper.id]) or absent
        for ref, (paper, evidence) in quotes.items()
    }
    return places, notes


def _find_quote(
    evidence: "Evidence", text: "Document | SourceError | None"
) -> "QuoteInText | str | None":
    """Where the quote stands in its text, or in words why that is not shown; None of no text."""
    from policy_compare.evidence.coverage import quote_in_text, reason_of_refusal

    if text is None:
        return None
    if isinstance(text, SourceError):
        return f"not looked up: {text.message}"
    place = quote_in_text(evidence, text)
    if place is None:
        reason = reason_of_refusal(evidence.quote, text)
        return f"not there: the quote {reason or f'is not in {text.name}'}"
    return place


def find_quoted_texts(
    question: "Question", folder: Path | None, seconds: int
) -> "dict[str, QuotedText]":
    """The texts of the chosen papers, by id, with the places of the quotes.

    It is said how many are not at hand, and how many quotes do not stand in the others.
    """
    from policy_compare.analysis.selection import chosen_papers
    from policy_compare.cli.messages import say
    from policy_compare.evidence.quoted_text import quoted_text
    from policy_compare.texts.document import Document
    from policy_compare.texts.sources import SourceTexts
    from policy_compare.views.parts.counts_and_lists import count_of

    papers = chosen_papers(question.corpus, question.selection)
    texts = {}
    absent_quotes = 0
    if folder is not None:
        with reader_of_texts("looking up quotes", seconds, folder) as reader:
            for paper, document in reader.read_papers(papers, SourceTexts(folder)):
                if isinstance(document, Document):
                    texts[paper.id] = quoted_text(paper, document)
                    absent_quotes += sum(
                        bool(recommendation.evidence and recommendation.evidence.quote)
                        and recommendation.evidence not in texts[paper.id].places
                        for recommendation in paper.recommendations
                    )
    if len(texts) < len(papers):
        say(
            f"the texts of {len(papers) - len(texts)} of {count_of(len(papers), 'paper')} are not "
            "at hand (--sources DIR): in their place stand the quotes"
        )
    if absent_quotes:
        say(
            f"{count_of(absent_quotes, 'quote')} not in the texts (policy-compare check): the "
            "whole text is coded there"
        )
    return texts


def quotes_by_paper(
    corpus: "Corpus", selection: "Selection", folder: Path | None, seconds: int
) -> dict[str, "QuoteCounts"]:
    """How many of each paper's chosen quotes stand in its text, as far as that is at hand."""
    from policy_compare.analysis.selection import narrow_corpus
    from policy_compare.passage import QuoteCounts

    corpus = narrow_corpus(corpus, selection)
    if folder is None:
        return {
            paper.id: QuoteCounts(
                unread=sum(
                    bool(recommendation.evidence and recommendation.evidence.quote)
                    for recommendation in paper.recommendations
                )
            )
            for paper in corpus.papers.values()
        }
    with reader_of_texts("looking up quotes", seconds, folder) as reader:
        from policy_compare.evidence.verification import verify_coding

        return dict(verify_coding(corpus, folder, reader).quotes_by_paper)
