"""Words are written with what is wrong beside them, and go into the file when they are done."""

from pathlib import Path

import pytest

from policy_compare.model import Evidence, Recommendation
from tests.support.coding import coding_folder
from tests.support.screens import drive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


def decided(folder: Path, *keys: str) -> Recommendation:
    recommendation = drive(folder, *keys).session.recommendation
    assert recommendation is not None
    return recommendation


def test_a_statement_is_worded_anew(folder: Path) -> None:
    assert decided(folder, "e", *"Rents are capped.", "enter").statement == "Rents are capped."


def test_what_is_wrong_shows_while_it_is_written(folder: Path) -> None:
    assert "own wording" in drive(folder, "e", "end").text
    assert "own wording" not in drive(folder, "e", *"Cap").text.split("What is urged")[1]
    assert "'statement' has no value" in drive(folder, "e", "delete").text


def test_a_note_can_be_taken_away_again(folder: Path) -> None:
    assert decided(folder, "N", *"Or not?", "enter").note == "Or not?"
    assert decided(folder, "N", "delete", "enter").note == ""


def test_a_condition_belongs_to_the_marked_position(folder: Path) -> None:
    positions = decided(folder, "1", "c", *"if wages rise", "enter").positions
    assert positions[0].condition == "if wages rise"
    assert "no position is marked" in drive(folder, "2", "2", "2", "2", "c").text


def test_a_dismissal_has_a_reason_that_is_written_or_chosen(folder: Path) -> None:
    driven = drive(folder, "d", *"It is a dream.", "enter", "d")
    assert "why: It is a dream." in (folder / "ali.yaml").read_text("utf-8")
    asked = driven.text.split("Why?")[1]
    assert asked.index("It is a dream.") < asked.index("It is an aside.")
    assert "It reports what others urge." in asked


def test_after_a_dismissal_the_next_open_one_is_in_hand(folder: Path) -> None:
    assert drive(folder, "d", "enter").session.number == 2


def test_other_words_are_selected_as_the_quote(folder: Path) -> None:
    evidence = decided(folder, "v", "right", "right", "enter").evidence
    assert evidence == Evidence("should cap rents in the", "Recommendations", 1)


def test_too_many_words_are_said_to_be_too_many(folder: Path) -> None:
    driven = drive(folder, "v", *["right"] * 12)
    assert "15 words" in driven.text
    assert "15 words, and the codebook allows 12" in driven.text


def test_without_a_text_no_words_are_selected(folder: Path) -> None:
    (folder.parent / "ali.md").unlink()
    assert "text is not at hand" in drive(folder, "v").text
