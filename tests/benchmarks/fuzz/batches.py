"""Runs tries in processes of their own, which may hang or fall: then that is the outcome."""

import multiprocessing
import os
import resource
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

from policy_compare.texts.opening import DocumentReader
from policy_compare.texts.worker.reader_process import TRACEBACK
from tests.benchmarks.fuzz.outcomes import Outcome
from tests.benchmarks.fuzz.tries import LIMIT, Spoilt, try_spoilt
from tests.support.runs import load

#: A try that takes so many seconds hangs: the program is called several times in one.
_PATIENCE = LIMIT * 6.0

#: What a process of tries may take.
_MEMORY = 6 * 1024**3

_FORK = multiprocessing.get_context("fork")

#: Gives the spoilt file of the try with that number.
Draw = Callable[[int], Spoilt]


class Try(NamedTuple):
    """A try by its number, its file and what became of it."""

    number: int
    spoilt: Spoilt
    outcome: Outcome


def run_tries(draw: Draw, numbers: range, processes: int = 2) -> Iterator[Try]:
    """The tries of these numbers, as each comes to its end."""
    load()
    waiting = iter(numbers)
    runners = [_Runner(draw, number) for number in islice(waiting, processes)]
    try:
        while runners:
            ready = wait([runner.connection for runner in runners], timeout=1.0)
            for runner in list(runners):
                if runner.connection not in ready and not runner.is_late():
                    continue
                number, outcome = runner.number, runner.outcome()
                following = next(waiting, None)
                if following is None or outcome is None:
                    runner.end()
                    runners.remove(runner)
                    if following is not None:
                        runners.append(_Runner(draw, following))
                else:
                    runner.begin(following)
                yield Try(number, draw(number), outcome or Outcome("wrong", runner.last_words()))
    finally:
        for runner in runners:
            runner.end()


class _Runner:
    """A process that tries one file after the other."""

    def __init__(self, draw: Draw, number: int) -> None:
        self.connection, inner = _FORK.Pipe()
        self._process = _FORK.Process(target=_serve, args=(inner, draw), daemon=True)
        self._process.start()
        inner.close()
        self.begin(number)

    def begin(self, number: int) -> None:
        """Try the file of that number."""
        self.number = number
        self._until = time.monotonic() + _PATIENCE
        with suppress(OSError):
            # One that has fallen is met where its outcome is read.
            self.connection.send(number)

    def is_late(self) -> bool:
        """Whether the try takes longer than any may."""
        return time.monotonic() > self._until

    def outcome(self) -> Outcome | None:
        """What became of the try; None where the process hangs or has fallen."""
        try:
            if not self.connection.poll():
                return None
            kind, words = self.connection.recv()
        except (EOFError, OSError):
            return None
        return Outcome(kind, words)

    def end(self) -> None:
        """End the process and all that it has started."""
        self.connection.close()
        if self._process.pid:
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.join()

    def last_words(self) -> str:
        """How it came to its end."""
        return "it hung" if self.is_late() else f"the process fell: {self._process.exitcode}"


def _serve(connection: Connection, draw: Draw) -> None:
    """Try the files that are asked for, until nobody asks."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What the readers' processes complain of is read where one failed.
    os.environ[TRACEBACK] = "1"
    with tempfile.TemporaryFile() as complaints, DocumentReader(LIMIT) as reader:
        os.dup2(complaints.fileno(), 2)
        with suppress(EOFError):
            while True:
                number = connection.recv()
                os.ftruncate(2, 0)
                with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
                    outcome = try_spoilt(draw(number), number, Path(folder), reader)
                if outcome.kind == "reader failed":
                    said = os.pread(2, 1 << 20, 0).decode("utf-8", "replace").strip("\0")
                    outcome = outcome._replace(words=f"{outcome.words}\n{said[-1500:]}")
                connection.send(tuple(outcome))
