"""Joins two codebooks: which names of the one are the other's, and what is new.

A name means what it means everywhere in the program: an id, a label, an alias, a topic's keyword,
in any case; a proposition goes by its statement before its id. An entry that is there already
stays as a person wrote it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from policy_compare.corpus.form.known_names import SECTIONS
from policy_compare.corpus_names import CodebookKind, codebook_ids, codebook_names
from policy_compare.exchange.record_filling import KeptValue
from policy_compare.model import (
    Actor,
    Codebook,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
    Tension,
    Topic,
)
from policy_compare.names import NamedThing, fold_name

#: The ids here of the names of another codebook, by their kind and their ids there.
IdsHere = Mapping[CodebookKind, Mapping[str, str]]


class JoinedCodebook(NamedTuple):
    """A codebook with what another one has beyond it; ``ids`` are those here of its names."""

    book: Codebook
    ids: IdsHere
    kept: tuple[KeptValue, ...]


def join_codebooks(here: Codebook, there: Codebook) -> JoinedCodebook:
    """The codebook ``here`` with the entries and tensions of ``there`` that it lacks."""
    owners = {kind: codebook_ids(here, kind) for kind in SECTIONS}
    ids = {
        kind: {thing.id: _find_id(thing, owners[kind]) for thing in codebook_names(there, kind)}
        for kind in SECTIONS
    }
    sections: dict[str, Any] = {}
    kept: list[KeptValue] = []
    for kind, section in SECTIONS.items():
        known = getattr(here, section)
        sections[section] = dict(known)
        for id, entry in getattr(there, section).items():
            if ids[kind][id] in known:
                kept += _find_differences(kind, known[ids[kind][id]], entry)
            else:
                sections[section][id] = _rename_entry(entry, ids, owners[kind])
    pairs = {frozenset(tension.between) for tension in here.tensions}
    tensions = _rename_tensions(there.tensions, ids["proposition"])
    new = tuple(one for one in tensions if frozenset(one.between) not in pairs)
    book = here if any(here) else there
    book = book._replace(**sections, tensions=(*here.tensions, *new))
    return JoinedCodebook(book, ids, tuple(kept))


def _find_id(thing: NamedThing, owners: Mapping[str, str]) -> str:
    """The id here of what has the first of the thing's names that is known; else its own."""
    # Programs number propositions, and two of them may give a number to unlike sentences.
    names = (*thing.shared, thing.id, *thing.names)
    return next(filter(None, (owners.get(fold_name(name)) for name in names)), thing.id)


def _find_differences(kind: CodebookKind, here: Any, there: Any) -> Iterator[KeptValue]:
    """What the entry says otherwise there, apart from what it is called."""
    for key in ("statement", "about"):
        said, other = getattr(here, key, ""), getattr(there, key, "")
        # A table that has only names for propositions has no statements.
        if other and fold_name(other) not in map(fold_name, (said, there.id)):
            yield KeptValue(f"{kind} {here.id}", key, said, other)


def _rename_entry(entry: Any, ids: IdsHere, owners: Mapping[str, str]) -> Any:
    """A new entry with what it names as it is called here."""
    if isinstance(entry, Topic):
        # A keyword is one topic's only.
        free = (word for word in entry.keywords if fold_name(word) not in owners)
        return entry._replace(part_of=_rename(entry.part_of, ids["topic"]), keywords=tuple(free))
    if isinstance(entry, Actor):
        return entry._replace(part_of=_rename(entry.part_of, ids["actor"]))
    if isinstance(entry, Proposition):
        return entry._replace(topics=_rename(entry.topics, ids["topic"]))
    return entry


def _rename_tensions(tensions: Iterable[Tension], ids: Mapping[str, str]) -> Iterator[Tension]:
    for tension in tensions:
        first, second = (ids[id] for id in tension.between)
        if first != second:
            yield tension._replace(between=(first, second))


def rename_in_paper(paper: Paper, ids: IdsHere) -> Paper:
    """The paper with the codebook's names as they are called here."""
    return paper._replace(
        recommendations=tuple(_rename_in(one, ids) for one in paper.recommendations)
    )


def _rename_in(recommendation: Recommendation, ids: IdsHere) -> Recommendation:
    actor = ids["actor"]
    positions: dict[str, StanceOn] = {}
    for stance_on in recommendation.positions:
        id = ids["proposition"][stance_on.proposition]
        renamed = stance_on._replace(proposition=id, by=_rename(stance_on.by, actor))
        positions.setdefault(id, renamed)
    return recommendation._replace(
        actors=_rename(recommendation.actors, actor),
        targets=_rename(recommendation.targets, actor),
        instrument=ids["instrument"].get(recommendation.instrument, ""),
        topics=_rename(recommendation.topics, ids["topic"]),
        positions=tuple(positions.values()),
    )


def _rename(names: Iterable[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[name] for name in names))
