"""A word to the person at the terminal where work takes long, and none elsewhere."""

import io
import sys
import threading

import pytest

from policy_compare.cli import progress
from policy_compare.cli.messages import say
from policy_compare.render.widths import cell_len


class Stream(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_long_work_is_told_on_a_terminal(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer is let run out before the work ends, so that no clock decides."""
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    before = set(threading.enumerate())
    with progress.progress_shown("reading homes.pdf"):
        for timer in set(threading.enumerate()) - before:
            timer.join()
    assert stream.getvalue() == ("reading homes.pdf …\n" if terminal else "")


def test_nothing_is_told_of_quick_work(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", 600)
    before = set(threading.enumerate())
    with progress.progress_shown("reading homes.pdf"):
        (timer,) = set(threading.enumerate()) - before
    # It was called off, or this would wait for as long.
    timer.join()
    assert stream.getvalue() == ""


def test_work_that_fails_is_not_told_of_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Stream(terminal=True))
    monkeypatch.setattr(progress, "_PATIENCE", 600)
    before = set(threading.enumerate())
    with pytest.raises(ValueError, match="homes"), progress.progress_shown("reading"):
        raise ValueError("homes")
    for timer in set(threading.enumerate()) - before:
        timer.join()
    assert set(threading.enumerate()) <= before


def test_steps_are_shown_in_one_line_which_is_left_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with progress.steps_shown("reading texts") as step:
        step(9, 40, "long name.pdf")
        step(10, 40, "b.pdf")
    assert stream.getvalue() == (
        "\rreading texts: 9 of 40 (long name.pdf) …"
        "\rreading texts: 10 of 40 (b.pdf) …       "
        f"\r{' ' * 33}\r\r"
    )


def test_messages_take_the_place_of_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with progress.steps_shown("drafting") as step:
        step(1, 2, "a.md")
        say("wrote a.yaml")
    assert stream.getvalue() == f"\rdrafting: 1 of 2 (a.md) …\r{' ' * 25}\r\rwrote a.yaml\n"


@pytest.mark.parametrize(("terminal", "patience"), [(False, 0), (True, 600)])
def test_no_steps_are_shown_elsewhere_or_of_quick_work(
    terminal: bool, patience: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    with progress.steps_shown("reading texts") as step:
        step(1, 40, "a.pdf")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("name", ["a" * 300, "住房" * 80, "\x1b[31m" + "b" * 200])
def test_a_step_stays_in_its_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    monkeypatch.setenv("COLUMNS", "60")
    with progress.steps_shown("reading texts") as step:
        step(1, 40, name)
        shown = stream.getvalue()
    assert shown.startswith("\rreading texts: 1 of 40 (")
    assert shown.endswith("…")
    assert "\x1b" not in shown
    assert 50 < cell_len(shown[1:]) < 60


@pytest.mark.parametrize(
    ("terminal", "patience", "parts", "shown"),
    [(True, 0, 15, True), (False, 0, 15, False), (True, 10**6, 15, False), (True, 0, 1, False)],
)
def test_parts_of_a_long_answer_are_shown_until_it_is_made(
    terminal: bool, patience: int, parts: int, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    with monkeypatch.context() as patch, progress.progress_shown("making the answer"):
        # Only the parts are looked at here.
        patch.setattr(stream, "isatty", lambda: terminal)
        progress.show_part(1, parts)
    written = stream.getvalue().replace("making the answer …\n", "")
    assert written == ("\rpart 1 of 15 …" + f"\r{' ' * 14}\r\r" if shown else "")
