"""Checks of the rows of tables in columns, which the engine looks through.

Each is a function that yields problems. What is wrong with a value is told once, where it first
stands, and in how many rows: a million need not be read.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from policy_compare.corpus.columns.column_files import ColumnFiles
from policy_compare.corpus.columns.column_form import (
    COLUMNS_BY_TABLE,
    PAPERS,
    POSITIONS,
    PROPOSITIONS,
)
from policy_compare.corpus.form.known_names import UNKNOWN_NAME, KnownNames, choice_among
from policy_compare.corpus.form.text_patterns import DATE, ID
from policy_compare.corpus.form.values import ValueKind
from policy_compare.corpus.tables.paper_rows import MISSING_CELL, REPEATED_ROW
from policy_compare.corpus.yaml.report import Mark, OwnMark, Report, problem_at_mark
from policy_compare.engine.protocol import FILE_NUMBER, ROW_NUMBER, Engine
from policy_compare.model import STANCES, STRENGTHS
from policy_compare.problems import Problem, ProblemKind

#: Where a row stands, as one number: of its file, and in that.
_ROWS_OF_FILE = 1_000_000_000_000
ROW_PLACE = f"{FILE_NUMBER} * {_ROWS_OF_FILE} + {ROW_NUMBER}"

#: What an id may look like that need not be looked at in Python.
_PLAIN_ID = "COALESCE(regexp_full_match({}, '[A-Za-z0-9][A-Za-z0-9_.-]*'), false)"

#: Reports what is wrong with a value at a mark, if anything is.
_FaultFinder = Callable[[str, Mark, Report], object]


class ColumnRows(NamedTuple):
    """The rows to look at, those of positions ``within`` a condition, and what they may name.

    In the engine stand views of them (see ``ColumnCorpus``), ``own_propositions`` with the ids in
    the codebook, and ``known_propositions`` with all.
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
            query += f" AND NOT ({passing})"
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
            file, mark = self.find_row(place, table)
            report = Report(file)
            find_fault(text, mark, report)
            for problem in report.problems:
                often = f"; so in {count} rows" if count > 1 else ""
                yield problem._replace(hint=problem.hint + often)

    def problems_of_rows_alike(
        self, kind: ProblemKind, given: str, keys: str, within: str = "true", table: str = POSITIONS
    ) -> Iterator[Problem]:
        """A problem with the last of each rows that have their ``keys`` in common."""
        for text, first, last in self.engine.rows(
            f"SELECT min(r.{given}), min({ROW_PLACE}) AS first, max({ROW_PLACE})"
            f" FROM {table}_rows r WHERE {within} GROUP BY {keys}"
            " HAVING count(*) > 1 ORDER BY first"
        ):
            row = first % _ROWS_OF_FILE + 1
            yield self.problem_at(last, kind, table, given=text, first=row)

    def problem_at(
        self, place: int, kind: ProblemKind, table: str = POSITIONS, /, **values: object
    ) -> Problem:
        """A problem with the row at a place."""
        return problem_at_mark(kind, *self.find_row(place, table), **values)

    def find_row(self, place: int, table: str) -> tuple[str, Mark]:
        """The file in which the row at a place stands, and where."""
        files = tuple(self.files.footers[table])
        return str(files[place // _ROWS_OF_FILE]), OwnMark(place % _ROWS_OF_FILE)


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


def _as_problem(problem: ProblemKind, /, **values: str) -> _FaultFinder:
    """What finds this problem with every value."""
    return lambda text, mark, report: report(problem, mark, given=text, **values)


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
    fix = "add it to propositions.parquet or codebook.yaml"
    fault = _as_problem(UNKNOWN_NAME, kind="proposition", fix=fix)
    # To ask so takes half the time of IN.
    unless = "EXISTS (SELECT 1 FROM known_propositions k WHERE k.id = {})"
    yield from rows.faults_of_values("proposition", fault, unless=unless)
    fault = _as_kind(rows.names.choice_of("topic"), "topics")
    yield from rows.faults_of_values("topics", fault, table=PROPOSITIONS)


def check_named_papers(rows: ColumnRows) -> Iterator[Problem]:
    """Each row says whose it is; where papers are listed, its paper is among them."""
    listed = PAPERS in rows.files.footers
    empty = "COALESCE(r.paper, '') = ''" + ("" if listed else " AND COALESCE(r.unit, '') = ''")
    query = f"SELECT min({ROW_PLACE}) FROM positions_rows r WHERE {rows.within} AND {empty}"
    for (place,) in rows.engine.rows(query):
        if place is not None:
            yield rows.problem_at(place, MISSING_CELL, name="paper" if listed else "unit")
    if listed:
        fault = _as_problem(UNKNOWN_NAME, kind="paper", fix="add it to papers.parquet")
        unless = "COALESCE({0}, '') = '' OR EXISTS (SELECT 1 FROM papers_rows k WHERE k.id = {0})"
        yield from rows.faults_of_values("paper", fault, unless=unless)


DUPLICATE_PROPOSITION = ProblemKind(
    code="duplicate-proposition",
    message="the proposition '{given}' stands here and in codebook.yaml",
    hint="keep one of the two",
    meaning="A proposition is worded in one place, or answers could show the wrong one of two.",
)


def check_listed_once(rows: ColumnRows) -> Iterator[Problem]:
    """Each paper and each proposition is listed once."""
    for table in (PROPOSITIONS, PAPERS):
        for problem in rows.problems_of_rows_alike(
            REPEATED_ROW, "id", "r.id", "r.id <> ''", table=table
        ):
            yield problem._replace(hint="delete one, or give one of them another id")
    unless = "COALESCE({0}, '') = '' OR {0} NOT IN (SELECT id FROM own_propositions)"
    fault = _as_problem(DUPLICATE_PROPOSITION)
    yield from rows.faults_of_values("id", fault, table=PROPOSITIONS, unless=unless)


#: The checks of what every answer hangs on.
NAME_CHECKS = (check_known_names, check_named_papers, check_listed_once)


def check_ids_and_dates(rows: ColumnRows) -> Iterator[Problem]:
    """Ids can be ids and dates dates, and nothing is listed without its words."""
    for table, column in ((POSITIONS, "recommendation"), (PROPOSITIONS, "id"), (PAPERS, "id")):
        if column in rows.files.types(table):
            fault = _as_kind(ID, column, required=column == "id")
            yield from rows.faults_of_values(column, fault, table=table, unless=_PLAIN_ID)
    for table, column in ((PROPOSITIONS, "statement"), (PAPERS, "title")):
        if table in rows.files.footers:
            fault = _as_problem(MISSING_CELL, name=column)
            yield from rows.faults_of_values(
                column, fault, table=table, unless="COALESCE({}, '') <> ''"
            )
    for table, column in ((POSITIONS, "date"), (PAPERS, "issued")):
        yield from rows.faults_of_values(column, _as_kind(DATE, column), table=table)


SEVERAL_STATEMENTS = ProblemKind(
    code="several-statements",
    message="the file says that each paper makes one statement on a proposition; here is another "
    "on '{given}', beside row {first}",
    hint="write the file anew with policy-compare import",
    meaning="What a file of columns says of itself is believed, so that positions are counted "
    "without looking for several of one paper. Here they would be counted wrong.",
)


def check_repeated_statements(rows: ColumnRows) -> Iterator[Problem]:
    """No recommendation takes a stance twice, and there are no more statements than promised."""
    promised = rows.files.promises_one_statement_each
    if not promised and "recommendation" not in rows.files.types(POSITIONS):
        return
    kind, keys, within = SEVERAL_STATEMENTS, "r.unit, r.paper, r.proposition", "true"
    if not promised:
        kind, keys, within = REPEATED_ROW, f"{keys}, r.recommendation", "r.recommendation <> ''"
    within += f" AND {_where_rows_may_be_alike(rows)}"
    yield from rows.problems_of_rows_alike(kind, "proposition", keys, within)


def _where_rows_may_be_alike(rows: ColumnRows) -> str:
    """A condition that those rows fulfil which another one may say again.

    Where propositions stand together, in the order of who speaks, only rows that do not go on to
    the next one may do so. To look for these takes a twentieth of comparing all with all.
    """
    who = "paper" if "paper" in rows.files.types(POSITIONS) else "unit"
    steps = (
        "SELECT p, lag(p) OVER () AS p_before, COALESCE(k <= lag(k) OVER (), true) AS is_back,"
        f" proposition FROM (SELECT hash(r.proposition) AS p, r.{who} AS k, r.proposition"
        " FROM positions_rows r)"
    )
    ((runs, ids),) = rows.engine.rows(
        "SELECT count(*) FILTER (WHERE p IS DISTINCT FROM p_before), (SELECT count(*) FROM"
        f" (SELECT DISTINCT proposition FROM positions_rows)) FROM ({steps})"
    )
    if runs != ids:
        return "true"
    back = rows.engine.rows(
        f"SELECT DISTINCT proposition FROM ({steps}) WHERE p = p_before AND is_back"
    )
    rows.engine.add_table("suspect_propositions", {"id": [*(id for (id,) in back), ""]})
    return "r.proposition IN (SELECT id FROM suspect_propositions)"
