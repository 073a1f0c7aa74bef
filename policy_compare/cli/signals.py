"""Ends the program in order when it is told to stop: by Ctrl-C, by the system, by a lost terminal.

A signal becomes an exception, so that whatever was begun is taken back on the way out.
"""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import TextIO


class StopSignal(BaseException):
    """A signal that ends the program."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """What a shell reports for a program that this signal ended."""
        return 128 + self.number

    @property
    def word(self) -> str:
        """What is said about it."""
        return _WORDS.get(self.number, "stopped")


_WORDS: dict[int, str] = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated"}

#: What came; a query that it breaks off ends with an exception of the engine.
RECEIVED: list[StopSignal] = []

#: After so many seconds a signal comes again that could not be raised.
_SOON = 0.01

#: The signals that ask a program to end. Windows has no lost terminal.
_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def raise_at_signals() -> None:
    """From now on raise ``StopSignal`` for a signal that ends the program.

    One that is ignored, as nohup has it, stays so.
    """
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise_stop_signal)
    sys.unraisablehook = _send_again


def end_at_once() -> None:
    """From now on end at such a signal without a word: all there was to do is done."""
    for number in _ENDING:
        if signal.getsignal(number) is _raise_stop_signal:
            signal.signal(number, signal.SIG_DFL)


def wait_for_input(stream: TextIO) -> None:
    """Return when there is something to read, or when a signal came.

    Python looks for signals before it waits in a read, and one that comes in between would
    be noticed only after the next line.
    """
    if os.name != "posix":
        return
    # Imported here because only a question waits.
    import select

    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = signal.set_wakeup_fd(writing)
    try:
        # What is no file of the system's is read without waiting.
        with suppress(OSError, ValueError):
            select.select([stream.fileno(), reading], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(reading)
        os.close(writing)


def _send_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """Let a signal come again that came where no exception can be raised, as in a destructor."""
    problem = unraisable.exc_value
    if not isinstance(problem, StopSignal):
        sys.__unraisablehook__(unraisable)
        return
    for number in _ENDING:
        signal.signal(number, _raise_stop_signal)
    # Imported here because it hardly ever happens. At once it would come here again.
    from threading import Timer

    Timer(_SOON, os.kill, (os.getpid(), problem.number)).start()


def _raise_stop_signal(number: int, frame: FrameType | None) -> None:
    # One is enough: what is taken back on the way out must not be broken off.
    for ending in _ENDING:
        signal.signal(ending, signal.SIG_IGN)
    RECEIVED.append(StopSignal(number))
    if opened := sys.modules.get("policy_compare.cli.engine_of_run"):
        opened.interrupt_engines()
    raise RECEIVED[-1]
