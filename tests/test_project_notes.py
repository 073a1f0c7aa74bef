"""What the notes of our own projects carry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.project_notes import note_with_values, split_note

TEXTS = st.text().filter(lambda text: text == text.rstrip("\r\n"))
VALUES = st.dictionaries(st.text(), st.text() | st.lists(st.text()) | st.booleans())


@given(TEXTS.filter(lambda text: not split_note(text).values), VALUES)
def test_values_come_back_with_the_words(words: str, values: dict[str, object]) -> None:
    assert split_note(note_with_values(words, values)) == (words, values)


def test_people_read_the_words_first() -> None:
    note = note_with_values("Only with a loan.", {"id": "cap-rents"})
    assert note == 'Only with a loan.\npolicy-compare: {"id": "cap-rents"}'


@pytest.mark.parametrize(
    "note",
    ["", "A note.", "policy-compare: {", "policy-compare: {]}", "see policy-compare: {} there",
     'policy-compare: {"a":' + "[" * 100_000 + "}",
     'policy-compare: {"a": ' + "[" * 9 + "]" * 9 + "}"],
)  # fmt: skip
def test_other_notes_are_words_alone(note: str) -> None:
    assert split_note(note) == (note, {})


def test_ends_of_lines_that_others_write_are_none_of_the_words() -> None:
    assert split_note('A note.\r\npolicy-compare: {"id": "a"}\r\n') == ("A note.", {"id": "a"})
