"""Decisions that put something new into the codebook, made on the spot while coding."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy_compare.coding.decisions import Decision
from policy_compare.corpus.tables.new_ids import make_id
from policy_compare.errors import CallError
from policy_compare.evidence.proposed_ids import names_of_words
from policy_compare.evidence.proposed_statements import propose_statement
from policy_compare.model import Actor, Codebook, Proposition, Tension, Topic
from policy_compare.names import fold_name, numbered_name


def apply_to_codebook(book: Codebook, decision: Decision) -> Codebook:
    """The codebook after a decision.

    Raises:
        CallError: the id of what is new is taken.
    """
    entry = decision.new_entry
    if entry is None:
        return book
    if isinstance(entry, Tension):
        return book._replace(tensions=(*book.tensions, entry))
    section = {Proposition: "propositions", Actor: "actors", Topic: "topics"}[type(entry)]
    entries: Mapping[str, object] = getattr(book, section)
    if entry.id in entries:
        raise CallError(f"'{entry.id}' is taken among the {section}", "give another id")
    fields: dict[str, Any] = {section: {**entries, entry.id: entry}}
    return book._replace(**fields)


def add_proposition(
    book: Codebook, statement: str, topics: Sequence[str] = (), id: str = ""
) -> Decision:
    """A new proposition. Without an ``id`` it is called after what its statement asks for."""
    words = propose_statement(statement).words or (statement,)
    id = id or new_id(book.propositions, *names_of_words(words, book.propositions))
    new = Proposition(id, statement, tuple(topics))
    return Decision(f"new proposition {id}: “{statement}”", new_entry=new)


def add_actor(
    book: Codebook,
    label: str,
    aliases: Sequence[str] = (),
    id: str = "",
    part_of: Sequence[str] = (),
) -> Decision:
    """A new actor. Without an ``id`` it is called after its label."""
    id = id or new_id(book.actors, label)
    new = Actor(id, label, tuple(aliases), tuple(part_of))
    return Decision(f"new actor {id}: “{label}”", new_entry=new)


def add_topic(book: Codebook, label: str, id: str = "") -> Decision:
    """A new topic. Without an ``id`` it is called after its label."""
    id = id or new_id(book.topics, label)
    return Decision(f"new topic {id}: “{label}”", new_entry=Topic(id, label))


def add_tension(first: str, second: str, why: str) -> Decision:
    """Two propositions pull against each other."""
    sentence = f"tension between {first} and {second}: “{why}”"
    return Decision(sentence, new_entry=Tension((first, second), why))


def new_id(taken_ids: Mapping[str, Any], *names: str) -> str:
    """An id made of the first of the names that is free; if none is, the first is numbered."""
    folded_ids = set(map(fold_name, taken_ids))
    free_ids = (id for id in map(make_id, names) if fold_name(id) not in folded_ids)
    return next(free_ids, "") or numbered_name(make_id(names[0]), folded_ids)
