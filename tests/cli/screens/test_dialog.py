"""A dialog goes with its answer, and waits until that is used."""

import asyncio
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.widgets import Input

from policy_compare.cli.screens.dialog import Dialog, wait_for_typed
from tests.support.screens import answer_of


def test_it_goes_with_its_answer() -> None:
    class Question(Dialog[int]):
        BINDINGS: ClassVar[list[BindingType]] = [("enter", "say_seven")]

        async def action_say_seven(self) -> None:
            await self.answer(7)

    assert asyncio.run(answer_of(Question(), "enter"))[1] == [7]


def test_what_was_typed_before_is_there_after_waiting() -> None:
    class Form(App[None]):
        def compose(self):  # type: ignore[no-untyped-def]
            yield Input()

    async def run() -> str:
        app = Form()
        async with app.run_test() as pilot:
            field = app.query_one(Input)
            field.focus()
            await pilot.press(*"abc")
            await wait_for_typed(field)
            return field.value

    assert asyncio.run(run()) == "abc"
