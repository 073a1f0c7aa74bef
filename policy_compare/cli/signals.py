"""Ends the program in order when it is told to stop: by Ctrl-C, by the system, by a lost terminal.

A signal becomes an exception, so that whatever was begun is taken back on the way out.
"""

import os
import signal
import sys
from types import FrameType


class Stopped(BaseException):
    """A signal that ends the program."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def code(self) -> int:
        """What a shell reports for a program that this signal ended."""
        return 128 + self.number

    @property
    def word(self) -> str:
        """What is said about it."""
        return _WORDS.get(self.number, "stopped")


_WORDS: dict[int, str] = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated"}

#: After so many seconds a signal comes again that could not be raised.
_SOON = 0.01

#: The signals that ask a program to end. Windows has no lost terminal.
_ENDING = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


def raise_stopped() -> None:
    """From now on raise ``Stopped`` for a signal that ends the program.

    One that is ignored, as nohup has it, stays so.
    """
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _raise_again


def end_at_once() -> None:
    """From now on end at such a signal without a word: all there was to do is done."""
    for number in _ENDING:
        if signal.getsignal(number) is _stop:
            signal.signal(number, signal.SIG_DFL)


def _raise_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """Let a signal come again that came where no exception can be raised, as in a destructor."""
    problem = unraisable.exc_value
    if not isinstance(problem, Stopped):
        sys.__unraisablehook__(unraisable)
        return
    for number in _ENDING:
        signal.signal(number, _stop)
    # Imported here because it hardly ever happens. At once it would come here again.
    from threading import Timer

    Timer(_SOON, os.kill, (os.getpid(), problem.number)).start()


def _stop(number: int, frame: FrameType | None) -> None:
    # One is enough: what is taken back on the way out must not be broken off.
    for one in _ENDING:
        signal.signal(one, signal.SIG_IGN)
    raise Stopped(number)
