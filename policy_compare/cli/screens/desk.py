"""The desk at which an analyst codes: the text, the fields, and what is said below them.

It shows a session, passes decisions on to it and asks questions. What keys do is not known here.
"""

import asyncio
import gc
import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from textual import work
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import Reactive
from textual.widgets import Static

from policy_compare.cli.screens.field_pane import FieldPane
from policy_compare.cli.screens.text_pane import TextPane
from policy_compare.errors import ChangedOutside, PolicyCompareError
from policy_compare.render.safe_text import safe_text

if TYPE_CHECKING:
    from policy_compare.cli.screens.dialog import Dialog
    from policy_compare.cli.screens.proposition_rows import PropositionRows
    from policy_compare.coding.decisions import Decision
    from policy_compare.coding.session import Session
    from policy_compare.model import StanceOn

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")

#: Said where a key acts on what is not there.
NO_PROPOSITION: Final = "no proposition is marked: / finds one, or makes one"
NO_TEXT: Final = "the passage's text is not at hand: --sources DIR names the folder of the texts"
NO_POSITION: Final = "no position is marked: take a stance first, with a number or with /"

#: What a key does; it is told which number it has, or which action it is.
KeyEffect = Callable[["Desk", str], Coroutine[Any, Any, None]]


#: So often it is looked whether the terminal is still there.
_SECONDS = 2


def _has_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


class Desk(App[None]):
    """Shows the session that ``open_session`` gives, which may take its time."""

    CSS = """
    #progress, #keys { height: 1; padding: 0 1; }
    #progress { text-style: bold; }
    #message { height: auto; min-height: 1; max-height: 3; padding: 0 1; }
    #panes { height: 1fr; }
    #text-frame, #fields { border: round ansi_default; }
    #text-frame { width: 3fr; padding: 0 1; }
    #fields { width: 2fr; padding: 0 1; }
    #text { height: 1fr; }
    Static {
        link-color: ansi_default; link-background: ansi_default; link-style: none;
        link-color-hover: ansi_default; link-background-hover: ansi_default;
        link-style-hover: reverse;
    }
    """

    #: The terminal's own colours, few as they may be.
    theme = Reactive("ansi-dark")

    def __init__(self, open_session: "Callable[[], Session]") -> None:
        super().__init__()
        self.rows: PropositionRows
        self.session: Session
        self.problem: PolicyCompareError | None = None
        self._open_session = open_session
        self.is_ready = False
        self._has_new_names = False
        self._told_remarks = {""}
        self._is_asking = asyncio.Event()
        self._effects: set[asyncio.Task[None]] = set()

    def compose(self) -> ComposeResult:
        yield Static("Reading …", id="progress", markup=False)
        with Horizontal(id="panes"):
            with Horizontal(id="text-frame"):
                yield TextPane(id="text")
            yield FieldPane(id="fields")
        yield Static(id="message", markup=False)
        yield Static(self.line_of_keys(), id="keys", markup=False)

    def line_of_keys(self) -> Content:
        """What stands in the last line."""
        return Content("")

    def on_mount(self) -> None:
        self.call_after_refresh(self._open)
        if _has_terminal():
            self.set_interval(_SECONDS, self._leave_closed_terminal)

    def _leave_closed_terminal(self) -> None:
        """End where the terminal was closed and the signal of that is ignored, as in a nohup.

        Textual would read from what is no longer there without an end.
        """
        if not _has_terminal():
            self.exit()

    @work(thread=True)
    def _open(self) -> None:
        """Open the session beside the screen, which stands before the first text is read."""
        try:
            session = self._open_session()
        except PolicyCompareError as error:
            self.problem = error
            self.call_from_thread(self.exit, return_code=2)
            return
        self.call_from_thread(self._begin, session)
        # What could be new takes longer than the rest, and can come later.
        session.new_names("proposition")
        self.call_from_thread(self._show_new_names)

    def _begin(self, session: "Session") -> None:
        self.session, self.is_ready = session, True
        # This lasts, as no other command does: what comes from now on must also go again.
        gc.freeze()
        gc.enable()
        self.show_item()

    def _show_new_names(self) -> None:
        self._has_new_names = True
        if not self.session.can_undo:
            # Numbers must not come to mean something else in the middle of a decision.
            self.rows = self._rows_of_item()
            self.show_session()

    # What is shown

    def show_item(self) -> None:
        """Show the item in hand, with the propositions that are beside it from now on."""
        self.rows = self._rows_of_item()
        self.query_one("#fields").scroll_home(animate=False)
        self.show_session()
        remark = self.session.text_remark
        if remark not in self._told_remarks:
            self._told_remarks.add(remark)
            self.tell(f"! {remark}")

    def _rows_of_item(self) -> "PropositionRows":
        from policy_compare.cli.screens.proposition_rows import PropositionRows, rows_beside

        recommendation = self.session.recommendation
        if recommendation is None:
            return PropositionRows()
        near = [name.id for name in self.session.choices("proposition") if name.is_near]
        new = self.session.new_names("proposition") if self._has_new_names else ()
        return rows_beside(recommendation, near, new)

    def show_session(self) -> None:
        """Show the item in hand as it is now, and how far the paper is coded."""
        from policy_compare.cli.screens import item_text
        from policy_compare.cli.screens.progress_text import progress_text

        session, width = self.session, max(1, self.size.width - 2)
        self.query_one("#keys", Static).update(self.line_of_keys())
        self.query_one("#progress", Static).update(progress_text(session, width))
        self.query_one("#text-frame").border_title = item_text.place_of_item(session)
        self.query_one(TextPane).show_text(item_text.text_of_item(session))
        fields = self.query_one(FieldPane)
        fields.border_title = item_text.heading_of_item(session)
        fields.show_text(item_text.fields_of_item(session, self.rows))

    def on_resize(self) -> None:
        """Show what fits now."""
        if self.is_ready:
            self.call_after_refresh(self.show_session)

    def tell(self, sentence: str) -> None:
        """Say something below the panes, until something else is said."""
        self.query_one("#message", Static).update(Content(safe_text(sentence)))

    def tell_problem(self, error: PolicyCompareError) -> None:
        """Say what is wrong, and what to do."""
        self.tell(f"✗ {error.message}" + (f": {error.hint}" if error.hint else ""))

    # What is done

    def marked_position(self) -> "StanceOn | None":
        """The position on the marked proposition."""
        recommendation, id = self.session.recommendation, self.rows.current_id
        positions = recommendation.positions if recommendation else ()
        return next((position for position in positions if position.proposition == id), None)

    async def decide(
        self,
        make: "Callable[Arguments, Decision]",
        *args: Arguments.args,
        **settings: Arguments.kwargs,
    ) -> "Decision | None":
        """Make a decision, take it, show what came of it and give it; None where it is refused."""

        def make_and_take() -> "Decision":
            decision = make(*args, **settings)
            self.session.decide(decision)
            return decision

        decision = await self.attempt(make_and_take)
        if decision:
            self.tell(decision.sentence)
            self.show_session()
        return decision

    async def take(self, decision: "Decision") -> "Decision | None":
        """The same with a decision that is made already."""
        return await self.decide(lambda: decision)

    async def attempt(self, call: Callable[[], Result]) -> Result | None:
        """What the call gives; None where it is refused, with why it is said.

        Where a file was changed outside it is asked whether to go on.
        """
        from policy_compare.cli.screens.ask_screen import AskScreen, Offer

        try:
            return call()
        except ChangedOutside as change:
            ways = (
                Offer("reload", "Read the files again and go on. The last key is not followed."),
                Offer("quit", "Quit. All that was decided before is in the files."),
            )
            self.tell_problem(change)
            question = AskScreen(change.message, offers=lambda typed: ways, has_words=False)
            answer = await self.ask(question)
        except PolicyCompareError as error:
            self.tell_problem(error)
            return None
        if answer and answer.id == "quit":
            self.exit()
        elif answer:
            await self.attempt(self._read_again)
        return None

    def _read_again(self) -> None:
        self.session.reload()
        self.tell("read again")
        self.show_item()

    async def go(self, move: Callable[[], object]) -> object:
        """Go elsewhere in the session, beside the screen, since a text may have to be read."""
        came = await asyncio.to_thread(move)
        self.show_item()
        return came

    async def ask(self, dialog: "Dialog[Result]") -> Result | None:
        """Ask a question and give the answer; None where it was taken back."""
        answered: asyncio.Future[Result | None] = asyncio.get_running_loop().create_future()

        async def take_answer(result: Result | None) -> None:
            self._is_asking.clear()
            answered.set_result(result)
            await self._wait_for_effects()

        dialog.take_answer = take_answer
        await self.push_screen(dialog)
        self._is_asking.set()
        return await answered

    async def start_effect(self, effect: KeyEffect, key: str) -> None:
        """Do what a key does, to its end or to its first question: keys typed ahead wait."""
        # What was said of the key before is not said of this one.
        self.tell("")
        task = asyncio.create_task(effect(self, key))
        self._effects.add(task)
        await self._wait_for_effects()

    async def _wait_for_effects(self) -> None:
        asking = asyncio.create_task(self._is_asking.wait())
        await asyncio.wait({asking, *self._effects}, return_when=asyncio.FIRST_COMPLETED)
        asking.cancel()
        for task in [task for task in self._effects if task.done()]:
            self._effects.remove(task)
            # What went wrong there goes wrong here, where it ends the program.
            task.result()

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002
    ) -> bool | None:
        """A key that is pressed while something is asked or read belongs to that."""
        is_ours = action in {"press", "command_palette"}
        return not is_ours or (self.is_ready and len(self.screen_stack) == 1)
