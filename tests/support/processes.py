"""Processes of the program that a shell starts, for what only those show: start-up and streams."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.support.runs import PATIENCE

_STARTING = """
import os, runpy, signal, sys
left, number = {nth}, {number}
def count(event, arguments):
    global left
    if event == "import":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), number)
sys.argv[0] = "policy-compare"
import policy_compare.cli
sys.addaudithook(count)
policy_compare.cli.main()
"""


def stopped_in_start(arguments: Sequence[str], folder: Path, nth: int, number: int) -> str:
    """What is wrong where the signal comes at the ``nth`` import; empty if nothing.

    Before our own code is read nothing can be done about it.
    """
    code = _STARTING.format(nth=nth, number=int(number))
    done = _own_process(["-c", code, *arguments], folder)
    told = done.stderr.decode("utf-8", "replace")
    if "Traceback" in told:
        return f"a traceback: {told.rstrip().rpartition(chr(10))[2]}"
    shown = 128 - done.returncode if done.returncode < 0 else done.returncode
    # A program that has fewer imports is done before.
    if shown not in (128 + number, 0):
        return f"exit {shown}: {told!r}"
    return ""


#: How a stream can be.
STREAMS = ("open", "closed", "full", "without a reader")


def with_streams(arguments: Sequence[str], folder: Path, out: str, err: str) -> str:
    """What is wrong with a call whose streams are so; empty if nothing.

    What it says is looked at where it can say anything; its code always.
    """
    rest = folder / "rest"
    rest.write_bytes(b"")

    def connect() -> None:
        _usual_signals()
        for number, stream in ((1, out), (2, err)):
            _connect(number, stream, rest)

    done = subprocess.run(
        [sys.executable, "-m", "policy_compare", *arguments],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=PATIENCE,
        preexec_fn=connect,
    )
    told = rest.read_text("utf-8")
    if "Traceback" in told or "Exception ignored" in told:
        return f"a traceback: {told[-300:]!r}"
    shown = 128 - done.returncode if done.returncode < 0 else done.returncode
    if arguments == ["nothing"]:
        # What was wrong with the call is said on stderr, which may have no reader.
        wanted: tuple[int, ...] = (2, 141) if err == "without a reader" else (2,)
    else:
        wanted = {"full": (2,), "without a reader": (141,)}.get(out, (0,))
    return "" if shown in wanted else f"exit {shown}: {told[-300:]!r}"


def _connect(number: int, stream: str, rest: Path) -> None:
    """Let the descriptor be such a stream; what is said into an open one is kept."""
    if stream == "closed":
        os.close(number)
        return
    if stream == "without a reader":
        reading, handle = os.pipe()
        os.close(reading)
    else:
        handle = os.open(rest if stream == "open" else "/dev/full", os.O_WRONLY | os.O_APPEND)
    os.dup2(handle, number)
    os.close(handle)


def _own_process(words: Sequence[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        # Whoever started us may have let it be ignored.
        preexec_fn=_usual_signals,
    )


def _usual_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "POLICY_COMPARE" not in name}
    checkout = str(Path(__file__).parents[2])
    return {
        **kept,
        "PYTHONPATH": checkout,
        "HOME": str(folder),
        "XDG_CACHE_HOME": f"{folder}/.cache",
    }
