"""Understands the names that people type: by id, label or alias, in any case."""

from collections.abc import Iterable, Mapping
from typing import Literal
from unicodedata import normalize

from policy_compare.errors import UnknownName
from policy_compare.model import STRENGTHS, Corpus
from policy_compare.nearest import nearest

NameKind = Literal[
    "recommendation",
    "proposition",
    "paper",
    "topic",
    "actor",
    "instrument",
    "strength",
]

#: The kinds of thing that can be shown, in the order in which they are looked up.
KINDS: tuple[NameKind, ...] = (
    "paper",
    "topic",
    "actor",
    "proposition",
    "instrument",
    "recommendation",
)


class Names:
    """The names in one corpus. Each kind's table is made when it is first asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._tables: dict[NameKind, dict[str, list[str]]] = {}

    def find(self, kind: NameKind, given: str) -> tuple[str, ...]:
        """The ids of all things of the kind that ``given`` names; most often one.

        An id always wins over a label or an alias that is the same. A recommendation
        goes by its paper's id and its own, or by its own alone.
        """
        found = self._table(kind).get(_key(given), ())
        return tuple(id for id in found if id == given.strip()) or tuple(found)

    def resolve(self, kind: NameKind, given: str) -> str:
        """The id that ``given`` names.

        Raises:
            UnknownName: nothing of the kind is called so, or more than one thing is.
        """
        found = self.find(kind, given)
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName(kind, given, found, several=True)
        raise UnknownName(kind, given, self.near(kind, given))

    def near(self, kind: NameKind, given: str) -> tuple[str, ...]:
        """The ids of the things of the kind whose names are most like ``given``."""
        table = self._table(kind)
        found = nearest(_key(given), table)
        return tuple(dict.fromkeys(id for name in found for id in table[name]))[:3]

    def near_any(self, given: str) -> tuple[str, ...]:
        """The ids, of every kind, whose names are most like ``given``."""
        owners: dict[str, list[str]] = {}
        for kind in KINDS:
            for name, ids in self._table(kind).items():
                owners.setdefault(name, []).extend(ids)
        found = nearest(_key(given), owners)
        return tuple(dict.fromkeys(id for name in found for id in owners[name]))[:3]

    def _table(self, kind: NameKind) -> Mapping[str, list[str]]:
        if kind not in self._tables:
            table: dict[str, list[str]] = {}
            for id, names in self._entries(kind):
                for name in dict.fromkeys(_key(name) for name in (id, *names)):
                    table.setdefault(name, []).append(id)
            self._tables[kind] = table
        return self._tables[kind]

    def _entries(self, kind: NameKind) -> Iterable[tuple[str, tuple[str, ...]]]:
        """Each id of the kind with its other names."""
        book = self._corpus.codebook
        if kind == "paper":
            for paper in self._corpus.papers.values():
                surnames = (author.surname for author in paper.authors)
                yield paper.id, (paper.title, paper.short_title, paper.label, *surnames)
        elif kind == "recommendation":
            for recommendation in self._corpus.recommendations():
                yield recommendation.ref, (recommendation.id,)
        elif kind == "topic":
            for topic in book.topics.values():
                yield topic.id, (topic.label,)
        elif kind == "actor":
            for actor in book.actors.values():
                yield actor.id, (actor.label, *actor.aliases)
        elif kind == "instrument":
            for instrument in book.instruments.values():
                yield instrument.id, (instrument.label,)
        elif kind == "proposition":
            for proposition in book.propositions.values():
                yield proposition.id, (proposition.statement,)
        else:
            yield from ((name, ()) for name in STRENGTHS)


def _key(name: str) -> str:
    """What two spellings of one name have in common: composed letters, no case, single spaces."""
    return " ".join(normalize("NFC", name).casefold().split())
