"""Where the columns of a table of papers are, by what they are about."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from policy_compare.corpus.form.paper_form import PAPER
from policy_compare.corpus.form.values import Record
from policy_compare.corpus.tables.sheet import Cell
from policy_compare.statement_table import OF_PAPER, OF_QUOTE, OF_RECOMMENDATION, PAPER_PREFIX

#: The columns of which each row says something of its own, beside its paper.
_OF_ROW = (
    "recommendation", "dismissed", "proposition", "proposition_statement", "proposition_topics",
    "stance", "condition", "position_by", "position_strength",
)  # fmt: skip

PickCells = Callable[[Sequence[Cell]], tuple[Cell, ...]]


def detail_columns() -> dict[str, tuple[str, ...]]:
    """The columns for what else can be said of a paper, with their places in its file."""
    paths: dict[str, tuple[str, ...]] = {}
    for key, (kind, _) in PAPER.kinds.items():
        if key == "source" and isinstance(kind, Record):
            paths |= {
                f"{PAPER_PREFIX}source_{inner_key}": (key, inner_key) for inner_key in kind.kinds
            }
        elif key not in OF_PAPER.values():
            paths[f"{PAPER_PREFIX}{key}"] = (key,)
    return paths


class TableColumns:
    """The columns of one table.

    ``paper`` and ``recommendation`` are the columns about either, ``paths`` the places in a
    paper's file of what stands in the former. The others take cells out of a row.
    """

    def __init__(self, header: Sequence[str]) -> None:
        self.paths = {column: (key,) for column, key in OF_PAPER.items()} | detail_columns()
        self.paper = [name for name in header if name in self.paths]
        self.recommendation = [name for name in header if name in {*OF_RECOMMENDATION, *OF_QUOTE}]
        self.pick_of_paper = _pick_columns(header, self.paper)
        self.place_of_paper = header.index("paper")
        self.pick_of_recommendation = _pick_columns(header, self.recommendation)
        self.pick_of_row = _pick_columns(header, _OF_ROW)


def _pick_columns(header: Sequence[str], names: Sequence[str]) -> PickCells:
    """Takes the cells of these columns out of a row; empty for a column that is not there."""
    place_by_name = {name: place for place, name in enumerate(header)}
    places = [place_by_name.get(name) for name in names]
    if len(places) > 1 and None not in places:
        pick: PickCells = itemgetter(*places)
        return pick
    return lambda cells: tuple("" if place is None else cells[place] for place in places)
