"""A corpus as one table, a statement a row: its columns, and what stands in them.

A statement is one recommendation's stance on one proposition. A recommendation that
speaks to several propositions has a row for each, and one that speaks to none has one:
without a stance where it is still to be coded, else with the word ``frame`` in its place.
What is said of the paper or of the recommendation stands in each of its rows. A passage
that was dismissed has a row of its own, without a recommendation, and a paper that has neither
has one that says nothing but what is said of the paper.

The reader of tables and what writes them agree by these columns.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, Union

from policy_compare.author_cells import write_authors
from policy_compare.model import Codebook, Dismissal, Paper, Recommendation, StanceOn

#: What can stand in a cell: a text, a number, a list, or nothing.
Cell = Union[str, int, None, tuple[str, ...]]

#: Columns about the paper, by the key that they have in a paper's file.
OF_PAPER: Mapping[str, str] = {
    "paper_title": "title",
    "authors": "authors",
    "issued": "issued",
    "publisher": "publisher",
}
#: Columns about the recommendation, by their key there.
OF_RECOMMENDATION: Mapping[str, str] = {
    "statement": "statement",
    "actors": "actors",
    "targets": "targets",
    "instrument": "instrument",
    "strength": "strength",
    "topics": "topics",
    "rationale": "rationale",
    "date": "date",
    "note": "note",
    "coder": "coder",
    "proposed_by": "proposed_by",
}
#: Columns about the stance, and the proposition that it is on.
OF_STANCE = ("proposition", "stance", "condition", "position_by", "position_strength")
#: Columns about the quote that stands behind it.
OF_QUOTE = ("quote", "section", "paragraph", "page")

COLUMNS = (
    "paper", "paper_title", "authors", "issued", "publisher", "recommendation", "statement",
    "actors", "targets", "instrument", "strength", "topics", "proposition",
    "proposition_statement", "proposition_topics", "stance", "condition", "position_by",
    "position_strength", "rationale", "quote", "section", "paragraph", "page", "date", "note",
    "dismissed", "coder", "proposed_by",
)  # fmt: skip

#: What the names of all other columns about the paper begin with.
PAPER_PREFIX = "paper_"

#: The columns that hold lists; in a cell of text ``;`` stands between their items.
LISTS = frozenset(("authors", "actors", "targets", "topics", "proposition_topics", "position_by"))
#: The columns whose names a codebook owns, by the kind of name.
NAME_KINDS: Final[Mapping[str, str]] = {
    "proposition": "proposition",
    "instrument": "instrument",
    "actors": "actor",
    "targets": "actor",
    "topics": "topic",
    "proposition_topics": "topic",
    "position_by": "actor",
}

#: What the name of a column ends in that shows the labels of the ids in the one before it.
LABEL_SUFFIX = "_label"

#: What stands for the stance of a recommendation that is coded to no proposition.
FRAME = "frame"

#: What a recommendation says of which only the stance on a proposition is known.
SAYING: Final[Mapping[str, str]] = {
    "support": "{}",
    "oppose": "Against: {}",
    "neutral": "No side on: {}",
}


#: The column of a sheet to code in that shows the passage, and is not read.
PASSAGE = "passage"
#: The sheet of its workbook that holds the rows as they were written.
AS_EXPORTED = "as exported"


class StatementRow(NamedTuple):
    """A row to be written: of a paper, its recommendation, the stance of that."""

    paper: Paper
    recommendation: Recommendation | None = None
    stance: StanceOn | None = None
    dismissal: Dismissal | None = None


def statements_of_paper(paper: Paper) -> Iterable[StatementRow]:
    """Everything that the paper's record holds."""
    for recommendation in paper.recommendations:
        for stance_on in recommendation.positions or (None,):
            yield StatementRow(paper, recommendation, stance_on)
    for dismissal in paper.dismissed:
        yield StatementRow(paper, dismissal=dismissal)
    if not paper.recommendations and not paper.dismissed:
        yield StatementRow(paper)


def statement_columns(papers: Iterable[Paper]) -> tuple[str, ...]:
    """The columns of a table of these papers: those that all have, and what any adds."""
    detail_columns: dict[str, None] = {}
    for paper in papers:
        detail_columns.update(dict.fromkeys(detail_cells(paper)))
    return (*COLUMNS, *sorted(detail_columns, key=str.casefold))


def statement_rows(
    statements: Iterable[StatementRow], columns: tuple[str, ...], book: Codebook
) -> Iterable[tuple[Cell, ...]]:
    """A row for each statement, under the columns."""
    detail_columns = columns[len(COLUMNS) :]
    of_papers: dict[str, tuple[tuple[Cell, ...], tuple[Cell, ...]]] = {}
    for paper, recommendation, stance_on, dismissal in statements:
        paper_cells = of_papers.get(paper.id)
        if paper_cells is None:
            details = detail_cells(paper)
            first = (
                paper.id,
                paper.title,
                write_authors(paper.authors),
                paper.issued or None,
                paper.publisher or None,
            )
            paper_cells = of_papers[paper.id] = (
                first,
                tuple(details.get(key) for key in detail_columns),
            )
        recommendation_cells = (
            _recommendation_cells(recommendation)
            if recommendation
            else (None, None, (), (), None, None, ())
        )
        yield (
            *paper_cells[0],
            *recommendation_cells,
            *_stance_cells(
                stance_on, book, frame=recommendation is not None and recommendation.coded
            ),
            (recommendation.rationale or None) if recommendation else None,
            *_quote_cells(recommendation, dismissal),
            (recommendation.date or None) if recommendation else None,
            (recommendation.note or None) if recommendation else None,
            dismissal.why if dismissal else None,
            (recommendation.coder or None) if recommendation else None,
            (recommendation.proposed_by or None) if recommendation else None,
            *paper_cells[1],
        )


def _recommendation_cells(recommendation: Recommendation) -> tuple[Cell, ...]:
    return (
        recommendation.id,
        recommendation.statement,
        recommendation.actors,
        recommendation.targets,
        recommendation.instrument or None,
        recommendation.strength,
        recommendation.topics,
    )


def _stance_cells(stance_on: StanceOn | None, book: Codebook, *, frame: bool) -> tuple[Cell, ...]:
    if stance_on is None:
        return (None, None, (), FRAME if frame else None, None, (), None)
    proposition = book.propositions[stance_on.proposition]
    return (
        proposition.id,
        proposition.statement,
        proposition.topics,
        stance_on.stance,
        stance_on.condition or None,
        stance_on.by,
        stance_on.strength,
    )


def _quote_cells(
    recommendation: Recommendation | None, dismissal: Dismissal | None
) -> tuple[Cell, ...]:
    place = recommendation.evidence if recommendation else dismissal
    if place is None:
        return (None, None, None, None)
    return (place.quote or None, place.section or None, place.paragraph, place.page or None)


def detail_cells(paper: Paper) -> dict[str, str]:
    """What else is said of a paper, by column."""
    cells = {f"{PAPER_PREFIX}{key}": text for key, text in paper.details.items()}
    if paper.title_short:
        cells[f"{PAPER_PREFIX}title-short"] = paper.title_short
    if paper.type:
        cells[f"{PAPER_PREFIX}type"] = paper.type
    if paper.source:
        cells |= {
            f"{PAPER_PREFIX}source_{key}": text
            for key, text in paper.source._asdict().items()
            if text
        }
    return cells


#: Where a codebook's ``former_names`` list those of each kind.
FORMER_NAME_SECTIONS: Final[Mapping[str, str]] = {
    kind: f"{kind}s" for kind in ("topic", "proposition", "actor", "instrument", "paper")
}


def codebook_values(book: Codebook) -> dict[str, Any]:
    """The codebook as plain values under the keys of its file, without what is empty."""
    values: dict[str, Any] = {
        "title": book.title,
        "about": book.about,
        "date": book.date,
        "quote_words": book.quote_words,
        "topics": _entry_values(book.topics),
        "propositions": _entry_values(book.propositions),
        "tensions": [without_empty(tension._asdict()) for tension in book.tensions],
        "actors": _entry_values(book.actors),
        "instruments": _entry_values(book.instruments),
        "former_names": {
            section: dict(book.former_names[kind])
            for kind, section in FORMER_NAME_SECTIONS.items()
            if book.former_names.get(kind)
        },
    }
    return without_empty(values)


def _entry_values(entries: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    values_by_id = {}
    for id, entry in entries.items():
        values = without_empty(entry._asdict())
        del values["id"]
        if values.get("label") == id:
            del values["label"]
        values_by_id[id] = values
    return values_by_id


def without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something, tuples as lists."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value not in ("", (), None, {}, [])
    }
