"""The page of keys has every key, and goes as it came."""

from pathlib import Path

from policy_compare.cli.screens.key_actions import KEY_ACTIONS
from policy_compare.cli.screens.keys_screen import keys_text
from tests.support.coding import coding_folder
from tests.support.corpora import Golden
from tests.support.screens import drive


def test_every_key_is_there_with_what_it_does() -> None:
    lines = keys_text().plain.splitlines()
    for action in KEY_ACTIONS.values():
        assert f"{action.shown.ljust(8)}{action.help}" in lines


def test_the_page_is_as_it_was_accepted(tmp_path: Path, golden: Golden) -> None:
    golden("code-keys.txt", drive(coding_folder(tmp_path), "question_mark", size=(100, 50)).text)


def test_it_goes_as_it_came(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    at_first = drive(folder).text
    for key in ("escape", "question_mark", "q"):
        assert drive(folder, "question_mark", key).text == at_first
