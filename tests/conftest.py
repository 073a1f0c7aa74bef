"""What all tests share: a fixed terminal, golden files, and how to run the program."""

import gc
import io
import os
import sys

# Typer reads these when it is imported, so they must stand before anything imports it.
os.environ["TERMINAL_WIDTH"] = "80"
os.environ["_TYPER_FORCE_DISABLE_TERMINAL"] = "1"
os.environ["COLUMNS"] = "80"
for name in ("POLICY_COMPARE_CORPUS", "FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS"):
    os.environ.pop(name, None)
# Else the program would be compiled anew whenever a test starts it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

# Before its import, so that a golden file that differs is shown with the difference.
pytest.register_assert_rewrite("tests.support")

from tests.support import disks
from tests.support.corpora import Golden, Run, run_program
from tests.support.programs import OTHER_PROGRAMS

# Examples are the same in every run, and how long one takes says nothing.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write golden files anew; read the difference before you commit it",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """No garbage is sought among all that stays: not while tests are collected, nor in them."""
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not run for want of a program is said, and not only counted among the skipped."""
    skipped = terminalreporter.stats.get("skipped", [])
    for program in OTHER_PROGRAMS:
        if count := sum(program.reason in str(report.longrepr) for report in skipped):
            terminalreporter.write_line(f"not run: {count} tests, since {program.reason}")


@pytest.fixture(scope="session", autouse=True)
def state() -> Iterator[None]:
    """Nothing is kept among what the user's system keeps."""
    with disks.state_apart():
        yield


@pytest.fixture(autouse=True)
def closed_engines() -> Iterator[None]:
    """What a test opens as commands do, and does not end as they do, stays open for no other."""
    yield
    if (engines := sys.modules.get("policy_compare.cli.engine_of_run")) is not None:
        engines.close_engines()


@pytest.fixture(scope="session", autouse=True)
def unhurried_disk() -> Iterator[None]:
    """Nobody waits until the disk has what is written: no test cuts the power.

    Waiting for it takes longer than all the rest of what tests the writing of files.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", os.fstat)
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The templates of pages are compiled once, and not for each page, of which tests make many."""
    from jinja2 import Environment, FileSystemBytecodeCache

    from policy_compare.render.html import document

    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(document, "Environment", partial(Environment, bytecode_cache=cache))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares text with the file of that name in tests/golden."""
    return Golden(accept=bool(request.config.getoption("--accept")))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the program in an empty folder, so that it finds the corpus it ships with."""
    monkeypatch.chdir(tmp_path)
    # The texts of the shipped papers are for the tests that ask for them.
    monkeypatch.delenv("POLICY_COMPARE_SOURCES", raising=False)
    return run_program


@pytest.fixture
def housing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example corpus; nobody is at the keyboard."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert run("init", "housing").code == 0
    return tmp_path / "housing"
