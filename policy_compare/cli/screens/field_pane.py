"""The pane with the fields: as wide as there is room, and moved to the marked proposition."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

#: What stands before the proposition that keys act on, whose line is to be seen.
MARK = "▸"

#: In fewer cells no field can be told.
_LEAST = 12


class FieldPane(VerticalScroll, can_focus=False):
    """Shows what ``make_text`` gives for a number of cells."""

    DEFAULT_CSS = "FieldPane { scrollbar-size-vertical: 1; scrollbar-gutter: stable; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._make_text: Callable[[int], Content] = lambda width: Content("")
        self._marked = Region(0, 0, 1, 1)

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show_text(self, make_text: Callable[[int], Content]) -> None:
        """Show a text, from its beginning on or so that the marked line is seen."""
        self._make_text = make_text
        self._show_lines()

    def on_resize(self) -> None:
        self._show_lines()

    def _show_lines(self) -> None:
        text = self._make_text(max(_LEAST, self.scrollable_content_region.width))
        self.query_one(Static).update(text)
        self._marked = Region(0, text.plain.partition(MARK)[0].count("\n"), 1, 2)
        self.call_after_refresh(self._show_marked)

    def watch_virtual_size(self) -> None:
        """Only now is it known how much there is."""
        self._show_marked()

    def _show_marked(self) -> None:
        self.scroll_to_region(self._marked, animate=False)
