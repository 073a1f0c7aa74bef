"""Corpora before and after somebody went on coding, for the laws of what changed."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.analysis.changes.coding_changes import (
    CodingChange,
    compare_codings,
    corpus_with,
    find_elements,
)
from policy_compare.model import Corpus, Person
from tests.support.strategies import ACTORS, TOPICS, corpora


@st.composite
def some_of(draw: DrawFn, changes: tuple[CodingChange, ...], most: int = 4) -> Any:
    """A few of the changes."""
    if not changes:
        return ()
    places = draw(st.sets(st.integers(0, len(changes) - 1), max_size=most))
    return tuple(changes[place] for place in sorted(places))


@st.composite
def edited(draw: DrawFn, corpus: Corpus) -> Corpus:
    """The corpus without some elements, with some of another's, and with some put elsewhere."""
    elements = find_elements(corpus)
    without = tuple(CodingChange(*key, None, element) for key, element in elements.items())
    fewer = corpus_with(corpus, draw(some_of(without, 2)))
    other = compare_codings(draw(corpora()), fewer).changes
    mixed = corpus_with(fewer, draw(some_of(other)))
    return corpus_with(mixed, draw(some_of(tuple(_rearrangements(mixed)), 2)))


def _rearrangements(corpus: Corpus) -> list[CodingChange]:
    """Actors and topics as parts of others, and authors spelt in another way."""
    changes = []
    for (kind, id), element in find_elements(corpus).items():
        new = element
        if kind in ("actor", "topic"):
            wholes = {"actor": ACTORS, "topic": TOPICS}[kind]
            new = element._replace(part_of=() if element.part_of else wholes[: wholes.index(id)])
        elif kind == "paper":
            authors = [
                Person(one.family.upper(), one.given, "", "", one.literal.upper())
                for one in element.authors
            ]
            new = element._replace(authors=tuple(authors), publisher=element.publisher.upper())
        if new != element:
            changes.append(CodingChange(kind, id, new, element))
    return changes


@st.composite
def before_and_after(draw: DrawFn) -> tuple[Corpus, Corpus]:
    """Two states of a corpus: one an edited copy of the other, or two of their own."""
    corpus = draw(corpora())
    other = draw(st.one_of(edited(corpus), edited(corpus), corpora()))
    return (corpus, other) if draw(st.booleans()) else (other, corpus)
