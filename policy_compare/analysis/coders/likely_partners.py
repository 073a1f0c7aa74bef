"""Finds which of many things may go with one, without a look at every pair.

Things are known by their features, such as the words of a text. What few of the others
have tells the most. So those that have a feature are met from the rarest feature on,
until there are as many as may be: then cost grows with the number of things and not with
its square, even where half of them have a feature.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

Features = Sequence[Hashable]

#: So many others are met, and so many of these given, where there are too many for all.
_MET = 500
_GIVEN = 30


def find_likely_partners(
    things: Sequence[Features], others: Sequence[Features], *, every: bool
) -> Iterator[tuple[int, Sequence[int]]]:
    """Each thing, by its place, with those others that have something in common with it.

    Unless ``every`` one is wanted, those that have the most of what is rare. Of too many
    that have a feature, those are met that come as far into their sequence as the thing
    into its own: a thousand copies do not all ask for the first, and where both are in
    order, neighbours meet.
    """
    having: dict[Hashable, list[int]] = {}
    for other, features in enumerate(others):
        for feature in features:
            having.setdefault(feature, []).append(other)
    for thing, features in enumerate(things):
        met: list[int] = []
        for some in sorted([having[feature] for feature in features if feature in having], key=len):
            room = len(some) if every else _MET - len(met)
            if not room:
                break
            start = max(0, min(thing * len(some) // len(things), len(some) - room))
            met += some[start : start + room]
        shared = Counter(met)
        likely = sorted(shared, key=shared.__getitem__, reverse=True)
        yield thing, likely if every else likely[:_GIVEN]
