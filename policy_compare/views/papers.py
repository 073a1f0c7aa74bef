"""The papers of a corpus with their references, and who coded them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from policy_compare.analysis.positions import paper_labels
from policy_compare.analysis.selection import chosen_papers, chosen_recommendations
from policy_compare.model import Paper, Recommendation
from policy_compare.views.parts.citations import full_reference
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.inventory import view_inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, Span, one_line, text_over_id
from policy_compare.views.table import Value, View

COLUMNS = (
    "id", "label", "title", "authors", "issued", "publisher", "type", "DOI", "URL",
    "recommendations", "note", "coders", "proposed_by",
)  # fmt: skip


def view(question: Question, references: Mapping[str, str] | None = None) -> View:
    """Each paper with its reference and its chosen recommendations counted, also by coder.

    ``references`` in some style, by paper, stand in the place of ours, and in a column more.
    """
    corpus = question.corpus
    chosen: dict[str, list[Recommendation]] = {id: [] for id in corpus.papers}
    for recommendation in chosen_recommendations(corpus, question.selection):
        chosen[recommendation.paper].append(recommendation)
    counts: Counter[str] = Counter()
    for _, id, count in question.count_recommendations(lambda _: ("",)):
        counts[id] += count
    papers = chosen_papers(corpus, question.selection)
    labels = paper_labels(corpus)

    def row(paper: Paper) -> tuple[Value, ...]:
        details = paper.details
        return (
            paper.id, labels[paper.id], one_line(paper.title),
            tuple(author.name for author in paper.authors),
            paper.issued or None, one_line(paper.publisher) or None, paper.type or None,
            details.get("DOI"), details.get("URL"), counts[paper.id],
            one_line(details["note"]) if "note" in details else None,
            _coder_counts(chosen[paper.id]), _proposer_counts(chosen[paper.id]),
            *([references.get(paper.id)] if references is not None else []),
        )  # fmt: skip

    def cells(paper: Paper) -> tuple[Phrase, ...]:
        remarks = (
            ("", one_line(paper.details.get("note", ""))),
            ("Coded by ", ", ".join(_coder_counts(chosen[paper.id]))),
            ("Proposed, not accepted yet, by ", ", ".join(_proposer_counts(chosen[paper.id]))),
        )
        reference: Phrase = (
            (references or {}).get(paper.id) or full_reference(paper),
            *(Span(f"\n{what}{remark}", "muted") for what, remark in remarks if remark),
        )
        return (text_over_id(labels[paper.id], paper.id), reference, str(counts[paper.id]))

    inventory = view_inventory(
        question,
        "papers",
        papers,
        columns=COLUMNS if references is None else (*COLUMNS, "reference"),
        rows=lambda: map(row, papers),
        heads=("Paper", "Reference", "Recommendations"),
        cells=cells,
        total=count_of(len(papers), "paper"),
    )
    return inventory._replace(forms={"papers": lambda: papers})


def _coder_counts(recommendations: Iterable[Recommendation]) -> tuple[str, ...]:
    """How many of them each coder coded or accepted: ``Ali: 12``."""
    return _count_names(
        recommendation.coder
        for recommendation in recommendations
        if recommendation.coded and not recommendation.proposed_by
    )


def _proposer_counts(recommendations: Iterable[Recommendation]) -> tuple[str, ...]:
    """How many of them are whose proposals, and not accepted yet."""
    return _count_names(recommendation.proposed_by for recommendation in recommendations)


def _count_names(names: Iterable[str]) -> tuple[str, ...]:
    """How often each name is there, the first one met first; an empty one is none."""
    counts = Counter(map(one_line, filter(None, names)))
    return tuple(f"{name}: {count}" for name, count in counts.items())
