"""What a model proposed is told from what a person coded."""

from typing import Any

from policy_compare.analysis.selection import EVERYTHING, Filters, Selection, resolve_filters
from policy_compare.model import Recommendation
from policy_compare.views.parts.proposals import note_on_proposals, proposer_in_words
from tests.support.records import corpus, paper, urges


def proposal(by: str, **rest: Any) -> Recommendation:
    return urges({"cap": "support", "build": "oppose"}, **rest)._replace(proposed_by=by)


CORPUS = corpus(
    paper("ali", proposal("gpt", id="a", strength="must"), urges({"cap": "support"}, id="own")),
    paper("berg", proposal("gpt", id="b"), proposal("llama\n3", id="c"), urges(id="frame")),
)


def noted(selection: Selection = EVERYTHING) -> list[str]:
    return list(note_on_proposals(CORPUS, selection))


def test_who_proposed_is_said_only_of_proposals() -> None:
    assert proposer_in_words(proposal("llama\n3")) == "llama 3, not accepted yet"
    assert proposer_in_words(urges()) == ""


def test_positions_are_counted_by_who_proposed_them() -> None:
    (note,) = noted()
    assert note == (
        "Proposed, and accepted by nobody yet: 6 positions (4 by gpt and 2 by llama 3)."
    )


def test_only_positions_within_the_filters_are_counted() -> None:
    for filters, count in (
        (Filters(papers=("ali",)), "2 positions (2 by gpt)"),
        (Filters(strengths=("must",)), "2 positions (2 by gpt)"),
        (Filters(strengths=("could",)), ""),
        (Filters(topics=("rents",)), "3 positions (2 by gpt and 1 by llama 3)"),
    ):
        notes = noted(resolve_filters(CORPUS, filters))
        assert [count in note for note in notes] == [True] * bool(count)


def test_nothing_is_noted_where_nothing_is_proposed() -> None:
    assert not list(note_on_proposals(corpus(paper("a", urges())), EVERYTHING))
    bare = corpus(paper("a", urges()._replace(proposed_by="gpt")))
    assert not list(note_on_proposals(bare, EVERYTHING))
