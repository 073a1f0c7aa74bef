"""What is put into the codebook while coding, and how it is called."""

import pytest

from policy_compare.coding.codebook_decisions import (
    add_actor,
    add_proposition,
    add_tension,
    add_topic,
    new_id,
)
from policy_compare.errors import CallError
from policy_compare.model import Actor, Codebook, Proposition, Tension, Topic
from tests.support.records import BOOK


def becomes(book: Codebook | None) -> Codebook:
    assert book is not None
    return book


def test_a_proposition_comes_last_and_is_called_after_its_statement() -> None:
    decision = add_proposition(BOOK, " Gardens should\nbe kept. ", ["building"])
    new = Proposition("gardens-kept", "Gardens should be kept.", ("building",))
    assert list(becomes(decision.book).propositions.values())[-1] == new
    assert decision.new_id == "gardens-kept"
    assert decision.sentence == "new proposition gardens-kept: “Gardens should be kept.”"
    assert not decision.replaced
    assert not decision.recommendations


def test_an_actor_and_a_topic_are_called_after_their_labels() -> None:
    actor = add_actor(BOOK, "The Mayor", ["Mayor", " "])
    assert becomes(actor.book).actors["the-mayor"] == Actor("the-mayor", "The Mayor", ("Mayor",))
    topic = add_topic(BOOK, "Gardens", id="green")
    assert becomes(topic.book).topics["green"] == Topic("green", "Gardens")
    assert topic.sentence == "new topic green: “Gardens”"


def test_two_things_of_one_name_have_two_ids() -> None:
    assert new_id({"cap": 1, "Cap-2": 1}, "Cap!") == "cap-3"
    with pytest.raises(CallError, match="'cap' is taken among the propositions"):
        add_proposition(BOOK, "Rents should be capped again.", id="cap")


def test_a_tension_says_why() -> None:
    decision = add_tension(BOOK, "free", "cap", "One price, two rules.")
    new = Tension(("free", "cap"), "One price, two rules.")
    assert becomes(decision.book).tensions == (*BOOK.tensions, new)
    assert decision.sentence == "tension between free and cap: “One price, two rules.”"
