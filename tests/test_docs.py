"""The README and the helps say what the program does."""

import re
import shlex
from pathlib import Path

import pytest
import typer

from policy_compare.cli.lazy import build
from policy_compare.cli.program import COMMANDS, app
from tests.support.corpora import CHECKOUT, Run

README = CHECKOUT / "README.md"

_SCREEN = re.compile(r"(```console\n\$ policy-compare ([^\n]*)\n)(.*?)(```)", re.DOTALL)


def test_screens_of_the_readme_are_what_the_program_prints(
    run: Run, request: pytest.FixtureRequest
) -> None:
    text = README.read_text("utf-8")

    def screen(found: re.Match[str]) -> str:
        result = run(*shlex.split(found[2]))
        assert result.code == 0, result.err
        return f"{found[1]}{result.out or result.err}{found[4]}"

    expected = _SCREEN.sub(screen, text)
    if request.config.getoption("--accept"):
        README.write_text(expected, "utf-8")
    assert text.count("```console") >= 5
    assert expected == README.read_text("utf-8")


def test_the_mistake_of_the_readme_is_reported_as_it_says(run: Run) -> None:
    run("init", "housing")
    file = Path("housing/ali-2023.yaml")
    file.write_text(file.read_text("utf-8").replace("strength: should  ", "strength: shoud  ", 1))
    result = run("check", "--corpus", "housing")
    assert result.code == 1
    said = result.out.partition("\n\n")[0]
    assert f"```text\n{said}\n```" in README.read_text("utf-8")


def test_every_command_and_option_stands_in_the_readme() -> None:
    text = README.read_text("utf-8")
    for described in COMMANDS:
        assert re.search(rf"`{described.name}[ `]", text), described.name
        for parameter in build(described).params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in text, f"{described.name} {option}"


#: The commands that write files, and have no columns.
_WRITING = ("init", "draft", "import")


@pytest.mark.parametrize("view", [one.name for one in COMMANDS if one.name not in _WRITING])
def test_columns_of_the_readme_are_those_of_the_view(view: str, run: Run) -> None:
    arguments = {
        "show": ["china"],
        "search": ["china"],
        "compare": ["howell-2024", "vynnytskyi-2024"],
        "coverage": ["--corpus", "housing"],
        "reliability": ["housing", "housing"],
    }
    run("init", "housing")
    header = run(view, *arguments.get(view, []), "--format", "csv").out.partition("\r\n")[0]
    row = re.search(
        rf"^\| [^|]*`{view}`[^|]* \| (\w+(?:, [\w…]+)+) \|$", README.read_text(), re.MULTILINE
    )
    assert row is not None
    # Export's last columns are those that the corpus's papers have.
    columns = row[1].partition(", …")[0]
    assert f"{header},".startswith(f"{columns.replace(', ', ',')},")
    assert ("…" in row[0]) == (columns != header.replace(",", ", "))


@pytest.mark.parametrize("described", COMMANDS, ids=lambda one: one.name)
def test_help_ends_with_an_example_that_works(
    described: object, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = described.name  # type: ignore[attr-defined]
    result = run(name, "--help")
    assert result.code == 0
    found = re.search(r"Example: policy-compare (.+)$", result.out.rstrip())
    assert found is not None
    arguments = shlex.split(found[1])
    assert arguments[0] == name
    if name == "import":
        Path("votes.csv").write_text("author,proposition,stance\nAli,rent-cap,yes\n")
    if name in ("draft", "coverage"):
        # These need texts, and init writes some.
        run("init", "housing")
        monkeypatch.chdir("housing")
    if name == "reliability":
        for coder in ("coder-a", "coder-b"):
            run("init", coder)
    called = run(*arguments)
    assert called.code == 0, called.err
    assert called.out or called.err


@pytest.mark.parametrize("described", COMMANDS, ids=lambda one: one.name)
def test_help_says_what_every_option_is_for(described: object, golden: object, run: Run) -> None:
    name = described.name  # type: ignore[attr-defined]
    golden(f"help-{name}.txt", run(name, "--help").out)  # type: ignore[operator]


def test_help_of_the_program_names_every_command(run: Run) -> None:
    out = run("--help").out
    for described in COMMANDS:
        assert f"│ {described.name} " in out
    assert "Example: policy-compare summary" in out


def test_every_command_has_help_for_all_its_options() -> None:
    assert isinstance(app, typer.Typer)
    for described in COMMANDS:
        for parameter in build(described).params:
            assert getattr(parameter, "help", None), f"{described.name} {parameter.name}"


def test_the_coding_guide_names_every_stance_and_strength() -> None:
    guide = Path(CHECKOUT / "recommendations" / "README.md").read_text("utf-8")
    for word in ("must", "should", "could", "support", "oppose", "neutral"):
        assert f"`{word}`" in guide
