"""Commands that are built when they are called."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from policy_compare.cli import deferred_commands
from policy_compare.cli.deferred_commands import (
    CommandRecord,
    DeferredCommand,
    build_callback,
    build_command,
    command_group,
    view_command,
)
from policy_compare.cli.program import COMMANDS


def greet(name: str = "Noor") -> None:
    """Greet somebody."""


GREET = CommandRecord("greet", greet, "greet --name Ife", "Words")


def test_a_command_has_its_callbacks_docstring_or_a_help_of_its_own() -> None:
    assert GREET.help_text == "Greet somebody."
    assert GREET._replace(help="Say hello.").help_text == "Say hello."


def test_a_command_is_built_with_its_options_and_its_example() -> None:
    command = build_command(GREET)
    assert command.epilog == "Example: policy-compare greet --name Ife"
    assert [option for parameter in command.params for option in parameter.opts] == ["--name"]


def test_a_group_lists_its_commands_and_builds_only_the_one_that_is_called(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built = []

    def build(record: CommandRecord) -> Any:
        built.append(record.name)
        return build_command(record)

    monkeypatch.setattr(deferred_commands, "build_command", build)
    group = command_group((GREET, GREET._replace(name="part")))()
    assert list(group.commands) == ["greet", "part"]
    assert (group.commands["greet"].help, built) == ("Greet somebody.", [])
    group.commands["greet"].make_context("greet", ["--name", "Ife"])
    assert isinstance(group.commands["part"], DeferredCommand)
    assert built == ["greet"]


def test_a_view_is_imported_when_its_question_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Options:
        """Options that keep what is answered."""

        answer: object = None

        def read_question(self, *, answers_columns: bool) -> str:
            assert answers_columns
            return "rents"

        def write_answer(self, question: str, view: object) -> None:
            self.answer = question, view

    record = view_command("length", "Count.", "length", "Words")
    monkeypatch.setitem(sys.modules, "policy_compare.views.length", SimpleNamespace(view=len))
    options = Options()
    record.callback(options)
    assert options.answer == ("rents", len("rents"))


def test_only_a_command_that_answers_a_question_has_the_shared_options() -> None:
    assert build_callback(GREET) is greet
    record = view_command("papers", "List.", "papers", "Words")
    options = [option for parameter in build_command(record).params for option in parameter.opts]
    assert {"--corpus", "--topic", "--by", "--output"} <= set(options)


def test_what_a_path_leads_to_is_left_to_who_opens_it() -> None:
    types = [
        parameter.type
        for record in COMMANDS
        for parameter in build_command(record).params
        if "Path" in type(parameter.type).__name__
    ]
    assert len(types) > len(COMMANDS)
    assert not any(type.readable or type.exists for type in types)
