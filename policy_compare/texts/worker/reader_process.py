"""A process that reads for this one: started when there is something to read, ended at a limit.

Whatever becomes of it, there is a reading or one sentence about the file.
"""

import os
import signal
import subprocess
from contextlib import suppress
from threading import Lock, Timer
from typing import BinaryIO, Final, cast

from policy_compare.errors import SourceError
from policy_compare.files.child_process import PREPARATION, child_command
from policy_compare.files.process_limits import bytes_of_peak, peak_memory
from policy_compare.texts.document import Reading
from policy_compare.texts.limits import MEMORY
from policy_compare.texts.worker.protocol import (
    Answer,
    Failure,
    NoAnswer,
    Task,
    read_answer,
    write_task,
)

#: The variable that lets a developer see why a reader gave up.
TRACEBACK: Final = "POLICY_COMPARE_TRACEBACK"

_START: Final = f"""{PREPARATION}
from policy_compare.texts.worker.child import serve_tasks
serve_tasks(sys.argv[2])
"""

_SAVE_ANEW: Final = "open it and save it anew, print it to a new PDF, or give its text alone"

#: Whoever has fallen with this share of its memory taken has asked for more than was left.
_NEARLY_ALL: Final = 0.4


class ReaderFailure(SourceError):
    """A text that its reader does not bear; ``failure`` says how it came to an end."""

    def __init__(self, failure: Failure, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.failure = failure


class ReaderProcess:
    """A process that reads one content after the other, and another one where it has fallen.

    One thread at a time lets it read; :meth:`kill` may be called by another.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._is_closed = False

    def start(self, format: str) -> None:
        """Start the process before there is a task, ready for one in a format of that name."""
        # If it cannot be started, that is told of the first task.
        with suppress(OSError):
            self._start(format)

    def read(self, task: Task) -> tuple[str, Reading]:
        """The name of the content's format, and what its reader makes of it.

        Raises:
            SourceError: the reader refuses it, reading it takes too much time or memory, or it
                breaks the reader.
        """
        is_fresh = self._process is None
        answer = self._ask(task)
        if answer.failure in {"crash", "memory"} and not is_fresh:
            # It may be the fault of what was read before, or have ended after that.
            answer = self._ask(task)
        if answer.reading is not None:
            return answer.format, answer.reading
        raise answer.refusal or _failure_of(task, answer.failure or "fault")

    def kill(self) -> None:
        """End the process, now and for good: whatever is still to be read is not."""
        with self._lock:
            self._is_closed = True
            if self._process is not None:
                _kill(self._process)

    def close(self) -> None:
        """Wait until the process has ended."""
        self.kill()
        if self._process is not None:
            self._bury(self._process)

    def _ask(self, task: Task) -> Answer:
        """The answer of the process, or why there is none."""
        try:
            process = self._process or self._start(task.format)
        except OSError as error:
            raise SourceError(
                f"{task.name} cannot be read: its reader does not start",
                "close other programs, and try again",
            ) from error
        is_late = False

        def end_late() -> None:
            nonlocal is_late
            is_late = self._kill_current(process)

        timer = Timer(task.seconds, end_late)
        timer.daemon = True
        timer.start()
        peak = 0
        try:
            answer = _exchange(process, task)
            if answer.failure is not None:
                peak = self._bury(process)
        finally:
            timer.cancel()
        if is_late and answer.failure is not None:
            return Answer(failure="time")
        if answer.failure == "crash" and _was_for_memory(process, peak):
            return Answer(failure="memory")
        return answer

    def _start(self, format: str) -> "subprocess.Popen[bytes]":
        """Start the process.

        Raises:
            OSError: the system starts no more.
        """
        with self._lock:
            if self._is_closed:
                raise ProcessLookupError
            self._process = subprocess.Popen(  # noqa: S603
                child_command(_START, format),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get(TRACEBACK) else subprocess.DEVNULL,
                # On Windows, a program without a terminal would open one for it.
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            return self._process

    def _kill_current(self, process: "subprocess.Popen[bytes]") -> bool:
        """End the process if it is still the one in use; whether it was."""
        with self._lock:
            if self._process is not process:
                return False
            _kill(process)
            return True

    def _bury(self, process: "subprocess.Popen[bytes]") -> int:
        """Wait until the process has ended; the most bytes of memory that it took, if known."""
        peak = _wait(process)
        with self._lock:
            self._process = None
        for stream in (process.stdin, process.stdout):
            # What could not be written to it is tried once more, in vain.
            with suppress(OSError):
                cast("BinaryIO", stream).close()
        return peak


def _exchange(process: "subprocess.Popen[bytes]", task: Task) -> Answer:
    """The answer of the process to the task; if it fails, the process is ending."""
    try:
        write_task(cast("BinaryIO", process.stdin), task)
        return read_answer(cast("BinaryIO", process.stdout))
    except (OSError, EOFError):
        return Answer(failure="crash")
    except NoAnswer:
        _kill(process)
        return Answer(failure="fault")


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process that has not been waited for."""
    if os.name == "posix":
        # Popen would first ask whether it has ended, and what it took would be lost.
        os.kill(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _wait(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the end of a process; the most bytes of memory that it took, if known."""
    if os.name != "posix":
        process.wait()
        return 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return bytes_of_peak(usage.ru_maxrss)


def _was_for_memory(process: "subprocess.Popen[bytes]", peak: int) -> bool:
    """Whether a process fell for want of memory.

    It can seldom tell; and the system may end one that takes too much.
    """
    was_killed = os.name == "posix" and process.returncode == -signal.SIGKILL
    # A process is said to have taken what the one had that started it, if that is more.
    return was_killed or peak > max(_NEARLY_ALL * MEMORY, peak_memory())


def _failure_of(task: Task, failure: Failure) -> ReaderFailure:
    """What is said of a file that could not be read."""
    ends: dict[Failure, str] = {
        "time": f"takes longer than {task.seconds} s to read",
        "memory": "takes more than 1 GB of memory to read",
        "crash": "makes its reader break down",
        "fault": "cannot be read: its reader gave up on it",
    }
    hint = _SAVE_ANEW
    if failure == "time":
        hint = f"--reading-limit {4 * task.seconds} gives it more time; or {hint}"
    return ReaderFailure(failure, f"{task.name} {ends[failure]}", hint)
