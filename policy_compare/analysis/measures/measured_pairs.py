"""The measures of very many pairs, as arrays that come some pairs at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from policy_compare.analysis.measures.pair_blocks import PairKeys, SpokenKind
from policy_compare.analysis.measures.pair_measures import MEASURES, figure_arrays
from policy_compare.analysis.measures.pair_sums import PairArrays, PairChoice, pair_sums
from policy_compare.analysis.measures.tallies import Tallies


def keys_of_tallies(tallies: Tallies) -> PairKeys:
    """Who says what, by the places of units and propositions in the tallies."""
    place_of = {id: place for place, id in enumerate(tallies.propositions)}
    said = [tallies.by_unit[unit.id] for unit in tallies.units]
    kinds = set(chain.from_iterable(each.values() for each in said))
    number_of = {counts: number for number, counts in enumerate(kinds)}
    unit = np.repeat(np.arange(len(said)), [len(each) for each in said])
    proposition, kind = (
        np.fromiter(chain.from_iterable(numbers), np.int64, len(unit))
        for numbers in (
            (map(place_of.__getitem__, each) for each in said),
            (map(number_of.__getitem__, each.values()) for each in said),
        )
    )
    order = np.argsort(proposition, kind="stable")
    spoken_kinds = [SpokenKind(counts) for counts in number_of]
    return PairKeys(unit[order], proposition[order], kind[order], spoken_kinds)


def pairs_of_tallies(
    tallies: Tallies, min_shared: int, principle: Mapping[tuple[str, str], int]
) -> Iterator[PairArrays]:
    """All pairs, as ``measure_pairs`` has them; ``principle`` tells how often who agree differ."""
    keys, ids = keys_of_tallies(tallies), [unit.id for unit in tallies.units]
    choice = PairChoice(len(ids), tallies.scale, min_shared=min_shared)
    for pairs in pair_sums(choice, lambda: (keys,)):
        counts = pairs.in_principle
        if principle:
            couples = zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
            counts = np.array([principle.get((ids[a], ids[b]), 0) for a, b in couples])
        yield pairs._replace(in_principle=counts)


def columns_of_pairs(
    pairs: PairArrays, ids: Sequence[str], normalize: str, scale: int
) -> list[Any]:
    """The pairs as columns: the units' ids, the counts that make up n, and the measures."""
    names, sums = np.array(ids, object), pairs.sums
    return [
        names[pairs.a], names[pairs.b], sums.n, sums.agree,
        sums.agree - pairs.in_principle, sums.disagree, sums.mixed,
        *figure_arrays(MEASURES, sums, normalize, scale).values(),
    ]  # fmt: skip


def rows_of_columns(columns: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of columns, which are arrays; what is undefined is None."""
    return zip(*map(_values_of_column, columns), strict=True)


def _values_of_column(column: Any) -> Any:
    undefined = column.dtype == float and np.isnan(column)
    return (np.where(undefined, None, column) if np.any(undefined) else column).tolist()


def greatest_rows(batches: Iterable[Sequence[Any]], place: int, most: int) -> list[tuple[Any, ...]]:
    """Rows of columns, among them the so many whose column at the place is greatest.

    Of equal ones those with the greater n come first, then those that come first here.
    """
    best: list[tuple[Any, ...]] = []
    for columns in batches:
        order = np.lexsort((-columns[2], -columns[place]))[:most]
        best += rows_of_columns([column[order] for column in columns])
    return best
