"""Translates the rows of a table of another making to those of a table of papers."""

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence

from policy_compare.corpus.form.known_names import KnownNames, names_in_codebook
from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.tables.foreign_columns import (
    AUTHOR,
    ImportOptions,
    TableKind,
    match_columns,
    resolve_field,
    topics_column,
)
from policy_compare.corpus.tables.json_sheet import JSON_CELL
from policy_compare.corpus.tables.new_ids import NewIds
from policy_compare.corpus.tables.paper_of_row import PapersOfRows, RowOwner
from policy_compare.corpus.tables.paper_rows import MISSING_CELL
from policy_compare.corpus.tables.sheet import (
    Cell,
    Row,
    Sheet,
    items_of_cell,
    text_of_cell,
)
from policy_compare.corpus.tables.stance_words import SILENT, TELL_STANCES, UNTOLD, StanceWords
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.model import Actor, Codebook, Instrument, Proposition, Topic
from policy_compare.problems import ProblemKind
from policy_compare.statement_table import COLUMNS, FRAME, LISTS, NAME_KINDS, SAYING

UNKNOWN_STANCE = ProblemKind(
    code="unknown-stance",
    message="'{given}' is no word for a stance; it stands there {times}",
    hint="{fix}: --stance-map {meaning}",
    meaning="Tables call stances support, oppose and neutral, yes, no and abstain, agree (in "
    "whatever degree), disagree and neutral, or 1, -1 and 0 where no other number stands among "
    "them. Any other word is for you to say, with --stance-map.",
)


def report_unknown_stance(word: str, mark: OwnMark, count: int, report: Report) -> None:
    """Report a word that stands for so many stances, and first at the mark."""
    times = "once" if count == 1 else f"{count} times"
    meaning = shlex.quote(f"{word}={UNTOLD}")
    report(UNKNOWN_STANCE, mark, given=word, times=times, meaning=meaning, fix=TELL_STANCES)


class ForeignTable:
    """A table of another making, whose rows can be had under ``header``.

    Of the rows that were translated those without a stance are counted in ``silent_rows`` by their
    word for that. For ``unread_columns`` no field was found. Names are those of the ``book``;
    without one the table's own make one.
    """

    def __init__(
        self,
        sheet: Sheet,
        kind: TableKind,
        options: ImportOptions,
        book: Codebook | None,
    ) -> None:
        names = names_in_codebook(book) if book else None
        propositions = book.propositions if book else {}
        self._places = match_columns(sheet.header, kind, options.columns)
        places = self._places.values()
        self.unread_columns = tuple(
            name for place, name in enumerate(sheet.header) if name and place not in places
        )
        self._has_positions = kind == "positions"
        self._topics_column = topics_column(self._places, kind)
        self._separators = {
            resolve_field("--split", given, kind): sign
            for given, sign in options.separators.items()
        }
        texts = {self._text_of(row, "stance") for row in sheet.rows}
        self._words = StanceWords(options.stances, texts)
        self.meanings = {text: self._words.meaning(text) for text in texts}
        self._marks_of_unknown: dict[str, list[OwnMark]] = {}
        details = [name for name in self._places if name not in (*COLUMNS, AUTHOR)]
        self.header = (*COLUMNS, *details)
        self.silent_rows: Counter[str] = Counter()
        names_in_table = {self._text_of(row, "recommendation") for row in sheet.rows}
        self._ids_in_table = frozenset(filter(is_id, names_in_table))
        #: Of recommendations, by their papers: how often an id was wanted, and which were made.
        self._wanted_ids: Counter[tuple[str, str]] = Counter()
        self._made_ids: set[tuple[str, str]] = set()
        self._ids_by_paper: dict[str, NewIds] = {}
        self._statement_by_id: dict[tuple[str, str], str] = {}
        self._papers = PapersOfRows(map(self._owner_of, sheet.rows))
        self._ids_by_kind = _known_ids_by_kind(names)
        self._makes_codebook = book is None
        self._statements = {id: entry.statement for id, entry in propositions.items()}
        self._topics: dict[str, dict[str, None]] = {}
        self._give_ids(sheet)
        self.notes = tuple(filter(None, [self._words.doubt]))

    def translate_rows(self, rows: Iterable[Row], report: Report) -> list[Row]:
        """What rows of the table's names become if they take a stance; ``report`` has faults."""
        self._report = report
        translated = (self._translate_row(row) for row in rows)
        return self._with_dates([row for row in translated if row is not None])

    def make_codebook(self, title: str, about: str) -> Codebook:
        """A codebook of the table's names, each labelled as the table has it."""
        ids = self._ids_by_kind
        return Codebook(
            title,
            about,
            topics={id: Topic(id, name) for id, name in ids["topic"]},
            propositions={
                id: Proposition(id, self._statements.get(id, name), tuple(self._topics.get(id, ())))
                for id, name in ids["proposition"]
            },
            actors={id: Actor(id, name) for id, name in ids["actor"]},
            instruments={id: Instrument(id, name) for id, name in ids["instrument"]},
        )

    def proposition_of(self, row: Row) -> str:
        """The id of the proposition that the row names; empty where it names none."""
        return self._ids_by_kind["proposition"].find_id(self._text_of(row, "proposition"))

    def _text_of(self, row: Row, column: str) -> str:
        """What a row has under a column, as one text; empty where it has nothing."""
        place = self._places.get(column)
        return "" if place is None else text_of_cell(row.cells[place])

    def _items_of(self, row: Row, column: str) -> tuple[str, ...]:
        """The items that a row has under a column."""
        place = self._places.get(column)
        separator = self._separators.get(column, ";")
        return () if place is None else items_of_cell(row.cells[place], separator)

    def _names_of(self, row: Row, column: str) -> tuple[str, ...]:
        if column in LISTS:
            return self._items_of(row, column)
        text = self._text_of(row, column)
        return (text,) if text else ()

    def _owner_of(self, row: Row) -> RowOwner:
        """What the row says of whose it is."""
        return RowOwner(*(self._text_of(row, column) for column in ("paper", AUTHOR, "authors")))

    def _give_ids(self, sheet: Sheet) -> None:
        """Give every name its id, and find what is said of each proposition."""
        if not self._makes_codebook:
            return
        columns = [column for column in NAME_KINDS if column in self._places]
        names_by_kind: dict[str, list[str]] = {kind: [] for kind in self._ids_by_kind}
        for row in sheet.rows:
            for column in columns:
                names_by_kind[NAME_KINDS[column]] += self._names_of(row, column)
        for kind, names in names_by_kind.items():
            self._ids_by_kind[kind].give_ids(names)
        if "proposition" not in self._places:
            return
        for row in sheet.rows:
            proposition = self.proposition_of(row)
            if statement := self._text_of(row, "proposition_statement"):
                self._statements.setdefault(proposition, statement)
            topics = map(
                self._ids_by_kind["topic"].find_id, self._items_of(row, self._topics_column)
            )
            self._topics.setdefault(proposition, {}).update(dict.fromkeys(topics))

    def _translate_row(self, row: Row) -> tuple[int, dict[str, Cell]] | None:
        """The row under our columns, or None where it is silent or reported."""
        mark = OwnMark(row.line - 1)
        paper = self._papers.paper_of(self._owner_of(row))
        if paper is None:
            self._report(MISSING_CELL, mark, name=AUTHOR)
            return None
        if self._has_positions and not any(
            self._text_of(row, column) for column in ("proposition", "statement", "dismissed")
        ):
            self._report(MISSING_CELL, mark, name="proposition")
            return None
        if any(
            not isinstance(row.cells[place], str) and column not in LISTS
            for column, place in self._places.items()
        ):
            self._report(JSON_CELL, mark)
            return None
        cells: dict[str, Cell] = {
            column: self._items_of(row, column) if column in LISTS else self._text_of(row, column)
            for column in self._places
            if column != AUTHOR
        }
        for column, kind in NAME_KINDS.items():
            if cell := cells.get(column):
                find = self._ids_by_kind[kind].find_id
                cells[column] = find(cell) if isinstance(cell, str) else tuple(map(find, cell))
        cells["paper"], title, authors = paper
        if authors or "authors" in cells:
            cells["authors"] = tuple(authors)
        if not cells.get("paper_title"):
            cells["paper_title"] = title
        if self._makes_codebook:
            # The codebook is made of these: it has them all.
            cells.pop(self._topics_column, None)
        if not self._put_stance(cells, mark):
            return None
        if not cells.get("dismissed"):
            self._name_recommendation(cells)
        return row.line, cells

    def _put_stance(self, cells: dict[str, Cell], mark: OwnMark) -> bool:
        """Put the stance's own word in its place; False where the row is not to be read."""
        given = cells.get("stance", "")
        if not given and not (self._has_positions and cells.get("proposition")):
            return True
        if given == FRAME and not cells.get("proposition"):
            return True
        stance = self.meanings.get(str(given))
        if stance is None and given:
            self._marks_of_unknown.setdefault(str(given), []).append(mark)
            return False
        if stance in (None, SILENT):
            self.silent_rows[str(given)] += 1
            return False
        cells["stance"] = str(stance)
        return True

    def report_unknown_words(self) -> tuple[str, ...]:
        """The words of translated rows that are no known stances; each is reported once."""
        for word, marks in self._marks_of_unknown.items():
            report_unknown_stance(word, marks[0], len(marks), self._report)
        return tuple(self._marks_of_unknown)

    def _name_recommendation(self, cells: dict[str, Cell]) -> None:
        """Give the recommendation an id and a statement if the table gives none."""
        proposition = str(cells.get("proposition") or "")
        paper, id = str(cells["paper"]), str(cells.get("recommendation") or "")
        if not id:
            wanted_id = proposition if self._has_positions and is_id(proposition) else ""
            id = self._free_id(paper, wanted_id)
        elif not is_id(id):
            if paper not in self._ids_by_paper:
                self._ids_by_paper[paper] = NewIds(reserved=self._ids_in_table)
            id = self._ids_by_paper[paper].give_id(id)
        cells["recommendation"] = id
        if self._has_positions and not cells.get("statement"):
            about = self._statements.get(proposition) or self._ids_by_kind["proposition"].name_of(
                proposition
            )
            statement = SAYING[str(cells["stance"])].format(about)
            # A recommendation on several propositions is stated as its first row is.
            cells["statement"] = self._statement_by_id.setdefault((paper, id), statement)

    def _free_id(self, paper: str, wanted_id: str) -> str:
        """An id that no other row of the paper was given: the one wanted, or with a number."""
        while True:
            self._wanted_ids[paper, wanted_id] += 1
            number = self._wanted_ids[paper, wanted_id]
            id = wanted_id if number == 1 else f"{wanted_id}-{number}"
            id = id if wanted_id else f"r{number}"
            if (paper, id) not in self._made_ids:
                self._made_ids.add((paper, id))
                return id

    def _with_dates(self, rows: Sequence[tuple[int, dict[str, Cell]]]) -> list[Row]:
        """The rows as they are to be read.

        A date that all rows of a named paper share is the paper's; any other is of what was
        said.
        """
        dates_by_paper: dict[str, set[Cell]] = {}
        if "date" in self._places and "issued" not in self._places:
            for _, cells in rows:
                if cells["paper"] in self._papers.papers:
                    dates_by_paper.setdefault(str(cells["paper"]), set()).add(str(cells["date"]))
        for _, cells in rows:
            if len(dates_by_paper.get(str(cells["paper"]), ())) == 1:
                cells["issued"] = cells.pop("date")
        return [Row(line, [cells.get(name, "") for name in self.header]) for line, cells in rows]


def _known_ids_by_kind(names: KnownNames | None) -> dict[str, NewIds]:
    """What the names of each kind are called; with a codebook as that has them."""
    ids_by_kind = {}
    for kind in dict.fromkeys(NAME_KINDS.values()):
        ids = names.ids[kind] if names else None
        other_names = names.other_names[kind]() if names else {}
        ids_by_kind[kind] = NewIds({**other_names, **(ids or {})})
    return ids_by_kind
