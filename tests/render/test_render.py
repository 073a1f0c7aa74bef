"""The formats, and one more that a developer adds."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from policy_compare.cli.deferred_commands import build_command
from policy_compare.cli.program import COMMANDS
from policy_compare.render import FORMATS, OutputFormat, formats_by_ending
from policy_compare.views.page import Heading
from policy_compare.views.table import Table, View
from tests.support.corpora import WRITTEN_FORMATS, Run
from tests.support.rendering import render

VIEW = View(lambda: Table("made", ("id",), [("a",), ("b",)]), lambda: (Heading("Made", 1),))


@pytest.fixture
def rst(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format as a module with a ``render`` and a line in the registry."""
    module = ModuleType("rst")
    module.render = lambda view: f"{view.table().view}\n====\n"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "policy_compare.render.rst", module)
    monkeypatch.setitem(FORMATS, "rst", OutputFormat("rst", (".rst", ".rest"), "rst"))


@pytest.mark.parametrize("format", WRITTEN_FORMATS)
def test_every_format_has_a_renderer(format: str) -> None:
    assert render(VIEW, format).endswith("\n")


def test_no_two_formats_have_an_ending_in_common() -> None:
    formats = FORMATS.values()
    assert len(formats_by_ending(formats)) == sum(len(format.endings) for format in formats)


@pytest.mark.usefixtures("rst")
def test_a_format_that_is_registered_is_known_everywhere(run: Run, tmp_path: Path) -> None:
    assert run("papers", "--format", "rst").out == "papers\n====\n"
    for name in ("papers.rst", "papers.REST"):
        assert run("papers", "--output", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text() == "papers\n====\n"
    assert ", rst\n" in run("papers", "--format", "x").err
    assert ", .rst, .rest, or say" in run("papers", "--output", str(tmp_path / "a.x")).err
    (command,) = (build_command(one) for one in COMMANDS if one.name == "papers")
    (option,) = (one for one in command.params if one.name == "format")
    assert "csl or rst." in str(option.help)
    context = command.make_context("papers", [])
    assert [one.value for one in option.shell_complete(context, "rs")] == ["rst"]
