"""What the cells of a large table mean: each distinct one is read once, as small tables are read.

Names get their ids in the order of the rows in which they are first met, as in the whole table.
What else a cell means is what becomes of a row that can be read but for that cell.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Final

from policy_compare.corpus.tables.foreign_columns import (
    OWNERS,
    ImportOptions,
    match_columns,
    topics_column,
)
from policy_compare.corpus.tables.foreign_rows import ForeignTable
from policy_compare.corpus.tables.imports import read_passing_rows, visible_row
from policy_compare.corpus.tables.sheet import Row, Sheet, report_characters_of_sheet, text_of_cell
from policy_compare.corpus.tables.spreadsheet_habits import without_spreadsheet_habits
from policy_compare.corpus.tables.stance_words import SILENT
from policy_compare.corpus.tables.table_forms import forms_of_table
from policy_compare.corpus.yaml.characters import CONTROL
from policy_compare.corpus.yaml.report import Report
from policy_compare.model import STANCES, Paper, Recommendation
from policy_compare.statement_table import OF_STANCE

#: What else a position has.
DETAILS: Final = (
    "instrument", "actors", "targets", "position_by", "strength", "position_strength", "condition",
    "date", "statement",
)  # fmt: skip
#: The columns whose cells mean something together, by what they say.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "stance": ("stance",),
    "proposition": ("proposition", "proposition_statement", "proposition_topics", "topics"),
    "paper": (*OWNERS, "paper_title", "issued", "publisher", "paper_type"),
    **{column: (column,) for column in DETAILS},
}

#: What stands in some rows under the columns of a group, and the line of the first.
DistinctCells = tuple[int, Mapping[str, str]]


def places_of_groups(header: tuple[str, ...], options: ImportOptions) -> dict[str, int]:
    """Where the columns of the groups stand in a table, if it is one of positions.

    Raises:
        CallError: it is none, or what the options name is not there.
    """
    forms_of_table(Sheet(header, []), options)
    places = match_columns(header, "positions", options.columns)
    unread = {"topics"} - {topics_column(places, "positions")}
    names = [name for group in GROUPS.values() for name in group if name not in unread]
    return {name: places[name] for name in names if name in places}


class CellMeanings:
    """What all distinct cells of a table mean, by their groups.

    ``texts`` has of each of a group's cells what they mean: an id, a stance or what is said; None
    where they cannot be read, as ``report`` says with the line of the first such row. ``words`` are
    those that are no stances, and whether they are known to be none, by the cells that have them.
    ``papers`` are described by id, and the ``codebook`` has all names.
    """

    def __init__(
        self,
        distinct: Mapping[str, Sequence[DistinctCells]],
        header: tuple[str, ...],
        places: Mapping[str, int],
        options: ImportOptions,
        report: Report,
        title_and_about: tuple[str, str],
    ) -> None:
        self._header, self._places = header, places
        self._distinct, self._report = distinct, report
        #: Cells of a row that can be read, by column.
        self._right: dict[str, str] = {}
        in_order = sorted(chain(*distinct.values()), key=itemgetter(0))
        names = Sheet(header, self._make_rows(in_order, Report("")))
        self._foreign = ForeignTable(names, "positions", options, None)
        self.notes = self._foreign.notes
        self.codebook = self._foreign.make_codebook(*title_and_about)
        self.texts: dict[str, list[str | None]] = {}
        self.words: dict[str, tuple[str, bool]] = {}
        self._take("stance", self._read_stances())
        # Rows are tried with it, whether the table has such a word or not.
        self._foreign.meanings[STANCES[0]] = self._right["stance"] = STANCES[0]
        named = (any(map(cells.get, OWNERS)) for _, cells in distinct["paper"])
        self._choose_right("paper", named)
        rows = self._make_rows(distinct["proposition"], report)
        # Each that has a name can be read, since the codebook is made of them, if a paper has one.
        has_paper = any(self._right.get(column) for column in OWNERS)
        ids = {row.line: self._foreign.proposition_of(row) if has_paper else "" for row in rows}
        self._foreign.translate_rows((row for row in rows if not ids[row.line]), report)
        self._take("proposition", {line: id for line, id in ids.items() if id})
        self.papers = self._read_group("paper")
        for column in distinct.keys() & set(DETAILS):
            self._read_group(column)

    def _make_rows(self, cells: Iterable[DistinctCells], report: Report) -> list[Row]:
        """Rows that can be read but for these cells, without those that have wrong characters."""
        rows = []
        for line, by_column in cells:
            texts = [""] * len(self._header)
            for column, cell in {**self._right, **by_column}.items():
                texts[self._places[column]] = cell
            if any(CONTROL.search(cell.replace("\r\n", "\n")) for cell in by_column.values()):
                report_characters_of_sheet(Sheet((), [Row(line, texts)]), report)
            else:
                rows.append(visible_row(Row(line, texts)))
        return rows

    def _read_stances(self) -> dict[int, str]:
        rows = self._make_rows(self._distinct["stance"], self._report)
        words = {row.line: text_of_cell(row.cells[self._places["stance"]]) for row in rows}
        meanings = {
            line: self._foreign.meanings[word] if word else SILENT for line, word in words.items()
        }
        for line, cells in self._distinct["stance"]:
            if line in words and meanings[line] not in STANCES:
                self.words[cells["stance"]] = words[line], meanings[line] == SILENT
        return {line: meaning for line, meaning in meanings.items() if meaning in STANCES}

    def _read_group(self, group: str) -> Mapping[str, Paper]:
        """The papers of rows with the group's cells, of which each tells what its cells mean."""
        rows = self._make_rows(self._distinct[group], self._report)
        sheet = Sheet(self._foreign.header, self._foreign.translate_rows(rows, self._report))
        papers, _, problems = read_passing_rows(
            without_spreadsheet_habits(sheet), self._report.file, self.codebook
        )
        self._report.problems += (each for each in problems if each.severity == "error")
        recommendations = (each for paper in papers.values() for each in paper.recommendations)
        self._take(group, {each.line: _detail(each, group) for each in recommendations})
        return papers

    def _take(self, group: str, texts: Mapping[int, str]) -> None:
        """Keep what the group's cells mean, which is told by their lines."""
        self.texts[group] = [texts.get(line) for line, _ in self._distinct[group]]
        self._choose_right(group, (text is not None for text in self.texts[group]))

    def _choose_right(self, group: str, are_right: Iterable[bool]) -> None:
        """Let the first of the group's cells that are right stand in rows beside others."""
        for (_, cells), is_right in zip(self._distinct[group], are_right, strict=True):
            if is_right:
                names = {*OWNERS, "proposition", "stance"} & cells.keys()
                self._right |= {name: cells[name] for name in names}
                return


def _detail(recommendation: Recommendation, column: str) -> str:
    """What a recommendation on one proposition has in a column."""
    record = recommendation.positions[0] if column in OF_STANCE else recommendation
    value = getattr(record, column.removeprefix("position_"))
    return "; ".join(value) if isinstance(value, tuple) else value or ""
