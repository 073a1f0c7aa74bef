"""What the panes say of an item, with its text at hand or not."""

from pathlib import Path

import pytest

from policy_compare.coding.session import open_session
from policy_compare.errors import SourceError
from tests.support.coding import ALI, coding_folder
from tests.support.screens import drive, drive_session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


def test_without_its_text_the_statement_and_the_quote_are_shown(folder: Path) -> None:
    (folder.parent / "ali.md").unlink()
    text = drive(folder).text
    assert "The council should cap rents in the old" in text
    assert "“should cap rents”" in text
    assert "The paper's text is not at hand; --sources" in text


def test_a_text_that_cannot_be_read_says_why(folder: Path) -> None:
    def refuse(paper: object) -> SourceError:
        return SourceError("ali.pdf is locked")

    text = drive_session(lambda: open_session(folder, refuse)).text
    assert "The text cannot be read: ali.pdf is locked" in text


def test_a_quote_that_is_not_in_the_text_is_said_to_be_missing(folder: Path) -> None:
    (folder / "ali.yaml").write_text(ALI.replace('"should cap rents"', '"should cap all"'), "utf-8")
    text = drive(folder).text
    assert "The quote is not in the text." in text
    assert "✗ the quote" in text


def test_an_official_recommendation_has_its_number_in_the_document(tmp_path: Path) -> None:
    text = (
        "# Homes\n\nRecommendation 7: The council should build homes.\n\n"
        "Recommendation 8: The council should lease its land.\n"
    )
    empty = "paper: {title: Homes, authors: []}\nrecommendations: []\n"
    shown = drive(coding_folder(tmp_path, empty, text)).text
    assert "1 of 2 ○ open, official: 7" in shown


def test_a_dismissed_passage_says_why(folder: Path) -> None:
    text = drive(folder, *["down"] * 3).text
    assert "4 of 4 ✗ dismissed" in text
    assert "Dismissed: It is an aside." in text


def test_a_paper_without_items_says_so(folder: Path) -> None:
    (folder / "ali.yaml").write_text(
        "paper: {title: Homes, authors: [], source: {file: ali.md}}\nrecommendations: []\n", "utf-8"
    )
    (folder.parent / "ali.md").write_text("# Homes\n\nRents rise.\n", "utf-8")
    driven = drive(folder, "1", "enter", "d", "s", "x", "m", "a", "v", "e", "c", "S", "0", "plus")
    assert "Nothing that urges an action was found here." in driven.text
    assert driven.session.can_undo == ""


def test_headings_are_text(folder: Path) -> None:
    heading = "## [red]Do[/red] this\x1b[1m\n"
    text = (folder.parent / "ali.md").read_text("utf-8")
    (folder.parent / "ali.md").write_text(text.replace("## Recommendations\n", heading), "utf-8")
    shown = drive(folder).text
    assert "[red]Do[/red] this" in shown
    assert "\x1b" not in shown


def test_a_proposal_says_whose_it_is(folder: Path) -> None:
    text = (folder / "ali.yaml").read_text("utf-8")
    proposed = text.replace(
        "    instrument: legal\n", "    instrument: legal\n    proposed_by: gpt-5\n"
    )
    (folder / "ali.yaml").write_text(proposed, "utf-8")
    assert "2 of 4 ◇ proposed by gpt-5" in drive(folder, "down").text
