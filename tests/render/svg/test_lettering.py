"""How text is measured and set in lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.svg.lettering import drawable_text, set_lines, text_width
from tests.support.strategies import texts

LONG = "North Korea should be isolated diplomatically, and re-engaged through diplomacy."


def test_letters_are_as_wide_as_they_are() -> None:
    assert text_width("iii", 12) < text_width("aaa", 12) < text_width("WWW", 12)
    assert text_width("aaa", 12, bold=True) > text_width("aaa", 12)
    assert text_width("aaa", 24) == 2 * text_width("aaa", 12)


@pytest.mark.parametrize(
    ("text", "alike"), [("é", "e"), ("e\u0301", "e"), ("\u2067a\u2069", "a"), ("名", "國")]
)
def test_what_is_as_wide(text: str, alike: str) -> None:
    assert text_width(text, 12) == text_width(alike, 12)


def test_letters_of_east_asia_are_twice_as_wide() -> None:
    assert text_width("名", 12) > 1.7 * text_width("n", 12)


def test_a_text_is_broken_between_words() -> None:
    lines = set_lines(LONG, 150, 12).lines
    assert len(lines) > 2
    assert " ".join(lines) == LONG


def test_a_word_that_is_too_long_is_broken_behind_a_hyphen_or_anywhere() -> None:
    assert set_lines("re-engage", text_width("re-engag", 12), 12).lines == ("re-", "engage")
    assert set_lines("aaaa", text_width("aaa", 12), 12).lines == ("aaa", "a")
    assert set_lines("名名名 a", text_width("名名", 12), 12).lines == ("名名", "名 a")
    assert set_lines("ae\u0301", text_width("a", 12), 12).lines == ("a", "e\u0301")


def test_a_text_of_too_many_lines_is_cut_off_and_says_so() -> None:
    lines = set_lines(LONG, 150, 12, 2)
    assert len(lines.lines) == 2
    assert lines.lines[1].endswith("…")
    assert LONG.startswith(" ".join(lines.lines)[:-1])
    assert set_lines("short", 150, 12, 2).lines == ("short",)


def test_a_text_that_is_read_from_the_right_is_told_and_isolated() -> None:
    lines = set_lines("דיור בר השגה צריך להיבנות", 80, 12)
    assert lines.from_the_right
    assert len(lines.lines) > 1
    assert all(line.startswith("\u2068") and line.endswith("\u2069") for line in lines.lines)


def test_a_name_that_is_read_from_the_right_does_not_move_what_stands_before_it() -> None:
    lines = set_lines("לוי 2024", 200, 12, before="+ must ")
    assert lines == (("+ must \u2068לוי 2024\u2069",), False)


@given(texts)
def test_nothing_acts_in_what_is_drawn(text: str) -> None:
    text = drawable_text(text)
    assert "\n" not in text
    assert not set(text) & set("\x00\x1b\r\u202e\u2028\ufffe\uffff\ud800")


@given(texts, st.integers(20, 300), st.integers(1, 4), st.booleans())
def test_lines_are_no_wider_than_there_is_room(
    text: str, width: int, most: int, bold: bool
) -> None:
    lines = set_lines(text, width, 12, most, bold=bold).lines
    assert 1 <= len(lines) <= most
    assert all(text_width(line, 12, bold=bold) <= width + 0.01 for line in lines)


@given(texts, st.integers(20, 300))
def test_no_letter_is_lost(text: str, width: int) -> None:
    marks = str.maketrans("", "", "\u2067\u2068\u2069 ")
    together = "".join(set_lines(text, width, 12).lines).translate(marks)
    assert together == drawable_text(text).translate(marks)
