"""The program in a real terminal: tmux keeps one, passes keys on and tells what stands there."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.support.corpora import CHECKOUT
from tests.support.programs import TMUX

#: Said below the program when it has ended, with what it exits with.
OVER = "exit code"

#: Nobody waits longer than so many seconds for something to be shown.
_PATIENCE = 20


class Terminal(NamedTuple):
    """A terminal in which the program runs: how tmux is called for it."""

    tmux: tuple[str, ...]
    environment: dict[str, str]

    def call(self, *arguments: str) -> str:
        """What tmux answers."""
        done = subprocess.run(
            [*self.tmux, *arguments], env=self.environment, capture_output=True, check=True
        )
        return done.stdout.decode()

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.call("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type letters as they stand."""
        self.call("send-keys", "-l", text)

    def text(self) -> str:
        """What stands on the screen."""
        return self.call("capture-pane", "-p")

    def wait_for(self, words: str) -> str:
        """What stands on the screen once these words do."""
        end = time.monotonic() + _PATIENCE
        while words not in (text := self.text()):
            assert time.monotonic() < end, f"{words!r} does not come:\n{text}"
            time.sleep(0.05)
        return text


@contextmanager
def terminal(
    folder: Path, *arguments: str, size: tuple[int, int] = (80, 24), **variables: str
) -> Iterator[Terminal]:
    """A terminal of that size in the folder, in which the program runs with these arguments."""
    path = os.pathsep.join([str(CHECKOUT), *sys.path])
    environment = {**os.environ, "PYTHONPATH": path, "TMUX_TMPDIR": str(folder), **variables}
    for name in ("TMUX", "COLUMNS", "LINES"):
        environment.pop(name, None)
    opened = Terminal((TMUX.path(), "-f", os.devnull), environment)
    call = shlex.join([sys.executable, "-m", "policy_compare", *arguments])
    shell = f"{call}; echo {OVER} $?; exec sleep {10 * _PATIENCE}"
    width, height = map(str, size)
    opened.call("new-session", "-d", "-x", width, "-y", height, "-c", str(folder), shell)
    try:
        yield opened
    finally:
        opened.call("kill-server")
