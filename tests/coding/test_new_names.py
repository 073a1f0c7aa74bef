"""What is proposed for the codebook, and what is not any more once it is in it."""

import pytest

from policy_compare.coding.codebook_decisions import apply_to_codebook
from policy_compare.coding.new_names import NewNames, fitting_names
from policy_compare.model import Actor, Codebook, Proposition
from policy_compare.texts.document import Document
from tests.support.drafting import plain_document
from tests.support.records import paper, urges

TEXT = """\
The Housing Agency (HA) should cap rents. The Housing Agency must build homes.

The Rent Tribunal should protect tenants. The Rent Tribunal must protect landlords.
"""
STATEMENTS = (
    "The Housing Agency should cap rents.",
    "The Housing Agency must cap all rents.",
    "The Rent Tribunal should protect tenants.",
)
PAPERS = [
    paper(
        "ali",
        *(urges(id=f"r{n}", statement=words, coded=False) for n, words in enumerate(STATEMENTS)),
    )
]


def document() -> dict[str, Document]:
    return {"ali": plain_document(TEXT)}


def test_actors_that_the_passage_names_come_first() -> None:
    names = NewNames(PAPERS, document(), Codebook())
    labels = [name.label for name in fitting_names(names.actors(Codebook(), STATEMENTS[2]), "")]
    assert labels == ["Rent Tribunal", "Housing Agency"]
    first, second = fitting_names(names.actors(Codebook(), "HA must act."), "")
    assert (first.label, first.is_near, second.is_near) == ("Housing Agency", True, False)
    (actor,) = apply_to_codebook(Codebook(), first.decision).actors.values()
    assert (actor.label, actor.aliases) == ("Housing Agency", first.aliases)
    assert "HA" in first.aliases


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("ha", ["Housing Agency"]),
        ("agen", ["Housing Agency"]),
        ("rt", ["Rent Tribunal"]),
        ("tribnual", ["Rent Tribunal"]),
        ("xyz", []),
        (" ", ["Housing Agency", "Rent Tribunal"]),
    ],
)
def test_new_names_are_found_by_their_letters(typed: str, labels: list[str]) -> None:
    names = NewNames(PAPERS, document(), Codebook()).actors(Codebook(), "HA must act.")
    assert [name.label for name in fitting_names(names, typed)] == labels


def test_what_is_in_the_codebook_by_now_is_not_proposed() -> None:
    names = NewNames(PAPERS, document(), Codebook())
    book = apply_to_codebook(Codebook(), names.actors(Codebook(), "HA")[0].decision)
    assert [name.label for name in names.actors(book, "")] == ["Rent Tribunal"]
    other = Codebook(actors={"ha": Actor("ha", "Home Aid", ("HA",))})
    entries = [name.decision.new_entry for name in names.actors(other, "HA")]
    assert Actor("housing-agency", "Housing Agency") in entries


def test_the_passages_own_sentence_comes_first() -> None:
    names = NewNames(PAPERS, {}, Codebook())
    first, *others = names.propositions(Codebook(), STATEMENTS[2], "ali/r2")
    assert (first.label, first.is_near) == ("Tenants should be protected.", True)
    assert first.decision.new_id == "tenants-protected"
    book = Codebook(propositions={"x": Proposition("x", "Tenants should be protected.")})
    again = names.propositions(book, STATEMENTS[2], "ali/r2")
    assert [name.label for name in again] == [name.label for name in others]


def test_groups_that_the_passage_is_in_come_before_others() -> None:
    names = NewNames(PAPERS, {}, Codebook())
    groups = {name.label: name.is_near for name in names.propositions(Codebook(), "", "ali/r0")}
    assert groups
    assert set(groups.values()) == {True}
    far = names.propositions(Codebook(), "", "ali/r2")
    assert not any(name.is_near for name in far)


def test_without_words_or_papers_nothing_is_proposed() -> None:
    names = NewNames([], {}, Codebook())
    assert names.actors(Codebook(), "") == names.propositions(Codebook(), "", "") == ()
