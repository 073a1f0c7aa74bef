"""A corpus in which things go by other ids: one codebook's names in the words of another.

What is called otherwise is told by kind, as a mapping of ids to ids; an id that is not in it
stays. Two ids may become one: then each list names it once, and of two stances the first stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from policy_compare.corpus_names import CODEBOOK_SECTIONS
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

#: The new ids of papers and of names of a codebook, by their kind and their old ids.
NewIds = Mapping[str, Mapping[str, str]]


def rename_in_entry(entry: Any, new_ids: NewIds) -> Any:
    """An entry of a codebook with what it names as that is called then; its own id stays."""
    if isinstance(entry, Topic):
        return entry._replace(part_of=rename_all(entry.part_of, new_ids.get("topic", {})))
    if isinstance(entry, Actor):
        return entry._replace(part_of=rename_all(entry.part_of, new_ids.get("actor", {})))
    if isinstance(entry, Proposition):
        return entry._replace(topics=rename_all(entry.topics, new_ids.get("topic", {})))
    return entry


def rename_in_tensions(
    tensions: Iterable[Tension], new_ids: Mapping[str, str]
) -> Iterator[Tension]:
    """The tensions between propositions by these ids; two that are one then pull at nothing."""
    for tension in tensions:
        first, second = (new_ids.get(id, id) for id in tension.between)
        if first != second:
            yield tension._replace(between=(first, second))


def rename_in_former_names(
    former_names: Mapping[str, Mapping[str, str]], new_ids: NewIds
) -> dict[str, dict[str, str]]:
    """The former names, each leading to what its id is called then; none leads to itself."""
    return {
        kind: {
            former_id: new_id
            for former_id, id in names.items()
            if (new_id := new_ids.get(kind, {}).get(id, id)) != former_id
        }
        for kind, names in former_names.items()
    }


def rename_in_codebook(book: Codebook, new_ids: NewIds) -> Codebook:
    """The codebook with its entries by the new ids; of two that become one the first stays."""
    sections: dict[str, Any] = {}
    for kind, section in CODEBOOK_SECTIONS.items():
        ids = new_ids.get(kind, {})
        entries = sections[section] = {}
        for id, entry in getattr(book, section).items():
            new_id = ids.get(id, id)
            renamed = rename_in_entry(entry, new_ids)._replace(id=new_id)
            if wholes := getattr(renamed, "part_of", ()):
                # What became one with what it was a part of is no part of itself.
                renamed = renamed._replace(part_of=tuple(one for one in wholes if one != new_id))
            entries.setdefault(new_id, renamed)
    tensions = rename_in_tensions(book.tensions, new_ids.get("proposition", {}))
    former_names = rename_in_former_names(book.former_names, new_ids)
    return book._replace(**sections, tensions=tuple(tensions), former_names=former_names)


def rename_in_paper(paper: Paper, new_ids: NewIds) -> Paper:
    """The paper with the codebook's names by their new ids."""
    return paper._replace(
        recommendations=tuple(
            rename_in_recommendation(one, new_ids) for one in paper.recommendations
        )
    )


def rename_in_recommendation(recommendation: Recommendation, new_ids: NewIds) -> Recommendation:
    """The recommendation with the codebook's names by their new ids."""
    actors = new_ids.get("actor", {})
    propositions = new_ids.get("proposition", {})
    positions: dict[str, StanceOn] = {}
    for stance_on in recommendation.positions:
        id = propositions.get(stance_on.proposition, stance_on.proposition)
        renamed = stance_on._replace(proposition=id, by=rename_all(stance_on.by, actors))
        positions.setdefault(id, renamed)
    instrument = recommendation.instrument
    return recommendation._replace(
        actors=rename_all(recommendation.actors, actors),
        targets=rename_all(recommendation.targets, actors),
        instrument=new_ids.get("instrument", {}).get(instrument, instrument),
        topics=rename_all(recommendation.topics, new_ids.get("topic", {})),
        positions=tuple(positions.values()),
    )


def rename_all(ids: Iterable[str], new_ids: Mapping[str, str]) -> tuple[str, ...]:
    """The ids by the new ones, each once."""
    return tuple(dict.fromkeys(new_ids.get(id, id) for id in ids))
