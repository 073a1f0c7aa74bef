"""Processes of the program that a shell starts, for what only those show: start-up and streams."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.runs import PATIENCE

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


#: How a stream can be: the shell's way to make it so.
STREAMS: Mapping[str, str] = {
    "open": "{number}>>rest",
    "closed": "{number}>&-",
    "full": "{number}>/dev/full",
    "without a reader": "{number}>&9",
}


def with_streams(arguments: Sequence[str], folder: Path, out: str, err: str) -> str:
    """What is wrong with a call whose streams are so; empty if nothing.

    What it says is looked at where it can say anything; its code always.
    """
    rest = folder / "rest"
    rest.unlink(missing_ok=True)
    reading, writing = os.pipe()
    os.close(reading)
    words = [STREAMS[out].format(number=1), STREAMS[err].format(number=2)]
    script = f'exec "$@" {" ".join(words)}'
    try:
        program = (sys.executable, "-m", "policy_compare", *arguments)
        done = subprocess.run(
            ["sh", "-c", f"exec 9>&{writing}; {script}", "sh", *program],
            cwd=folder,
            env=_environment(folder),
            pass_fds=[writing],
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=PATIENCE,
        )
    finally:
        os.close(writing)
    told = rest.read_text("utf-8") if rest.exists() else ""
    if "Traceback" in told or "Exception ignored" in told:
        return f"a traceback: {told[-300:]!r}"
    shown = 128 - done.returncode if done.returncode < 0 else done.returncode
    usual = 2 if arguments == ["nothing"] else 0
    codes = {"open": (usual,), "closed": (usual,), "full": (2,), "without a reader": (141,)}
    # What is said on stderr alone has nothing to lose on stdout.
    wanted = (usual,) if usual == 2 else codes[out]
    return "" if shown in wanted else f"exit {shown}: {told[-300:]!r}"


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
    checkout = str(Path(__file__).parent.parent)
    return {
        **kept,
        "PYTHONPATH": checkout,
        "HOME": str(folder),
        "XDG_CACHE_HOME": f"{folder}/.cache",
    }
