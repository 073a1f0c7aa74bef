"""Finds the names that a mistyped one was probably meant to be."""

from collections.abc import Iterable


def nearest(given: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """At most ``most`` of ``names`` that resemble ``given``, the most alike first.

    Letter case is ignored. Names less than 60 % alike (rapidfuzz's ``ratio``: twice
    the common letters in order, over all letters) are left out: a far-fetched
    suggestion is worse than none.
    """
    # Imported here because only a mistake needs it.
    from rapidfuzz import fuzz, process

    found = process.extract(
        given.casefold(),
        list(dict.fromkeys(names)),
        scorer=fuzz.ratio,
        processor=str.casefold,
        score_cutoff=60,
        limit=most,
    )
    return tuple(name for name, _, _ in found)
