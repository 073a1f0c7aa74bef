"""Translates the rows of a table of another making to those of a table of papers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from policy_compare.corpus.form.known_names import KnownNames, names_in_codebook
from policy_compare.corpus.form.text_patterns import is_id
from policy_compare.corpus.tables.foreign_columns import AUTHOR, Wanted, field, places
from policy_compare.corpus.tables.new_ids import Naming
from policy_compare.corpus.tables.paper_of_row import Named, Whose
from policy_compare.corpus.tables.paper_rows import MISSING_CELL
from policy_compare.corpus.tables.sheet import JSON_CELL, Cell, Row, Sheet
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.model import (
    STANCES,
    Actor,
    Codebook,
    Instrument,
    Proposition,
    Stance,
    Topic,
)
from policy_compare.problems import ProblemKind
from policy_compare.statement_table import COLUMNS, FRAME, LISTS

#: What tables call the stances.
_STANCES: Mapping[Stance, tuple[str, ...]] = {
    "support": ("support", "yes", "agree", "for", "pro", "1"),
    "oppose": ("oppose", "no", "disagree", "against", "con", "-1"),
    "neutral": ("neutral", "abstain", "pass", "0"),
}

#: How a stance is called that is none.
SILENT = "silent"

#: What a recommendation says of which only the stance is known.
_SAYING: Mapping[str, str] = {
    "support": "{}",
    "oppose": "Against: {}",
    "neutral": "No side on: {}",
}

#: The columns whose names a codebook owns, by the kind of name.
_OWNED = {
    "proposition": "proposition",
    "instrument": "instrument",
    "actors": "actor",
    "targets": "actor",
    "topics": "topic",
    "proposition_topics": "topic",
    "position_by": "actor",
}


UNKNOWN_STANCE = ProblemKind(
    code="unknown-stance",
    message="'{given}' is no word for a stance",
    hint="{fix}",
    meaning="Tables call stances support, oppose and neutral, yes, no and abstain, agree, "
    "disagree and neutral, or 1, -1 and 0. Any other word is for you to say, with "
    "--stance-map.",
)


class Foreign:
    """A table of another making. ``rows`` are what its rows become, under ``header``.

    A row whose stance is no word for one is reported, one without a stance is counted as
    ``silent``, and neither is among the rows. KnownNames are those of the ``book``; without
    one the table's own make one.
    """

    def __init__(self, sheet: Sheet, wanted: Wanted, book: Codebook | None, report: Report) -> None:
        names = names_in_codebook(book) if book else None
        propositions = book.propositions if book else {}
        self._places = places(sheet.header, wanted)
        self._positions = wanted.kind == "positions"
        self._separators = {
            field("--split", given, wanted.kind): sign for given, sign in wanted.separators.items()
        }
        self._words: dict[str, str] = {
            word: stance for stance, words in _STANCES.items() for word in words
        }
        self._words |= {_folded(word): stance for word, stance in wanted.stances.items()}
        self._report = report
        more = [name for name in self._places if name not in (*COLUMNS, AUTHOR)]
        self.header = (*COLUMNS, *more)
        self.silent = 0
        self._said: Counter[tuple[str, str]] = Counter()
        given = {self._text(row, "recommendation") for row in sheet.rows}
        self._valid = frozenset(filter(is_id, given))
        self._given: set[tuple[str, str]] = set()
        self._ids: dict[str, Naming] = {}
        self._stated: dict[tuple[str, str], str] = {}
        self._whose = Whose(map(self._who, sheet.rows))
        self._naming = _naming(names)
        self._own = book is None
        self._statements = {id: one.statement for id, one in propositions.items()}
        self._topics: dict[str, dict[str, None]] = {}
        self._survey(sheet)
        read = (self._row(row) for row in sheet.rows)
        self.rows = self._dated([row for row in read if row is not None])

    def codebook(self, title: str, about: str) -> Codebook:
        """A codebook of the table's names, each labelled as the table has it."""
        naming = self._naming
        return Codebook(
            title,
            about,
            topics={id: Topic(id, name) for id, name in naming["topic"]},
            propositions={
                id: Proposition(id, self._statements.get(id, name), tuple(self._topics.get(id, ())))
                for id, name in naming["proposition"]
            },
            actors={id: Actor(id, name) for id, name in naming["actor"]},
            instruments={id: Instrument(id, name) for id, name in naming["instrument"]},
        )

    def _text(self, row: Row, column: str) -> str:
        """What a row has under a column, as one text; empty where it has nothing."""
        place = self._places.get(column)
        if place is None:
            return ""
        cell = row.cells[place]
        return cell.strip() if isinstance(cell, str) else "; ".join(cell)

    def _list(self, row: Row, column: str) -> list[str]:
        """The items that a row has under a column."""
        place = self._places.get(column)
        cell: Cell = "" if place is None else row.cells[place]
        if isinstance(cell, list):
            return cell
        sign = self._separators.get(column, ";")
        return [item for item in map(str.strip, cell.split(sign)) if item]

    def _names(self, row: Row, column: str) -> list[str]:
        if column in LISTS:
            return self._list(row, column)
        text = self._text(row, column)
        return [text] if text else []

    def _who(self, row: Row) -> Named:
        """What the row says of whose it is."""
        return Named(*(self._text(row, column) for column in ("paper", AUTHOR, "authors")))

    def _survey(self, sheet: Sheet) -> None:
        """Give every name its id, and find what is said of each proposition."""
        if not self._own:
            return
        columns = [column for column in _OWNED if column in self._places]
        met: dict[str, list[str]] = {kind: [] for kind in self._naming}
        for row in sheet.rows:
            for column in columns:
                met[_OWNED[column]] += self._names(row, column)
        for kind, found in met.items():
            self._naming[kind].meet(found)
        if "proposition" not in self._places:
            return
        for row in sheet.rows:
            proposition = self._naming["proposition"].find(self._text(row, "proposition"))
            if statement := self._text(row, "proposition_statement"):
                self._statements.setdefault(proposition, statement)
            topics = map(self._naming["topic"].find, self._list(row, "proposition_topics"))
            self._topics.setdefault(proposition, {}).update(dict.fromkeys(topics))

    def _row(self, row: Row) -> tuple[int, dict[str, Cell]] | None:
        """The row under our columns, or None where it is silent or reported."""
        mark = OwnMark(row.line - 1)
        whose = self._whose.of(self._who(row))
        if whose is None:
            self._report(MISSING_CELL, mark, name=AUTHOR)
            return None
        if self._positions and not any(
            self._text(row, column) for column in ("proposition", "statement", "dismissed")
        ):
            self._report(MISSING_CELL, mark, name="proposition")
            return None
        if any(
            isinstance(row.cells[place], list) and column not in LISTS
            for column, place in self._places.items()
        ):
            self._report(JSON_CELL, mark)
            return None
        cells: dict[str, Cell] = {
            column: self._list(row, column) if column in LISTS else self._text(row, column)
            for column in self._places
            if column != AUTHOR
        }
        for column, kind in _OWNED.items():
            if cell := cells.get(column):
                find = self._naming[kind].find
                cells[column] = find(cell) if isinstance(cell, str) else list(map(find, cell))
        cells["paper"], title, authors = whose
        if authors or "authors" in cells:
            cells["authors"] = authors
        if not cells.get("paper_title"):
            cells["paper_title"] = title
        if self._own:
            # The codebook is made of these: it has them all.
            cells.pop("proposition_topics", None)
        self._mended(cells)
        if not self._stance(cells, mark):
            return None
        if not cells.get("dismissed"):
            self._named(cells)
        return row.line, cells

    def _mended(self, cells: dict[str, Cell]) -> None:
        """Put what spreadsheets write in the form that a corpus has."""
        for column in ("strength", "position_strength"):
            if column in cells:
                cells[column] = str(cells[column]).casefold()
        for column in ("paragraph", "page"):
            if column in cells:
                cells[column] = re.sub(r"(?<=^\d)(\d*)\.0$", r"\1", str(cells[column]))

    def _stance(self, cells: dict[str, Cell], mark: OwnMark) -> bool:
        """Put the stance's own word in its place; False where the row is not to be read."""
        given = cells.get("stance", "")
        if not given and not (self._positions and cells.get("proposition")):
            return True
        if given == FRAME and not cells.get("proposition"):
            return True
        stance = self._words.get(_folded(str(given)))
        if stance is None and given:
            choices = f"{', '.join(STANCES)} or {SILENT}"
            fix = f"say what it means: --stance-map '{given}=STANCE', with {choices}"
            self._report(UNKNOWN_STANCE, mark, given=given, fix=fix)
            return False
        if stance in (None, SILENT):
            self.silent += 1
            return False
        cells["stance"] = str(stance)
        return True

    def _named(self, cells: dict[str, Cell]) -> None:
        """Give the recommendation an id and a statement if the table gives none."""
        proposition = str(cells.get("proposition") or "")
        paper, id = str(cells["paper"]), str(cells.get("recommendation") or "")
        if not id:
            wanted = proposition if self._positions and is_id(proposition) else ""
            id = self._free(paper, wanted)
        elif not is_id(id):
            if paper not in self._ids:
                self._ids[paper] = Naming(reserved=self._valid)
            id = self._ids[paper].id(id)
        cells["recommendation"] = id
        if self._positions and not cells.get("statement"):
            about = self._statements.get(proposition) or self._naming["proposition"].name(
                proposition
            )
            said = _SAYING[str(cells["stance"])].format(about)
            # A recommendation on several propositions is stated as its first row is.
            cells["statement"] = self._stated.setdefault((paper, id), said)

    def _free(self, paper: str, wanted: str) -> str:
        """An id that no other row of the paper was given: the one wanted, or with a number."""
        while True:
            self._said[paper, wanted] += 1
            number = self._said[paper, wanted]
            id = f"r{number}" if not wanted else wanted if number == 1 else f"{wanted}-{number}"
            if (paper, id) not in self._given:
                self._given.add((paper, id))
                return id

    def _dated(self, rows: Sequence[tuple[int, dict[str, Cell]]]) -> list[Row]:
        """The rows as they are to be read.

        A date that all rows of a named paper share is the paper's; any other is of what was
        said.
        """
        shared: dict[str, set[Cell]] = {}
        if "date" in self._places and "issued" not in self._places:
            for _, cells in rows:
                if cells["paper"] in self._whose.papers:
                    shared.setdefault(str(cells["paper"]), set()).add(str(cells["date"]))
        for _, cells in rows:
            if len(shared.get(str(cells["paper"]), ())) == 1:
                cells["issued"] = cells.pop("date")
        return [Row(line, [cells.get(name, "") for name in self.header]) for line, cells in rows]


def _naming(names: KnownNames | None) -> dict[str, Naming]:
    """What the names of each kind are called; with a codebook as that has them."""
    found = {}
    for kind in dict.fromkeys(_OWNED.values()):
        ids = names.ids[kind] if names else None
        others = names.other_names[kind]() if names else {}
        found[kind] = Naming({**others, **(ids or {})})
    return found


def unread(sheet: Sheet, wanted: Wanted) -> Iterator[str]:
    """The table's columns that no field was found for."""
    taken = set(places(sheet.header, wanted).values())
    return (name for place, name in enumerate(sheet.header) if name and place not in taken)


def _folded(word: str) -> str:
    """A word for a stance, without case; a number without its decimals, if they are nothing."""
    text = word.strip().casefold().replace("−", "-")
    return re.sub(r"\.0+$", "", text).removeprefix("+")
