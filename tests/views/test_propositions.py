"""The propositions of a corpus."""

from policy_compare.views import propositions
from tests.support.inventories import by_id
from tests.support.records import BOOK


def test_propositions() -> None:
    found = by_id(propositions.view)
    assert list(found) == list(BOOK.propositions)
    assert found["cap"] == {
        "id": "cap",
        "statement": "Rents should be capped.",
        "topics": ("rents",),
        "for": 1,
        "against": 0,
        "neutral": 1,
        "both": 0,
        "silent": 0,
        "uncoded": 0,
        "recommendations": ("ali/act", "berg/act"),
    }
    assert [found["free"][side] for side in ("for", "both", "silent")] == [0, 1, 1]
    assert found["build"]["silent"] == 2


def test_propositions_within_filters() -> None:
    assert list(by_id(propositions.view, topics=("rents",))) == ["cap", "free"]
    assert list(by_id(propositions.view, strengths=("must",))) == ["free"]
