"""One key a decision: each is in the file at once, and can be taken back."""

from pathlib import Path

import pytest

from policy_compare.model import Recommendation, StanceOn
from tests.support.coding import coding_folder
from tests.support.screens import drive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


def decided(folder: Path, *keys: str) -> Recommendation:
    """The recommendation that is in hand after the keys."""
    recommendation = drive(folder, *keys).session.recommendation
    assert recommendation is not None
    return recommendation


def positions(folder: Path, *keys: str) -> list[tuple[str, str]]:
    return [
        (position.proposition, position.stance) for position in decided(folder, *keys).positions
    ]


def test_a_number_supports_and_again_changes_the_stance(folder: Path) -> None:
    assert positions(folder, "1") == [("cap", "support")]
    assert positions(folder, "up", "up", "1") == [("cap", "oppose")]
    assert positions(folder, "up", "up", "1") == [("cap", "neutral")]
    assert positions(folder, "up", "up", "1") == []


def test_another_number_only_marks_what_has_a_stance(folder: Path) -> None:
    assert positions(folder, "1", "2", "1", "minus") == [
        ("cap", "oppose"),
        ("rents-old-town", "support"),
    ]


def test_a_number_makes_what_is_new_and_supports_it(folder: Path) -> None:
    assert positions(folder, "2") == [("rents-old-town", "support")]
    text = (folder / "codebook.yaml").read_text("utf-8")
    assert "rents-old-town: {statement: Rents in the old town should be capped.}" in text


@pytest.mark.parametrize(
    "key, stance",
    [("plus", "support"), ("minus", "oppose"), ("minus_sign", "oppose"), ("tilde", "neutral")],
)
def test_a_sign_takes_its_stance_on_what_is_marked(folder: Path, key: str, stance: str) -> None:
    assert positions(folder, key) == [("cap", stance)]


def test_a_number_without_a_proposition_says_so(folder: Path) -> None:
    assert "no proposition has this number here" in drive(folder, "9").text


def test_a_frame_speaks_to_none(folder: Path) -> None:
    driven = drive(folder, "0")
    assert "speaks to no proposition" in driven.text
    assert "positions: {}" in (folder / "ali.yaml").read_text("utf-8")


def test_accepting_goes_on_to_the_next_open_one(folder: Path) -> None:
    driven = drive(folder, "1", "enter", coder="Noor")
    assert driven.session.number == 2
    assert driven.session.paper.recommendations[0].coder == "Noor"


def test_what_nobody_decided_is_not_accepted(folder: Path) -> None:
    driven = drive(folder, "enter")
    assert "✗ 'cap-rents' has no stance on any proposition yet: give it one" in driven.text
    assert driven.session.number == 0


def test_strength_goes_from_must_to_could_and_round(folder: Path) -> None:
    assert decided(folder, "s").strength == "could"
    assert decided(folder, "s").strength == "must"
    assert decided(folder, "s").strength == "should"


def test_a_position_has_a_strength_of_its_own(folder: Path) -> None:
    assert decided(folder, "1", "S").positions == (StanceOn("cap", "support", strength="could"),)
    assert "no position is marked" in drive(folder, "2", "2", "2", "2", "S").text


def test_actors_and_targets_are_those_of_the_decision_before(folder: Path) -> None:
    repeated = decided(folder, "down", "s", "down", "equals_sign")
    assert (repeated.actors, repeated.targets) == (("council",), ("landlords",))


def test_nothing_is_repeated_before_the_first(folder: Path) -> None:
    assert "nothing was decided before this" in drive(folder, "equals_sign").text


def test_a_passage_is_split_and_merged_again(folder: Path) -> None:
    driven = drive(folder, "down", "down", "x")
    assert len(driven.session.paper.recommendations) == 4
    assert len(drive(folder, "down", "down", "m").session.paper.recommendations) == 3


def test_what_cannot_be_split_or_merged_says_so(folder: Path) -> None:
    assert "no recommendation comes after this one" in drive(folder, *["down"] * 3, "m").text
    (folder.parent / "ali.md").unlink()
    assert "text is not at hand" in drive(folder, "x").text


def test_undo_leads_back_to_the_byte_and_redo_on(folder: Path) -> None:
    before = (folder / "ali.yaml").read_bytes()
    driven = drive(folder, "1", "1", "s", "u", "u", "u")
    assert "undone: cap-rents: support cap" in driven.text
    assert (folder / "ali.yaml").read_bytes() == before
    driven = drive(folder, "1", "u", "ctrl+r")
    assert "redone: cap-rents: support cap" in driven.text
    assert "cap: support" in (folder / "ali.yaml").read_text("utf-8")


def test_what_is_new_goes_with_its_first_use(folder: Path) -> None:
    before = (folder / "codebook.yaml").read_bytes()
    drive(folder, "2", "u")
    assert (folder / "codebook.yaml").read_bytes() == before
    drive(folder, "a", *"Tenants", "up", "enter", "u")
    assert (folder / "codebook.yaml").read_bytes() == before


def test_where_nothing_is_to_be_undone_that_is_said(folder: Path) -> None:
    assert "there is nothing to be undone" in drive(folder, "u").text
    assert "there is nothing to be redone" in drive(folder, "ctrl+r").text
