"""A question over the coding screen: words to write, names to choose from, or both."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from policy_compare.cli.screens.dialog import Dialog, wait_for_typed
from policy_compare.render.safe_text import safe_text

#: The signs of what is chosen already, and of where one is.
CHOSEN, HERE = "✓", "▸"


class Offer(NamedTuple):
    """Something to choose: its ``id``, what is shown of it, and a sign before that."""

    id: str
    label: str
    sign: str = ""


class Reply(NamedTuple):
    """What was written, and the id of what was chosen, which is empty where nothing was.

    Whoever ``goes_on`` wants to choose again.
    """

    text: str
    id: str = ""
    goes_on: bool = False


#: From what is written so far to what there is to choose, best first.
FindOffers = Callable[[str], Sequence[Offer]]
#: From what is written so far to what is wrong with it.
FindProblems = Callable[[str], Sequence[str]]


class AskScreen(Dialog[Reply]):
    """Asks under a ``heading``: Enter answers, Escape takes the question back.

    Where there are ``offers`` one of them is taken, and what is written narrows them down. The
    first is marked from the beginning where it ``marks_first``; where none is, Enter takes none.
    """

    CSS = """
    AskScreen {
        align: center middle;
        #question { width: 90%; max-width: 100; height: auto; max-height: 90%; border: round; }
        #words { height: auto; max-height: 8; border: none; padding: 0 1; }
        #offers {
            height: auto; max-height: 14; border: none; padding: 0;
            & > .option-list--option-highlighted { text-style: reverse; }
        }
        #problems { padding: 0 1; text-style: bold; }
        #ways { padding: 0 1; text-style: dim; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit(False)", priority=True),
        Binding("tab", "submit(True)", priority=True),
        Binding("escape", "cancel", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
    ]

    def __init__(
        self,
        heading: str,
        text: str = "",
        offers: FindOffers | None = None,
        problems: FindProblems = lambda text: (),
        *,
        has_words: bool = True,
        marks_first: bool = True,
    ) -> None:
        super().__init__()
        self._marks_first = marks_first
        self._heading, self._text, self._has_words = heading, text, has_words
        self._find_offers, self._find_problems = offers, problems

    def compose(self) -> ComposeResult:
        words = TextArea(safe_text(self._text), id="words", compact=True, tab_behavior="focus")
        words.select_all()
        with Vertical(id="question") as frame:
            frame.border_title = Content(safe_text(self._heading))
            words.display = self._has_words
            yield words
            yield Static(id="problems", markup=False)
            if self._find_offers:
                yield OptionList(id="offers", compact=True, markup=False)
                yield Static("Enter take   ↑ ↓ another   Esc back", id="ways", markup=False)
            else:
                yield Static("Enter done   Esc back", id="ways", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.query_one("#words", TextArea))
        self._show_what_fits()

    @on(TextArea.Changed)
    def _show_what_fits(self) -> None:
        """Show what there is to choose by what is written, and what is wrong with it."""
        text = self._written_text()
        problems = self.query_one("#problems", Static)
        problems.update(Content("\n".join(map(safe_text, self._find_problems(text)))))
        problems.display = bool(problems.visual)
        if self._find_offers:
            listed = self.query_one(OptionList)
            listed.clear_options()
            listed.add_options(
                Option(_offer_line(offer), offer.id) for offer in self._find_offers(text)
            )
            is_marked = listed.option_count and (text or self._marks_first)
            listed.highlighted = 0 if is_marked else None

    def _written_text(self) -> str:
        """What is written, in one line."""
        return " ".join(self.query_one("#words", TextArea).text.split())

    async def action_submit(self, goes_on: bool) -> None:
        """Reply with what is written, and with the choice that is marked."""
        await wait_for_typed(self.query_one("#words", TextArea))
        text = self._written_text()
        if self._find_offers is None:
            await self.answer(Reply(text))
        elif option := self.query_one(OptionList).highlighted_option:
            await self.answer(Reply(text, option.id or "", goes_on))
        elif not text:
            await self.answer(None)

    def action_move(self, step: int) -> None:
        """Mark the next choice, or the one before; without choices the cursor moves."""
        if self._find_offers is None:
            words = self.query_one("#words", TextArea)
            words.action_cursor_down() if step > 0 else words.action_cursor_up()
        else:
            listed = self.query_one(OptionList)
            listed.action_cursor_down() if step > 0 else listed.action_cursor_up()

    @on(OptionList.OptionSelected)
    async def _take_clicked(self, event: OptionList.OptionSelected) -> None:
        await self.answer(Reply(self._written_text(), event.option_id or ""))


def _offer_line(offer: Offer) -> Content:
    return Content(safe_text(f"{offer.sign or ' '} {offer.label}"))
