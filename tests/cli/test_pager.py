"""Answers that are longer than the screen, on a terminal."""

import fcntl
import os
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from policy_compare.cli.deferred_commands import build_command
from policy_compare.cli.pager import is_longer_than_screen, pager_command, show_paged
from policy_compare.cli.program import COMMANDS
from tests.support.corpora import Run, paper, recommendation, write_corpus

pytestmark = pytest.mark.slow

#: How long a call may take before the test fails, in seconds.
_PATIENCE = 30.0


class Seen(NamedTuple):
    """What a call left behind that had a terminal."""

    code: int
    screen: str
    err: str


class Session:
    """A call of the program that has a terminal of its own, so that keys reach it."""

    def __init__(self, folder: Path, arguments: tuple[str, ...], rows: int, **environ: str) -> None:
        self._master, screen = os.openpty()
        termios.tcsetwinsize(screen, (rows, 80))
        kept = {name: value for name, value in os.environ.items() if name not in _UNSET}
        self._call = subprocess.Popen(
            [sys.executable, "-m", "policy_compare", *arguments],
            stdin=screen,
            stdout=screen,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**kept, "TERM": "xterm", "LANG": "C.UTF-8", **environ},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        os.close(screen)
        self._read = b""

    def until(self, text: str) -> None:
        """Wait until the text is on the screen."""
        self._look(lambda: text.encode() in self._read)

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def end(self) -> Seen:
        """Wait until the program has ended."""
        self._look(lambda: False)
        assert self._call.stderr is not None
        with self._call.stderr as stderr:
            err = stderr.read().decode()
        code = self._call.wait(_PATIENCE)
        os.close(self._master)
        return Seen(code, self._read.decode().replace("\r\n", "\n"), err)

    def _look(self, enough: Callable[[], bool]) -> None:
        stop = time.monotonic() + _PATIENCE
        while not enough():
            assert time.monotonic() < stop, self._read.decode()
            if not select.select([self._master], [], [], 1.0)[0]:
                continue
            try:
                part = os.read(self._master, 65536)
            except OSError:
                # Nobody has the terminal open any more.
                return
            if not part:
                return
            self._read += part


#: What the machine that tests may have set, and the program heeds.
_UNSET = (
    "POLICY_COMPARE_PAGER", "PAGER", "LESS", "LESSCHARSET", "NO_COLOR", "COLUMNS", "LINES",
)  # fmt: skip


def seen(folder: Path, *arguments: str, rows: int = 24, **environ: str) -> Seen:
    """What the call shows on a terminal of so many rows and 80 columns."""
    return Session(folder, arguments, rows, **environ).end()


@pytest.fixture
def plain(run: Run) -> str:
    """The matrix as a pipe gets it."""
    return run("matrix").out


def uncoloured(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_what_is_longer_than_the_screen_goes_through_the_pager(tmp_path: Path, plain: str) -> None:
    found = seen(tmp_path, "matrix", PAGER="cat >paged; echo that was all")
    assert (found.code, found.screen) == (0, "that was all\n")
    paged = (tmp_path / "paged").read_text("utf-8")
    assert "\x1b[32m+ should" in paged
    assert uncoloured(paged) == plain


def test_our_own_variable_goes_before_the_others(tmp_path: Path) -> None:
    found = seen(tmp_path, "matrix", POLICY_COMPARE_PAGER="head -n 1", PAGER="cat >paged")
    assert uncoloured(found.screen) == "Matrix\n"
    assert not (tmp_path / "paged").exists()


def test_who_leaves_the_pager_early_has_made_no_mistake(tmp_path: Path) -> None:
    for arguments in (("matrix",), ("list", "--format", "json")):
        found = seen(tmp_path, *arguments, PAGER="head -c 10 >/dev/null")
        assert found == Seen(0, "", found.err)
        assert "Traceback" not in found.err


def test_the_exit_code_is_that_of_the_answer(tmp_path: Path) -> None:
    wrong = paper(recommendation("cap", strength="shoud"))
    write_corpus(tmp_path / "recommendations", {"ali.yaml": wrong})
    assert seen(tmp_path, "check", rows=2, PAGER="cat >paged").code == 1
    assert "shoud" in (tmp_path / "paged").read_text("utf-8")


@pytest.fixture
def less(tmp_path: Path) -> str:
    """A path of programs with a less that tells what it is told, before all others."""
    program = tmp_path / "programs" / "less"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$LESS $LESSCHARSET $*"\ncat >paged\n')
    program.chmod(0o755)
    return f"{program.parent}:{os.environ['PATH']}"


def test_less_is_told_to_show_colours_and_to_end_where_all_fits(tmp_path: Path, less: str) -> None:
    assert seen(tmp_path, "matrix", PATH=less).screen == "FRX utf-8 \n"
    assert "\x1b[32m+ should" in (tmp_path / "paged").read_text("utf-8")


def test_what_the_user_tells_less_stands(tmp_path: Path, less: str) -> None:
    found = seen(tmp_path, "matrix", PATH=less, LESS="-i", LESSCHARSET="latin1")
    assert found.screen == "-i latin1 -R\n"


def test_a_terminal_of_another_encoding_is_left_to_less(tmp_path: Path, less: str) -> None:
    found = seen(tmp_path, "matrix", PATH=less, PYTHONIOENCODING="latin-1")
    assert found.screen == "FRX  \n"


@pytest.mark.parametrize(
    "environ",
    [{"PAGER": ""}, {"PAGER": "cat"}, {"PAGER": " cat "}, {"POLICY_COMPARE_PAGER": ""},
     {"PAGER": "cat >paged", "TERM": "dumb"}],
)  # fmt: skip
def test_no_pager_is_wanted(tmp_path: Path, plain: str, environ: dict[str, str]) -> None:
    found = Session(tmp_path, ("matrix",), 24, **environ).end()
    assert found.code == 0
    assert uncoloured(found.screen) == plain
    assert not (tmp_path / "paged").exists()


def test_an_option_does_without_the_pager(tmp_path: Path, plain: str) -> None:
    found = seen(tmp_path, "matrix", "--no-pager", PAGER="cat >paged")
    assert uncoloured(found.screen) == plain
    assert not (tmp_path / "paged").exists()


def test_a_short_answer_is_printed(tmp_path: Path) -> None:
    found = seen(tmp_path, "matrix", "--topic", "china", PAGER="cat >paged")
    assert "engage-china" in found.screen
    assert not (tmp_path / "paged").exists()


def test_what_goes_to_a_file_is_not_paged(tmp_path: Path) -> None:
    found = seen(tmp_path, "matrix", "--output", "m.txt", PAGER="cat >paged")
    assert (found.code, found.screen) == (0, "")
    assert (tmp_path / "m.txt").exists()
    assert not (tmp_path / "paged").exists()


def test_a_pipe_is_not_paged(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAGER", "cat >paged")
    assert "engage-china" in run("matrix").out
    assert not (tmp_path / "paged").exists()


@pytest.mark.parametrize("pager", ["no-such-pager", "./not-executable", "no-such-pager --at all"])
def test_without_the_pager_the_answer_is_printed_all_the_same(
    tmp_path: Path, plain: str, pager: str
) -> None:
    (tmp_path / "not-executable").write_text("cat")
    found = seen(tmp_path, "matrix", PAGER=pager)
    assert found.code == 0
    assert uncoloured(found.screen) == plain
    assert "Traceback" not in found.err


def test_without_less_the_answer_is_printed(tmp_path: Path, plain: str) -> None:
    found = seen(tmp_path, "matrix", PATH=str(tmp_path))
    assert uncoloured(found.screen) == plain


def test_a_pager_that_cannot_be_started_shows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "Popen", fail)
    master, screen = os.openpty()
    with os.fdopen(screen, "w", encoding="utf-8") as terminal:
        assert not show_paged(b"a\n" * 99, terminal, {"TERM": "xterm", "PAGER": "more"})
    os.close(master)


_WAITING = """\
trap 'echo interrupted; left=1' INT
cat >paged
echo ready
while [ -z "$left" ]; do sleep 0.1; done
exit 0
"""


def test_ctrl_c_is_the_pagers(tmp_path: Path) -> None:
    (tmp_path / "pager.sh").write_text(_WAITING)
    call = Session(tmp_path, ("matrix",), 24, PAGER="sh pager.sh")
    call.until("ready")
    call.press("\x03")
    found = call.end()
    assert "interrupted" in found.screen
    assert found.code == 0
    assert "Traceback" not in found.err


def test_a_pager_that_ctrl_c_ends_ends_the_program_as_ctrl_c_does(tmp_path: Path) -> None:
    (tmp_path / "pager.sh").write_text("cat >paged\nkill -INT $$\n")
    found = seen(tmp_path, "matrix", PAGER="sh pager.sh")
    assert found.code == 130
    assert "Traceback" not in found.err


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, "less"),
        ({"LESS": "-i"}, "less -R"),
        ({"PAGER": "more"}, "more"),
        ({"PAGER": "more", "POLICY_COMPARE_PAGER": "most"}, "most"),
        ({"PAGER": "more", "POLICY_COMPARE_PAGER": "cat"}, ""),
        ({"PAGER": "", "LESS": "-i"}, ""),
        ({"TERM": "dumb"}, ""),
    ],
)
def test_which_pager(environ: dict[str, str], command: str, less: str) -> None:
    wanted = {"TERM": "xterm", "PATH": less, **environ}
    assert pager_command(wanted) == command


def test_without_a_terminals_name_there_is_none() -> None:
    assert pager_command({"PAGER": "more"}) == ""


@pytest.mark.parametrize(
    ("size", "content", "longer"),
    [
        ((5, 10), "a\n" * 4, False),
        ((5, 10), "a\n" * 5, True),
        ((5, 10), "a" * 41, True),
        ((5, 10), "\x1b[32m" + "a" * 40 + "\x1b[0m", False),
        ((5, 10), "\n" * 3 + "a" * 11, True),
        ((0, 0), "a\n" * 23, False),
        ((0, 0), "a\n" * 24, True),
    ],
)
def test_what_is_longer_than_the_screen(size: tuple[int, int], content: str, longer: bool) -> None:
    master, screen = os.openpty()
    termios.tcsetwinsize(screen, size)
    with os.fdopen(screen, "w", encoding="utf-8") as terminal:
        assert is_longer_than_screen(content.encode(), terminal) is longer
    os.close(master)


def test_what_is_no_terminal_has_no_size(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w", encoding="utf-8") as file:
        assert not is_longer_than_screen(b"a\n" * 99, file)


def test_every_command_that_writes_an_answer_can_do_without_the_pager() -> None:
    for described in COMMANDS:
        options = {
            option for parameter in build_command(described).params for option in parameter.opts
        }
        assert "--no-pager" in options or "--format" not in options, described.name
