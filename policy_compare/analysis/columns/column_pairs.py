"""The pairs of units of a corpus in columns: what each unit says, as arrays to be summed up."""

from collections.abc import Iterator
from math import lcm
from typing import Any

import numpy as np

from policy_compare.analysis.columns.chosen import ChosenStatements
from policy_compare.analysis.columns.groups import KindsOfPositions, group_positions
from policy_compare.analysis.columns.stance_counts import TallyPart, count_stances, tally_parts
from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.measures.pair_blocks import PairKeys, SpokenKind, number_codes
from policy_compare.analysis.measures.pair_sums import PairArrays, PairChoice, pair_sums
from policy_compare.analysis.measures.tallies import Counts
from policy_compare.analysis.relations import find_differences


def scale_in_columns(chosen: ChosenStatements) -> int:
    """The least number by which every unit's value on every proposition is a whole one."""
    if chosen.one_position_each:
        return 1
    spoken = count_stances(chosen).by_proposition.values()
    return lcm(*{counts.total for kinds, _ in spoken for counts in kinds})


def pairs_in_columns(
    chosen: ChosenStatements, choice: PairChoice, hierarchy: Hierarchy
) -> Iterator[PairArrays]:
    """The pairs of the choice, by the units' numbers, with those that agree in principle."""
    kinds = KindsOfPositions(chosen)

    def differ(first: int, second: int) -> bool:
        return bool(find_differences((kinds.kinds[first], kinds.kinds[second]), hierarchy))

    if len(chosen.ways) > 1:
        choice = choice._replace(differ=differ)
    return pair_sums(choice, lambda: _keys_of_parts(chosen, kinds))


def _keys_of_parts(chosen: ChosenStatements, kinds: KindsOfPositions) -> Iterator[PairKeys]:
    held = group_positions(chosen, kinds)
    for part in tally_parts(chosen):
        ways: Any = np.zeros(len(part.units), np.int64)
        if len(chosen.ways) > 1:
            # Both have who speaks in the order of propositions and units.
            ways = np.concatenate(
                [next(held).kinds for _ in np.unique(part.propositions)] or [ways]
            )
        yield _keys_of_part(part, ways)


def _keys_of_part(part: TallyPart, ways: Any) -> PairKeys:
    most = 1 + max(int(counts.max(initial=0)) for counts in part[2:])
    codes = ways
    for counts in part[2:]:
        codes = codes * most + counts
    distinct, kind = number_codes(codes)
    sample = np.zeros(len(distinct), np.int64)
    sample[kind] = np.arange(len(kind))
    spoken = zip(*(column[sample].tolist() for column in (*part[2:], ways)), strict=True)
    kinds = [SpokenKind(Counts(*counts), way) for *counts, way in spoken]
    return PairKeys(part.units, part.propositions, kind, kinds)
