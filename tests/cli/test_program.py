"""The program as a whole."""

import ast
from pathlib import Path

import pytest

from policy_compare import __version__
from policy_compare.cli import commands
from tests.support.corpora import Run


def test_version(run: Run) -> None:
    assert run("--version").out == f"policy-compare {__version__}\n"


def test_overlap(run: Run) -> None:
    found = run("overlap", "--topic", "china")
    assert found.code == 0, found.err
    assert "shared in principle (2 of 3)" in found.out


#: So many lines a command may have behind its docstring: it parses, calls, writes and exits.
LONGEST_BODY = 15


@pytest.mark.parametrize(
    "path", sorted(Path(*commands.__path__).glob("*.py")), ids=lambda p: p.stem
)
def test_a_command_only_calls(path: Path) -> None:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = int(body[-1].end_lineno or 0) - body[0].lineno + 1
            assert lines <= LONGEST_BODY or node.name.startswith("_"), f"{node.name}: {lines}"
