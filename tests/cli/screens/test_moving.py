"""Going elsewhere: by items, sections and papers, and in the text."""

from pathlib import Path

import pytest

from tests.support.coding import ALI, TEXT, coding_folder
from tests.support.screens import drive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus with two papers, each with its text."""
    folder = coding_folder(tmp_path)
    (folder / "berg.yaml").write_text(ALI.replace("ali.md", "berg.md"), "utf-8")
    (folder.parent / "berg.md").write_text(TEXT, "utf-8")
    return folder


def test_next_and_previous_go_to_what_is_open(folder: Path) -> None:
    assert drive(folder, "n").session.number == 2
    assert drive(folder, "n", "p").session.number == 0


def test_after_the_last_open_one_comes_the_next_paper(folder: Path) -> None:
    session = drive(folder, "n", "n").session
    assert (session.paper.id, session.number) == ("berg", 0)
    assert drive(folder, "p").session.paper.id == "berg"


def test_where_nothing_is_open_that_is_said(tmp_path: Path) -> None:
    folder = coding_folder(tmp_path)
    driven = drive(folder, "0", "n", "0", "n")
    assert "nothing is open after this" in driven.text
    assert "nothing is open before this" in drive(folder, "p").text


def test_arrows_go_through_all(folder: Path) -> None:
    assert drive(folder, "down", "right", "down").session.number == 3
    assert drive(folder, "down", "down", "up", "left", "up").session.number == 0


def test_sections_show_how_far_they_are_and_lead_to_what_is_open_there(folder: Path) -> None:
    driven = drive(folder, "down", "g")
    assert "▓▓▓▓▓▓▓▓░░░░░░░░ 2/4 Recommendations" in driven.text.split("Sections")[1]
    assert drive(folder, "down", "g", *"recom", "enter").session.number == 0


def test_papers_show_how_far_they_are(folder: Path) -> None:
    driven = drive(folder, "G")
    assert "▸    1 coded    1 open  ali" in driven.text
    assert drive(folder, "G", *"be", "enter").session.paper.id == "berg"
    assert drive(folder, "G", "escape").session.paper.id == "ali"


def test_the_text_moves_and_comes_back(folder: Path) -> None:
    longer = f"{TEXT}\n\n" + "On and on.\n\n" * 6 + "More of this.\n"
    (folder.parent / "ali.md").write_text(longer, "utf-8")
    at_first = drive(folder).text
    assert "More of this." not in at_first
    moved = drive(folder, "pagedown")
    assert "More of this." in moved.text
    assert "More of this." not in drive(folder, "pagedown", "pageup").text


def test_a_key_quits(folder: Path) -> None:
    for key in ("q", "ctrl+c"):
        assert drive(folder, key).is_over
    assert not drive(folder, "n").is_over


def test_fields_that_do_not_fit_can_be_moved(folder: Path) -> None:
    assert "Quote" not in drive(folder, size=(80, 12)).text
    assert "Quote" in drive(folder, "right_square_bracket", size=(80, 12)).text
    moved_back = drive(folder, "right_square_bracket", "left_square_bracket", size=(80, 12)).text
    assert "Quote" not in moved_back
