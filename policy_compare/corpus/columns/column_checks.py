"""Checks of the rows of tables in columns, which the engine looks through.

Each is a function that yields problems, and all are listed in ``ROW_CHECKS``. What is wrong with a
value is told once, where it first stands, and in how many rows: a million need not be read.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policy_compare.corpus.columns.column_files import ColumnFiles
from policy_compare.corpus.columns.column_form import COLUMNS_BY_TABLE, PAPERS, POSITIONS
from policy_compare.corpus.form.known_names import UNKNOWN_NAME, KnownNames, choice_among
from policy_compare.corpus.form.values import ValueKind
from policy_compare.corpus.tables.paper_rows import MISSING_CELL
from policy_compare.corpus.yaml.report import Mark, OwnMark, Report
from policy_compare.engine.protocol import FILE_NUMBER, ROW_NUMBER, Engine
from policy_compare.model import STANCES, STRENGTHS
from policy_compare.problems import Problem

#: Where a row stands, as one number: of its file, and in that.
_ROWS_OF_FILE = 1_000_000_000_000
ROW_PLACE = f"{FILE_NUMBER} * {_ROWS_OF_FILE} + {ROW_NUMBER}"

#: Reports what is wrong with a value at a mark, if anything is.
_FaultFinder = Callable[[str, Mark, Report], object]


class ColumnRows(NamedTuple):
    """The rows to look at, those of positions ``within`` a condition, and what they may name.

    In the engine stand views of them (see ``ColumnCorpus``), and ``known_propositions``.
    """

    engine: Engine
    files: ColumnFiles
    names: KnownNames
    within: str = "true"

    def faults_of_values(
        self, column: str, find_fault: _FaultFinder, *, table: str = POSITIONS, unless: str = ""
    ) -> Iterator[Problem]:
        """What is wrong with the values of a column, but for those that ``unless`` lets pass."""
        source, value = f"{table}_rows r", f'r."{column}"'
        if COLUMNS_BY_TABLE[table][column] == "texts":
            source, value = f"{source}, unnest({value}) AS x(value)", "x.value"
        query = f"FROM {source} WHERE {self.within if table == POSITIONS else 'true'}"
        passing = unless.format(value)
        if passing:
            query += f" AND NOT COALESCE({passing}, false)"
        values = [text or "" for (text,) in self.engine.rows(f"SELECT DISTINCT {value} {query}")]
        faulty = [text for text in values if _is_faulty(text, find_fault)]
        if not faulty:
            return
        self.engine.add_table("faulty_values", {"value": faulty})
        for text, count, place in self.engine.rows(
            f"SELECT COALESCE({value}, '') AS given, count(*), min({ROW_PLACE}) {query}"
            f" AND COALESCE({value}, '') IN (SELECT value FROM faulty_values)"
            " GROUP BY given ORDER BY 3"
        ):
            report = self.report_at(place, table)
            find_fault(text, self.mark_at(place), report)
            for problem in report.problems:
                often = f"; so in {count} rows" if count > 1 else ""
                yield problem._replace(hint=problem.hint + often)

    def report_at(self, place: int, table: str = POSITIONS) -> Report:
        """A report for the file in which the row at a place stands."""
        files: Sequence[Path] = tuple(self.files.footers[table])
        return Report(str(files[place // _ROWS_OF_FILE]))

    def mark_at(self, place: int) -> OwnMark:
        """The mark of the row at a place."""
        return OwnMark(place % _ROWS_OF_FILE)


def _is_faulty(text: str, find_fault: _FaultFinder) -> bool:
    report = Report("")
    find_fault(text, OwnMark(0), report)
    return bool(report.problems)


def _as_kind(kind: ValueKind, name: str, *, required: bool = False) -> _FaultFinder:
    """What finds faults in values of a kind, under a column's name."""

    def find_fault(text: str, mark: Mark, report: Report) -> None:
        if text:
            kind.read(text, mark, report, name)
        elif required:
            report(MISSING_CELL, mark, name=name)

    return find_fault


def check_known_names(rows: ColumnRows) -> Iterator[Problem]:
    """What the rows name is known."""
    choices = {
        "stance": choice_among("stance", STANCES),
        "strength": choice_among("strength", STRENGTHS),
        "instrument": rows.names.choice_of("instrument"),
        **dict.fromkeys(("by", "actors", "targets"), rows.names.choice_of("actor")),
    }
    there = rows.files.types(POSITIONS)
    for column, choice in choices.items():
        if column in there:
            fault = _as_kind(choice, column, required=column == "stance")
            yield from rows.faults_of_values(column, fault)

    def find_unknown(text: str, mark: Mark, report: Report) -> None:
        fix = "add it to propositions.parquet or codebook.yaml"
        report(UNKNOWN_NAME, mark, kind="proposition", given=text, fix=fix)

    unless = "{} IN (SELECT id FROM known_propositions)"
    yield from rows.faults_of_values("proposition", find_unknown, unless=unless)


def check_named_papers(rows: ColumnRows) -> Iterator[Problem]:
    """Each row says whose it is; where papers are listed, its paper is among them."""
    listed = PAPERS in rows.files.footers
    empty = "COALESCE(r.paper, '') = ''" + ("" if listed else " AND COALESCE(r.unit, '') = ''")
    query = f"SELECT min({ROW_PLACE}) FROM positions_rows r WHERE {rows.within} AND {empty}"
    for (place,) in rows.engine.rows(query):
        if place is not None:
            report = rows.report_at(place)
            report(MISSING_CELL, rows.mark_at(place), name="paper" if listed else "unit")
            yield from report.problems
    if listed:

        def find_unknown(text: str, mark: Mark, report: Report) -> None:
            fix = "add it to papers.parquet"
            report(UNKNOWN_NAME, mark, kind="paper", given=text, fix=fix)

        unless = "COALESCE({0}, '') = '' OR {0} IN (SELECT id FROM papers_rows)"
        yield from rows.faults_of_values("paper", find_unknown, unless=unless)


#: The checks of what every answer hangs on.
NAME_CHECKS = (check_known_names, check_named_papers)
