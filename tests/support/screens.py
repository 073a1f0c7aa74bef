"""Drives the coding screen as an analyst would, and reads what it shows."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from textual.app import App
from textual.pilot import Pilot

from policy_compare.cli.screens.coding_app import CodingApp
from policy_compare.cli.screens.dialog import Dialog
from policy_compare.coding.session import Session
from tests.support.coding import coding_session

Result = TypeVar("Result")

#: The smallest terminal for which the screen is made: columns and lines.
SMALL = (80, 24)


class Drive(NamedTuple):
    """A screen that was driven: what it showed, its program, and whether that was over."""

    text: str
    app: CodingApp
    is_over: bool

    @property
    def session(self) -> Session:
        return self.app.session


def shown_text(app: App[None]) -> str:
    """What stands on the screen, line by line, without colours."""
    strips = app.screen._compositor.render_strips()
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


def drive(folder: Path, *keys: str, size: tuple[int, int] = SMALL, coder: str = "NA") -> Drive:
    """Open the corpus in the folder on a screen of that size and press the keys, one by one."""
    return drive_session(lambda: coding_session(folder, coder=coder), *keys, size=size)


def drive_session(
    open_session: Callable[[], Session], *keys: str, size: tuple[int, int] = SMALL
) -> Drive:
    """The same with any session."""

    async def run() -> Drive:
        app = CodingApp(open_session)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await pilot.press(*keys)
            await settle(pilot)
            return Drive(shown_text(app), app, app._exit)

    return asyncio.run(run())


async def answer_of(
    dialog: Dialog[Result], *keys: str, size: tuple[int, int] = (70, 20)
) -> tuple[str, list[Result | None]]:
    """What a dialog shows after the keys, and the answers that it gave: one, or none yet."""
    answers: list[Result | None] = []

    async def take_answer(result: Result | None) -> None:
        answers.append(result)

    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        dialog.take_answer = take_answer
        await app.push_screen(dialog)
        await pilot.press(*keys)
        await pilot.pause()
        return shown_text(app), answers


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the session is open, or cannot be opened, and all is shown."""
    app = pilot.app
    assert isinstance(app, CodingApp)
    while not (app.is_ready or app.problem):
        await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
