"""The papers' texts, where they are at hand: where they are, what is in them, which quotes."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.progress import progress_shown
from policy_compare.errors import SourceError

if TYPE_CHECKING:
    from policy_compare.analysis.selection import Selection
    from policy_compare.model import Corpus, Evidence, Paper
    from policy_compare.passage import QuoteCounts, QuoteInText
    from policy_compare.texts.document import Document
    from policy_compare.texts.sources import SourceTexts


def texts_folder(named: Path | None, corpus: Path) -> Path | None:
    """The folder of the papers' texts, by option, by variable or by the corpus."""
    from policy_compare.texts.sources import find_sources_folder

    return find_sources_folder(named, corpus, os.environ)


def read_paper_text(path: Path, paper: "Paper | None" = None) -> "Document":
    """The text of a paper, with a word to the person where that takes long.

    Raises:
        SourceError: it cannot be read.
    """
    from policy_compare.texts.opening import read_document

    with progress_shown(f"reading {path.name}"):
        return read_document(path, paper.source.file if paper and paper.source else "")


def find_quotes_in_texts(
    corpus: "Corpus", refs: Sequence[str], folder: Path | None
) -> tuple[dict[str, "QuoteInText"], list[str]]:
    """Where in their texts the quotes of those recommendations stand, and what is in the way."""
    from policy_compare.texts.sources import SourceTexts

    places: dict[str, QuoteInText] = {}
    notes: list[str] = []
    if folder is None:
        return places, notes
    texts = SourceTexts(folder)
    for ref in refs:
        paper = corpus.papers[ref.partition("/")[0]]
        recommendation = next(
            recommendation for recommendation in paper.recommendations if recommendation.ref == ref
        )
        evidence = recommendation.evidence
        if evidence is not None and evidence.quote:
            place = _find_quote(ref, evidence, paper, texts)
            if isinstance(place, str):
                notes.append(place)
            else:
                places[ref] = place
    return places, notes


def _find_quote(
    ref: str, evidence: "Evidence", paper: "Paper", texts: "SourceTexts"
) -> "QuoteInText | str":
    """Where the quote stands in its paper's text, or in words why that cannot be shown."""
    from policy_compare.evidence.coverage import quote_in_text, reason_of_refusal

    path = texts.path(paper)
    if path is None:
        return f"The text of {paper.id} is not in {texts.folder}."
    try:
        document = read_paper_text(path, paper)
        place = quote_in_text(evidence, document)
    except SourceError as error:
        return f"The text of {paper.id} was not read: {error.message}."
    if place is None:
        reason = reason_of_refusal(evidence.quote, document)
        return f"The quote of {ref} {reason or f'is not in the text of {paper.id}'}."
    return place


def quotes_by_paper(
    corpus: "Corpus", selection: "Selection", folder: Path | None
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
    from policy_compare.evidence.verification import verify_coding

    with progress_shown("looking up quotes"):
        return dict(verify_coding(corpus, folder).quotes_by_paper)
