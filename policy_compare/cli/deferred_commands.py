"""Builds a command only when it is called.

Typer makes every option of every command before it looks at which one was asked
for. With a dozen commands of a dozen options that is a tenth of the time that a
short answer takes. Here a command is known by its name, help and panel, which is all
that the list of commands needs, and is built when it runs or completes.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from policy_compare.cli.streams import told


class Described(NamedTuple):
    """A command before it is built: ``example`` ends its help."""

    name: str
    callback: Callable[..., None]
    example: str
    panel: str

    @property
    def help(self) -> str:
        """The callback's docstring, which is the command's help."""
        return self.callback.__doc__ or ""


class LazyCommand(TyperCommand):
    """Stands for a command until it is needed."""

    def __init__(self, described: Described) -> None:
        super().__init__(described.name, help=described.help, rich_help_panel=described.panel)
        self._described = described

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """The context of the real command, which takes over from here."""
        with told():
            return build(self._described).make_context(*args, **kwargs)


def build(described: Described) -> Any:
    """The command with all its options."""
    info = CommandInfo(
        name=described.name,
        callback=described.callback,
        help=described.help,
        epilog=f"Example: policy-compare {described.example}",
        cls=TyperCommand,
        context_settings=CONTEXT,
        rich_help_panel=described.panel,
    )
    return get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode="rich")


#: Settings of every command.
CONTEXT = {"help_option_names": ["-h", "--help"]}


def group(commands: tuple[Described, ...]) -> type[TyperGroup]:
    """A kind of group that holds these commands, in this order."""

    class Group(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.commands = {one.name: LazyCommand(one) for one in commands}

        def make_context(self, *args: Any, **kwargs: Any) -> Any:
            # Help and version are shown by it, and Typer keeps silent of closed pipes only.
            with told():
                return super().make_context(*args, **kwargs)

    return Group
