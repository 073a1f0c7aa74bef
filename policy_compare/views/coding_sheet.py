"""A workbook to code in: the recommendations with their passages, the codebook, how it is used.

The columns to be filled are those of a table of statements, so that what was filled in is read
as such a table is. A hidden sheet holds them as they were, by which is told what was changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from policy_compare.model import STANCES, STRENGTHS, Codebook, Corpus
from policy_compare.passage import QuoteInText
from policy_compare.statement_table import (
    AS_EXPORTED,
    COLUMNS,
    FRAME,
    PASSAGE,
    StatementRow,
    statement_rows,
    statements_of_paper,
)
from policy_compare.views.table import joined_text
from policy_compare.views.workbook import (
    SheetCell,
    SheetColumn,
    WordsInBold,
    Workbook,
    WorkbookSheet,
)

#: The columns of the sheet, in the order in which they are filled.
_COLUMNS = (
    SheetColumn("paper", 14, locked=True),
    SheetColumn("recommendation", 18, locked=True),
    SheetColumn(PASSAGE, 52, locked=True),
    SheetColumn("statement", 40),
    SheetColumn("actors", 18, choices="actors", strict=False),
    SheetColumn("strength", 10, choices="strengths"),
    SheetColumn("proposition", 40, choices="propositions", strict=False),
    SheetColumn("stance", 10, choices="stances", open=True),
    SheetColumn("condition", 22),
    SheetColumn("targets", 18, choices="actors", strict=False),
    SheetColumn("instrument", 14, choices="instruments"),
    SheetColumn("dismissed", 22),
    SheetColumn("position_by", 18, choices="actors", strict=False),
    SheetColumn("position_strength", 17, choices="strengths"),
    SheetColumn("topics", 18, choices="topics", strict=False),
    SheetColumn("rationale", 28),
    SheetColumn("note", 28),
    SheetColumn("quote", 30),
    SheetColumn("section", 18),
    SheetColumn("paragraph", 10),
    SheetColumn("page", 8),
    SheetColumn("date", 12),
    SheetColumn("coder", 12),
    SheetColumn("proposed_by", 12),
)

_CODEBOOK = (
    SheetColumn("kind", 12),
    SheetColumn("id", 26),
    SheetColumn("what it says or is called", 60),
    SheetColumn("topics, other names, keywords", 40),
    SheetColumn("about", 60),
)

#: The most characters of a sentence that a list shows: a line of it holds no more.
_LONGEST_CHOICE = 120

_HOW_TO_COLUMNS = (SheetColumn("column", 30), SheetColumn("what to write", 100))
#: What is to be known, and of which column.
_HOW_TO = (
    ("", "Fill in the white cells of the sheet “coding”, save the workbook, and bring it back:"),
    ("", "policy-compare import FILE --into CORPUS"),
    ("", "Grey cells are locked. Alt and the arrow down show the list of a cell that has one."),
    ("statement", "what is urged, in your own words"),
    ("actors, targets", "who is asked, and on or toward whom; several are divided by ;"),
    ("strength", "how binding the wording is: must, should or could"),
    ("proposition", "what it speaks to: choose it, or write its id alone"),
    ("stance", "support, oppose or neutral; empty while it is still to be coded"),
    ("stance: frame", "it was looked at, and is for or against nothing; without a proposition"),
    ("condition", "what the stance hangs on, in words"),
    ("position_by", "who would do what the proposition says, if not the actors"),
    ("position_strength", "how firmly that is urged, if less than the recommendation"),
    ("dismissed", "why the passage urges nothing: then it is a recommendation no more"),
    ("topics", "topics beside those of the propositions"),
    ("coder", "who coded it"),
    ("proposed_by", "the model that proposed it; empty it to accept the proposal"),
    (
        "",
        "For a second proposition insert a row below it, and fill in proposition and stance only.",
    ),
    ("", "What is not in the codebook yet: add it to codebook.yaml, and export again."),
)


def coding_workbook(corpus: Corpus, passages: Mapping[str, QuoteInText | str]) -> Workbook:
    """The workbook for the papers of a corpus; ``passages`` are by ``paper/recommendation``."""
    statements = (row for paper in corpus.papers.values() for row in statements_of_paper(paper))
    rows = [row for row in statements if row.recommendation]
    cells = _written_cells(rows, corpus.codebook)
    cells_and_passages = [
        _with_passage(row, texts, passages) for row, texts in zip(rows, cells, strict=True)
    ]
    before = tuple(column for column in _COLUMNS if column.name != PASSAGE)
    book = corpus.codebook
    return Workbook(
        (
            WorkbookSheet("coding", _COLUMNS, cells_and_passages, fixed=3, use="form"),
            WorkbookSheet("codebook", _CODEBOOK, list(_codebook_rows(book)), fixed=2),
            WorkbookSheet("how to", _HOW_TO_COLUMNS, _HOW_TO),
            WorkbookSheet(AS_EXPORTED, before, cells, hidden=True),
        ),
        {
            "stances": (*STANCES, FRAME),
            "strengths": STRENGTHS,
            "instruments": tuple(book.instruments),
            "propositions": tuple(_named_propositions(book).values()),
            "actors": tuple(book.actors),
            "topics": tuple(book.topics),
        },
    )


def _written_cells(rows: Iterable[StatementRow], book: Codebook) -> list[list[str]]:
    """The rows' cells as texts, under all columns but the passage."""
    places = [COLUMNS.index(column.name) for column in _COLUMNS if column.name != PASSAGE]
    names = _named_propositions(book)
    proposition = COLUMNS.index("proposition")
    return [
        [
            joined_text(names.get(str(cells[place])) if place == proposition else cells[place])
            for place in places
        ]
        for cells in statement_rows(rows, COLUMNS, book)
    ]


def _named_propositions(book: Codebook) -> dict[str, str]:
    """The propositions as a list shows them, by id: it stands before a colon and what they say."""
    return {
        id: f"{id}: {shorten(proposition.statement, _LONGEST_CHOICE, placeholder=' …')}"
        for id, proposition in book.propositions.items()
    }


def _with_passage(
    row: StatementRow, cells: Sequence[str], passages: Mapping[str, QuoteInText | str]
) -> list[SheetCell]:
    """The cells with the passage behind the ids: the quote in its text, or else alone."""
    recommendation = row.recommendation
    passage = passages.get(recommendation.ref) if recommendation else None
    words: SheetCell = ""
    if isinstance(passage, QuoteInText):
        words = WordsInBold(passage.before, passage.quote, passage.after)
    elif recommendation and recommendation.evidence:
        words = WordsInBold("", recommendation.evidence.quote, "")
    return [*cells[:2], words, *cells[2:]]


def _codebook_rows(book: Codebook) -> Iterator[tuple[str, ...]]:
    """What the codebook names, each with what it says or is called."""
    for proposition in book.propositions.values():
        topics = "; ".join(proposition.topics)
        yield "proposition", proposition.id, proposition.statement, topics, proposition.about
    for actor in book.actors.values():
        yield "actor", actor.id, actor.label, "; ".join(actor.aliases), actor.about
    for topic in book.topics.values():
        yield "topic", topic.id, topic.label, "; ".join(topic.keywords), topic.about
    for instrument in book.instruments.values():
        yield "instrument", instrument.id, instrument.label, "", instrument.about
