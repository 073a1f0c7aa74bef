"""The README, the pages of the guide and the helps say what the program does."""

import importlib.util
import re
import shlex
import tomllib
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
import typer

from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.cli.deferred_commands import build_command
from policy_compare.cli.program import COMMANDS, app
from policy_compare.evidence.problem_kinds import TEXT_PROBLEMS
from policy_compare.guide import PAGE_FILES
from tests.support.corpora import CHECKOUT, Run
from tests.support.housing import answered, changed
from tests.support.pages import Page, spans, typed_lines
from tests.support.repositories import make_repository

README = CHECKOUT / "README.md"
PAGES = {"README": README, **PAGE_FILES}
TEXTS = {name: file.read_text("utf-8") for name, file in PAGES.items()}

#: The options of each command, and of the program itself.
OPTIONS = {
    described.name: {
        option
        for parameter in build_command(described).params
        for option in parameter.opts
        if option.startswith("--")
    }
    for described in COMMANDS
}
OPTIONS["policy-compare"] = {"--version", "--install-completion", "--show-completion"}


@pytest.mark.parametrize("name", PAGES)
def test_commands_of_a_page_do_what_it_shows(
    name: str, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = TEXTS[name]
    expected = Page(text, tmp_path).replay(run)
    if request.config.getoption("--accept"):
        PAGES[name].write_text(expected, "utf-8")
    assert expected == PAGES[name].read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_options_that_a_page_speaks_of_are_there(name: str) -> None:
    for call in (*spans(TEXTS[name]), *typed_lines(TEXTS[name])):
        words = call.removeprefix("policy-compare ").split()
        command = words[0] if words[0] in OPTIONS else "policy-compare"
        if command == "policy-compare" and not call.startswith("policy-compare "):
            continue
        for word in words:
            if word.startswith("--"):
                assert word in OPTIONS[command], call


@pytest.mark.parametrize("name", PAGES)
def test_modules_that_a_page_runs_are_there(name: str) -> None:
    for module in re.findall(r"python -m (tests[\w.]*)", TEXTS[name]):
        assert importlib.util.find_spec(module), module


def documented_options() -> Counter[tuple[str, str]]:
    """How often each option of each command stands in the pages' tables of options."""
    rows = [
        row
        for text in TEXTS.values()
        for row in re.findall(r"^\| `(--\S+)` \| (.+?) \|", text, re.MULTILINE)
    ]
    named = [
        (command, option)
        for option, commands in rows
        for command in re.findall(r"`(\S+)`", commands)
    ]
    shared = [
        (command, option)
        for option, commands in rows
        if commands == "all"
        for command, options in OPTIONS.items()
        if option in options and (command, option) not in named
    ]
    return Counter(named + shared)


def test_every_option_stands_in_exactly_one_table() -> None:
    options = {(command, option) for command in OPTIONS for option in OPTIONS[command]}
    assert documented_options() == Counter(options - {(name, "--help") for name in OPTIONS})


def test_every_command_stands_in_the_table_of_commands() -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", TEXTS["reading"], re.MULTILINE)
    names = {span.split()[0] for row in rows for span in re.findall("`([^`]+)`", row)}
    assert {described.name for described in COMMANDS} <= names


def test_the_readme_is_short_and_leads_to_every_page() -> None:
    assert len(README.read_bytes()) <= 12 * 1024
    for file in PAGE_FILES.values():
        assert f"]({file.relative_to(CHECKOUT).as_posix()})" in TEXTS["README"]


@pytest.mark.parametrize("name", PAGES)
def test_links_of_a_page_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXTS[name]):
        if "://" not in target:
            assert (PAGES[name].parent / target).is_file(), target


def test_every_measure_has_its_formula_in_the_guide() -> None:
    for measure in MEASURES.values():
        assert re.search(rf"^\| {measure.label} \| .+ \|$", TEXTS["measures"], re.MULTILINE)


#: The commands that write files or show pages, and have no columns.
_WITHOUT_COLUMNS = (
    "init", "schema", "draft", "import", "guide", "code", "rename", "merge", "split",
)  # fmt: skip


@pytest.mark.parametrize("view", [one.name for one in COMMANDS if one.name not in _WITHOUT_COLUMNS])
def test_columns_of_the_guide_are_those_of_the_view(view: str, run: Run) -> None:
    arguments = {
        "show": ["china"],
        "search": ["china"],
        "compare": ["howell-2024", "vynnytskyi-2024"],
        "coverage": ["--corpus", "housing"],
        "reliability": ["housing", "housing"],
        "reconcile": ["housing", "housing"],
        "diff": ["housing", "housing"],
    }
    run("init", "housing")
    header = run(view, *arguments.get(view, []), "--format", "csv").out.partition("\r\n")[0]
    row = re.search(
        rf"^\| [^|]*`{view}`[^|]* \| (\w+(?:, [\w…]+)+) \|$", TEXTS["tables"], re.MULTILINE
    )
    assert row is not None
    # Export's last columns are those that the corpus's papers have.
    columns = row[1].partition(", …")[0]
    assert f"{header},".startswith(f"{columns.replace(', ', ',')},")
    assert ("…" in row[0]) == (columns != header.replace(",", ", "))


def test_every_room_and_every_dependency_has_a_line_for_developers() -> None:
    page = TEXTS["developers"]
    rooms, packages = (
        re.findall(r"`([\w-]+)/?`", " ".join(re.findall(r"^\| (`[^|]+)\|", part, re.MULTILINE)))
        for part in (
            page.partition("## The rooms")[2].partition("## Where")[0],
            page.partition("## Dependencies")[2].partition("## ")[0],
        )
    )
    entries = (CHECKOUT / "policy_compare").iterdir()
    names = {entry.stem for entry in entries if not entry.name.startswith(("__", "py.typed"))}
    assert Counter(rooms) == Counter(names)
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = settings["optional-dependencies"]
    of_extras = (packages for name, packages in extras.items() if name not in {"bench", "dev"})
    needed = [*settings["dependencies"], *chain.from_iterable(of_extras)]
    wanted = {re.split(r"[<>=\[]", package)[0] for package in needed} - {"policy-compare"}
    assert Counter(packages) == Counter(wanted)


def test_files_that_the_page_for_developers_names_are_there() -> None:
    for name in re.findall(r"`([\w/]+\.py|[\w]+/)`", TEXTS["developers"]):
        places = (CHECKOUT / "policy_compare").rglob(name.rstrip("/"))
        assert (CHECKOUT / name).exists() or list(places), name


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
    if name in ("draft", "coverage", "propose"):
        # These need texts, and init writes some.
        run("init", "housing")
        monkeypatch.chdir("housing")
    if name in ("reliability", "reconcile"):
        for coder in ("coder-a", "coder-b"):
            run("init", coder)
    if name == "diff":
        repository = make_repository(Path.cwd())
        run("init", "recommendations")
        repository.commit({})
        repository.git("branch", "draft")
    called = run(*arguments)
    if name == "code":
        # What it shows needs a terminal; the tests of its screens drive it there.
        assert called.code == 2
        return
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
        for parameter in build_command(described).params:
            assert getattr(parameter, "help", None), f"{described.name} {parameter.name}"


def test_the_coding_guide_names_every_stance_and_strength() -> None:
    guide = Path(CHECKOUT / "recommendations" / "README.md").read_text("utf-8")
    for word in ("must", "should", "could", "support", "oppose", "neutral"):
        assert f"`{word}`" in guide


def test_the_guide_names_the_errors_that_leave_a_paper_in_the_comparison() -> None:
    (named,) = re.findall(r"only a look into its text shows \(([^)]+)\)", TEXTS["checks"])
    errors = {kind.code for kind in TEXT_PROBLEMS if kind.severity == "error"}
    assert set(re.findall("`(.+?)`", named)) == errors


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("on annual increases", "of annual increases", {"ali-2023", "okafor-2024"}),
        ("rent-cap: support", "rent-cap: suport", {"okafor-2024"}),
    ],
)
def test_only_an_error_in_the_coding_leaves_a_paper_out(
    housing: Path, old: str, new: str, left: set[str]
) -> None:
    changed(housing / "ali-2023.yaml", old, new)
    assert {row["paper"] for row in answered("list")["rows"]} == left
