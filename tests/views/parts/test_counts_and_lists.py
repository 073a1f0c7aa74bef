"""Counts and lists in words."""

import pytest

from policy_compare.views.parts.counts_and_lists import counted, listed, named, number


def test_small_numbers_are_words() -> None:
    assert [number(count) for count in (0, 1, 9, 10, 12)] == ["no", "one", "nine", "10", "12"]


def test_counts_agree_with_their_noun() -> None:
    assert counted(1, "paper") == "1 paper"
    assert counted(0, "paper") == "0 papers"
    assert counted(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("words", "text"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_lists(words: tuple[str, ...], text: str) -> None:
    assert listed(words) == text
    assert listed(words, "or") == text.replace("and", "or")


def test_a_list_of_units_stays_short() -> None:
    assert named(("a", "b", "c", "d")) == "a, b, c and d"
    assert named(("a", "b", "c", "d", "e")) == "a, b, c and 2 others"
