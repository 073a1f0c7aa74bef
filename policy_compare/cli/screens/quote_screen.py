"""The selection of words as a quote, with what would be wrong with it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Selection

from policy_compare.cli.screens.dialog import Dialog
from policy_compare.render.safe_text import safe_text

_WORD = re.compile(r"\S+")
_HELP = "← → move the end, with Shift the beginning; or the mouse   Enter take   Esc back"


class WordSpan(NamedTuple):
    """The characters of a text from ``start`` to ``end``."""

    start: int
    end: int


class QuoteScreen(Dialog[WordSpan]):
    """Selects whole words of ``text``, at first those of ``before``."""

    CSS = """
    QuoteScreen {
        align: center middle;
        #frame { width: 90%; height: auto; max-height: 90%; border: round; }
        #words { height: auto; max-height: 16; border: none; }
        #problems { padding: 0 1; text-style: bold; }
        #help { padding: 0 1; text-style: dim; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", priority=True),
        Binding("escape", "cancel", priority=True),
        Binding("left,up", "move(0, -1)", priority=True),
        Binding("right,down", "move(0, 1)", priority=True),
        Binding("shift+left,shift+up", "move(-1, 0)", priority=True),
        Binding("shift+right,shift+down", "move(1, 0)", priority=True),
    ]

    def __init__(
        self, text: str, before: WordSpan, find_problems: Callable[[WordSpan], Sequence[str]]
    ) -> None:
        super().__init__()
        self._words = [WordSpan(*match.span()) for match in _WORD.finditer(text)]
        # A word that nobody sees is shown as something, so that words can be counted.
        self._shown = [safe_text(text[start:end]) or "\ufffd" for start, end in self._words]
        # A sign at the end belongs to the sentence, and not to what is quoted of it.
        self._ends = [len(word) - len(word.rstrip(".,;:")) for word in self._shown]
        self._starts = list(accumulate((len(word) + 1 for word in self._shown), initial=0))
        self._before, self._find_problems = before, find_problems

    def compose(self) -> ComposeResult:
        words = TextArea(" ".join(self._shown), id="words", read_only=True, compact=True)
        with Vertical(id="frame") as frame:
            frame.border_title = "The words of the quote"
            yield words
            yield Static(id="problems", markup=False)
            yield Static(_HELP, id="help", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(TextArea))
        inside = [
            place
            for place, word in enumerate(self._words)
            if word.start < self._before.end and self._before.start < word.end
        ]
        self._select(*((inside[0], inside[-1]) if inside else (0, 0)))

    def _select(self, first: int, last: int) -> None:
        """Select the words from the first to the last."""
        end = self._starts[last] + len(self._shown[last])
        self.query_one(TextArea).selection = Selection((0, self._starts[first]), (0, end))

    def _selected_words(self) -> tuple[int, int]:
        """The places of the first and the last word that are selected, be it in part."""
        start, end = sorted(place for _, place in self.query_one(TextArea).selection)
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return min(first, len(self._words) - 1), min(last, len(self._words) - 1)

    def _selected_span(self) -> WordSpan:
        first, last = self._selected_words()
        end = self._words[last].end - self._ends[last]
        return WordSpan(self._words[first].start, end)

    @on(TextArea.SelectionChanged)
    def _show_problems(self) -> None:
        first, last = self._selected_words()
        count = last - first + 1
        lines = [
            f"{count} word{'s' if count > 1 else ''}",
            *self._find_problems(self._selected_span()),
        ]
        self.query_one("#problems", Static).update(Content("\n".join(map(safe_text, lines))))

    async def action_take(self) -> None:
        """Take the selected words."""
        await self.answer(self._selected_span())

    def action_move(self, first: int, last: int) -> None:
        """Move the first word, or the last one, by so many words."""
        begin, end = self._selected_words()
        begin = min(max(begin + first, 0), len(self._words) - 1)
        end = min(max(end + last, begin), len(self._words) - 1)
        self._select(min(begin, end), max(begin, end))
