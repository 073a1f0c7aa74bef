"""The characters that nobody sees."""

import re
import sys
from unicodedata import bidirectional, category, name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.invisible import (
    INVISIBLE,
    describe_character,
    find_invisible,
    has_invisible,
    has_right_to_left,
    is_blank,
    visible_text,
    without_invisible,
)
from tests.support.strategies import texts

#: Default_Ignorable_Code_Point in DerivedCoreProperties.txt of Unicode 15 and 16.
DEFAULT_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip

#: Texts that need what nobody sees in them, by their script.
FITTING = {
    "Persian": "می\u200cخواهم",
    "Arabic, cut off": "ه\u200d",
    "Hindi": "क\u094d\u200dष",
    "Bengali": "র\u200d\u09cdয",
    "Sinhala": "ශ\u0dca\u200dර\u0dd3",
    "Khmer": "ភាសា\u200bខ្មែរ",
    "Mongolian": "ᠬ\u180bᠠ\u180eᠠ",
    "a family": "👨\u200d👩\u200d👧",
    "of another skin": "👩🏽\u200d🚀",
    "a heart on fire": "❤\ufe0f\u200d🔥",
    "a sign as a picture": "©\ufe0f ☎\ufe0e",
    "a key": "1\ufe0f\u20e3",
    "Scotland": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "Hebrew with Latin": "שלום (C++)\u200f!",
    "Hebrew with a number": "\u200e03-1234 שלום",
    "Japanese": "葛\U000e0100城",
    "mathematics": "∩\ufe00",
    "Burmese": "က\ufe00",
    "old Korean": "\u115f\u1161",
    "Braille": "⠓\u2800⠊",
    "biblical Hebrew": "לִ\u034fם",
}

#: Texts with something in them that is out of place, and what is left of them.
UNFITTING = {
    "\u202eAli": "Ali",
    "a\u2066b\u2069": "ab",
    "Ali\u200f": "Ali",
    "A\u200bli": "Ali",
    "A\u200dl\u200ci": "Ali",
    "com\u00admunity": "community",
    "a\u2060b\ufeffc": "abc",
    "a\ufe0f": "a",
    "2023\ufe0f": "2023",
    "a\U000e0100": "a",
    "x\U000e0067\U000e007f": "x",
    "🏴\U000e0067": "🏴",
    "a\ufe0f\u200d🔥": "a🔥",
    "\u115f\u1160": "",
    "\u3164\uffa0\u2800": "",
    "a\u2062b\u206a\ufff9": "ab",
    "א\u202e": "א",
}

invisible = st.sampled_from(
    [chr(code) for first, last in DEFAULT_IGNORABLE[:-1] for code in range(first, last + 1)]
    + ["\u2800", "\ufff9", "\U000e0001", "\U000e0067", "\U000e007f", "\U000e0100"]
)
#: Texts full of what nobody sees, in its place and out of it.
hidden = st.lists(
    st.one_of(invisible, st.sampled_from("a1# 한葛שم\u094dक❤👩🔥🏴ᠠ∩"), texts), max_size=8
).map("".join)


@pytest.mark.parametrize("text", FITTING.values(), ids=FITTING)
def test_what_a_script_needs_stays(text: str) -> None:
    assert has_invisible(text)
    assert visible_text(text) == text
    assert list(find_invisible(text)) == []


@pytest.mark.parametrize(("text", "left"), UNFITTING.items(), ids=map(ascii, UNFITTING))
def test_what_stands_where_none_needs_it_is_taken_out(text: str, left: str) -> None:
    assert visible_text(text) == left
    assert "".join(one for one, _ in find_invisible(text))


def test_all_that_unicode_ignores_is_in_the_list() -> None:
    for first, last in DEFAULT_IGNORABLE:
        for code in range(first, last + 1):
            assert visible_text(f"a{chr(code)}b") == "ab", hex(code)


def test_nothing_else_but_format_characters_is_in_the_list() -> None:
    listed = {code for first, last in DEFAULT_IGNORABLE for code in range(first, last + 1)}
    for code in range(sys.maxunicode + 1):
        if has_invisible(chr(code)) and code not in listed:
            assert category(chr(code)) == "Cf" or name(chr(code)) == "BRAILLE PATTERN BLANK"


def test_every_kind_says_why_and_stands_there_once() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    listed = [sign for one in INVISIBLE for sign in re.findall(f"[{one.characters}]", every)]
    assert len(set(listed)) == len(listed)
    assert set(listed) == {sign for sign in every if has_invisible(sign)}
    assert all(one.why for one in INVISIBLE)


def test_only_direction_marks_are_called_so() -> None:
    ((mark, kind),) = find_invisible("a\u202e")
    assert kind.direction
    ((other, another),) = find_invisible("a\u200b")
    assert not another.direction
    assert (describe_character(mark), describe_character(other)) == (
        "U+202E (right-to-left override)",
        "U+200B (zero width space)",
    )
    assert describe_character("\x1b") == "U+001B"


@given(hidden)
def test_what_is_out_of_place_is_taken_out_once_and_for_all(text: str) -> None:
    left = visible_text(text)
    assert visible_text(left) == left
    assert list(find_invisible(left)) == []
    assert without_invisible(left) == without_invisible(text)
    assert len(text) - len(left) == len(list(find_invisible(text)))


@given(hidden)
def test_what_is_seen_stays(text: str) -> None:
    seen = without_invisible(text)
    assert not has_invisible(seen)
    assert visible_text(seen) == seen
    assert [one for one in text if not has_invisible(one)] == list(seen)


@pytest.mark.parametrize(
    "text", ["", " ", "\t\n", "\u202e", "\x01", "\u200b \u3164", "\u2028", "\ud800", "\u200d\ufeff"]
)
def test_a_text_of_which_nothing_is_seen_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", " a\x01", "é", "\u202ea", "한", "−", "."])
def test_other_texts_are_not(text: str) -> None:
    assert not is_blank(text)


def test_right_to_left_is_what_unicode_says_is() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if bidirectional(character) in ("R", "AL", "AN") and not has_invisible(character):
            assert has_right_to_left(character)
    for text in ("abc", "é − 한", "कि", "\u200f", "\u202e"):
        assert not has_right_to_left(text)
