"""A word to the person at the terminal where work takes long, and none elsewhere."""

import io
import sys
import threading

import pytest

from policy_compare.cli import progress


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
