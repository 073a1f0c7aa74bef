"""The program behind ``code``: the desk, with every action at its keys and in the palette."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from policy_compare.cli.screens.desk import Desk
from policy_compare.cli.screens.key_actions import KEY_ACTIONS, KeyAction

if TYPE_CHECKING:
    from policy_compare.coding.session import Session


_BETWEEN = "  "


def _bindings() -> list[BindingType]:
    """Each key, with the action that it presses; a number is told which one it is."""
    return [
        Binding(key, _press(action, key), action.label, show=False, priority=True)
        for action in KEY_ACTIONS.values()
        for key in action.keys.split(",")
    ]


def _press(action: KeyAction, key: str = "") -> str:
    return f"app.press('{action.name}', '{key if key.isdigit() else ''}')"


class CodingApp(Desk):
    """The coding screen."""

    TITLE = "policy-compare"
    BINDINGS: ClassVar[list[BindingType]] = _bindings()

    def line_of_keys(self) -> Content:
        return _line_of_keys(self.size.width - 2)

    async def action_press(self, name: str, argument: str = "") -> None:
        """Do what the action of that name does."""
        await self.start_effect(KEY_ACTIONS[name].find_effect(), argument or name)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """The actions as the command palette lists them."""
        for action in KEY_ACTIONS.values():
            if "," not in action.keys or action.name != "number":
                yield SystemCommand(
                    f"{action.label} ({action.shown})",
                    action.help,
                    lambda name=action.name: self.action_press(name),
                )


def _line_of_keys(width: int) -> Content:
    """The actions that have a place there, as many as fit; each can be clicked."""
    parts: list[Content] = []
    for action in sorted(KEY_ACTIONS.values(), key=lambda action: action.place):
        part = Content.assemble((action.shown, "bold"), f" {action.label}")
        taken = part.cell_length + len(_BETWEEN)
        if action.place and taken <= width + len(_BETWEEN):
            width -= taken
            parts.append(part.stylize(Style.from_meta({"@click": _press(action)})))
    return Content(_BETWEEN).join(parts)


def run_screen(open_session: "Callable[[], Session]") -> None:
    """Show the coding screen until it is left.

    Raises:
        PolicyCompareError: the session cannot be opened.
        SystemExit: the program fell.
    """
    app = CodingApp(open_session)
    try:
        app.run()
    finally:
        if app.is_ready:
            app.session.remember_place()
    if app.problem:
        raise app.problem
    if app.return_code:
        # Textual has shown what went wrong.
        raise SystemExit(app.return_code)
