"""The papers of a corpus with their references."""

from collections import Counter

from policy_compare.analysis.positions import paper_labels
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.model import Paper
from policy_compare.views.parts.citations import full_reference
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.inventory import view_inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, Span, one_line, text_over_id
from policy_compare.views.table import Value, View

COLUMNS = (
    "id", "label", "title", "authors", "issued", "publisher", "type", "DOI", "URL",
    "recommendations", "note",
)  # fmt: skip


def view(question: Question) -> View:
    """Each paper with its reference and the number of its chosen recommendations."""
    corpus = question.corpus
    counts = Counter(
        recommendation.paper
        for recommendation in chosen_recommendations(corpus, question.selection)
    )
    papers = [paper for paper in corpus.papers.values() if question.selection.has_paper(paper.id)]
    labels = paper_labels(corpus)

    def row(paper: Paper) -> tuple[Value, ...]:
        details = paper.details
        return (
            paper.id, labels[paper.id], one_line(paper.title),
            tuple(author.name for author in paper.authors),
            paper.issued or None, one_line(paper.publisher) or None, paper.type or None,
            details.get("DOI"), details.get("URL"), counts[paper.id],
            one_line(details["note"]) if "note" in details else None,
        )  # fmt: skip

    def cells(paper: Paper) -> tuple[Phrase, ...]:
        reference: Phrase = full_reference(paper)
        if note := paper.details.get("note"):
            reference = (full_reference(paper), "\n", Span(one_line(note), "muted"))
        return (text_over_id(labels[paper.id], paper.id), reference, str(counts[paper.id]))

    return view_inventory(
        question,
        "papers",
        papers,
        columns=COLUMNS,
        row=row,
        heads=("Paper", "Reference", "Recommendations"),
        cells=cells,
        total=count_of(len(papers), "paper"),
    )
