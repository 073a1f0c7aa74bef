"""Builds a command only when it is called.

Typer makes every option of every command before it looks at which one was asked
for. With a dozen commands of a dozen options that is a tenth of the time that a
short answer takes. Here a command is known by its name, help and panel, which is all
that the list of commands needs, and is built when it runs or completes.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command_from_info
from typer.models import CommandInfo

from policy_compare.cli.streams import answer_errors_explained

#: Settings of every command.
CONTEXT = {"help_option_names": ["-h", "--help"]}


class CommandRecord(NamedTuple):
    """A command before it is built: ``example`` ends its help.

    The ``callback`` of a command that answers a question (``answers``) takes
    ``QuestionOptions`` first, and is given the options for them.
    """

    name: str
    callback: Callable[..., None]
    example: str
    panel: str
    help: str = ""
    answers: bool = False

    @property
    def help_text(self) -> str:
        """The help that was written for it, else the callback's docstring."""
        return self.help or self.callback.__doc__ or ""


def question_command(
    name: str, callback: Callable[..., None], example: str, panel: str
) -> CommandRecord:
    """A command that answers a question: it takes ``QuestionOptions`` and options of its own."""
    return CommandRecord(name, callback, example, panel, answers=True)


def view_command(name: str, help: str, example: str, panel: str) -> CommandRecord:
    """A command that shows the view of the same name, and has no option of its own."""

    def show_view(options: Any) -> None:
        view = import_module(f"policy_compare.views.{name}").view
        question = options.read_question(answers_columns=True)
        options.write_answer(question, view(question))

    return CommandRecord(name, show_view, example, panel, help, answers=True)


class DeferredCommand(TyperCommand):
    """Stands for a command until it is needed."""

    def __init__(self, record: CommandRecord) -> None:
        super().__init__(record.name, help=record.help_text, rich_help_panel=record.panel)
        self._record = record

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """The context of the real command, which takes over from here."""
        with answer_errors_explained():
            return build_command(self._record).make_context(*args, **kwargs)


def build_command(record: CommandRecord) -> Any:
    """The command with all its options."""
    info = CommandInfo(
        name=record.name,
        callback=build_callback(record),
        help=record.help_text,
        epilog=f"Example: policy-compare {record.example}",
        cls=TyperCommand,
        context_settings=CONTEXT,
        rich_help_panel=record.panel,
    )
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode="rich")
    for parameter in command.params:
        if hasattr(parameter.type, "readable"):
            # Whoever opens the file says what is the matter with it, and what to do.
            parameter.type.readable = False
    return command


def build_callback(record: CommandRecord) -> Callable[..., None]:
    """The callback, with the shared options where it answers a question."""
    if not record.answers:
        return record.callback
    from policy_compare.cli.question_options import with_question_options

    return with_question_options(record.callback, record.name)


def command_group(commands: tuple[CommandRecord, ...]) -> type[TyperGroup]:
    """A kind of group that holds these commands, in this order."""

    class CommandGroup(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.commands = {record.name: DeferredCommand(record) for record in commands}

        def make_context(self, *args: Any, **kwargs: Any) -> Any:
            # Help and version are shown by it, and Typer keeps silent of closed pipes only.
            with answer_errors_explained():
                return super().make_context(*args, **kwargs)

    return CommandGroup
