"""A corpus as the rows of a database, within the filters."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Union

from policy_compare.analysis.positions import holders_by_paper
from policy_compare.analysis.selection import chosen_papers, chosen_recommendations
from policy_compare.author_cells import write_author
from policy_compare.database_schema import ENTRY_TABLES, RECOMMENDATION_LISTS, TEXT_OF_ENTRY
from policy_compare.model import Codebook, Paper, Recommendation
from policy_compare.statement_table import detail_cells
from policy_compare.views.parts.question import Question

#: A row of a table, in the order of its columns; an empty text says nothing, as None does.
DatabaseRow = tuple[Union[str, int, None], ...]
#: The rows of each table, by the names in ``database_schema.sql``.
Database = Mapping[str, Sequence[DatabaseRow]]


def database_of(question: Question) -> Database:
    """What passes the filters, so that verdicts counted in the database are those of the views.

    What a recommendation says beside that is left out, and the codebook is whole.
    """
    corpus, selection = question.corpus, question.selection
    papers = chosen_papers(corpus, selection)
    holders = holders_by_paper(corpus, question.by, selection)
    tables: dict[str, list[DatabaseRow]] = {}
    rows = (
        *_codebook_rows(corpus.codebook),
        *(row for paper in papers for row in _paper_rows(paper)),
        *(
            row
            for recommendation in chosen_recommendations(corpus, selection)
            for row in _recommendation_rows(question, recommendation)
        ),
        *_dismissal_rows(question, papers),
        *(("units", (unit.id, unit.label)) for units in holders.values() for unit in units),
        *(("unit_papers", (unit.id, paper)) for paper, units in holders.items() for unit in units),
        *_agreement_rows(question),
    )
    for table, row in rows:
        tables.setdefault(table, []).append(row)
    # Several papers may be of one unit.
    return {table: tuple(dict.fromkeys(table_rows)) for table, table_rows in tables.items()}


#: The name of a table, and a row for it.
_NamedRow = tuple[str, DatabaseRow]


def _codebook_rows(book: Codebook) -> Iterator[_NamedRow]:
    yield "codebook", (book.title, book.about, book.date, book.quote_words)
    for kind, lists in ENTRY_TABLES.items():
        for id, entry in getattr(book, kind).items():
            yield kind, (id, getattr(entry, TEXT_OF_ENTRY.get(kind, "label")), entry.about)
            for key, table in lists.items():
                yield from ((table, (id, item)) for item in getattr(entry, key))
    for number, tension in enumerate(book.tensions, 1):
        yield "tensions", (number, *tension.between, tension.why)


def _paper_rows(paper: Paper) -> Iterator[_NamedRow]:
    about = (paper.id, paper.title, paper.issued, paper.publisher)
    yield "papers", (*about, int(paper.coded_to_the_end))
    for place, person in enumerate(paper.authors, 1):
        yield "authors", (paper.id, place, write_author(person), person.name)
    for key, value in detail_cells(paper).items():
        yield "paper_details", (paper.id, key, value)


def _recommendation_rows(question: Question, recommendation: Recommendation) -> Iterator[_NamedRow]:
    ref = recommendation.ref
    row = (
        None, ref, recommendation.paper, recommendation.statement, recommendation.instrument,
        recommendation.strength, recommendation.rationale, recommendation.date, recommendation.note,
        recommendation.coder, recommendation.proposed_by, int(recommendation.coded),
    )  # fmt: skip
    yield "recommendations", row
    for key, table in RECOMMENDATION_LISTS.items():
        yield from ((table, (ref, id)) for id in getattr(recommendation, key))
    if recommendation.evidence:
        yield "evidence", (None, ref, *recommendation.evidence)
    propositions, selection = question.corpus.codebook.propositions, question.selection
    for stance_on in recommendation.positions:
        id = stance_on.proposition
        if selection.has_proposition(propositions[id]) and selection.has_position(
            recommendation, stance_on
        ):
            yield "positions", (ref, id, stance_on.stance, stance_on.condition, stance_on.strength)
            yield from (("position_by", (ref, id, actor)) for actor in stance_on.by)


def _dismissal_rows(question: Question, papers: Sequence[Paper]) -> Iterator[_NamedRow]:
    """What is no recommendation, which passes no filter but the paper's."""
    if question.selection.takes_whole_papers:
        dismissals = [(paper.id, dismissal) for paper in papers for dismissal in paper.dismissed]
        for number, (paper, dismissal) in enumerate(dismissals, 1):
            yield "dismissals", (number, paper, *dismissal)


def _agreement_rows(question: Question) -> Iterator[_NamedRow]:
    for overlap in question.overlaps(question.positions()):
        if overlap.in_full is not None:
            differences = "; ".join(overlap.differences)
            yield "agreement", (overlap.proposition.id, int(overlap.in_full), differences)
