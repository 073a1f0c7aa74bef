"""Counts of statements in columns: how many units speak with which counts, and each unit's counts.

A paper counts once for each stance, however many of its recommendations take it. Where every
position rests on one statement the engine counts these at once. Else it puts the statements of a
unit together first, a part at a time, since all of them at once would be a table as long as theirs.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.analysis.columns.chosen import ChosenStatements, Part
from policy_compare.analysis.measures.consensus import SpokenCounts
from policy_compare.analysis.measures.tallies import Counts
from policy_compare.column_tables import STATEMENTS

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

#: The columns of counts, and the stance that each is of.
_STANCES = (("support", 1), ("neutral", 0), ("oppose", -1))
_COUNTS = ", ".join(name for name, _ in _STANCES)


def count_stances(chosen: ChosenStatements) -> SpokenCounts:
    """How many units speak to each chosen proposition with which counts."""
    is_plain = chosen.one_position_each and not chosen.has_filters and not chosen.unfinished
    by_place: list[dict[Counts, int]] = [{} for _ in chosen.propositions]
    unfinished: dict[str, int] = {}
    for place, counts, units, unfinished_units in (_count_plainly if is_plain else _count_units)(
        chosen
    ):
        by_place[place][counts] = units
        if unfinished_units:
            id = chosen.propositions[place]
            unfinished[id] = unfinished.get(id, 0) + unfinished_units
    by_proposition = dict(zip(chosen.propositions, by_place, strict=True))
    return SpokenCounts(len(chosen.units), len(chosen.unfinished), by_proposition, unfinished)


#: A proposition, counts on it, how many units have these, and how many of them are unfinished.
_CountedUnits = tuple[int, Counts, int, int]


def _count_plainly(chosen: ChosenStatements) -> Iterator[_CountedUnits]:
    """What comes of all statements, each a position: the engine needs no other table for it."""
    places = {id: place for place, id in enumerate(chosen.propositions)}
    stances = ", ".join(f"count(*) FILTER (WHERE stance = {level})" for _, level in _STANCES)
    alone = [Counts(**{name: 1}) for name, _ in _STANCES]
    for id, *units in chosen.engine.rows(
        f"SELECT proposition, {stances} FROM {STATEMENTS} GROUP BY proposition"
    ):
        for counts, some in zip(alone, units, strict=True):
            if some:
                yield places[id], counts, some, 0


def _count_units(chosen: ChosenStatements) -> Iterator[_CountedUnits]:
    # Counts are few, and rows many.
    counts_of = cache(Counts)
    for part in chosen.whole if chosen.one_position_each else chosen.parts:
        for place, support, neutral, oppose, units, unfinished_units in chosen.engine.rows(
            f"SELECT place, {_COUNTS}, count(*), CAST(sum(unfinished) AS BIGINT)"
            f" FROM ({_counts_of_units(chosen, part)}) AS spoken GROUP BY place, {_COUNTS}"
        ):
            yield place, counts_of(support, neutral, oppose), units, unfinished_units


class TallyPart(NamedTuple):
    """Counts of units on a range of propositions, both by their numbers, without silence.

    The arrays have one length, and are sorted by proposition, then by unit.
    """

    propositions: "NDArray[int64]"
    units: "NDArray[int64]"
    support: "NDArray[int64]"
    neutral: "NDArray[int64]"
    oppose: "NDArray[int64]"


def tally_parts(chosen: ChosenStatements) -> Iterator[TallyPart]:
    """The counts of every unit on every proposition, part by part."""
    for part in chosen.parts:
        arrays = chosen.engine.arrays(f"{_counts_of_units(chosen, part)} ORDER BY place, unit")
        yield TallyPart(*(arrays[name] for name in ("place", "unit", *dict(_STANCES))))


def _counts_of_units(chosen: ChosenStatements, part: Part | None) -> str:
    """The query for place, unit, unfinished and the counts of each unit on each proposition."""
    stances = ", ".join(
        f"CASE WHEN stance = {level} THEN 1 ELSE 0 END AS {name}" for name, level in _STANCES
    )
    query = f"SELECT place, unit, unfinished, paper, {stances} FROM ({chosen.query(part)}) AS said"
    if not chosen.one_statement_each:
        query = _combine_rows(query, "max", "place, unit, unfinished, paper")
    if not chosen.one_paper_each:
        query = _combine_rows(query, "sum", "place, unit, unfinished")
    return query


def _combine_rows(query: str, how: str, keys: str) -> str:
    combined = ", ".join(f"CAST({how}({name}) AS BIGINT) AS {name}" for name, _ in _STANCES)
    return f"SELECT {keys}, {combined} FROM ({query}) AS combined GROUP BY {keys}"
