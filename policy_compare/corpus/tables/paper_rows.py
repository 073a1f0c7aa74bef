"""From the rows of a table to papers, by the form and the checks of a paper's file.

The rows of a recommendation say together what its entry in a paper's file would: they
are turned into the nodes that such a file gives, and read as those are. So nothing can
be right in a table that is wrong in a file, save that a strength may be missing.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

from policy_compare.corpus.form.known_names import KnownNames
from policy_compare.corpus.form.paper_form import PAPER, paper_form
from policy_compare.corpus.form.records import build_paper
from policy_compare.corpus.form.text_patterns import BAD_ID, is_id
from policy_compare.corpus.form.values import Record
from policy_compare.corpus.tables.sheet import Cell, Row, Sheet
from policy_compare.corpus.yaml.nodes import Entry, Node, Value
from policy_compare.corpus.yaml.report import Mark, OwnMark, Report
from policy_compare.invisible import without_invisible
from policy_compare.model import Codebook, Paper, Person
from policy_compare.names import nearest_names
from policy_compare.people import parsed, several
from policy_compare.problems import Problem, ProblemKind
from policy_compare.statements import (
    COLUMNS,
    FRAME,
    LISTS,
    OF_PAPER,
    OF_QUOTE,
    OF_RECOMMENDATION,
    PREFIX,
)

#: The columns without which a row is no statement.
REQUIRED = ("paper", "paper_title", "recommendation", "statement")

#: A person's parts by their keys in a paper's file.
_PERSON_KEYS = {"particle": "non-dropping-particle"}


def details() -> dict[str, tuple[str, ...]]:
    """The columns for what else can be said of a paper, with their places in its file."""
    known = set(OF_PAPER.values())
    found: dict[str, tuple[str, ...]] = {}
    for key, (kind, _) in PAPER.kinds.items():
        if key == "source" and isinstance(kind, Record):
            found |= {f"{PREFIX}source_{inner}": (key, inner) for inner in kind.kinds}
        elif key not in known:
            found[f"{PREFIX}{key}"] = (key,)
    return found


def papers(
    sheet: Sheet, file: str, names: KnownNames, book: Codebook, report: Report
) -> dict[str, tuple[Paper | None, list[Problem]]]:
    """The papers of a table by id, each with the problems of its rows.

    A paper is None where it could not be read at all. What is wrong with the table as a
    whole goes to ``report``, and then there are none.
    """
    if not _known(sheet.header, report):
        return {}
    form = paper_form(names, table=True)
    gathered = _Gathered(sheet, book, report)
    found: dict[str, tuple[Paper | None, list[Problem]]] = {}
    strengths = "strength" in sheet.header
    for id, held in gathered.papers.items():
        own = Report(report.file)
        own.problems += held.report.problems
        if not is_id(id):
            own(BAD_ID, held.mark, given=id)
        root = held.root()
        made = build_paper(id, file, root, form, book, own, has_strengths=strengths)
        found[id] = (made, own.problems)
    _summed(found, report)
    return found


UNKNOWN_COLUMN = ProblemKind(
    code="unknown-column",
    message="a table of papers has no column '{given}'",
    hint="{fix}",
    meaning="The column is not part of the form, so what stands in it would be lost. A "
    "table of another making is read by policy-compare import.",
)

MISSING_COLUMN = ProblemKind(
    code="missing-column",
    message="the table lacks the column '{given}'",
    hint="add it; policy-compare import reads tables of another making",
    meaning="A table of papers says in each row of which paper and recommendation it is. "
    "The columns are those of policy-compare export --format csv.",
)


def _known(header: Sequence[str], report: Report) -> bool:
    """Whether every column is one of a table, and none is missing that it needs."""
    allowed = {*COLUMNS, *details()}
    whole = True
    for name in header:
        if name and name not in allowed:
            near = nearest_names(name, allowed)
            fix = f"did you mean {' or '.join(near)}?" if near else "delete it, or import the table"
            report(UNKNOWN_COLUMN, OwnMark(0), given=name, fix=fix)
            whole = False
    for name in REQUIRED:
        if name not in header:
            report(MISSING_COLUMN, OwnMark(0), given=name)
            whole = False
    return whole


NONE_HAS = ProblemKind(
    code="none-has",
    severity="warning",
    message="none of the {count} recommendations {what}",
    hint="add a column for it, if it is known",
    meaning="What a whole table lacks is told once, and not of each of its rows.",
    lack=True,
)


def _summed(found: Mapping[str, tuple[Paper | None, list[Problem]]], report: Report) -> None:
    """Tell what no recommendation of the table has once, and not of each of them."""
    total = sum(len(paper.recommendations) for paper, _ in found.values() if paper)
    counts = Counter(problem.kind for _, problems in found.values() for problem in problems)
    for kind, count in counts.items():
        if kind.none_has and count == total > 1:
            report(NONE_HAS, None, count=total, what=kind.none_has)
            for _, problems in found.values():
                problems[:] = [problem for problem in problems if problem.kind is not kind]


class _Said:
    """What rows say together of one thing: cells, and on which row each was first said."""

    __slots__ = ("cells", "mark", "marks")

    def __init__(self, mark: Mark, cells: tuple[Cell, ...]) -> None:
        self.mark = mark
        self.cells = cells
        # Nearly always all cells come from one row.
        self.marks: dict[int, Mark] = {}

    def join(self, cells: tuple[Cell, ...], mark: Mark) -> Iterator[tuple[int, Mark]]:
        """Take what the cells add; each place where they contradict, with where it was said."""
        merged = list(self.cells)
        for place, (before, now) in enumerate(zip(self.cells, cells, strict=True)):
            if before == now or not now:
                continue
            if before:
                yield place, self.marks.get(place, self.mark)
            else:
                merged[place] = now
                self.marks[place] = mark
        self.cells = tuple(merged)

    def entries(self, columns: Sequence[str]) -> Iterator[tuple[str, Cell, Mark]]:
        """The cells that say something, with their columns and marks."""
        for place, (column, cell) in enumerate(zip(columns, self.cells, strict=True)):
            if cell:
                yield column, cell, self.marks.get(place, self.mark) if self.marks else self.mark


class _Paper(_Said):
    """A paper's rows."""

    __slots__ = ("columns", "dismissed", "recommendations", "report")

    def __init__(self, mark: Mark, cells: tuple[Cell, ...], columns: "_Columns", file: str) -> None:
        super().__init__(mark, cells)
        self.columns = columns
        self.recommendations: dict[str, _Recommendation] = {}
        self.dismissed: list[Node] = []
        self.report = Report(file)

    def root(self) -> Node:
        """The paper as the nodes of its file would give it."""
        described: dict[str, Entry] = {}
        source: dict[str, Entry] = {}
        if "authors" in self.columns.paper:
            # The column is there, so that an empty cell says that nobody is named.
            described["authors"] = ([], self.mark, self.mark)
        for column, cell, mark in self.entries(self.columns.paper):
            path = self.columns.paths[column]
            if column == "authors":
                described["authors"] = (_people(cell, mark), mark, mark)
            elif len(path) == 1:
                described[path[0]] = (_text(cell), mark, mark)
            else:
                source[path[1]] = (_text(cell), mark, mark)
        if source:
            described["source"] = (source, self.mark, self.mark)
        listed: list[Node] = [
            (one.node(id, self.columns), one.mark) for id, one in self.recommendations.items()
        ]
        root: dict[str, Entry] = {
            "paper": (described, self.mark, self.mark),
            "recommendations": (listed, self.mark, self.mark),
        }
        if self.dismissed:
            root["dismissed"] = (self.dismissed, self.mark, self.mark)
        return (root, self.mark)


class _Recommendation(_Said):
    """A recommendation's rows."""

    __slots__ = ("frame", "positions")

    def __init__(self, mark: Mark, cells: tuple[Cell, ...]) -> None:
        super().__init__(mark, cells)
        self.frame = False
        self.positions: dict[str, Entry] = {}

    def node(self, id: str, columns: "_Columns") -> Value:
        """The recommendation as its entry in a paper's file would give it."""
        mark = self.mark
        entry: dict[str, Entry] = {"id": (id, mark, mark), "actors": ([], mark, mark)}
        quote: dict[str, Entry] = {}
        for column, cell, at in self.entries(columns.recommendation):
            if column in LISTS:
                entry[column] = ([(name, at) for name in _names(cell)], at, at)
            elif column in OF_RECOMMENDATION:
                entry[column] = (_text(cell), at, at)
            else:
                quote[column] = (_text(cell), at, at)
        if self.positions or self.frame:
            entry["positions"] = (self.positions, mark, mark)
        if quote:
            entry["evidence"] = (quote, mark, mark)
        return entry


class _Columns:
    """Where the columns of a table are, by what they are about."""

    def __init__(self, header: Sequence[str]) -> None:
        self.paths = {column: (key,) for column, key in OF_PAPER.items()} | details()
        self.paper = [name for name in header if name in self.paths]
        self.recommendation = [
            name for name in header if name in OF_RECOMMENDATION or name in OF_QUOTE
        ]
        self.of_paper = _picker(header, self.paper)
        self.of_recommendation = _picker(header, self.recommendation)
        one = (
            "paper", "recommendation", "proposition", "proposition_statement",
            "proposition_topics", "stance", "condition", "position_by", "position_strength",
            "dismissed",
        )  # fmt: skip
        self.singles = _picker(header, one)


def _picker(
    header: Sequence[str], names: Sequence[str]
) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """Takes the cells of these columns out of a row; empty for a column that is not there."""
    places = {name: place for place, name in enumerate(header)}
    wanted = [places.get(name) for name in names]
    if len(wanted) > 1 and None not in wanted:
        found: Callable[[Sequence[Cell]], tuple[Cell, ...]] = itemgetter(*wanted)
        return found
    return lambda cells: tuple("" if place is None else cells[place] for place in wanted)


MISSING_CELL = ProblemKind(
    code="missing-cell",
    message="the row has nothing under '{name}'",
    hint="fill it, or delete the row",
    meaning="Without it nothing says what the row belongs to.",
)

REPEATED_ROW = ProblemKind(
    code="repeated-row",
    message="the row says again what line {first} says of '{given}'",
    hint="delete one, or give one of them another recommendation",
    meaning="A recommendation takes one stance on a proposition. A second row for the same "
    "two is a repetition, or contradicts the first.",
)

DISMISSED_RECOMMENDATION = ProblemKind(
    code="dismissed-recommendation",
    message="the row dismisses a passage and names the recommendation '{given}'",
    hint="leave one of the two empty",
    meaning="A passage that was dismissed is none that a recommendation stands on.",
)

OTHER_STATEMENT = ProblemKind(
    code="other-statement",
    severity="warning",
    message="the proposition '{given}' is worded otherwise than before",
    hint="the first wording counts, or the codebook's; mend the one that is wrong",
    meaning="A table may show what its propositions say, for those who read it.",
)

OTHER_TOPICS = ProblemKind(
    code="other-topics",
    severity="warning",
    message="the codebook has the proposition '{given}' under other topics than {shown}",
    hint="the codebook's topics count; mend the one that is wrong",
    meaning="A table may show what topics its propositions belong to, for those who read it.",
)


class _Gathered:
    """The rows of a table put together by paper and recommendation."""

    def __init__(self, sheet: Sheet, book: Codebook, report: Report) -> None:
        self.papers: dict[str, _Paper] = {}
        self._columns = _Columns(sheet.header)
        self._book = book
        self._report = report
        #: What was compared with the codebook already.
        self._compared: set[tuple[str, str, str]] = set()
        for row in sheet.rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        mark = OwnMark(row.line - 1)
        paper_id, id, *said, why = map(_text, self._columns.singles(row.cells))
        if not paper_id:
            self._report(MISSING_CELL, mark, name="paper")
            return
        columns = self._columns.paper
        cells = self._columns.of_paper(row.cells)
        paper = self.papers.get(paper_id)
        if paper is None:
            paper = _Paper(mark, cells, self._columns, self._report.file)
            self.papers[paper_id] = paper
        elif cells != paper.cells:
            _join(paper, cells, mark, columns, f"the paper {paper_id}", paper.report)
        if why:
            self._dismissed(paper, row, mark, id, why)
        elif id:
            self._recommendation(paper, row, mark, id, said)
        else:
            paper.report(MISSING_CELL, mark, name="recommendation")

    def _recommendation(
        self, paper: _Paper, row: Row, mark: Mark, id: str, said: Sequence[str]
    ) -> None:
        """A row of a recommendation, new or not, with the stance in it."""
        columns = self._columns.recommendation
        cells = self._columns.of_recommendation(row.cells)
        one = paper.recommendations.get(id)
        if one is None:
            one = paper.recommendations[id] = _Recommendation(mark, cells)
        elif cells != one.cells:
            _join(one, cells, mark, columns, f"'{id}'", paper.report)
        proposition, statement, topics, stance, *rest = said
        earlier = one.positions.get(proposition)
        if not proposition:
            if (stance and stance != FRAME) or any(rest):
                paper.report(MISSING_CELL, mark, name="proposition")
            elif one.mark is not mark:
                paper.report(REPEATED_ROW, mark, given=id, first=one.mark.line + 1)
            one.frame = stance == FRAME
        elif earlier is not None:
            paper.report(REPEATED_ROW, mark, given=id, first=earlier[1].line + 1)
        else:
            one.positions[proposition] = (_stance(stance, rest, mark), mark, mark)
            if statement or topics:
                self._shown(proposition, statement, topics, mark, paper.report)

    def _shown(
        self, proposition: str, statement: str, topics: str, mark: Mark, report: Report
    ) -> None:
        """Compare what a table shows of a proposition with the codebook, which counts."""
        key = (proposition, statement, topics)
        known = self._book.propositions.get(proposition)
        if key in self._compared or known is None:
            return
        self._compared.add(key)
        if statement and _words(known.statement) != _words(statement):
            report(OTHER_STATEMENT, mark, given=proposition)
        if topics and set(_names(topics)) != set(known.topics):
            report(OTHER_TOPICS, mark, given=proposition, shown=topics)

    def _dismissed(self, paper: _Paper, row: Row, mark: Mark, id: str, why: str) -> None:
        """A row that dismisses a passage."""
        if id:
            paper.report(DISMISSED_RECOMMENDATION, mark, given=id)
            return
        entry: dict[str, Entry] = {"why": (why, mark, mark)}
        cells = self._columns.of_recommendation(row.cells)
        for column, cell in zip(self._columns.recommendation, cells, strict=True):
            if cell and column in OF_QUOTE:
                entry[column] = (_text(cell), mark, mark)
        paper.dismissed.append((entry, mark))


OTHER_CELL = ProblemKind(
    code="other-cell",
    message="'{name}' of {what} is another than on line {first}",
    hint="give it once, or the same in each row",
    meaning="What is said of a paper or a recommendation may stand in each of its rows, "
    "but not differently.",
)


def _join(
    said: _Said,
    cells: tuple[Cell, ...],
    mark: Mark,
    columns: Sequence[str],
    what: str,
    report: Report,
) -> None:
    """Join the cells to what was said before, and report where they say something else."""
    for place, first in said.join(cells, mark):
        report(OTHER_CELL, mark, name=columns[place], what=what, first=first.line + 1)


def _stance(stance: str, rest: Sequence[str], mark: Mark) -> Value:
    """The stance, with what the other cells add to it; None where it is still to be given."""
    if not stance or not any(rest):
        return stance or None
    condition, by, strength = rest
    entry: dict[str, Entry] = {"stance": (stance, mark, mark)}
    if condition:
        entry["condition"] = (condition, mark, mark)
    if by:
        entry["by"] = ([(name, mark) for name in _names(by)], mark, mark)
    if strength:
        entry["strength"] = (strength, mark, mark)
    return entry


def _words(text: str) -> list[str]:
    """The words of a text, without the signs that are lost on the way through CSV."""
    return without_invisible(text).replace("\ufffd", "").split()


def _text(cell: Cell) -> str:
    """A cell as one text, without the space around it."""
    return cell.strip() if isinstance(cell, str) else "; ".join(cell)


def _names(cell: Cell) -> list[str]:
    """The names in a cell."""
    if isinstance(cell, str):
        return [name for name in map(str.strip, cell.split(";")) if name]
    return cell


def _people(cell: Cell, mark: Mark) -> list[Node]:
    """The authors in a cell, as nodes."""
    texts = several(cell) if isinstance(cell, str) else cell
    return [(_person(parsed(text), mark), mark) for text in texts]


def _person(person: Person, mark: Mark) -> dict[str, Entry]:
    return {
        _PERSON_KEYS.get(part, part): (text, mark, mark)
        for part, text in person._asdict().items()
        if text
    }
