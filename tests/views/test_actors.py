"""The actors of a corpus."""

from policy_compare.views import actors
from tests.support.inventories import by_id
from tests.support.records import BOOK


def test_actors() -> None:
    found = by_id(actors.view)
    assert list(found) == list(BOOK.actors)
    assert found["council"] == {
        "id": "council",
        "label": "Town council",
        "aliases": ("local authority",),
        "part_of": ("government",),
        "has_parts": (),
        "asked": 2,
        "targeted": 0,
    }
    assert found["government"]["has_parts"] == ("council", "district")
    assert found["landlords"]["targeted"] == 1


def test_actors_within_filters_are_those_that_are_named() -> None:
    assert list(by_id(actors.view, strengths=("must",))) == ["council", "builders"]
