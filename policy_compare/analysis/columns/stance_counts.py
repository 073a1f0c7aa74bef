"""Counts of statements in columns: how many units speak with which counts, and each unit's counts.

A paper counts once for each stance, however many of its recommendations take it. Where every
position rests on one statement the engine counts these at once. Else it puts the statements of a
unit together first, a part at a time, since all of them at once would be a table as long as theirs.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.analysis.columns.chosen import ChosenStatements, Part
from policy_compare.analysis.columns.groups import read_ahead
from policy_compare.analysis.measures.consensus import SpokenCounts, SpokenTimes, list_times
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
    if chosen.one_position_each and not chosen.has_filters and not chosen.unfinished:
        # Each statement is one unit's position, and counts as it stands.
        alone = tuple(Counts(**{name: 1}) for name, _ in _STANCES)
        # What is on neither side need not be counted, since it is the rest.
        sides = ", ".join(f"count(CASE WHEN stance = {level} THEN 1 END)" for level in (1, -1))
        spoken: dict[str, SpokenTimes] = dict.fromkeys(chosen.propositions, ((), ()))
        query = f"SELECT proposition, {sides}, count(*) FROM {STATEMENTS} GROUP BY proposition"
        for id, support, oppose, units in chosen.engine.rows(query):
            spoken[id] = alone, (support, units - support - oppose, oppose)
        return SpokenCounts(len(chosen.units), 0, spoken, {})
    by_proposition: dict[str, dict[Counts, int]] = {id: {} for id in chosen.propositions}
    speakers: dict[str, int] = {}
    # Counts are few, and rows many.
    counts_of = cache(Counts)
    for part in chosen.whole if chosen.one_position_each else chosen.each_part():
        for place, support, neutral, oppose, units, unfinished in chosen.engine.rows(
            f"SELECT place, {_COUNTS}, count(*), CAST(sum(unfinished) AS BIGINT)"
            f" FROM ({_counts_of_units(chosen, part)}) AS spoken GROUP BY place, {_COUNTS}"
        ):
            id = chosen.propositions[place]
            by_proposition[id][counts_of(support, neutral, oppose)] = units
            if unfinished:
                speakers[id] = speakers.get(id, 0) + unfinished
    spoken = list_times(by_proposition)
    return SpokenCounts(len(chosen.units), len(chosen.unfinished), spoken, speakers)


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
    query = f"SELECT place, unit, {_COUNTS} FROM ({{}}) AS tallied ORDER BY place, unit"
    answers = (
        chosen.engine.arrays(query.format(_counts_of_units(chosen, part)))
        for part in chosen.each_part()
    )
    yield from (TallyPart(*arrays.values()) for arrays in read_ahead(answers))


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
