"""The command that opens the screen: what it is given reaches the session."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_compare.cli import code_opening
from policy_compare.coding.session import Session
from tests.support.corpora import Run


@pytest.fixture
def opened(housing: Path, monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions that were opened, in the place of a screen."""
    from policy_compare.cli.screens import coding_app

    sessions: list[Session] = []

    def open_it(open_session: Callable[[], Session]) -> None:
        sessions.append(open_session())

    monkeypatch.setattr(code_opening, "check_screen", lambda: None)
    monkeypatch.setattr(coding_app, "run_screen", open_it)
    return sessions


def test_all_that_is_asked_for_reaches_the_session(opened: list[Session], run: Run) -> None:
    result = run(
        "code", "okafor-2024", "--corpus", "housing", "--sources", "housing/sources",
        "--coder", "NA", "--section", "What to do instead", "--from", "subsidise-building",
        "--reading-limit", "9",
    )  # fmt: skip
    assert result.code == 0, result.err
    (session,) = opened
    assert session.papers == ("okafor-2024",)
    assert session.coder == "NA"
    assert session.scope.section == "What to do instead"


def test_without_a_terminal_it_says_what_to_do(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    result = run("code")
    assert result.code == 2
    assert "code is a program for the terminal, and this is none" in result.err
    assert "draft and coverage work anywhere" in result.err


def test_other_commands_load_nothing_of_it(run: Run) -> None:
    import subprocess

    code = (
        "import sys; sys.argv = ['policy-compare', 'list'];"
        "from policy_compare.cli import main\ntry: main()\nexcept SystemExit: pass\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name for name in done.stdout.split() if name.startswith("textual")}
