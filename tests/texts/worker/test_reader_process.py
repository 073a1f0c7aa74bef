"""Whatever becomes of a process that reads, there is an answer, and the next file is read."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from policy_compare.errors import SourceError
from policy_compare.files.process_limits import peak_memory
from policy_compare.texts.worker import reader_process
from policy_compare.texts.worker.protocol import Task
from policy_compare.texts.worker.reader_process import ReaderFailure, ReaderProcess

TASK = Task("text", "plan.txt", "", 30, b"The council should cap rents.")
posix = pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing tells how it ended")

#: What a process does instead of reading, after it has taken its task.
TAKE = "import os, sys, time, signal\nsys.stdin.buffer.read(40)\n"
#: What the tests have taken counts for the processes that they start, so it takes more than that.
MEMORY = "kept = bytearray(b'x') * (PEAK + (450 << 20))\n"
ABORT = "os.kill(os.getpid(), signal.SIGABRT)\n"
SAY = "sys.stdout.buffer.write({!r}); sys.stdout.flush()\n"


def failure_of(
    process: str, monkeypatch: pytest.MonkeyPatch, seconds: int = 30
) -> tuple[str, str, str]:
    """How a reading ends, and what is said of it, where the process is such a program."""
    process = process.replace("PEAK", str(peak_memory()))
    monkeypatch.setattr(reader_process, "_START", process)
    reader = ReaderProcess()
    try:
        with pytest.raises(ReaderFailure) as caught:
            reader.read(TASK._replace(seconds=seconds))
    finally:
        reader.close()
    return caught.value.failure, caught.value.message, caught.value.hint


@pytest.mark.parametrize(
    ("process", "failure", "message"),
    [
        pytest.param(TAKE + ABORT, "crash", "makes its reader break down", marks=posix),
        ("raise SystemExit", "crash", "makes its reader break down"),
        pytest.param(
            TAKE + MEMORY + ABORT, "memory", "takes more than 1 GB of memory to read", marks=posix
        ),
        pytest.param(
            TAKE + "os.kill(os.getpid(), signal.SIGKILL)", "memory",
            "takes more than 1 GB of memory to read", marks=posix,
        ),
        (TAKE + SAY.format(bytes(7) + b"\2{}"), "fault",
         "cannot be read: its reader gave up on it"),
        (TAKE + SAY.format(b"\xff" * 8) + "time.sleep(3600)", "fault",
         "cannot be read: its reader gave up on it"),
    ],
)  # fmt: skip
def test_every_end_has_its_sentence(
    process: str, failure: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = failure_of(process, monkeypatch)
    assert said[:2] == (failure, f"plan.txt {message}")
    assert said[2] == "open it and save it anew, print it to a new PDF, or give its text alone"


@pytest.mark.parametrize(
    "process", ["import time; time.sleep(3600)", TAKE + "os.close(1); time.sleep(3600)"]
)
def test_what_takes_too_long_is_ended(process: str, monkeypatch: pytest.MonkeyPatch) -> None:
    failure, message, hint = failure_of(process, monkeypatch, seconds=1)
    assert (failure, message) == ("time", "plan.txt takes longer than 1 s to read")
    assert hint.startswith("--reading-limit 4 gives it more time; or open it")


def test_a_process_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(SourceError) as caught:
        ReaderProcess().read(TASK)
    assert caught.value.message == "plan.txt cannot be read: its reader does not start"
    assert caught.value.hint == "close other programs, and try again"


def test_one_process_reads_one_after_the_other() -> None:
    reader = ReaderProcess()
    try:
        format, reading = reader.read(TASK)
        assert (format, reading.blocks[0].text) == ("text", "The council should cap rents.")
        process = reader._process
        assert reader.read(TASK) == (format, reading)
        assert process is not None
        assert reader._process is process
    finally:
        reader.close()
    assert process.poll() is not None


@posix
def test_another_process_reads_what_one_left_that_had_read_before() -> None:
    reader = ReaderProcess()
    try:
        first = reader.read(TASK)
        assert reader._process is not None
        os.kill(reader._process.pid, signal.SIGKILL)
        assert reader.read(TASK) == first
    finally:
        reader.close()


def test_a_refusal_is_raised_and_the_process_goes_on() -> None:
    reader = ReaderProcess()
    try:
        with pytest.raises(SourceError, match="no text but a binary file"):
            reader.read(TASK._replace(data=b"\0" * 9))
        assert reader._process is not None
        assert reader.read(TASK)[0] == "text"
    finally:
        reader.close()


def test_it_is_ended_from_elsewhere_and_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "_START", "import time; time.sleep(3600)")
    reader = ReaderProcess()
    outcome: list[Exception] = []

    def read() -> None:
        try:
            reader.read(TASK)
        except SourceError as error:
            outcome.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    while reader._process is None:
        time.sleep(0.01)
    reader.kill()
    thread.join(30)
    reader.close()
    with pytest.raises(SourceError, match="its reader does not start"):
        reader.read(TASK)
    assert len(outcome) == 1


def test_a_traceback_is_shown_to_who_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    start = reader_process._START.replace(
        "serve_tasks(sys.argv[2])\n", "from policy_compare.texts.worker import child\n"
        "child.read_content = lambda *given: 1 / 0\nserve_tasks()\n"
    )  # fmt: skip
    assert failure_of(start, monkeypatch)[0] == "fault"
    assert capfd.readouterr().err == ""
    monkeypatch.setenv(reader_process.TRACEBACK, "1")
    assert failure_of(start, monkeypatch)[0] == "fault"
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_one_that_cannot_be_started_before_is_told_of_with_the_first_task(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    reader = ReaderProcess()
    reader.start("pdf")
    with pytest.raises(SourceError, match="its reader does not start"):
        reader.read(TASK)


def test_modules_of_the_current_folder_are_not_taken_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lxml", "json", "policy_compare"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    reader = ReaderProcess()
    try:
        task = TASK._replace(format="html", data=b"<p>Cap rents.")
        assert reader.read(task)[1].blocks[0].text == "Cap rents."
    finally:
        reader.close()
