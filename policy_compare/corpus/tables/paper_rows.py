"""Merges the rows of a table by paper and recommendation, to the nodes of papers' files."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from policy_compare.author_cells import read_author, split_authors
from policy_compare.corpus.form.known_names import KnownNames
from policy_compare.corpus.form.paper_form import PERSON_KEYS, recommendation_form
from policy_compare.corpus.form.values import ValueKind
from policy_compare.corpus.tables.sheet import Cell, Row, Sheet, items_of_cell, text_of_cell
from policy_compare.corpus.tables.table_checks import PROPOSITION_CHECKS, ShownProposition
from policy_compare.corpus.tables.table_columns import TableColumns
from policy_compare.corpus.yaml.nodes import Entry, Node, Value
from policy_compare.corpus.yaml.report import Mark, OwnMark, Report
from policy_compare.model import Codebook, Person
from policy_compare.problems import ProblemKind
from policy_compare.statement_table import FRAME, LISTS, OF_QUOTE, OF_RECOMMENDATION

OTHER_CELL = ProblemKind(
    code="other-cell",
    message="'{name}' of {what} is another than on line {first}",
    hint="give it once, or the same in each row",
    meaning="What is said of a paper or a recommendation may stand in each of its rows, "
    "but not differently.",
)


class _MergedRows:
    """What rows say together of one thing: cells, and on which row each was first said."""

    __slots__ = ("cells", "mark", "marks")

    def __init__(self, mark: Mark, cells: tuple[Cell, ...]) -> None:
        self.mark = mark
        self.cells = cells
        # Nearly always all cells come from one row.
        self.marks: dict[int, Mark] = {}

    def merge(
        self, cells: tuple[Cell, ...], mark: Mark, columns: Sequence[str], what: str, report: Report
    ) -> None:
        """Take what the cells add, and report where they say something else."""
        merged = list(self.cells)
        for place, (before, cell) in enumerate(zip(self.cells, cells, strict=True)):
            if before == cell or not cell:
                continue
            if before:
                first = self.marks.get(place, self.mark).line + 1
                report(OTHER_CELL, mark, name=columns[place], what=what, first=first)
            else:
                merged[place] = cell
                self.marks[place] = mark
        self.cells = tuple(merged)

    def filled_cells(self, columns: Sequence[str]) -> Iterator[tuple[str, Cell, Mark]]:
        """The cells that say something, with their columns and marks."""
        for place, (column, cell) in enumerate(zip(columns, self.cells, strict=True)):
            if cell:
                yield column, cell, self.marks.get(place, self.mark) if self.marks else self.mark


class PaperRows(_MergedRows):
    """A paper's rows, and what is wrong with them."""

    __slots__ = ("columns", "dismissed", "recommendations", "report")

    def __init__(
        self, mark: Mark, cells: tuple[Cell, ...], columns: TableColumns, report: Report
    ) -> None:
        super().__init__(mark, cells)
        self.columns = columns
        self.recommendations: dict[str, _RecommendationRows] = {}
        self.dismissed: list[Node] = []
        self.report = report

    def root(self) -> Node:
        """The paper as the nodes of its file would give it."""
        described: dict[str, Entry] = {}
        source: dict[str, Entry] = {}
        if "authors" in self.columns.paper:
            # The column is there, so that an empty cell says that nobody is named.
            described["authors"] = ([], self.mark, self.mark)
        for column, cell, mark in self.filled_cells(self.columns.paper):
            path = self.columns.paths[column]
            part = described if len(path) == 1 else source
            is_list = column == "authors"
            value = _authors_in_cell(cell, mark) if is_list else text_of_cell(cell)
            part[path[-1]] = (value, mark, mark)
        if source:
            described["source"] = (source, self.mark, self.mark)
        recommendations: list[Any] = [
            ({"id": (id, rows.mark, rows.mark), "rows": rows}, rows.mark)
            for id, rows in self.recommendations.items()
        ]
        root: dict[str, Entry] = {
            "paper": (described, self.mark, self.mark),
            "recommendations": (recommendations, self.mark, self.mark),
        }
        if self.dismissed:
            root["dismissed"] = (self.dismissed, self.mark, self.mark)
        return (root, self.mark)


class _RecommendationRows(_MergedRows):
    """A recommendation's rows; ``is_frame`` where it is coded to no proposition."""

    __slots__ = ("is_frame", "positions")

    def __init__(self, mark: Mark, cells: tuple[Cell, ...]) -> None:
        super().__init__(mark, cells)
        self.is_frame = False
        self.positions: dict[str, tuple[Sequence[str], Mark]] = {}

    def value(self, id: str, columns: TableColumns) -> Value:
        """The recommendation as its entry in a paper's file would give it."""
        mark = self.mark
        entry: dict[str, Entry] = {"id": (id, mark, mark), "actors": ([], mark, mark)}
        quote: dict[str, Entry] = {}
        for column, cell, cell_mark in self.filled_cells(columns.recommendation):
            names: list[Node] = [(name, cell_mark) for name in items_of_cell(cell)]
            value = names if column in LISTS else text_of_cell(cell)
            part = entry if column in OF_RECOMMENDATION else quote
            part[column] = (value, cell_mark, cell_mark)
        if self.positions or self.is_frame:
            positions = {id: _position(said, at) for id, (said, at) in self.positions.items()}
            entry["positions"] = (positions, mark, mark)
        if quote:
            entry["evidence"] = (quote, mark, mark)
        return entry


class RecommendationOfRows(ValueKind):
    """A recommendation by its rows: what many say alike, and is right, is read once."""

    def __init__(self, names: KnownNames, header: Sequence[str]) -> None:
        self._form = recommendation_form(names, table=True)
        self._columns = TableColumns(header)
        self._known_values: dict[tuple[object, ...], Any] = {}

    def read(self, value: Any, mark: Mark, report: Report, what: str) -> Any:
        id, rows = value["id"][0], value["rows"]
        key = (id, rows.cells, rows.is_frame, *[said for said, _ in rows.positions.values()])
        if key not in self._known_values:
            count = len(report.problems)
            read = self._form.read(rows.value(id, self._columns), mark, report, what)
            if len(report.problems) > count:
                return read
            self._known_values[key] = read[0]
        return self._known_values[key], mark


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


class RowMerger:
    """The rows of a table by paper and recommendation; what names no paper goes to ``report``."""

    def __init__(self, sheet: Sheet, book: Codebook, report: Report) -> None:
        self.papers: dict[str, PaperRows] = {}
        self._columns = TableColumns(sheet.header)
        self._book = book
        self._report = report
        #: What was compared with the codebook already.
        self._compared: set[tuple[str, ...]] = set()
        self._read_texts = cache(lambda cells: tuple(map(text_of_cell, cells)))
        for row in sheet.rows:
            self._add_row(row)

    def _add_row(self, row: Row) -> None:
        """Take a row to its paper, and to its recommendation."""
        mark = OwnMark(row.line - 1)
        paper_id = text_of_cell(row.cells[self._columns.place_of_paper])
        if not paper_id:
            self._report(MISSING_CELL, mark, name="paper")
            return
        cells = self._columns.pick_of_paper(row.cells)
        paper = self.papers.get(paper_id)
        if paper is None:
            paper = PaperRows(mark, cells, self._columns, Report(self._report.file))
            self.papers[paper_id] = paper
        elif cells != paper.cells:
            paper.merge(cells, mark, self._columns.paper, f"the paper {paper_id}", paper.report)
        cells = self._columns.pick_of_recommendation(row.cells)
        id, why, *_ = said = self._read_texts(self._columns.pick_of_row(row.cells))
        if why and id:
            paper.report(DISMISSED_RECOMMENDATION, mark, given=id)
        elif why:
            paper.dismissed.append((self._dismissed_passage(cells, mark, why), mark))
        elif id:
            self._add_to_recommendation(paper, said, cells, mark)
        elif any(cells) or any(said):
            paper.report(MISSING_CELL, mark, name="recommendation")

    def _add_to_recommendation(
        self, paper: PaperRows, said: tuple[str, ...], cells: tuple[Cell, ...], mark: Mark
    ) -> None:
        """A row of a recommendation, new or not, with the stance in it."""
        id, _, proposition, statement, topics, stance, *details = said
        rows = paper.recommendations.get(id)
        if rows is None:
            rows = paper.recommendations[id] = _RecommendationRows(mark, cells)
        elif cells != rows.cells:
            rows.merge(cells, mark, self._columns.recommendation, f"'{id}'", paper.report)
        earlier = rows.positions.get(proposition)
        if not proposition:
            if (stance and stance != FRAME) or any(details):
                paper.report(MISSING_CELL, mark, name="proposition")
            elif rows.mark is not mark:
                paper.report(REPEATED_ROW, mark, given=id, first=rows.mark.line + 1)
            rows.is_frame = stance == FRAME
        elif earlier is not None:
            paper.report(REPEATED_ROW, mark, given=id, first=earlier[1].line + 1)
        else:
            rows.positions[proposition] = (said, mark)
            if statement or topics:
                self._check_proposition(said[2:5], mark, paper.report)

    def _check_proposition(self, cells: tuple[str, ...], mark: Mark, report: Report) -> None:
        """Compare what a row shows of a proposition with the codebook, which counts."""
        id, statement, topics = cells
        proposition = self._book.propositions.get(id)
        if cells in self._compared or proposition is None:
            return
        self._compared.add(cells)
        shown = ShownProposition(proposition, statement, topics, report.file, mark)
        for check in PROPOSITION_CHECKS:
            report.problems += check(shown)

    def _dismissed_passage(self, cells: Sequence[Cell], mark: Mark, why: str) -> Value:
        """A passage that a row dismisses, as its entry in a paper's file would give it."""
        entry: dict[str, Entry] = {"why": (why, mark, mark)}
        for column, cell in zip(self._columns.recommendation, cells, strict=True):
            if cell and column in OF_QUOTE:
                entry[column] = (text_of_cell(cell), mark, mark)
        return entry


def _position(said: Sequence[str], mark: Mark) -> Entry:
    """The stance, with what the other cells add to it; None where it is still to be given."""
    *_, stance, condition, by, strength = said
    if not stance or not (condition or by or strength):
        return stance or None, mark, mark
    entry: dict[str, Entry] = {"stance": (stance, mark, mark)}
    if condition:
        entry["condition"] = (condition, mark, mark)
    if by:
        entry["by"] = ([(name, mark) for name in items_of_cell(by)], mark, mark)
    if strength:
        entry["strength"] = (strength, mark, mark)
    return entry, mark, mark


def _authors_in_cell(cell: Cell, mark: Mark) -> list[Node]:
    texts = split_authors(cell) if isinstance(cell, str) else cell
    return [(_parts_of_name(read_author(text), mark), mark) for text in texts]


def _parts_of_name(person: Person, mark: Mark) -> dict[str, Entry]:
    return {
        PERSON_KEYS.get(part, part): (text, mark, mark)
        for part, text in person._asdict().items()
        if text
    }
