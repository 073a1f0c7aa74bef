"""What the page for developers adds to the program, added as it says, works."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from policy_compare.cli import program, reading
from policy_compare.cli.lazy import group
from policy_compare.corpus.form import checks
from policy_compare.guide import read_page
from tests.support.corpora import Run, paper, recommendation, write_corpus

#: The examples of the page, by the file that each is for.
EXAMPLES = dict(
    re.findall(
        r"^```python\n# policy_compare/(\S+)\.py\n(.*?)^```$",
        read_page("developers"),
        re.MULTILINE | re.DOTALL,
    )
)


def add_example(module: ModuleType, patch: pytest.MonkeyPatch) -> None:
    """Let the module hold what its example says, for the time of a test."""
    name = module.__name__.removeprefix("policy_compare.").replace(".", "/")
    namespace = dict(vars(module))
    exec(EXAMPLES[name], namespace)  # noqa: S102
    for key, value in namespace.items():
        if vars(module).get(key) is not value:
            patch.setattr(module, key, value, raising=False)


def add_module(name: str, patch: pytest.MonkeyPatch) -> None:
    """Let there be a module that its example is the whole of."""
    module = ModuleType(f"policy_compare.{name.replace('/', '.')}")
    exec(EXAMPLES[name], vars(module))  # noqa: S102
    patch.setitem(sys.modules, module.__name__, module)
    parent, _, last = module.__name__.rpartition(".")
    patch.setattr(sys.modules[parent], last, module, raising=False)


def add_commands(patch: pytest.MonkeyPatch) -> None:
    """Let the program have the commands of the module ``reading`` that were added."""
    commands = (*reading.COMMANDS, *program.COMMANDS)
    patch.setattr(program.app.info, "cls", group(tuple(dict.fromkeys(commands))))


def test_a_check_is_a_kind_of_problem_and_a_function(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    loud = recommendation("r", statement="THE COUNCIL SHOULD ACT.")
    write_corpus(Path("homes"), {"a.yaml": paper(loud)})
    assert "shouted-statement" not in run("check", "--corpus", "homes").out
    add_example(checks, monkeypatch)
    result = run("check", "--corpus", "homes")
    assert "warning[shouted-statement] the statement of 'r' is in capitals" in result.out
    explained = run("check", "--explain", "shouted-statement").out
    assert "Capitals make nothing stronger" in explained


def test_a_view_is_a_module_and_a_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("notes").code == 2
    add_module("views/notes", monkeypatch)
    add_example(reading, monkeypatch)
    add_commands(monkeypatch)
    rows = run("notes", "--paper", "howell-2024", "--format", "csv").out.splitlines()
    assert rows[0] == "recommendation,note"
    assert rows[1].startswith("howell-2024/")
    assert run("notes", "china").out.startswith("Notes\n─────\n╭")
    assert run("notes", "--help").code == 0
