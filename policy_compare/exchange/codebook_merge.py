"""Joins two codebooks: which names of the one are the other's, and what is new.

A name means what it means everywhere in the program: an id, a label, an alias, a topic's keyword,
in any case; a proposition goes by its statement before its id. An entry that is there already
stays as a person wrote it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from policy_compare.corpus_names import (
    CODEBOOK_SECTIONS,
    CodebookKind,
    codebook_ids,
    codebook_names,
)
from policy_compare.exchange.record_filling import KeptValue
from policy_compare.model import Codebook, Topic
from policy_compare.names import NamedThing, fold_name
from policy_compare.renamed_ids import (
    NewIds,
    rename_in_entry,
    rename_in_former_names,
    rename_in_tensions,
)


class JoinedCodebook(NamedTuple):
    """A codebook with what another one has beyond it; ``ids`` are those here of its names."""

    book: Codebook
    ids: NewIds
    kept: tuple[KeptValue, ...]


def join_codebooks(here: Codebook, there: Codebook) -> JoinedCodebook:
    """The codebook ``here`` with the entries and tensions of ``there`` that it lacks."""
    owners = {kind: codebook_ids(here, kind) for kind in CODEBOOK_SECTIONS}
    ids: NewIds = {
        kind: {thing.id: _find_id(thing, owners[kind]) for thing in codebook_names(there, kind)}
        for kind in CODEBOOK_SECTIONS
    }
    sections: dict[str, Any] = {}
    kept: list[KeptValue] = []
    for kind, section in CODEBOOK_SECTIONS.items():
        entries_here = getattr(here, section)
        sections[section] = dict(entries_here)
        for id, entry in getattr(there, section).items():
            if ids[kind][id] in entries_here:
                kept += _find_differences(kind, entries_here[ids[kind][id]], entry)
            else:
                sections[section][id] = _new_entry(entry, ids, owners[kind])
    pairs = {frozenset(tension.between) for tension in here.tensions}
    tensions = rename_in_tensions(there.tensions, ids["proposition"])
    new = tuple(tension for tension in tensions if frozenset(tension.between) not in pairs)
    book = here if any(here) else there
    names_there = rename_in_former_names(there.former_names, ids)
    former_names = {
        kind: {**names_there.get(kind, {}), **here.former_names.get(kind, {})}
        for kind in {**here.former_names, **names_there}
    }
    book = book._replace(**sections, tensions=(*here.tensions, *new), former_names=former_names)
    return JoinedCodebook(book, ids, tuple(kept))


def _find_id(thing: NamedThing, owners: Mapping[str, str]) -> str:
    """The id here of what has the first of the thing's names that is known; else its own."""
    # Programs number propositions, and two of them may give a number to unlike sentences.
    names = (*thing.shared, thing.id, *thing.names, *thing.former)
    return next(filter(None, (owners.get(fold_name(name)) for name in names)), thing.id)


def _find_differences(kind: CodebookKind, here: Any, there: Any) -> Iterator[KeptValue]:
    """What the entry says otherwise there, apart from what it is called."""
    for key in ("statement", "about"):
        text_here, text_there = getattr(here, key, ""), getattr(there, key, "")
        # A table that has only names for propositions has no statements.
        if text_there and fold_name(text_there) not in map(fold_name, (text_here, there.id)):
            yield KeptValue(f"{kind} {here.id}", key, text_here, text_there)


def _new_entry(entry: Any, ids: NewIds, owners: Mapping[str, str]) -> Any:
    """A new entry with what it names as it is called here."""
    if isinstance(entry, Topic):
        # A keyword is one topic's only.
        free = (word for word in entry.keywords if fold_name(word) not in owners)
        entry = entry._replace(keywords=tuple(free))
    return rename_in_entry(entry, ids)
