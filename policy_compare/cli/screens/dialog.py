"""What lies over the coding screen, asks for something and goes with the answer."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual.screen import ModalScreen
from textual.widget import Widget

Result = TypeVar("Result")


class Dialog(ModalScreen[None], Generic[Result]):
    """A question. Who takes it back answers None.

    The answer is given to ``take_answer``, which ends when all is done that follows from it, or
    the next question is asked: keys that are typed ahead wait for that.
    """

    take_answer: Callable[[Result | None], Awaitable[None]]

    async def action_cancel(self) -> None:
        """Take the question back."""
        await self.answer(None)

    async def answer(self, result: Result | None) -> None:
        """Go, and give the answer."""
        self.dismiss()
        await self.take_answer(result)


async def wait_for_typed(widget: Widget) -> None:
    """Return when the widget has taken in all that was typed before."""
    is_idle = asyncio.Event()
    widget.call_later(is_idle.set)
    await is_idle.wait()
