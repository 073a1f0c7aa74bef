"""Decisions that put something new into the codebook, made on the spot while coding."""

from collections.abc import Mapping, Sequence
from typing import Any

from policy_compare.coding.decisions import Decision
from policy_compare.corpus.tables.new_ids import NewIds, make_id
from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.errors import CallError
from policy_compare.evidence.proposed_statements import propose_statement
from policy_compare.model import Actor, Codebook, Proposition, Tension, Topic


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
    sentence = one_line_text(statement)
    name = propose_statement(sentence).id or sentence
    new = Proposition(id or new_id(book.propositions, name), sentence, tuple(topics))
    return Decision(f"new proposition {new.id}: “{sentence}”", new_entry=new)


def add_actor(
    book: Codebook,
    label: str,
    aliases: Sequence[str] = (),
    id: str = "",
    part_of: Sequence[str] = (),
) -> Decision:
    """A new actor. Without an ``id`` it is called after its label."""
    name = one_line_text(label)
    other_names = tuple(filter(None, map(one_line_text, aliases)))
    new = Actor(id or new_id(book.actors, name), name, other_names, tuple(part_of))
    return Decision(f"new actor {new.id}: “{name}”", new_entry=new)


def add_topic(book: Codebook, label: str, id: str = "") -> Decision:
    """A new topic. Without an ``id`` it is called after its label."""
    name = one_line_text(label)
    new = Topic(id or new_id(book.topics, name), name)
    return Decision(f"new topic {new.id}: “{name}”", new_entry=new)


def add_tension(first: str, second: str, why: str) -> Decision:
    """Two propositions pull against each other."""
    tension = Tension((first, second), one_line_text(why))
    sentence = f"tension between {first} and {second}: “{tension.why}”"
    return Decision(sentence, new_entry=tension)


def new_id(taken: Mapping[str, Any], name: str) -> str:
    """An id made of a name, unlike all that are taken."""
    return NewIds(reserved=taken).give_id(make_id(name))
