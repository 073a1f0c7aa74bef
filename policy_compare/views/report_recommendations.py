"""Every recommendation of a report in one table, to be narrowed and cited."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from policy_compare.analysis.positions import paper_labels
from policy_compare.analysis.selection import (
    FILTERS,
    chosen_recommendations,
    narrow_corpus,
    select_ids,
)
from policy_compare.corpus_names import NameKind
from policy_compare.model import STRENGTHS, Recommendation
from policy_compare.views.listing import QUOTES, RECOMMENDATION_HEADS, recommendation_cells
from policy_compare.views.page import Facet, Grid, RowMark
from policy_compare.views.parts.citations import full_reference, quote_with_place
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, Span, one_line, paper_anchor, text_of


def recommendation_table(question: Question, members: Sequence[Recommendation]) -> Grid:
    """The recommendations paper by paper, each with what it may be chosen by."""
    labels = paper_labels(question.corpus)
    facets, choices = _facets(question, members)
    groups: dict[int, Phrase] = {}
    number = 0
    for paper, group in groupby(members, key=lambda recommendation: recommendation.paper):
        groups[number] = Span(one_line(labels[paper]), "strong", target=paper_anchor(paper))
        number += sum(1 for _ in group)
    return Grid(
        RECOMMENDATION_HEADS,
        tuple(
            recommendation_cells(question, recommendation, with_note=True)
            for recommendation in members
        ),
        groups=groups,
        marks=tuple(
            RowMark(
                recommendation.ref,
                choices[recommendation.ref],
                _citation(question, labels[recommendation.paper], recommendation),
            )
            for recommendation in members
        ),
        facets=facets,
        footnotes=QUOTES,
    )


def _citation(question: Question, label: str, recommendation: Recommendation) -> str:
    """What is pasted into a text of one's own: the quote, its place and its paper."""
    paper = question.corpus.papers[recommendation.paper]
    citation = text_of(quote_with_place(recommendation))
    if not citation.startswith("“"):
        citation = f"{one_line(recommendation.statement)}{f' ({citation})' if citation else ''}"
    return f"{one_line(label)}: {citation} – {full_reference(paper, in_words=True)}"


def _facets(
    question: Question, members: Sequence[Recommendation]
) -> tuple[tuple[Facet, ...], dict[str, tuple[tuple[str, ...], ...]]]:
    """What the recommendations may be chosen by, and which choices each of them is under.

    A choice has those that the filter of that name lets pass.
    """
    # Every choice goes through all of them, so that none of the others may be among them.
    corpus = narrow_corpus(question.corpus, question.selection)
    refs = [recommendation.ref for recommendation in members]
    facets: list[Facet] = []
    choices: dict[str, list[tuple[str, ...]]] = {ref: [] for ref in refs}
    for name, filter in FILTERS.items():
        labels: dict[str, str] = {}
        ids_by_ref: dict[str, list[str]] = {ref: [] for ref in refs}
        for id, label in _labels_of(question, filter.kind).items():
            selection = select_ids(corpus.codebook, {name: (id,)})
            passing = [
                recommendation.ref for recommendation in chosen_recommendations(corpus, selection)
            ]
            if passing:
                labels[id] = one_line(label)
            for ref in passing:
                ids_by_ref[ref].append(id)
        facets.append(Facet(filter.option, labels))
        for ref in refs:
            choices[ref].append(tuple(ids_by_ref[ref]))
    return tuple(facets), {ref: tuple(ids) for ref, ids in choices.items()}


def _labels_of(question: Question, kind: NameKind) -> Mapping[str, str]:
    """What everything of the kind is called, by id."""
    book = question.corpus.codebook
    labels: dict[NameKind, Mapping[str, str]] = {
        "topic": {id: topic.label for id, topic in book.topics.items()},
        "actor": {id: actor.label for id, actor in book.actors.items()},
        "instrument": {id: instrument.label for id, instrument in book.instruments.items()},
        "proposition": {id: proposition.statement for id, proposition in book.propositions.items()},
        "paper": paper_labels(question.corpus),
        "strength": dict(zip(STRENGTHS, STRENGTHS, strict=True)),
    }
    return labels.get(kind, {})
