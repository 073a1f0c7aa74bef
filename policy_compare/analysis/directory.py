"""Finds what people mean by the names that they type.

A name is an id, a label or an alias, a keyword, or the beginning of one of the first
three. The surest way to be called so counts: an id as it is written beats a label, a
label or an alias beats a keyword, and a keyword beats a beginning.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from policy_compare.errors import UnknownName
from policy_compare.nearest import nearest
from policy_compare.spelling import fold_typed_name


class Way(IntEnum):
    """How a name names a thing, the surest way first."""

    ID = 0
    NAME = 1
    KEYWORD = 2
    BEGINNING = 3
    NONE = 4


class Named(NamedTuple):
    """Something that has names.

    ``own`` is an id that it has among its like only: several may have the same.
    """

    id: str
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    own: str = ""


class Fit(NamedTuple):
    """The ids of those that a name fits best, in the order of the files, and in which way."""

    way: Way = Way.NONE
    ids: tuple[str, ...] = ()


class Directory:
    """Things of one kind by all that they are called."""

    def __init__(self, things: Iterable[Named]) -> None:
        self.ids: list[str] = []
        self._exact: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        self._keywords: dict[str, list[str]] = {}
        for thing in things:
            self.ids.append(thing.id)
            ids = (thing.id, thing.own) if thing.own else (thing.id,)
            for table, names in (
                (self._names, (*ids, *thing.names)),
                (self._keywords, thing.keywords),
            ):
                for name in {fold_typed_name(name): None for name in names}:
                    table.setdefault(name, []).append(thing.id)
            for id in ids:
                self._exact.setdefault(id, []).append(thing.id)

    def fit(self, given: str) -> Fit:
        """What ``given`` names; what several fit equally well are all told."""
        typed = fold_typed_name(given)
        if not typed:
            return Fit()
        for way, table, name in (
            (Way.ID, self._exact, given.strip()),
            (Way.NAME, self._names, typed),
            (Way.KEYWORD, self._keywords, typed),
        ):
            if name in table:
                return Fit(way, tuple(table[name]))
        begun = [id for name, ids in self._names.items() if name.startswith(typed) for id in ids]
        return Fit(Way.BEGINNING, tuple(dict.fromkeys(begun))) if begun else Fit()

    def resolve(self, kind: str, given: str) -> str:
        """The id that ``given`` names.

        Raises:
            UnknownName: nothing of the ``kind`` is called so, or more than one thing is.
        """
        ids = self.fit(given).ids
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise UnknownName(kind, given, ids, several=True)
        raise UnknownName(kind, given, self.near(given), all=self.ids)

    def called(self) -> Mapping[str, Sequence[str]]:
        """The ids of those that have each name or keyword, as it is folded."""
        found = {name: list(ids) for name, ids in self._names.items()}
        for name, ids in self._keywords.items():
            found.setdefault(name, []).extend(ids)
        return found

    def near(self, given: str) -> tuple[str, ...]:
        """The ids of at most three whose names are most like ``given``."""
        return nearest_of((self,), given)


def nearest_of(directories: Iterable[Directory], given: str) -> tuple[str, ...]:
    """The ids of at most three, in any directory, whose names are most like ``given``."""
    owners: dict[str, list[str]] = {}
    for directory in directories:
        for name, ids in directory.called().items():
            owners.setdefault(name, []).extend(ids)
    found = nearest(fold_typed_name(given), owners)
    return tuple(dict.fromkeys(id for name in found for id in owners[name]))[:3]
