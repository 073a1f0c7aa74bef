"""The desk passes decisions on, says why one is refused, and overwrites nothing."""

import asyncio
from pathlib import Path

import pytest

from policy_compare.cli.screens.coding_app import CodingApp
from policy_compare.coding.session import Session
from policy_compare.errors import CallError
from tests.support.coding import coding_folder, coding_session
from tests.support.housing import changed
from tests.support.screens import SMALL, Drive, drive, drive_session, settle, shown_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


def drive_beside(folder: Path, *keys: str) -> Drive:
    """Press the keys after somebody else has changed the paper's file."""

    async def run() -> Drive:
        app = CodingApp(lambda: coding_session(folder))
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            changed(folder / "ali.yaml", "# Kept by hand.", "# Changed by hand.")
            await pilot.press(*keys)
            await settle(pilot)
            return Drive(shown_text(app), app, app._exit)

    return asyncio.run(run())


def test_a_file_that_changed_outside_is_asked_about(folder: Path) -> None:
    driven = drive_beside(folder, "1")
    assert "Read the files again and go on." in driven.text
    assert "Quit. All that was decided before is in the files." in driven.text
    assert "cap: support" not in (folder / "ali.yaml").read_text("utf-8")


def test_it_is_read_again_and_the_next_key_is_followed(folder: Path) -> None:
    driven = drive_beside(folder, "1", "enter", "1")
    assert "cap-rents: support cap" in driven.text
    text = (folder / "ali.yaml").read_text("utf-8")
    assert "# Changed by hand." in text
    assert "cap: support" in text


def test_or_the_program_is_left(folder: Path) -> None:
    assert drive_beside(folder, "1", "down", "enter").is_over


def test_who_goes_back_has_decided_nothing(folder: Path) -> None:
    driven = drive_beside(folder, "1", "escape")
    assert not driven.is_over
    assert driven.session.can_undo == ""


def test_a_text_that_changed_since_is_remarked_once(folder: Path) -> None:
    changed(folder / "ali.yaml", "{file: ali.md}", "{file: ali.md, sha256: " + "0" * 64 + "}")
    remark = "! ali.md has changed since it was coded"
    assert remark in drive(folder).text
    assert remark not in drive(folder, "s", "down").text


def test_undoing_is_asked_about_too(folder: Path) -> None:
    async def run() -> str:
        app = CodingApp(lambda: coding_session(folder))
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            await pilot.press("1")
            changed(folder / "ali.yaml", "# Kept by hand.", "# Changed by hand.")
            await pilot.press("u")
            return shown_text(app)

    assert "Read the files again" in asyncio.run(run())


def test_a_file_that_has_errors_now_stays_as_it_was_known(folder: Path) -> None:
    async def run() -> str:
        app = CodingApp(lambda: coding_session(folder))
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            changed(folder / "codebook.yaml", "topics:\n  rents", "topisc:\n  rents")
            await pilot.press("1", "enter")
            await settle(pilot)
            return shown_text(app)

    assert "✗ the corpus" in asyncio.run(run())


def test_what_is_wrong_on_opening_ends_the_program(tmp_path: Path) -> None:
    def refuse() -> Session:
        raise CallError("there is nothing", "make something")

    app = drive_session(refuse).app
    assert app.problem is not None
    assert app.return_code == 2


def test_keys_that_are_pressed_at_once_are_followed_in_their_order(folder: Path) -> None:
    keys = ("1", "1", "c", *"if so", "enter", "N", *"dnqu", "enter", "enter", "0")
    driven = drive(folder, *keys)
    first = driven.session.paper.recommendations[0]
    assert first.positions[0][:3] == ("cap", "oppose", "if so")
    assert first.note == "dnqu"
    assert len(driven.session.paper.recommendations) == 3


def test_what_goes_wrong_by_a_bug_is_not_hidden(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(session: Session) -> bool:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(Session, "next_open", fail)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        drive(folder, "n")


def test_another_size_shows_what_fits(folder: Path) -> None:
    async def run() -> str:
        app = CodingApp(lambda: coding_session(folder, coder="NA"))
        async with app.run_test(size=(50, 12)) as pilot:
            await settle(pilot)
            await pilot.resize_terminal(*SMALL)
            await settle(pilot)
            return shown_text(app)

    assert asyncio.run(run()) == drive(folder).text


def test_without_colours_all_is_said_by_signs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_colours = drive(folder, "n").text
    monkeypatch.setenv("NO_COLOR", "1")
    assert drive(folder, "n").text == in_colours
