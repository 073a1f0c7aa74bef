"""Questions: what is typed narrows down what there is to choose, and shows what is wrong."""

import asyncio

from policy_compare.cli.screens.ask_screen import CHOSEN, AskScreen, Offer, Reply
from tests.support.screens import answer_of

FRUIT = ("apple", "apricot", "banana")


def find_fruit(typed: str) -> list[Offer]:
    return [Offer(name, name, CHOSEN * (name == "banana")) for name in FRUIT if typed in name]


def ask(question: AskScreen, *keys: str) -> tuple[str, Reply | None]:
    """What is shown after the keys, and the answer that was given, if any was."""
    shown, answers = asyncio.run(answer_of(question, *keys))
    return shown, answers[0] if answers else None


def test_what_is_typed_narrows_down_what_there_is() -> None:
    shown, answer = ask(AskScreen("Fruit?", offers=find_fruit), "a", "p")
    assert "apricot" in shown
    assert "banana" not in shown
    assert answer is None


def test_enter_takes_what_is_marked() -> None:
    _, answer = ask(AskScreen("Fruit?", offers=find_fruit), "a", "p", "down", "enter")
    assert answer == Reply("ap", "apricot")


def test_tab_takes_it_and_wants_more() -> None:
    _, answer = ask(AskScreen("Fruit?", offers=find_fruit), "up", "tab")
    assert answer == Reply("", "banana", goes_on=True)


def test_where_nothing_fits_enter_takes_nothing() -> None:
    shown, answer = ask(AskScreen("Fruit?", offers=find_fruit), "x", "enter")
    assert "Fruit?" in shown
    assert answer is None


def test_what_is_chosen_already_has_a_sign() -> None:
    shown, _ = ask(AskScreen("Fruit?", offers=find_fruit))
    assert "✓ banana" in shown
    assert "  apple" in shown


def test_words_are_written_over_what_was_there() -> None:
    assert ask(AskScreen("Note", "before"), *"new  one", "enter")[1] == Reply("new one")
    assert ask(AskScreen("Note", "before"), "end", *"!", "enter")[1] == Reply("before!")


def test_keys_that_are_typed_at_once_all_arrive() -> None:
    # Enter is looked at before the letters are, if nobody waits for these.
    words = "as fast as from a script"
    keys = ["space" if letter == " " else letter for letter in words]
    assert ask(AskScreen("Note"), *keys, "enter")[1] == Reply(words)


def test_what_is_wrong_shows_as_one_types() -> None:
    question = AskScreen("Note", problems=lambda text: [f"{len(text)} letters are too many"])
    assert "2 letters are too many" in ask(question, "a", "b")[0]


def test_escape_takes_the_question_back() -> None:
    assert asyncio.run(answer_of(AskScreen("Note", "x"), "escape"))[1] == [None]


def test_hostile_labels_are_text() -> None:
    hostile = AskScreen(
        "[b]\x1b[2J", offers=lambda typed: [Offer("x", "[@click=app.exit]go[/]\x1b]0;x\x07")]
    )
    shown, _ = ask(hostile)
    assert "[b]" in shown
    assert "[@click=app.exit]go[/]" in shown
    assert "\x1b" not in shown
