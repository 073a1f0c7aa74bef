"""Which names of two codebooks mean the same thing.

Two coders may have kept a codebook each: what one calls ``council`` is ``town-council``
with the other. A name is understood by id, else by label, else by another name, and
only where it can mean one thing: that links each thing to one at most, and the same
ones whichever codebook comes first.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from policy_compare.analysis.coders.folded_words import fold_words
from policy_compare.corpus_names import CODEBOOK_SECTIONS, CodebookKind, former_ids
from policy_compare.model import Codebook

#: What a codebook of another coder may call otherwise.
LINKED_KINDS: tuple[CodebookKind, ...] = ("proposition", "actor", "topic", "instrument")

#: A thing's names: its id, its label, and its other names.
_Names = tuple[str, str, tuple[str, ...]]


class Link(NamedTuple):
    """Two ids that mean the same thing, though they differ."""

    kind: CodebookKind
    a: str
    b: str


class Counterparts(NamedTuple):
    """What the second codebook's ids are called in the first.

    ``links`` are those that go by another id there, in the order of kinds and ids.
    """

    ids: Mapping[CodebookKind, Mapping[str, str]]
    links: tuple[Link, ...]

    def shared_id(self, kind: CodebookKind, id: str) -> str:
        """The id by which the first codebook knows the thing; else its own."""
        return self.ids.get(kind, {}).get(id, id)


#: Names that are those of the first codebook already.
SAME_CODEBOOK = Counterparts({}, ())


def find_counterparts(a: Codebook, b: Codebook) -> Counterparts:
    """What of codebook ``b`` is which of ``a``.

    The same id comes first; then an id or a label that is the same, whatever the case,
    punctuation or hyphens; then any name, or id of before. A name that two things of one
    codebook have links none of them.
    """
    ids: dict[CodebookKind, dict[str, str]] = {}
    links: list[Link] = []
    for kind in LINKED_KINDS:
        linked = ids[kind] = _link_names(_names_by_id(a, kind), _names_by_id(b, kind))
        links += [Link(kind, id_a, id_b) for id_b, id_a in sorted(linked.items()) if id_a != id_b]
    return Counterparts(ids, tuple(links))


def _names_by_id(book: Codebook, kind: CodebookKind) -> dict[str, _Names]:
    former = former_ids(book, kind)
    entries: Mapping[str, Any] = getattr(book, CODEBOOK_SECTIONS[kind])
    return {
        id: (
            id,
            entry.statement if kind == "proposition" else entry.label,
            (*getattr(entry, "aliases", ()), *former[id]),
        )
        for id, entry in entries.items()
    }


def _link_names(a: Mapping[str, _Names], b: Mapping[str, _Names]) -> dict[str, str]:
    """The first's id for each id of the second that has one."""
    linked = {id: id for id in b if id in a}
    for aliases in (False, True):
        linked_a = set(linked.values())
        left_a = _ids_by_name({id: names for id, names in a.items() if id not in linked_a}, aliases)
        left_b = _ids_by_name({id: names for id, names in b.items() if id not in linked}, aliases)
        pairs = {(left_a[name], left_b[name]) for name in left_a.keys() & left_b.keys()}
        ones = Counter(id_a for id_a, _ in pairs)
        others = Counter(id_b for _, id_b in pairs)
        linked |= {id_b: id_a for id_a, id_b in pairs if ones[id_a] == others[id_b] == 1}
    return linked


def _ids_by_name(things: Mapping[str, _Names], aliases: bool) -> dict[tuple[str, ...], str]:
    """The id that goes by each name, where only one does; ``aliases`` counts them too."""
    ids_by_name: dict[tuple[str, ...], set[str]] = {}
    for id, (thing_id, label, others) in things.items():
        for name in (thing_id, label, *(others if aliases else ())):
            if key := fold_words(name):
                ids_by_name.setdefault(key, set()).add(id)
    return {key: next(iter(ids)) for key, ids in ids_by_name.items() if len(ids) == 1}
