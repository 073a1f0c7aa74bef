"""Times processes so that what is compared meets the same machine.

Other programs run at the same time, and a processor changes its speed. So the things
compared take turns (A B A B …), and medians are compared, not means.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

CHECKOUT = Path(__file__).parent.parent.parent


class Compared(NamedTuple):
    """The times of two things that took turns, in seconds."""

    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """The ratio of the medians."""
        return median(self.ours) / median(self.other)

    @property
    def spread(self) -> tuple[float, float] | None:
        """Between what the middle half of the rounds' own ratios lie."""
        if len(self.ours) < 4:
            return None
        ratios = [one / other for one, other in zip(self.ours, self.other, strict=True)]
        first, _, third = quantiles(ratios, n=4)
        return first, third


def alternate(rounds: int, ours: Callable[[], float], other: Callable[[], float]) -> Compared:
    """What the two return when they are called in turns."""
    found = [(ours(), other()) for _ in range(rounds)]
    return Compared(tuple(one for one, _ in found), tuple(two for _, two in found))


def environment() -> dict[str, str]:
    """The environment without what would change the program's answer or its caches."""
    left_out = (
        "POLICY_COMPARE_CORPUS",
        "POLICY_COMPARE_SOURCES",
        "FORCE_COLOR",
        "PYTHONDONTWRITEBYTECODE",
    )
    return {name: value for name, value in os.environ.items() if name not in left_out}


def run(arguments: Sequence[str], folder: Path) -> str:
    """What this Python prints when it is run with the arguments in the folder."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def seconds(arguments: Sequence[str], folder: Path) -> float:
    """How long that takes, its output going nowhere."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def answer(*arguments: str) -> Any:
    """What a worker (see ``worker``) says that does one thing in a process of its own."""
    return json.loads(run(["-m", "tests.benchmarks.worker", *arguments], CHECKOUT))


class Worker:
    """A worker that keeps a corpus and answers line by line."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.worker", *arguments],
            cwd=CHECKOUT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, question: str) -> Any:
        """The answer to one line."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """Let it go."""
        self._process.kill()
        self._process.communicate()
