"""No text acts on the program that shows it."""

import unicodedata

import pytest
from hypothesis import given

from policy_compare.invisible import find_invisible, visible_text
from policy_compare.render.safe_text import safe_text
from tests.support.strategies import texts

KEPT = "\t\n"


@pytest.mark.parametrize(
    "active",
    [
        "\x00", "\x07", "\x08", "\x0b", "\x0c", "\r", "\x1b", "\x1f", "\x7f", "\x80", "\x85",
        "\x9b", "\x9f", "\u2028", "\u2029", "\udfff", "\ufffe", "\uffff",
    ],
)  # fmt: skip
def test_an_active_character_leaves_a_mark(active: str) -> None:
    assert safe_text(f"a{active}b") == "a\ufffdb"


@pytest.mark.parametrize("hidden", ["\u202e", "\u2069", "\u200f", "\u200b", "\u3164", "\ufe0f"])
def test_what_nobody_sees_leaves_none(hidden: str) -> None:
    assert safe_text(f"a{hidden}b") == "ab"
    assert safe_text(f"a{hidden}\x1bb") == "a\ufffdb"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "tab\tand\nline",
        "é e\u0301",
        "한국어",
        "👨\u200d👩\u200d👧",
        "שלום\u200f",
        "a\u00a0b",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert safe_text(text) == text


@given(texts)
def test_nothing_active_is_left(text: str) -> None:
    shown = safe_text(text)
    assert len(shown) == len(visible_text(text))
    assert not [
        one
        for one in shown
        if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") and one not in KEPT
    ]
    assert not list(find_invisible(shown))
    assert safe_text(shown) == shown
    shown.encode()
