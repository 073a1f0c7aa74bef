"""The sums of very many pairs are those of each pair alone, to the last bit."""

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.measures import pair_sums as module
from policy_compare.analysis.measures.in_principle import agreements_in_principle
from policy_compare.analysis.measures.measured_pairs import keys_of_tallies
from policy_compare.analysis.measures.pair_blocks import PairKeys, SpokenKind
from policy_compare.analysis.measures.pair_measures import Sums
from policy_compare.analysis.measures.pair_sums import PairChoice, pair_sums
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.measures.tallies import Counts, Tallies
from policy_compare.analysis.positions import By, Position, Unit, find_positions
from policy_compare.analysis.relations import find_differences
from policy_compare.model import Corpus, Stance
from tests.support.strategies import corpora
from tests.test_laws import BY

#: The stances in the order of the counts.
LEVELS: tuple[Stance, ...] = ("support", "neutral", "oppose")

#: Blocks, tiles, what waits, a turn and a chunk that are exceeded by what a test can make.
SMALL = {"_BLOCK": 2, "MOST_ROWS": 3, "_TILE": 8, "_WAITING": 60, "_MOST": 80, "_CHUNK": 7}


def random_tallies(seed: int, most: int, units: int = 9, propositions: int = 30) -> Tallies:
    """Units that speak on some of the propositions, with up to so many statements on each."""
    dice = Random(seed)
    ids = [f"p{number}" for number in range(propositions)]
    by_unit: dict[str, dict[str, Counts]] = {}
    for number in range(units):
        spoken = [id for id in ids if dice.random() < dice.choice((0.1, 0.5))]
        stances = {id: dice.choices(LEVELS, k=dice.randint(1, most)) for id in spoken}
        by_unit[f"u{number}"] = {
            id: Counts(*(stances[id].count(stance) for stance in LEVELS)) for id in spoken
        }
    return Tallies(tuple(Unit(id, id) for id in by_unit), tuple(ids), by_unit)


def in_two_parts(keys: PairKeys, least: int) -> Iterator[PairKeys]:
    """The keys of the propositions below a number, then the others."""
    for chosen in (keys.proposition < least, keys.proposition >= least):
        unit, proposition, kind = (array[chosen] for array in keys[:3])
        yield PairKeys(unit, proposition, kind, keys.kinds)


@settings(max_examples=60)
@given(
    st.integers(0, 2**32),
    # With 40 statements on one, squares of the values are no whole numbers of floats any more.
    st.sampled_from((1, 1, 3, 40)),
    st.sampled_from((0, 1, 3)),
    st.sampled_from(((), (2,), (0, 5))),
    st.integers(0, 30),
    st.booleans(),
)
def test_sums_are_those_of_each_pair(
    seed: int, most: int, min_shared: int, among: tuple[int, ...], cut: int, small: bool
) -> None:
    tallies = random_tallies(seed, most)
    keys = keys_of_tallies(tallies)
    choice = PairChoice(9, tallies.scale, None, among, min_shared)
    with pytest.MonkeyPatch.context() as patch:
        for name, limit in SMALL.items() if small else ():
            patch.setattr(module, name, limit)
        chunks = list(pair_sums(choice, lambda: in_two_parts(keys, cut)))
    asked = {f"u{place}" for place in among} or None
    expected = [
        (int(pair.a.id[1:]), int(pair.b.id[1:]), *pair.sums)
        for pair in measure_pairs(tallies, min_shared=min_shared, among=asked)
    ]
    rows = [
        row
        for chunk in chunks
        for row in zip(*(array.tolist() for array in (chunk.a, chunk.b, *chunk.sums)), strict=True)
    ]
    assert rows == expected
    assert not any(chunk.in_principle.any() for chunk in chunks)


def test_nobody_has_no_pairs() -> None:
    assert list(pair_sums(PairChoice(0), lambda: ())) == []
    (chunk,) = pair_sums(PairChoice(2), lambda: ())
    assert (chunk.a.tolist(), chunk.b.tolist()) == ([0], [1])
    assert [array.tolist() for array in chunk.sums] == [[0]] * len(Sums._fields)


@settings(max_examples=60)
@given(corpora(), BY)
def test_agreements_in_principle_are_those_of_the_positions(corpus: Corpus, by: By) -> None:
    positions = find_positions(corpus, by)
    place_of = {unit.id: place for place, unit in enumerate(positions.units)}
    hierarchy = Hierarchy(corpus.codebook.actors)
    kinds: dict[SpokenKind, int] = {}
    rows = []
    sample: dict[object, Position] = {}
    for number, by_unit in enumerate(positions.by_proposition.values()):
        for id, position in by_unit.items():
            papers = {(statement.paper, on.stance) for statement, on in position.said}
            stances = [stance for _, stance in papers]
            way = (position.direction, *position[3:8])
            sample[way] = position
            kind = SpokenKind(Counts(*(stances.count(level) for level in LEVELS)), way)
            rows.append((place_of[id], number, kinds.setdefault(kind, len(kinds))))

    def differ(first: object, second: object) -> bool:
        return bool(find_differences((sample[first], sample[second]), hierarchy))

    unit, proposition, kind_numbers = np.array(rows, int).reshape(-1, 3).T
    keys = PairKeys(unit, proposition, kind_numbers, list(kinds))
    scale = int(np.lcm.reduce([kind.counts.total for kind in kinds])) if kinds else 1
    counted = {}
    for chunk in pair_sums(PairChoice(len(place_of), scale, differ), lambda: (keys,)):
        for a, b, count in zip(chunk.a, chunk.b, chunk.in_principle, strict=True):
            if count:
                counted[positions.units[a].id, positions.units[b].id] = count
    assert counted == agreements_in_principle(positions, corpus.codebook.actors)


@pytest.mark.parametrize("rows", [1, 300])
def test_a_turn_holds_no_more_pairs_than_it_may(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = PairKeys(
        np.tile(np.arange(12), rows), np.repeat(np.arange(rows), 12), np.zeros(12 * rows, int),
        [SpokenKind(Counts(1))],
    )  # fmt: skip
    asked = 0

    def parts() -> tuple[PairKeys]:
        nonlocal asked
        asked += 1
        return (everybody,)

    monkeypatch.setattr(module, "_MOST", 5 * 30)
    chunks = list(pair_sums(PairChoice(12, min_shared=1), parts))
    assert asked > 1
    assert sum(len(chunk.a) for chunk in chunks) == 12 * 11 // 2
    assert all((chunk.sums.agree == rows).all() for chunk in chunks)
