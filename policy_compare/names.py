"""Tells when two spellings are one name, and whose it is: the same for every room.

What two names of one kind resolve to in the same way is an error of ``check``. So in a corpus
that passes, each id, label, alias and keyword finds its own thing, however it is typed.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import count
from typing import NamedTuple
from unicodedata import normalize

from policy_compare.errors import UnknownName
from policy_compare.invisible import without_invisible

#: A number in a name.
_FIGURES = re.compile(r"[0-9]+")


class _FoldedCharacters(dict[int, str]):
    """What each character of a name is folded to, by code point; filled as they are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = character.casefold()
        # Where casefold makes two letters of one, it joins names that are two.
        self[code] = folded if len(folded) == 1 else character.lower()
        return self[code]


#: Hyphens, dashes and underscores join words as a blank does, and the apostrophes are one.
_FOLDED = _FoldedCharacters(
    str.maketrans(dict.fromkeys("-_‐‑‒–—―−", " ") | dict.fromkeys("’ʼ`´", "'"))
)


@lru_cache(1 << 14)
def fold_name(name: str) -> str:
    """What two spellings of a name have in common: its words, without case.

    A letter is the same whether its accent is composed with it or stands behind it (NFC);
    blanks, hyphens and underscores are the same and count once; what nobody sees counts not
    at all. A name of nothing but hyphens keeps them.

    Case is folded letter by letter, by Unicode's simple folding: σ and ς are one, and ß is
    never ss, so that Weiß and Weiss are two; ß has the capital ẞ, not SS. No language's own
    rule is used: İ is an i with a dot above, and ı, of which I is no capital here, is itself.
    """
    if not name.isascii():
        name = normalize("NFC", without_invisible(name))
    plain = normalize("NFC", name.translate(_FOLDED))
    return " ".join(plain.split()) or "".join(name.split())


def numbered_name(name: str, taken_names: Container[str]) -> str:
    """The name, with the least number behind it where the folded names ``taken`` have it."""
    numbered_names = (f"{name}-{number}" if number > 1 else name for number in count(1))
    return next(free for free in numbered_names if fold_name(free) not in taken_names)


class FreeNames:
    """Names of which no two are one; those that are ``taken`` beforehand are none of them."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(map(fold_name, taken))
        # Of ten thousand names alike, each goes on where the last one stopped.
        self._numbers: Counter[str] = Counter()

    def take(self, name: str) -> str:
        """The name, with the least number behind it where it is taken; it is taken from now on."""
        while True:
            self._numbers[fold_name(name)] += 1
            number = self._numbers[fold_name(name)]
            free_name = f"{name}-{number}" if number > 1 else name
            if fold_name(free_name) not in self._taken:
                self._taken.add(fold_name(free_name))
                return free_name


def nearest_names(typed: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """At most ``limit`` of ``names`` that resemble ``typed``, the most alike first.

    Letter case is ignored, and ß resembles ss. Names less than 60 % alike (rapidfuzz's
    ``ratio``: twice the common letters in order, over all letters) are left out: a
    far-fetched suggestion is worse than none.
    """
    # Imported here because only a mistake needs it.
    from rapidfuzz import fuzz, process

    matches = process.extract(
        typed.casefold(),
        list(dict.fromkeys(names)),
        scorer=fuzz.ratio,
        processor=str.casefold,
        score_cutoff=60,
        limit=limit,
    )
    return tuple(name for name, _, _ in matches)


# The same names are put in order again and again.
@lru_cache(maxsize=2**15)
def sort_key(name: str) -> tuple[str, str]:
    """By what people put names in order: without regard to case, and 2 before 10."""
    folded = name.casefold()
    if not _FIGURES.search(folded):
        return folded, name
    return _FIGURES.sub(lambda match: f"{len(match[0].lstrip('0')):04}{match[0]}", folded), name


def join_words(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence: ``a``, ``a and b``, ``a, b and c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


class Sureness(IntEnum):
    """In which way a name names a thing, the surest way first."""

    ID = 0
    NAME = 1
    KEYWORD = 2
    FORMER = 3
    BEGINNING = 4
    NONE = 5


class NamedThing(NamedTuple):
    """Something that has names: its id, its ``names`` and ``keywords``, which are its alone.

    ``own`` is an id that it has among its like only, ``shared`` are names that others may have as
    well, and ``former`` ids that it had before.
    """

    id: str
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    own: str = ""
    shared: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """All that it is called by people, its id first."""
        return (self.id, *self.names, *self.keywords, *self.shared)


class NameFit(NamedTuple):
    """The ids of those that a name fits best, in the order of the files, and how sure that is."""

    sureness: Sureness = Sureness.NONE
    ids: tuple[str, ...] = ()


class NameDirectory:
    """Things of one kind by all that they are called.

    The surest way to be called so counts: an id as it is written beats a name, a name beats
    one that several may have, that beats a keyword, a keyword an id of before, and that the
    beginning of a name.
    """

    def __init__(self, things: Iterable[NamedThing]) -> None:
        self.ids: list[str] = []
        self._exact: dict[str, list[str]] = {}
        self._names: dict[str, list[str]] = {}
        self._shared: dict[str, list[str]] = {}
        self._keywords: dict[str, list[str]] = {}
        self._former: dict[str, list[str]] = {}
        for thing in things:
            self.ids.append(thing.id)
            ids = (thing.id, thing.own) if thing.own else (thing.id,)
            for table, names in (
                (self._names, (*ids, *thing.names)),
                (self._shared, thing.shared),
                (self._keywords, thing.keywords),
                (self._former, thing.former),
            ):
                for name in dict.fromkeys(map(fold_name, names)):
                    table.setdefault(name, []).append(thing.id)
            for id in ids:
                self._exact.setdefault(id, []).append(thing.id)

    def find_fit(self, typed_name: str) -> NameFit:
        """What ``typed_name`` names; what several fit equally well are all told."""
        typed = fold_name(typed_name)
        if not typed:
            return NameFit()
        for sureness, table, name in (
            (Sureness.ID, self._exact, typed_name.strip()),
            (Sureness.NAME, self._names, typed),
            (Sureness.NAME, self._shared, typed),
            (Sureness.KEYWORD, self._keywords, typed),
            (Sureness.FORMER, self._former, typed),
        ):
            if name in table:
                return NameFit(sureness, tuple(table[name]))
        begun = [
            id
            for table in (self._names, self._shared)
            for name, ids in table.items()
            if name.startswith(typed)
            for id in ids
        ]
        if not begun:
            return NameFit()
        begun_ids = set(begun)
        return NameFit(Sureness.BEGINNING, tuple(id for id in self.ids if id in begun_ids))

    def resolve_name(self, kind: str, typed_name: str) -> str:
        """The id that ``typed_name`` names.

        Raises:
            UnknownName: nothing of the ``kind`` is called so, or more than one thing is.
        """
        ids = self.find_fit(typed_name).ids
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise UnknownName(kind, typed_name, ids, several=True)
        raise UnknownName(kind, typed_name, nearest_ids((self,), typed_name), all=self.ids)

    def ids_by_name(self) -> Mapping[str, Sequence[str]]:
        """The ids of those that have each name or keyword, or had it as an id, as it is folded."""
        ids_by_name: dict[str, list[str]] = {}
        for table in (self._names, self._shared, self._keywords, self._former):
            for name, ids in table.items():
                ids_by_name.setdefault(name, []).extend(ids)
        return ids_by_name


def nearest_ids(directories: Iterable[NameDirectory], typed: str) -> tuple[str, ...]:
    """The ids of at most three, in any directory, whose names are most like ``typed``."""
    owners: dict[str, list[str]] = {}
    for directory in directories:
        for name, ids in directory.ids_by_name().items():
            owners.setdefault(name, []).extend(ids)
    names = nearest_names(fold_name(typed), owners)
    return tuple(dict.fromkeys(id for name in names for id in owners[name]))[:3]


class NameClash(NamedTuple):
    """A name, as it is written, that two things resolve to: who has it first, and who as well."""

    name: str
    first: str
    second: str


def find_clashes(things: Sequence[NamedThing]) -> Iterator[NameClash]:
    """Every name of a thing that is one of another's, once for each that has it too.

    An id counts before any label or alias, and those before any keyword.
    """
    owners: dict[str, str] = {}
    reported: set[tuple[str, str]] = set()
    for name, id in (
        *((thing.id, thing.id) for thing in things),
        *((name, thing.id) for thing in things for name in thing.names),
        *((name, thing.id) for thing in things for name in thing.keywords),
    ):
        folded = fold_name(name)
        owner = owners.setdefault(folded, id)
        if owner != id and (folded, id) not in reported:
            reported.add((folded, id))
            yield NameClash(name, owner, id)
