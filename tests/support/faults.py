"""Breaks a run off at a chosen call of the system: by an exception, or as a kill does."""

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

#: The calls by which files come, go and change.
CALLS = ("open", "link", "replace", "unlink", "rmdir", "mkdir", "fsync", "chmod")


@contextmanager
def broken_off(number: int, act: Callable[[], None], *, after: bool) -> Iterator[list[str]]:
    """Do ``act`` at the call of this number, from 0, before it is made or ``after`` it.

    Gives the names of the calls that were made.
    """
    real = {name: getattr(os, name) for name in CALLS}
    made: list[str] = []

    def counting(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            made.append(name)
            here = len(made) - 1 == number
            if here and not after:
                act()
            answer = real[name](*arguments, **options)
            if here and after:
                act()
            return answer

        return call

    for name in CALLS:
        setattr(os, name, counting(name))
    try:
        yield made
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def interrupt() -> None:
    """What Ctrl-C does."""
    raise KeyboardInterrupt


def die() -> None:
    """What a kill does: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def in_another_process(work: Callable[[], None]) -> int:
    """Do the work in a process of its own; gives its exit code, negative for a signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except Exception:  # noqa: BLE001
            # The other process only sees a code.
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
