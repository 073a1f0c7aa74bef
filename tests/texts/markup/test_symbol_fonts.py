"""Letters of symbol fonts are read as the characters that they show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.markup.symbol_fonts import show_symbols


@pytest.mark.parametrize(
    ("letters", "font", "shown"),
    [
        ("\uf0b3 5 %", "Symbol", "≥ 5 %"),
        ("\uf0a3\uf0b9\uf0b7\uf0b1", "Symbol", "≤≠•±"),
        ("\uf061b\uf044", "Symbol", "αβΔ"),
        ("\uf0fe\uf0ef\uf0ce", "symbol", "⎭⎪∈"),
        ("\uf0fc\uf0d8\uf0a7\uf0e0", "Wingdings", "✔➢▪→"),
        ("\uf081\uf095", "Wingdings", "①❿"),
        ("P", "Wingdings 2", "✓"),
        ("\uf0b3 a", "Calibri", "\uf0b3 a"),
        ("\uf0ff", "Wingdings", "\uf0ff"),
    ],
)
def test_a_font_shows_its_own_characters(letters: str, font: str, shown: str) -> None:
    assert show_symbols(letters, font) == shown


@given(st.text())
def test_any_other_font_shows_what_is_written(text: str) -> None:
    assert show_symbols(text, "Arial") == text


@given(st.text(), st.sampled_from(["Symbol", "Wingdings", "Wingdings 2"]))
def test_a_letter_is_one_character(text: str, font: str) -> None:
    assert len(show_symbols(text, font)) == len(text)
