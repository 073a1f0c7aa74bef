"""The statements in columns that a question is about, with the numbers of units and propositions.

An engine knows neither filters nor the order of names. It is given small tables of numbers, which
it joins to the statements: each chosen proposition's and each unit's place in its order, and the
number of each way that passes the filters. Much is asked a range of propositions at a time. The
range is then told as the least and the greatest of its ids as well, since of a file in the order
of these nothing else is read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count, starmap
from typing import NamedTuple

from policy_compare.analysis.columns.ways import add_ways, list_ways
from policy_compare.analysis.positions import (
    By,
    Statement,
    Unit,
    holders_by_paper,
    home_topic,
    unfinished_units,
    units_in_order,
)
from policy_compare.analysis.selection import EVERYTHING, FILTERS, Selection
from policy_compare.column_tables import STATEMENTS, ColumnTables
from policy_compare.engine.protocol import Engine
from policy_compare.model import Corpus

#: Every choice has tables of its own in the engine, since several may be read by turns.
_NUMBERS = count()

#: Propositions from one number to another, both within.
Part = tuple[int, int]


class ChosenStatements(NamedTuple):
    """The statements that pass the filters, as an engine can be asked about them.

    ``units`` are all that there are, and ``propositions`` the ids of those that were chosen; each
    one's number is its place, from 0. ``unfinished`` are the numbers of the units that are not
    coded to the end. ``ways`` are statements that are urged in each way, by its number.
    ``one_statement_each`` tells that no paper makes two statements on one proposition, and
    ``one_paper_each`` that every unit is one paper, which no other holds. ``statements`` are how
    many there are, chosen or not, and ``whole`` is all that was chosen, in one part: there is none
    of no propositions. ``has_filters`` tells whether there may be other statements beside those
    that were chosen. ``add_tables`` gives the engine what the queries name: not before there is
    one, since some answers need none.
    """

    engine: Engine
    units: tuple[Unit, ...]
    unfinished: frozenset[int]
    propositions: tuple[str, ...]
    ways: tuple[Statement, ...]
    one_statement_each: bool
    one_paper_each: bool
    statements: int
    whole: tuple[Part | None, ...]
    has_filters: bool
    joined: str
    ids: str
    tell_part: Callable[[int, int], None]
    add_tables: Callable[[], object]

    def each_part(self) -> Iterator[Part]:
        """One part after the other, of which is told whose turn it is."""
        parts = self._list_parts()
        for number, part in enumerate(parts, 1):
            self.tell_part(number, len(parts))
            yield part

    def _list_parts(self) -> Sequence[Part]:
        """Ranges with about as many statements each, if propositions had equally many."""
        propositions, statements = len(self.propositions), self.statements
        most = self.engine.rows_in_part
        if statements > most and any(self.whole):
            ((statements,),) = self.engine.rows(
                f"SELECT count(*) FROM ({self.query(self.whole[0])}) AS said"
            )
        width = max(1, propositions * most // max(statements, 1))
        return [
            (first, min(first + width, propositions) - 1) for first in range(0, propositions, width)
        ]

    @property
    def one_position_each(self) -> bool:
        """Whether every position rests on one statement."""
        return self.one_statement_each and self.one_paper_each

    def query(self, part: Part | None) -> str:
        """Each statement, or each of a part, once for every unit that holds it.

        Beside the columns of all statements there are ``place`` (the proposition's number),
        ``unit``, ``unfinished`` (1 where the unit is, else 0) and ``way``, which are numbers.
        """
        self.add_tables()
        if part is None or not self.propositions:
            return self.joined
        within = f"place BETWEEN {part[0]} AND {part[1]}"
        ids = f"FROM {self.ids} WHERE {within}"
        return (
            f"{self.joined} WHERE p.{within} AND s.proposition BETWEEN"
            f" (SELECT min(proposition) {ids}) AND (SELECT max(proposition) {ids})"
        )


def choose_statements(
    corpus: Corpus,
    tables: ColumnTables,
    by: By = "paper",
    selection: Selection = EVERYTHING,
    *,
    by_topic: bool = False,
    with_ways: bool = False,
) -> ChosenStatements:
    """The chosen papers' statements on the chosen propositions, held by units.

    Propositions come in the codebook's order, or ``by_topic`` in that in which overlaps are found.
    Unless ``with_ways`` all statements are as if urged in one way.
    """
    held_by = holders_by_paper(corpus, by, selection)
    units = units_in_order(unit for holders in held_by.values() for unit in holders)
    unfinished_ids = unfinished_units(corpus, held_by)
    unfinished = frozenset(number for number, unit in enumerate(units) if unit.id in unfinished_ids)
    propositions = _order_propositions(corpus, selection, by_topic=by_topic)
    engine, number = tables.engine, next(_NUMBERS)
    ids, holders, way = f"propositions_{number}", f"holders_{number}", "0"
    # Where there are none, the engine does not know that ids are texts.
    is_chosen = "p.proposition = s.proposition" if propositions else "FALSE"
    joins = f"JOIN {ids} AS p ON {is_chosen} JOIN {holders} AS h ON h.paper = s.paper"
    named = {
        ids: {"proposition": propositions, "place": range(len(propositions))},
        holders: _holders_table(corpus, held_by, units, unfinished),
    }
    ways = list_ways(tables) if with_ways or selection.narrows else []
    if len(ways) > 1 or selection.narrows:
        joins += f" {add_ways(tables, f'ways_{number}', ways, selection)}"
        way = "w.way" if with_ways else way
    selected = f"SELECT s.*, p.place, h.unit, h.unfinished, {way} AS way"
    return ChosenStatements(
        engine,
        units,
        unfinished,
        propositions,
        tuple(way.statement for way in ways),
        tables.one_statement_each,
        len(units) == len(held_by) == sum(map(len, held_by.values())),
        tables.statements,
        ((0, len(propositions) - 1) if selection.topics else None,) if propositions else (),
        bool(selection.ids),
        f"{selected} FROM {STATEMENTS} AS s {joins}",
        ids,
        tables.tell_part,
        cache(lambda: list(starmap(engine.add_table, named.items()))),
    )


def choose_recommendations(
    corpus: Corpus, tables: ColumnTables, selection: Selection, *, with_ways: bool = False
) -> ChosenStatements:
    """All that recommendations say which pass each filter by any of their statements.

    So they pass in memory.
    """
    wide = {name: ids for name, ids in selection.ids.items() if not FILTERS[name].narrows}
    within = selection._replace(ids=wide)
    chosen = choose_statements(corpus, tables, "paper", within, with_ways=with_ways)
    for name in [name for name in selection.ids if name not in wide]:
        some = choose_statements(
            corpus, tables, "paper", within.with_ids(**{name: selection.ids[name]})
        )
        passing = f"SELECT DISTINCT paper, recommendation FROM ({some.query(None)}) AS said"
        chosen = chosen._replace(
            joined=f"{chosen.joined} JOIN ({passing}) AS {name}"
            f" ON {name}.paper = s.paper AND {name}.recommendation = s.recommendation"
        )
    return chosen


def _order_propositions(corpus: Corpus, selection: Selection, *, by_topic: bool) -> tuple[str, ...]:
    chosen = list(corpus.codebook.propositions.values())
    if selection.topics:
        chosen = list(filter(selection.has_proposition, chosen))
    if by_topic:
        order = {id: place for place, id in enumerate(corpus.codebook.topics)}
        chosen.sort(key=lambda one: order.get(home_topic(one, selection), len(order)))
    return tuple(proposition.id for proposition in chosen)


def _holders_table(
    corpus: Corpus,
    held_by: Mapping[str, Sequence[Unit]],
    units: Sequence[Unit],
    unfinished: frozenset[int],
) -> dict[str, list[int]]:
    """Which units hold which paper's positions, all by their numbers."""
    papers = {id: place for place, id in enumerate(corpus.papers)}
    numbers = {unit.id: number for number, unit in enumerate(units)}
    held = [(papers[id], numbers[unit.id]) for id, holders in held_by.items() for unit in holders]
    return {
        "paper": [paper for paper, _ in held],
        "unit": [unit for _, unit in held],
        "unfinished": [int(unit in unfinished) for _, unit in held],
    }
