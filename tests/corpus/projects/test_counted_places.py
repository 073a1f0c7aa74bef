"""How programs count the characters of a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.projects.counted_places import CountedText, count_characters

TEXT = "Rents rise.\nBuild homes 🏠 now,\nor cap\nrents in the old town.\n"
WORDS = ("Rents", "Build homes", "now", "cap\nrents", "old town")
PLACES = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in WORDS]


def counted_in(content: str) -> list[tuple[int, int]]:
    """The places of the words where ``content`` is what the program counts."""
    text = content.replace("\r\n", "\n")

    def count(place: int) -> int:
        ends = text[:place].count("\n") if "\r\n" in content else 0
        return place + ends

    return [(count(start), count(end)) for start, end in PLACES]


@pytest.mark.parametrize("written", [TEXT, TEXT.replace("\n", "\r\n")])
@pytest.mark.parametrize("counted", [TEXT, TEXT.replace("\n", "\r\n")])
def test_line_ends_are_counted_otherwise_than_they_are_written(written: str, counted: str) -> None:
    found = count_characters(written, counted_in(counted))
    assert found.text == TEXT
    assert [found.place_of(*place) for place in counted_in(counted)] == PLACES


def test_letters_beyond_the_first_may_count_twice() -> None:
    places = [(start + (start > 24), end + (end > 24)) for start, end in PLACES]
    found = count_characters(TEXT, places)
    assert [found.place_of(*place) for place in places] == PLACES


def test_where_passages_begin_alike_their_ends_tell() -> None:
    text = "Cap\nthe\nold rents."
    assert count_characters(text, [(0, 13)]).place_of(0, 13) == (0, text.index(" "))


def test_line_ends_of_old_macs_are_line_ends() -> None:
    assert count_characters("a\rb", []).text == "a\nb"


def test_without_passages_a_text_is_counted_as_it_is_written() -> None:
    assert count_characters("a\r\nb c", []).place_of(3, 4) == (2, 3)
    assert count_characters("a\nb c", []).place_of(2, 3) == (2, 3)


@pytest.mark.parametrize("place", [(0, 0), (3, 2), (-1, 2), (0, 9), (5, 10**12)])
def test_what_is_empty_or_outside_has_no_place(place: tuple[int, int]) -> None:
    assert CountedText("Rents").place_of(*place) is None


@given(st.lists(st.sampled_from(("cap", "rents", "🏠", "old")), min_size=1), st.booleans())
def test_a_text_that_was_counted_as_the_standard_says_has_the_same_places(
    words: list[str], lines: bool
) -> None:
    text = ("\n" if lines else " ").join(words)
    places = [match.span() for match in re.finditer(r"\S+", text)]
    found = count_characters(text, places)
    assert [found.place_of(*place) for place in places] == places
