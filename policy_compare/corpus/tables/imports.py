"""Makes a corpus of a table that was made elsewhere.

The table's rows become rows of a table of papers, and its names a codebook; then they
are read by the same form and checks as every corpus. A row that does not pass is left
out and reported.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from policy_compare.corpus.form.known_names import KnownNames, names_in_codebook, names_in_nodes
from policy_compare.corpus.form.records import build_codebook
from policy_compare.corpus.tables.foreign_columns import Wanted
from policy_compare.corpus.tables.foreign_rows import Foreign, unread
from policy_compare.corpus.tables.sheet import Cell, Row, Sheet, read_csv, read_json
from policy_compare.corpus.tables.table_papers import read_table_papers
from policy_compare.corpus.yaml.nodes import Node, Value, read_yaml, report_characters_in_node
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.invisible import is_blank, visible_text
from policy_compare.model import Codebook, Corpus, Paper
from policy_compare.problems import Problem, ProblemKind, has_errors

#: What no YAML can hold, and nobody sees.
_NO_CHARACTER = re.compile("[\ufffe\uffff]")

#: How often the rows are read again without those that did not pass, before all the rows
#: of a paper that does not are left out.
_PASSES = 2


class Imported(NamedTuple):
    """What came in. ``corpus`` is None where nothing did; the problems say why.

    ``rows`` counts the table's rows, ``silent`` those that hold no stance, ``left`` those
    that could not be read, ``again`` those that came in and speak to a proposition on which
    their paper has another. ``unread`` are its columns that no field was found for.
    """

    corpus: Corpus | None
    problems: tuple[Problem, ...]
    rows: int = 0
    silent: int = 0
    left: int = 0
    unread: tuple[str, ...] = ()
    again: int = 0


def imported(
    data: bytes,
    file: str,
    wanted: Wanted,
    given: tuple[str, bytes] | None = None,
    described: tuple[str, str] = ("", ""),
) -> Imported:
    """The corpus that the table in ``data``, the content of ``file``, makes.

    ``given`` is the name and the content of a codebook that it is to be read with. Without
    one it is made of the table's own names, with a title and a sentence about it.

    Raises:
        CallError: the table lacks a column that it needs, or the options do not fit it.
    """
    report = Report(file)
    json = file.casefold().endswith(".json")
    sheet = read_json(data, report) if json else read_csv(data, report)
    if sheet is None:
        return Imported(None, tuple(report.problems))
    book_report = Report(given[0] if given else file)
    book = _book(sheet, given, book_report)
    if has_errors(book_report.problems):
        return Imported(None, tuple(book_report.problems))
    wrong = _lines(report.problems)
    total = len({row.line for row in sheet.rows} | wrong)
    sheet = sheet._replace(rows=[_visible(row) for row in sheet.rows if row.line not in wrong])
    foreign = Foreign(sheet, wanted, book, report)
    made = book or foreign.codebook(*described)
    translated = Sheet(foreign.header, foreign.rows)
    papers, problems = _passed(translated, file, names_in_codebook(made), made)
    problems = sorted((*report.problems, *problems), key=lambda one: one.line)
    corpus = Corpus(made if book else _used(made, papers), papers) if papers else None
    left = len(_lines(problems))
    columns = tuple(unread(sheet, wanted))
    again = _again(papers)
    return Imported(corpus, tuple(problems), total, foreign.silent, left, columns, again)


def _visible(row: Row) -> Row:
    """The row as it is to be read: what nobody sees in it tells nothing apart, and is none."""
    return Row(row.line, [_visible_cell(cell) for cell in row.cells])


def _visible_cell(cell: Cell) -> Cell:
    if isinstance(cell, list):
        return [text for text in map(_visible_text, cell) if text]
    return _visible_text(cell)


def _visible_text(text: str) -> str:
    if text.isascii():
        return text
    return "" if is_blank(text) else _NO_CHARACTER.sub("", visible_text(text))


def _again(papers: Mapping[str, Paper]) -> int:
    """How many stances there are beside a paper's first on a proposition."""
    stances = distinct = 0
    for paper in papers.values():
        said = [position.proposition for one in paper.recommendations for position in one.positions]
        stances += len(said)
        distinct += len(set(said))
    return stances - distinct


def _book(sheet: Sheet, given: tuple[str, bytes] | None, report: Report) -> Codebook | None:
    """The codebook that was given, else the one that the table's file holds."""
    root: Node | None = None
    if given:
        root = read_yaml(given[1], report)
    elif sheet.codebook is not None:
        root = (_plain(sheet.codebook), OwnMark(0))
        report_characters_in_node(root, report)
    if root is None:
        return None
    return build_codebook(root, names_in_nodes(root), report)


def _plain(value: Any) -> Value:
    """A value of JSON as the nodes of a file give it; its place is not known."""
    mark = OwnMark(0)
    if isinstance(value, dict):
        return {str(key): (_plain(inner), mark, mark) for key, inner in value.items()}
    if isinstance(value, list):
        return [(_plain(item), mark) for item in value]
    return None if value is None else str(value)


def _passed(
    sheet: Sheet, file: str, names: KnownNames, book: Codebook
) -> tuple[dict[str, Paper], list[Problem]]:
    """The papers of the rows that pass, and what is wrong with the others."""
    rows = list(sheet.rows)
    told: list[Problem] = []
    place = sheet.header.index("paper")
    for number in range(len(rows)):
        report = Report(file)
        found = read_table_papers(Sheet(sheet.header, rows), file, names, book, report)
        problems = [*report.problems, *(one for _, own in found.values() for one in own)]
        wrong = _lines(problems)
        if not wrong:
            papers = {id: paper for id, (paper, _) in sorted(found.items()) if paper}
            return papers, [*told, *problems]
        told += [one for one in problems if one.severity == "error"]
        if number >= _PASSES:
            bad = {id for id, (_, own) in found.items() if has_errors(own)}
            told += _dropped(rows, place, bad, wrong, file)
            wrong |= {row.line for row in rows if row.cells[place] in bad}
        rows = [row for row in rows if row.line not in wrong]
    return {}, told


LEFT_OUT = ProblemKind(
    code="left-out",
    message="the row was left out with its paper, '{given}'",
    hint="mend what is said of the paper in another row",
    meaning="What the table says of the paper as a whole could not be read, so none of its "
    "rows was.",
)


def _dropped(
    rows: Sequence[Row], place: int, papers: set[str], told: set[int], file: str
) -> list[Problem]:
    """Say of the rows of papers that do not pass that they are left out with them."""
    report = Report(file)
    for row in rows:
        if row.cells[place] in papers and row.line not in told:
            report(LEFT_OUT, OwnMark(row.line - 1), given=row.cells[place])
    return report.problems


def _lines(problems: Sequence[Problem]) -> set[int]:
    """The rows that have errors."""
    return {one.line for one in problems if one.severity == "error"}


def _used(book: Codebook, papers: Mapping[str, Paper]) -> Codebook:
    """The codebook without what only rows spoke of that were left out."""
    items = [one for paper in papers.values() for one in paper.recommendations]
    propositions = {position.proposition for one in items for position in one.positions}
    kept = {id: one for id, one in book.propositions.items() if id in propositions}
    actors = {actor for one in items for actor in (*one.actors, *one.targets)}
    actors |= {actor for one in items for position in one.positions for actor in position.by}
    topics = {topic for one in items for topic in one.topics}
    topics |= {topic for proposition in kept.values() for topic in proposition.topics}
    instruments = {one.instrument for one in items}
    return book._replace(
        propositions=kept,
        actors={id: one for id, one in book.actors.items() if id in actors},
        topics={id: one for id, one in book.topics.items() if id in topics},
        instruments={id: one for id, one in book.instruments.items() if id in instruments},
    )
