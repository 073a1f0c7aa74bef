"""Counts and lists in words."""

from policy_compare.views.parts.counts_and_lists import (
    count_of,
    join_few,
    note_on_others,
    number_word,
)


def test_small_numbers_are_words() -> None:
    assert [number_word(count) for count in (0, 1, 9, 10, 12)] == ["no", "one", "nine", "10", "12"]


def test_counts_agree_with_their_noun() -> None:
    assert count_of(1, "paper") == "1 paper"
    assert count_of(0, "paper") == "0 papers"
    assert count_of(2, "entry", "entries") == "2 entries"


def test_a_list_of_units_stays_short() -> None:
    assert join_few(("a", "b", "c", "d")) == "a, b, c and d"
    assert join_few(("a", "b", "c", "d", "e")) == "a, b, c and 2 others"


def test_where_the_others_are_is_said_if_there_are_others() -> None:
    assert note_on_others(3, 3, "paper") == ()
    (note,) = note_on_others(200, 109_956, "proposition", "overlap")
    assert note.startswith("These are the first 200 of 109,956 propositions.")
    assert "policy-compare overlap --format csv" in note
