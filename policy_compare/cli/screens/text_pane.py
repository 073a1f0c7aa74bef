"""The pane with the paper's text: exactly the lines that fit, the passage in hand among them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from policy_compare.cli.screens.passage_text import TextAround

#: So many lines the wheel of a mouse moves the text.
_WHEEL = 3


class TextPane(Static):
    """Shows what ``find_text`` gives for a number of characters before and after the passage."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._find_text: Callable[[int], TextAround] | None = None
        self._moved = 0

    def show_text(self, find_text: "Callable[[int], TextAround]") -> None:
        """Show a text at its passage."""
        self._find_text, self._moved = find_text, 0
        self._show_lines()

    def move_text(self, pages: float) -> None:
        """Move the text by so many pages, less than zero toward its beginning."""
        self._moved += round(pages * self.size.height)
        self._show_lines()

    def _show_lines(self) -> None:
        width, height = self.size
        if self._find_text is None or not height:
            return
        # The widest character takes two cells.
        width = max(2, width)
        content, start, end = self._find_text((abs(self._moved) + height) * width)
        lines = content.wrap(width)
        first = len(content[:start].wrap(width)) - 1 if start > 0 else 0
        length = len(content[:end].wrap(width)) - first
        above = min(height // 3, max(0, height - length - 1))
        top = first - above + self._moved
        limit = max(0, len(lines) - height)
        self._moved += min(max(top, 0), limit) - top
        top = min(max(top, 0), limit)
        self.update(Content("\n").join(lines[top : top + height]))

    def on_resize(self) -> None:
        self._show_lines()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move_text(_WHEEL / self.size.height)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move_text(-_WHEEL / self.size.height)
