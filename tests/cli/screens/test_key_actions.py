"""Every action is declared once, does something, and stands in the guide."""

import inspect
import re
from collections import Counter

import pytest
from textual.keys import Keys, _character_to_key

from policy_compare.cli.screens.key_actions import KEY_ACTIONS, KeyAction
from policy_compare.guide import PAGE_FILES


@pytest.mark.parametrize("action", KEY_ACTIONS.values(), ids=lambda action: action.name)
def test_an_action_has_what_it_calls_and_says_what_that_does(action: KeyAction) -> None:
    effect = action.find_effect()
    assert inspect.iscoroutinefunction(effect)
    assert next(iter(inspect.signature(effect).parameters)) == "desk"
    assert action.label
    assert re.fullmatch(r"[A-Z0-9].*[.]", action.help)


def test_no_key_does_two_things() -> None:
    keys = Counter(key for action in KEY_ACTIONS.values() for key in action.keys.split(","))
    assert set(keys.values()) == {1}


@pytest.mark.parametrize("action", KEY_ACTIONS.values(), ids=lambda action: action.name)
def test_keys_are_those_that_textual_knows(action: KeyAction) -> None:
    for key in action.keys.split(","):
        named = {name.value for name in Keys}
        typed = {_character_to_key(chr(code)) for code in (*range(33, 127), 0x2212)}
        assert key in named | typed


def guide_rows() -> str:
    """The table of keys as the guide has to have it."""
    return "".join(f"| `{action.shown}` | {action.help} |\n" for action in KEY_ACTIONS.values())


def test_the_guide_has_every_key(request: pytest.FixtureRequest) -> None:
    page = PAGE_FILES["coding"]
    text = page.read_text("utf-8")
    table = re.compile(r"(?<=\| key \| what it does \|\n\| --- \| --- \|\n)(?:\|.*\n)*")
    if request.config.getoption("--accept"):
        page.write_text(table.sub(lambda _: guide_rows(), text), "utf-8")
    assert table.findall(page.read_text("utf-8")) == [guide_rows()]
