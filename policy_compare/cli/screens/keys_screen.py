"""Every key of the coding screen on one page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from policy_compare.cli.screens.dialog import Dialog
from policy_compare.cli.screens.key_actions import KEY_ACTIONS
from policy_compare.cli.screens.passage_text import STATE_SIGNS

_PALETTE = (
    "Ctrl+P lists all of them, to be found by some letters. The mouse chooses what it clicks."
)


class KeysScreen(Dialog[None]):
    """The keys, with what each does."""

    CSS = """
    KeysScreen { align: center middle; #page { width: 90%; height: 90%; border: round; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "cancel", priority=True)
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page") as page:
            page.border_title = "Keys"
            page.border_subtitle = "Esc back, ↓ more"
            yield Static(keys_text(), markup=False)


def keys_text() -> Content:
    """All actions with their keys, and what the signs mean."""
    signs = "   ".join(f"{sign} {state}" for state, sign in STATE_SIGNS.items())
    rows = [
        Content.assemble((action.shown.ljust(8), "bold"), action.help)
        for action in KEY_ACTIONS.values()
    ]
    return Content("\n").join([*rows, Content(""), Content(_PALETTE), Content(f"Signs: {signs}")])
