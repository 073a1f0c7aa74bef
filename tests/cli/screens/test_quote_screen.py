"""Words are selected as a quote by keys and with the mouse, always whole ones."""

import asyncio

from policy_compare.cli.screens.quote_screen import QuoteScreen, WordSpan
from tests.support.screens import answer_of

TEXT = "The council should  cap rents in the old town."


def select(*keys: str, before: tuple[int, int] = (20, 23), text: str = TEXT) -> str:
    """The words that are taken after the keys."""
    screen = QuoteScreen(text, WordSpan(*before), lambda span: ())
    _, (span,) = asyncio.run(answer_of(screen, *keys, "enter"))
    assert span is not None
    return text[slice(*span)]


def test_the_words_before_are_selected_at_first() -> None:
    assert select() == "cap"


def test_what_is_wrong_with_them_is_shown() -> None:
    screen = QuoteScreen(TEXT, WordSpan(20, 23), lambda span: [f"from {span.start}"])
    shown, answers = asyncio.run(answer_of(screen))
    assert "1 word " in shown
    assert "from 20" in shown
    assert answers == []


def test_arrows_move_the_last_word_and_with_shift_the_first() -> None:
    assert select("right", "right") == "cap rents in"
    assert select("right", "left") == "cap"
    assert select("shift+left", "shift+left") == "council should  cap"
    assert select("right", "right", "shift+right") == "rents in"


def test_the_selection_stays_within_the_text_and_is_never_empty() -> None:
    assert select(*["left"] * 3) == "cap"
    assert select(*["right"] * 7) == "cap rents in the old town"
    assert select(*["shift+left"] * 4) == "The council should  cap"
    assert select(*["shift+right"] * 7) == "town"


def test_words_that_nobody_sees_are_counted_all_the_same() -> None:
    text = "cap \u2060 rents now"
    assert select("right", before=(0, 3), text=text) == "cap \u2060"
    assert select("right", "right", before=(0, 3), text=text) == "cap \u2060 rents"
