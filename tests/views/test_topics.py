"""The topics of a corpus."""

from policy_compare.views import topics
from tests.support.inventories import by_id
from tests.support.records import BOOK


def test_topics() -> None:
    found = by_id(topics.view)
    assert list(found) == list(BOOK.topics)
    assert found["rents"] == {
        "id": "rents",
        "label": "Rents",
        "about": None,
        "part_of": (),
        "propositions": 2,
        "recommendations": 3,
        "papers": ("ali", "berg"),
    }
    assert found["social"]["part_of"] == ("building",)
    assert found["social"]["recommendations"] == 0


def test_topics_within_filters() -> None:
    assert list(by_id(topics.view, topics=("building",))) == ["building", "social"]
