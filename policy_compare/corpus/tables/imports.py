"""Makes a corpus of a table that was made elsewhere.

The table's rows become rows of a table of papers, and its names a codebook; then they
are read by the same form and checks as every corpus. A row that does not pass is left
out and reported.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policy_compare.corpus.form.known_names import names_in_codebook, names_in_nodes
from policy_compare.corpus.form.records import build_codebook
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.foreign_rows import ForeignTable
from policy_compare.corpus.tables.sheet import Cell, Row, Sheet
from policy_compare.corpus.tables.spreadsheet_habits import without_spreadsheet_habits
from policy_compare.corpus.tables.table_forms import TableForm
from policy_compare.corpus.tables.table_papers import read_table_papers
from policy_compare.corpus.tables.wide_tables import long_sheet, options_for_long_sheet
from policy_compare.corpus.yaml.nodes import Node, node_of, read_yaml, report_characters_in_node
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.invisible import is_blank, visible_text
from policy_compare.model import Codebook, Corpus, Paper
from policy_compare.problems import Problem, ProblemKind, has_errors

#: What no YAML can hold, and nobody sees.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")

#: How often the rows are read again without those that did not pass, before all the rows
#: of a paper that does not are left out.
_PASSES = 2


class ImportedTable(NamedTuple):
    """What came in. ``corpus`` is None where nothing did; the problems say why.

    ``rows`` counts the table's rows, ``silent_rows`` those without a stance by their word for
    that (empty where there is none), ``wrong_rows`` those that could not be read,
    ``repeated_stances`` those that came in and speak to a proposition on which their paper has
    another; in a wide table ``cells`` are counted. For ``unread_columns`` no field was found,
    ``unknown_words`` are those that are no known stances, and the ``notes`` say how the table was
    read.
    """

    corpus: Corpus | None
    problems: tuple[Problem, ...]
    rows: int = 0
    silent_rows: Mapping[str, int] = {}
    wrong_rows: int = 0
    unread_columns: tuple[str, ...] = ()
    repeated_stances: int = 0
    unknown_words: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cells: bool = False


def import_sheet(
    sheet: Sheet,
    form: TableForm,
    options: ImportOptions,
    report: Report,
    codebook: tuple[str, bytes] | None = None,
    title_and_about: tuple[str, str] = ("", ""),
) -> ImportedTable:
    """The corpus that a table of the form makes; ``report`` has what is wrong with its file.

    ``codebook`` is the name and the content of a codebook that it is to be read with. Without
    one it is made of the table's own names, with a title and a sentence about it.

    Raises:
        CallError: the options do not fit the table.
    """
    file = report.file
    book_report = Report(codebook[0] if codebook else file)
    book = _codebook_to_read_with(sheet, codebook, book_report)
    if has_errors(book_report.problems):
        return ImportedTable(None, tuple(book_report.problems))
    if form.shape:
        sheet = long_sheet(sheet, form.shape)
        options = options_for_long_sheet(options)
    wrong_lines = error_lines(report.problems)
    total = len(sheet.rows) + len(wrong_lines - {row.line for row in sheet.rows})
    rows = [visible_row(row) for row in sheet.rows if row.line not in wrong_lines]
    sheet = sheet._replace(rows=rows)
    foreign = ForeignTable(sheet, form.kind, options, book)
    rows = foreign.translate_rows(sheet.rows, report)
    unknown_words = foreign.report_unknown_words()
    book_of_papers = book or foreign.make_codebook(*title_and_about)
    table = without_spreadsheet_habits(Sheet(foreign.header, rows))
    papers, came_in, problems = read_passing_rows(table, file, book_of_papers)
    problems = sorted((*report.problems, *problems), key=lambda problem: problem.line)
    if not book:
        book_of_papers = _without_unused_names(book_of_papers, papers)
    return ImportedTable(
        Corpus(book_of_papers, papers) if papers else None,
        tuple(problems),
        rows=total,
        silent_rows=foreign.silent_rows,
        wrong_rows=total - foreign.silent_rows.total() - came_in,
        unread_columns=foreign.unread_columns,
        repeated_stances=_count_repeated_stances(papers),
        unknown_words=unknown_words,
        notes=(*sheet.notes, *foreign.notes),
        cells=form.shape is not None,
    )


def visible_row(row: Row) -> Row:
    """The row as it is to be read: what nobody sees in it tells nothing apart, and is none."""
    return Row(row.line, [_visible_cell(cell) for cell in row.cells])


def _visible_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return _visible_text(cell)
    return tuple(filter(None, map(_visible_text, cell)))


def _visible_text(text: str) -> str:
    if text.isascii():
        return text
    return "" if is_blank(text) else _NO_CHARACTER.sub("", visible_text(text))


def _count_repeated_stances(papers: Mapping[str, Paper]) -> int:
    """How many stances there are beside a paper's first on a proposition."""
    stances = distinct = 0
    for paper in papers.values():
        propositions = [
            stance_on.proposition
            for recommendation in paper.recommendations
            for stance_on in recommendation.positions
        ]
        stances += len(propositions)
        distinct += len(set(propositions))
    return stances - distinct


def _codebook_to_read_with(
    sheet: Sheet, codebook: tuple[str, bytes] | None, report: Report
) -> Codebook | None:
    """The codebook that was given, else the one that the table's file holds."""
    root: Node | None = None
    if codebook:
        root = read_yaml(codebook[1], report)
    elif sheet.codebook is not None:
        root = node_of(sheet.codebook, OwnMark(0))
        report_characters_in_node(root, report)
    if root is None:
        return None
    return build_codebook(root, names_in_nodes(root), report)


def read_passing_rows(
    sheet: Sheet, file: str, book: Codebook
) -> tuple[dict[str, Paper], int, list[Problem]]:
    """The papers of the rows that pass, how many these are, and what is wrong with the others."""
    names = names_in_codebook(book)
    rows = list(sheet.rows)
    errors: list[Problem] = []
    place = sheet.header.index("paper")
    for number in range(len(rows)):
        report = Report(file)
        papers = read_table_papers(Sheet(sheet.header, rows), file, names, book, report)
        of_papers = (problem for _, problems in papers.values() for problem in problems)
        problems = [*report.problems, *of_papers]
        wrong_lines = error_lines(problems)
        if not wrong_lines:
            passing = {id: paper for id, (paper, _) in sorted(papers.items()) if paper}
            return passing, len(rows), [*errors, *problems]
        errors += [problem for problem in problems if problem.severity == "error"]
        if number >= _PASSES:
            wrong_ids = {id for id, (_, problems) in papers.items() if has_errors(problems)}
            errors += _problems_of_left_out_rows(rows, place, wrong_ids, wrong_lines, file)
            wrong_lines |= {row.line for row in rows if row.cells[place] in wrong_ids}
        rows = [row for row in rows if row.line not in wrong_lines]
    return {}, 0, errors


LEFT_OUT = ProblemKind(
    code="left-out",
    message="the row was left out with its paper, '{given}'",
    hint="mend what is said of the paper in another row",
    meaning="What the table says of the paper as a whole could not be read, so none of its "
    "rows was.",
)


def _problems_of_left_out_rows(
    rows: Sequence[Row], place: int, wrong_ids: set[str], wrong_lines: set[int], file: str
) -> list[Problem]:
    """Say of the rows of papers that do not pass that they are left out with them."""
    report = Report(file)
    for row in rows:
        if row.cells[place] in wrong_ids and row.line not in wrong_lines:
            report(LEFT_OUT, OwnMark(row.line - 1), given=row.cells[place])
    return report.problems


def error_lines(problems: Sequence[Problem]) -> set[int]:
    """The rows that have errors."""
    return {problem.line for problem in problems if problem.severity == "error"}


def _without_unused_names(book: Codebook, papers: Mapping[str, Paper]) -> Codebook:
    """The codebook without what only rows spoke of that were left out."""
    recommendations = [
        recommendation for paper in papers.values() for recommendation in paper.recommendations
    ]
    positions = [
        stance_on for recommendation in recommendations for stance_on in recommendation.positions
    ]
    ids = {stance_on.proposition for stance_on in positions}
    propositions = {id: entry for id, entry in book.propositions.items() if id in ids}
    actors = {
        actor
        for recommendation in recommendations
        for actor in (*recommendation.actors, *recommendation.targets)
    }
    actors |= {actor for stance_on in positions for actor in stance_on.by}
    topics = {topic for recommendation in recommendations for topic in recommendation.topics}
    topics |= {topic for entry in propositions.values() for topic in entry.topics}
    instruments = {recommendation.instrument for recommendation in recommendations}
    return book._replace(
        propositions=propositions,
        actors={id: entry for id, entry in book.actors.items() if id in actors},
        topics={id: entry for id, entry in book.topics.items() if id in topics},
        instruments={id: entry for id, entry in book.instruments.items() if id in instruments},
    )
