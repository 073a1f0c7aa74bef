"""The coding screen as a whole: what it shows at several sizes, its palette, its line of keys."""

import asyncio
import re
from pathlib import Path

import pytest
from textual.screen import Screen

from policy_compare.cli.code_opening import CodingCall, prepare_coding
from policy_compare.cli.screens.coding_app import CodingApp, run_screen
from policy_compare.cli.screens.key_actions import KEY_ACTIONS
from policy_compare.coding.session import Session
from policy_compare.errors import CallError
from policy_compare.guide import PAGE_FILES
from tests.support.coding import coding_folder, coding_session
from tests.support.corpora import CHECKOUT, Golden
from tests.support.screens import SMALL, drive, drive_session, settle, shown_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return coding_folder(tmp_path)


@pytest.mark.parametrize("width, height", [SMALL, (120, 30), (60, 16)])
def test_the_screen_is_as_it_was_accepted(
    folder: Path, golden: Golden, width: int, height: int
) -> None:
    golden(f"code-{width}x{height}.txt", drive(folder, size=(width, height)).text)


def test_the_screen_after_some_decisions_is_as_it_was_accepted(
    folder: Path, golden: Golden
) -> None:
    golden("code-decided.txt", drive(folder, "1", "1", "N", *"Or not?", "enter").text)


@pytest.mark.parametrize("page, height", [(PAGE_FILES["coding"], 24), (CHECKOUT / "README.md", 18)])
def test_a_page_shows_the_screen(
    housing: Path, request: pytest.FixtureRequest, page: Path, height: int
) -> None:
    call = CodingCall([str(housing / "sources/berg-2025.txt")], housing, None, "", "", "", 30)
    with prepare_coding(call) as open_session:
        screen = drive_session(open_session, size=(80, height)).text
    shown = re.compile(r"(?<=```text\n) berg-2025[^`]*")
    if request.config.getoption("--accept"):
        page.write_text(shown.sub(lambda _: screen, page.read_text("utf-8")), "utf-8")
    assert shown.findall(page.read_text("utf-8")) == [screen]


@pytest.mark.parametrize("width", [40, 80, 133])
def test_no_line_is_wider_than_the_screen(folder: Path, width: int) -> None:
    lines = drive(folder, size=(width, 20)).text.splitlines()
    assert len(lines) == 20
    assert max(map(len, lines)) <= width


def test_the_palette_has_every_action(folder: Path) -> None:
    app = drive(folder).app
    listed = [command.title for command in app.get_system_commands(Screen())]
    assert listed == [
        f"{action.label} ({action.shown})"
        for action in KEY_ACTIONS.values()
        if action.name != "number"
    ]


def test_the_palette_does_what_the_key_does(folder: Path) -> None:
    session = drive(folder, "ctrl+p", *"strength", "enter").session
    assert session.recommendation is not None
    assert session.recommendation.strength == "could"


def test_the_palette_asks_what_the_key_asks(folder: Path) -> None:
    assert "Who is asked?" in drive(folder, "ctrl+p", *"actors", "enter").text


def test_there_is_no_palette_over_a_question(folder: Path) -> None:
    driven = drive(folder, "N", "ctrl+p", *"strength", "enter")
    assert driven.session.can_undo == "cap-rents: note “strength”"


def test_more_keys_are_shown_where_there_is_room(folder: Path) -> None:
    lines = {
        width: drive(folder, size=(width, 20)).text.splitlines()[-1] for width in (60, 80, 150)
    }
    assert "? keys" in lines[60]
    assert "u undo" in lines[80]
    assert "q quit" not in lines[80]
    assert "q quit" in lines[150]


async def click(folder: Path, words: str) -> CodingApp:
    """The program after a click on these words in the line of keys."""
    app = CodingApp(lambda: coding_session(folder))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = shown_text(app).splitlines()[-1].index(words)
        await pilot.click("#keys", offset=(place, 0))
        await settle(pilot)
    return app


def test_a_click_on_a_key_presses_it(folder: Path) -> None:
    recommendation = asyncio.run(click(folder, "none")).session.recommendation
    assert recommendation is not None
    assert recommendation.coded
    assert asyncio.run(click(folder, "stance")).return_code in {None, 0}


@pytest.mark.parametrize("size", [(10, 5), (4, 3), (1, 1)])
def test_the_smallest_terminals_hurt_nothing(folder: Path, size: tuple[int, int]) -> None:
    assert drive(folder, "1", "pagedown", size=size).session.can_undo


def test_a_program_that_fell_says_so_to_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    def fall() -> Session:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(CodingApp, "run", lambda app: asyncio.run(app.run_async(headless=True)))
    with pytest.raises(SystemExit):
        run_screen(fall)


def test_what_keeps_the_session_from_opening_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Session:
        raise CallError("there is nothing", "make something")

    monkeypatch.setattr(CodingApp, "run", lambda app: asyncio.run(app.run_async(headless=True)))
    with pytest.raises(CallError, match="there is nothing"):
        run_screen(refuse)
