"""A signal ends the program in order."""

import gc
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from policy_compare.cli import main, program, signals
from policy_compare.cli.signals import StopSignal

ENDINGS = {
    "SIGINT": (130, "interrupted"),
    "SIGTERM": (143, "terminated"),
    "SIGHUP": (129, "stopped"),
}


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """What is done at signals, and with garbage, is as before when a test is over."""
    before = {number: signal.getsignal(number) for number in signals._ENDING}
    yield
    signals.RECEIVED.clear()
    for number, handler in before.items():
        signal.signal(number, handler)
    sys.unraisablehook = sys.__unraisablehook__
    gc.enable()


@pytest.mark.parametrize("name", ENDINGS)
def test_a_signal_ends_it_with_a_word_and_its_code(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    undone = []

    def run() -> None:
        try:
            os.kill(os.getpid(), getattr(signal, name))
            threading.Event().wait(10)
        finally:
            # Whoever holds Ctrl-C down sends more than one.
            os.kill(os.getpid(), signal.SIGINT)
            undone.append(name)

    monkeypatch.setattr(program, "run_program", run)
    monkeypatch.setattr("policy_compare.cli.streams.abandon_answer", lambda: None)
    code, word = ENDINGS[name]
    with pytest.raises(SystemExit) as stop:
        main()
    assert (stop.value.code, undone) == (code, [name])
    assert capsys.readouterr().err == f"{word}\n"


def test_what_is_ignored_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    monkeypatch.setattr(program, "run_program", lambda: os.kill(os.getpid(), signal.SIGHUP))
    main()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_when_all_is_done_the_system_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "run_program", lambda: None)
    main()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_signal_at_the_very_end_is_one_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def late() -> None:
        raise StopSignal(signal.SIGTERM)

    monkeypatch.setattr(program, "run_program", lambda: None)
    monkeypatch.setattr(signals, "end_at_once", late)
    monkeypatch.setattr("policy_compare.cli.streams.abandon_answer", lambda: None)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 143
    assert capsys.readouterr().err == "terminated\n"


class Destroyed:
    """Is sent a signal when it goes, where no exception can be raised."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


def test_a_signal_that_cannot_be_raised_at_once_is_raised_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> None:
        one = Destroyed()
        del one
        threading.Event().wait(10)
        raise AssertionError("it went on")

    monkeypatch.setattr(program, "run_program", run)
    monkeypatch.setattr("policy_compare.cli.streams.abandon_answer", lambda: None)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 143
    assert capsys.readouterr().err == "terminated\n"


def test_what_else_cannot_be_raised_is_told_as_ever(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing:
        def __del__(self) -> None:
            raise ValueError("in a destructor")

    def run() -> None:
        Failing()

    monkeypatch.setattr(program, "run_program", run)
    main()
    assert "ValueError: in a destructor" in capsys.readouterr().err


@pytest.mark.parametrize("module", ["signal", "typer", "policy_compare.cli.program"])
def test_an_interruption_of_the_start_leaves_no_traceback(module: str) -> None:
    code = f"""
import os, signal, sys
from importlib.abc import MetaPathFinder
class Interrupting(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.modules.pop({module!r}, None)
sys.meta_path.insert(0, Interrupting())
from policy_compare.cli import main
main()
"""
    if module == "signal":
        code = code.replace("import os, signal, sys", "import os, sys, types\n"
                            "signal = types.SimpleNamespace(SIGINT=2)")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "interrupted\n")


def test_an_answer_that_nobody_reads_keeps_no_program_from_ending() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writer, b"x" * 4096)
    os.set_blocking(writer, True)
    code = """
import os, signal, sys
from policy_compare.cli import main, program
def run():
    sys.stdout.write("x")
    os.kill(os.getpid(), signal.SIGTERM)
program.run_program = run
main()
"""
    # Held back until the end, as it is unless somebody asks for the contrary.
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, timeout=60,
        env=buffered, check=False,
    )  # fmt: skip
    os.close(reader)
    os.close(writer)
    assert (done.returncode, done.stderr) == (143, b"terminated\n")


@pytest.mark.skipif(os.name != "posix", reason="Windows reads a line and Ctrl-C at once")
def test_a_wait_for_input_ends_with_a_signal_or_with_input() -> None:
    reading, writing = os.pipe()
    before = signal.signal(signal.SIGALRM, _raise_lookup_error)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    try:
        with os.fdopen(reading) as stream:
            with pytest.raises(LookupError):
                signals.wait_for_input(stream)
            os.write(writing, b"y")
            signals.wait_for_input(stream)
    finally:
        signal.signal(signal.SIGALRM, before)
        os.close(writing)
    assert signal.set_wakeup_fd(-1) == -1


def _raise_lookup_error(number: int, frame: object) -> None:
    raise LookupError


ENDLESS = """
import os, signal, threading
from policy_compare.cli import main, program
def call(**_):
    from policy_compare.cli.engine_of_run import open_engine_of_run
    engine = open_engine_of_run(200_000_000)
    print(engine._folder, flush=True)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    list(engine.{ask}("SELECT count(*) AS n FROM range(1000000000000) AS t(i) WHERE hash(i) = 1"))
program.app = call
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("ask", ["rows", "arrays"])
def test_a_query_is_broken_off_at_once(ask: str) -> None:
    """It would go on for hours, and ends with an exception of the engine's own."""
    pytest.importorskip("duckdb")
    code = ENDLESS.replace("{ask}", ask)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (143, "terminated\n")
    assert not os.path.lexists(done.stdout.strip())
