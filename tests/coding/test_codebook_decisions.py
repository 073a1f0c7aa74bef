"""What is put into the codebook while coding, and how it is called."""

import pytest

from policy_compare.coding.codebook_decisions import (
    add_actor,
    add_proposition,
    add_tension,
    add_topic,
    apply_to_codebook,
    new_id,
)
from policy_compare.errors import CallError
from policy_compare.model import Actor, Proposition, Tension, Topic
from tests.support.records import BOOK


def test_a_proposition_comes_last_and_is_called_after_its_statement() -> None:
    decision = add_proposition(BOOK, "Gardens should be kept.", ["building"])
    new = Proposition("gardens-kept", "Gardens should be kept.", ("building",))
    assert decision.new_entry == new
    assert list(apply_to_codebook(BOOK, decision).propositions.values())[-1] == new
    assert decision.new_id == "gardens-kept"
    assert decision.sentence == "new proposition gardens-kept: “Gardens should be kept.”"
    assert not decision.replaced
    assert not decision.recommendations


@pytest.mark.parametrize(
    ("statement", "id"),
    [
        ("The inventory should show what each program is given.", "show-program-given"),
        ("The inventory should show how well it does.", "show-how-well"),
        ("Gardens should be kept and watered.", "gardens-kept-watered"),
        ("Gardens should be kept!", "gardens-kept-2"),
        ("Ціни слід обмежити.", "ціни-слід-обмежити"),
    ],
)
def test_an_id_tells_a_proposition_from_the_others(statement: str, id: str) -> None:
    book = apply_to_codebook(BOOK, add_proposition(BOOK, "Gardens should be kept."))
    assert add_proposition(book, statement).new_id == id


def test_an_actor_and_a_topic_are_called_after_their_labels() -> None:
    actor = add_actor(BOOK, "The Mayor", ["Mayor"], part_of=["council"])
    new = Actor("the-mayor", "The Mayor", ("Mayor",), ("council",))
    assert apply_to_codebook(BOOK, actor).actors["the-mayor"] == new
    topic = add_topic(BOOK, "Gardens", id="green")
    assert apply_to_codebook(BOOK, topic).topics["green"] == Topic("green", "Gardens")
    assert topic.sentence == "new topic green: “Gardens”"


def test_two_things_of_one_name_have_two_ids() -> None:
    assert new_id({"cap": 1, "Cap-2": 1}, "Cap!") == "cap-3"
    taken = add_proposition(BOOK, "Rents should be capped again.", id="cap")
    with pytest.raises(CallError, match="'cap' is taken among the propositions"):
        apply_to_codebook(BOOK, taken)


def test_a_tension_says_why() -> None:
    decision = add_tension("free", "cap", "One price, two rules.")
    new = Tension(("free", "cap"), "One price, two rules.")
    assert apply_to_codebook(BOOK, decision).tensions == (*BOOK.tensions, new)
    assert decision.sentence == "tension between free and cap: “One price, two rules.”"
    assert decision.new_id == ""


def test_what_was_added_meanwhile_stays() -> None:
    decisions = [add_topic(BOOK, "Gardens"), add_actor(BOOK, "Mayor"), add_topic(BOOK, "Parks")]
    book = BOOK
    for decision in decisions:
        book = apply_to_codebook(book, decision)
    assert list(book.topics)[-2:] == ["gardens", "parks"]
    assert list(book.actors)[-1] == "mayor"
