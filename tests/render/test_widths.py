"""How many cells a text takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.widths import cell_len, glyphs
from tests.support.strategies import texts

#: Cells that the cursor went on in tmux 3.3a, xterm 379 and VTE 0.70, which agreed.
MEASURED = {
    "नीति": 4, "किसान": 5, "स्वास्थ्य": 6, "को": 2, "கொள்கை": 5, "வீட்டு": 4,
    "นโยบาย": 6, "ที่อยู่": 3, "น้ำ": 2, "ນ້ຳ": 2, "မူဝါဒ": 4, "မြန်မာ": 5,
    "គោលនយោបាយ": 9, "নীতি": 4, "കോ": 2, "ನೀತಿ": 3, "విధానం": 4, "정책": 4,
    "\u1112\u119e\u11ab": 2, "ﾡ": 1, "😀": 2, "👍🏽": 4, "❤": 1, "🇩🇪": 2,
    "🇩": 1, "⌚": 2, "שלום": 4, "שָׁלוֹם": 4, "سَلَامٌ": 4, "می\u200cخواهم": 7,
    "\u2068a\u2069": 1, "e\u0301": 1, "±×·−…": 5, "བོད": 2, "ᬓᬾ": 2, "ꦗꦮ": 2,
    "ᠮᠣᠩ": 3, "क\u1cf7": 2, "政策": 4, "ﾃｽﾄ": 3, "か\u3099": 2, "葛\U000e0100": 2,
    "Ａ": 2, "\u093e": 1, "a\u20dd": 1, "한\u302e": 4, "⠓": 1, "ﷺ": 1,
}  # fmt: skip


@pytest.mark.parametrize(("text", "cells"), MEASURED.items())
def test_a_text_takes_what_terminals_give_it(text: str, cells: int) -> None:
    assert cell_len(text) == cells


def test_joined_pictures_are_one_and_joined_letters_are_not() -> None:
    assert cell_len("👨\u200d👩\u200d👧") == 2
    assert cell_len("क्\u200dष") == 2


@given(st.text("aé− –’·한नी😀🇩👨👩\u200d\u0301ාo", max_size=20))
def test_a_text_is_as_wide_as_its_glyphs(text: str) -> None:
    assert sum(cell_len(glyph) for _, glyph in glyphs(text)) == cell_len(text)


@given(texts)
def test_glyphs_are_the_text(text: str) -> None:
    parts = list(glyphs(text))
    assert "".join(glyph for _, glyph in parts) == text
    assert all(text.startswith(glyph, place) for place, glyph in parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("नीति", ["नी", "ति"]),
        ("கொள்கை", ["கொ", "ள்", "கை"]),
        ("น้ำใจ", ["น้ำ", "ใ", "จ"]),
        ("မြန်မာ", ["မြ", "န်", "မာ"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👨\u200d👩👍🏽", ["👨\u200d👩", "👍🏽"]),
        ("🇩🇪🇫🇷🇬", ["🇩🇪", "🇫🇷", "🇬"]),
        ("ﾊﾞ", ["ﾊﾞ"]),
        ("", [""]),
    ],
)
def test_no_letter_goes_without_its_signs(text: str, parts: list[str]) -> None:
    assert [glyph for _, glyph in glyphs(text)] == parts
