"""Lists that stand inside a sentence."""

import pytest

from policy_compare.texts.document import Block
from policy_compare.urging.inner_lists import sentences_and_items
from policy_compare.urging.surroundings import Surroundings


def parts(text: str) -> list[tuple[str, bool]]:
    """The sentences and items of a paragraph, each with whether it is in a list that asks."""
    found = sentences_and_items(Block("paragraph", text), Surroundings())
    return [(sentence.text, around.led) for sentence, around in found]


@pytest.mark.parametrize(
    "listed",
    [
        "Towns should: (1) build homes; (2) publish rents; and (3) hire teachers.",
        "Towns should: build homes; publish rents; and hire teachers.",
    ],
)
def test_items_of_an_inner_list_are_led(listed: str) -> None:
    assert parts(f"Rents rose. {listed}") == [
        ("Rents rose.", False), ("Towns should:", False), ("build homes", True),
        ("publish rents", True), ("hire teachers.", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Homes are few: rents rose; towns shrank.", "Towns should build (1) homes."]
)
def test_what_asks_for_nothing_is_no_list(text: str) -> None:
    assert parts(text) == [(text, False)]
