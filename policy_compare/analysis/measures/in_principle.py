"""On how many propositions each two units agree, and yet not in full.

Agreement in principle is the same direction with a difference of strength, condition,
actor, target or instrument. The measures count directions alone (see ``tallies``), which
is why these are counted apart.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, combinations, product
from operator import attrgetter

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import Position, Positions
from policy_compare.analysis.relations import find_differences
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Actor, Corpus, Recommendation


def agreements_in_principle(
    positions: Positions, actors: Mapping[str, Actor]
) -> Counter[tuple[str, str]]:
    """For each pair of units, by their ids in the units' order, where they agree and differ."""
    hierarchy = Hierarchy(actors)
    order = {unit.id: place for place, unit in enumerate(positions.units)}
    counts: Counter[tuple[str, str]] = Counter()
    for by_unit in positions.by_proposition.values():
        for side in _groups_alike(by_unit.values()):
            # Units that say the same in every respect are compared once.
            for (first, ones), (second, others) in combinations(side, 2):
                if find_differences((first, second), hierarchy):
                    for pair in product(ones, others):
                        first_id, second_id = sorted(pair, key=order.__getitem__)
                        counts[first_id, second_id] += 1
    return counts


def is_urged_in_one_way(corpus: Corpus, selection: Selection = EVERYTHING) -> bool:
    """Whether all that is chosen is as firm and asks the same of the same, so that none differ."""
    chosen: Iterable[Recommendation] = corpus.recommendations()
    if selection.narrows:
        chosen = filter(selection.has_recommendation, chosen)
    chosen = tuple(chosen)
    stances = chain.from_iterable(map(attrgetter("positions"), chosen))
    asked = set(map(attrgetter("strength", "actors", "targets", "instrument"), chosen))
    return len(asked) < 2 and len(set(map(attrgetter("condition", "by", "strength"), stances))) < 2


def _groups_alike(
    positions: Iterable[Position],
) -> Iterable[Collection[tuple[Position, list[str]]]]:
    """For each direction, positions that are held alike, each with the units that hold it."""
    sides: dict[str, dict[tuple[object, ...], tuple[Position, list[str]]]] = {}
    for position in positions:
        how = (
            position.strength, position.conditions, position.actors, position.targets,
            position.instruments,
        )  # fmt: skip
        side = sides.setdefault(position.direction, {})
        side.setdefault(how, (position, []))[1].append(position.unit.id)
    # Who contradicts itself agrees with nobody.
    return (side.values() for direction, side in sides.items() if direction != "both")
