"""The best pairs are kept, as if all pairs of texts had been listed."""

from collections.abc import Hashable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.wording import best_pairs
from policy_compare.analysis.wording.best_pairs import (
    BestPairs,
    ScoredPair,
    TextOwners,
    sort_key_of_pair,
)

UNITS = st.one_of(st.sampled_from("abc"), st.frozensets(st.sampled_from("abc"), max_size=2))


@st.composite
def grouped(draw: st.DrawFn) -> tuple[list[Hashable], list[list[int]]]:
    """Units of some texts, and the texts in groups."""
    units: list[Hashable] = draw(st.lists(UNITS, min_size=1, max_size=8))
    groups: list[list[int]] = [[], [], []]
    for place in range(len(units)):
        groups[draw(st.integers(0, 2))].append(place)
    return units, [group for group in groups if group]


def differ(one: Hashable, other: Hashable) -> bool:
    """Whether two units are different, where a set is several."""
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one.isdisjoint(other)
    return one != other


@given(grouped())
def test_pairs_of_groups_are_counted_as_one_by_one(
    case: tuple[list[Hashable], list[list[int]]],
) -> None:
    units, groups = case
    owners = TextOwners(units, groups)
    for first in range(len(groups)):
        for second in range(first, len(groups)):
            pairs = (
                combinations(groups[first], 2)
                if first == second
                else ((a, b) for a in groups[first] for b in groups[second])
            )
            expected = sum(differ(units[a], units[b]) for a, b in pairs)
            assert owners.count_pairs(first, second) == expected


def test_without_units_every_text_is_of_its_own() -> None:
    owners = TextOwners(None, [[0, 1, 2], [3]])
    assert owners.are_apart(0, 1)
    assert (owners.count_pairs(0, 0), owners.count_pairs(0, 1)) == (3, 3)


@given(grouped(), st.integers(0, 6), st.data())
def test_the_best_are_those_of_all_pairs(
    case: tuple[list[Hashable], list[list[int]]], limit: int, data: st.DataObject
) -> None:
    units, groups = case
    owners = TextOwners(units, groups)
    every, best = BestPairs(owners, None), BestPairs(owners, limit)
    expected: list[ScoredPair] = []
    for first in range(len(groups)):
        for second in range(first, len(groups)):
            score = data.draw(st.sampled_from((20.0, 60.0, 100.0)))
            every.add_pairs(score, first, second)
            best.add_pairs(score, first, second)
            texts = sorted({*groups[first], *groups[second]})
            expected += [
                ScoredPair(score, a, b)
                for a, b in combinations(texts, 2)
                if differ(units[a], units[b])
                and {a in groups[first], b in groups[first]} == {True, first == second}
            ]
    expected.sort(key=sort_key_of_pair)
    assert every.list_best() == expected
    assert best.list_best() == expected[:limit]
    assert every.total == best.total == len(expected)


def test_what_can_no_longer_be_among_the_best_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(best_pairs, "_SLACK", 0)
    best = BestPairs(TextOwners(None, [[place] for place in range(9)]), 1)
    for place in range(8):
        best.add_pairs(place, place, place + 1)
    assert len(best._kept) < 8
    assert best.list_best() == [ScoredPair(7, 7, 8)]
    assert best.total == 8
