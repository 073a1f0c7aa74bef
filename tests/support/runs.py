"""Runs of the program in which something goes wrong at a place that is said beforehand.

A run is a fork of this process. It has loaded the program already, so that it starts in
milliseconds and every place can be tried, and it has descriptors, signals and a process of
its own, as a program has that a shell starts. The places are the calls by which a program
changes files: at the n-th of them it gets a signal, or the system refuses the call.
"""

import builtins
import errno
import fcntl
import io
import mmap
import os
import select
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FrameType
from typing import Any, BinaryIO, NamedTuple, NoReturn

from policy_compare import analysis, cli, evidence, exchange, recoding
from policy_compare.cli import main
from tests.support.corpora import run_program

#: A run that takes so many seconds hangs.
PATIENCE = 20.0

#: Where a run's counter says, behind the number of its calls, that a lock was refused.
_REFUSED = 8

ENOSPC, EPERM, EIO, EACCES = errno.ENOSPC, errno.EPERM, errno.EIO, errno.EACCES

#: Where the modules are that change files.
_WRITERS = f"{os.sep}policy_compare{os.sep}files{os.sep}"

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Fault(NamedTuple):
    """What goes wrong at the ``nth`` call that changes files, counted from 1.

    Either the run gets the ``signal``, before that call or ``after`` it, or the call
    fails with the ``error``, a number of errno. Where there is a ``name`` instead, every
    call on a file of that name fails. With ``by_line`` the signal comes at the ``nth`` line
    of the modules that change files.
    """

    nth: int = 0
    signal: int = 0
    error: int = 0
    after: bool = False
    name: str = ""
    by_line: bool = False

    def __str__(self) -> str:
        what = signal.Signals(self.signal).name if self.signal else os.strerror(self.error)
        if self.by_line:
            return f"{what} at line {self.nth}"
        where = f"on {self.name}" if self.name else f"at writing call {self.nth}"
        return f"{what} {'after' if self.after else 'before'} {where}"


class Ended(NamedTuple):
    """What a run left: its code as a shell tells it, and how often it changed files.

    ``code`` is None where the run hung and was killed.
    """

    code: int | None
    out: bytes
    err: bytes
    calls: int = 0

    @property
    def told(self) -> str:
        """What it said on stderr."""
        return self.err.decode("utf-8", "replace")


class Running:
    """A run that has been started."""

    def __init__(self, pid: int, out: BinaryIO, err: BinaryIO, counter: mmap.mmap) -> None:
        self.pid = pid
        self._out, self._err, self._counter = out, err, counter

    def is_stopped(self, seconds: float = PATIENCE) -> bool:
        """Waits until a signal has stopped the run; False where it ended or did not stop."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            done = os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if done is not None:
                return done.si_code == os.CLD_STOPPED
            time.sleep(0.001)
        return False

    def said(self) -> str:
        """What it has said on stderr until now."""
        return os.pread(self._err.fileno(), 1 << 20, 0).decode("utf-8", "replace")

    def wait(self, seconds: float = PATIENCE) -> Ended:
        """Waits for its end; a run that hangs is killed."""
        hung = not self.ends_within(seconds)
        if hung:
            os.kill(self.pid, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        out, err = (_read_to_end(file) for file in (self._out, self._err))
        calls = int.from_bytes(self._counter[:8], "little")
        self._counter.close()
        shown = 128 - code if code < 0 else code
        return Ended(None if hung else shown, out, err, calls)

    def waits_or_ends(self, seconds: float = PATIENCE) -> None:
        """Return as soon as the run waits for another one, or is over."""
        until = time.monotonic() + seconds
        while not self._counter[_REFUSED] and time.monotonic() < until:
            if self.ends_within(0.001):
                return

    def goes_on(self) -> None:
        """Let a run go on that was stopped."""
        os.kill(self.pid, signal.SIGCONT)

    def gets(self, number: int) -> None:
        """Send the run a signal."""
        os.kill(self.pid, number)

    def ends_within(self, seconds: float) -> bool:
        """Waits for its end so long; whether it came."""
        handle = os.pidfd_open(self.pid)
        try:
            return bool(select.select([handle], [], [], seconds)[0])
        finally:
            os.close(handle)


def _read_to_end(file: BinaryIO) -> bytes:
    with file:
        file.seek(0)
        return file.read()


@cache
def load() -> None:
    """Load all that the program loads when it is called, so that no run has to."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, table = f"{folder}/housing", f"{folder}/housing.csv"
        run_program("init", corpus)
        for arguments in (
            ("export", "--output", table),
            ("export", "--output", f"{folder}/housing.json"),
            ("export", "--output", f"{folder}/housing.md"),
            ("check", "--fix"),
            ("coverage",),
            ("similar",),
            ("draft", f"{corpus}/sources/berg-2025.txt"),
            ("list", "--topic", "rent"),
            ("show", "ali-2023/cap-rents"),
            ("report", "--output", f"{folder}/report.html"),
        ):
            run_program(*arguments, "--corpus", corpus)
        run_program("import", "recommendations", table, "--into", f"{folder}/a", "--yaml")
        run_program("--help")
    # What changes a coding is not called above, and would be imported in each run anew.
    for room in (analysis, evidence, exchange, recoding, cli):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            if ".screens" not in module.name:
                import_module(module.name)


def start(
    arguments: Sequence[str],
    folder: Path,
    fault: Fault | None = None,
    *,
    terminal: int | None = None,
    before: Callable[[], object] = lambda: None,
    environment: Mapping[str, str] | None = None,
) -> Running:
    """Start the program in ``folder``, with that ``fault``.

    ``terminal`` is the descriptor of one that somebody sits at; otherwise nobody does.
    ``before`` is called in the run before the program is.
    """
    load()
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
    counter = mmap.mmap(-1, 16)
    pid = os.fork()
    if pid == 0:
        try:
            _connect(out, err, terminal)
            os.chdir(folder)
            _set_apart(folder, environment or {})
            before()
            _arm(fault or Fault(), counter)
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
            os._exit(99)
        _end(arguments)
    return Running(pid, out, err, counter)


def run(arguments: Sequence[str], folder: Path, fault: Fault | None = None, **more: Any) -> Ended:
    """Run the program to its end, as ``start`` starts it."""
    return start(arguments, folder, fault, **more).wait()


def _connect(out: BinaryIO, err: BinaryIO, terminal: int | None) -> None:
    """Give the run descriptors of its own."""
    if terminal is None:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    else:
        os.login_tty(terminal)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(number, "w", closefd=False)),
            encoding="utf-8",
            errors=errors,
            line_buffering=number == 2,
        )
        for number, errors in ((1, "strict"), (2, "backslashreplace"))
    )


def _set_apart(folder: Path, environment: Mapping[str, str]) -> None:
    """Signals as they are in a program that starts, and nothing of ours in its environment."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    if (engines := sys.modules.get("policy_compare.cli.engine_of_run")) is not None:
        # A program that starts has no engine open; threads of this one's have not come along.
        vars(engines)["_OPENED"] = []
    # A program that starts says nothing of a file that a signal has left open: it ends.
    warnings.simplefilter("ignore", ResourceWarning)
    for name in ("POLICY_COMPARE_CORPUS", "POLICY_COMPARE_SOURCES", "POLICY_COMPARE_PAGER"):
        os.environ.pop(name, None)
    os.environ.update(HOME=str(folder), XDG_CACHE_HOME=str(folder / ".cache"), **environment)


def _end(arguments: Sequence[str]) -> NoReturn:
    """Call the program and end as Python would."""
    sys.argv = ["policy-compare", *arguments]
    code = 0
    try:
        main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:  # noqa: BLE001
        with suppress(OSError, ValueError):
            traceback.print_exc()
        code = 70
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _arm(fault: Fault, counter: mmap.mmap) -> None:
    """Wrap the calls that change files, so that they are counted and the fault happens."""
    if fault.by_line:
        _trace(fault, counter)
        return
    place = 0

    def wrapped(name: str, call: Callable[..., Any], counts: Callable[..., bool]) -> Any:
        def calling(*arguments: Any, **options: Any) -> Any:
            nonlocal place
            if not counts(*arguments, **options):
                return call(*arguments, **options)
            place += 1
            counter[:8] = place.to_bytes(8, "little")
            is_here = place == fault.nth or bool(
                fault.name and any(_is_named(one, fault.name) for one in arguments)
            )
            # What cannot be taken away cannot be taken back either.
            if is_here and fault.error and name not in _REMOVING:
                raise OSError(fault.error, os.strerror(fault.error), *arguments[:1])
            if is_here and fault.signal and not fault.after:
                os.kill(os.getpid(), fault.signal)
            try:
                return call(*arguments, **options)
            finally:
                if is_here and fault.signal and fault.after:
                    os.kill(os.getpid(), fault.signal)

        return calling

    for name, counts in _CALLS.items():
        setattr(os, name, wrapped(name, getattr(os, name), counts))
    fcntl.flock = wrapped("flock", _noting_refusal(fcntl.flock, counter), _always)
    builtins.open = io.open = wrapped("open", io.open, _opens_to_write)


def _trace(fault: Fault, counter: mmap.mmap) -> None:
    """Count the lines of the modules that change files, and let the signal come at one."""
    place = 0

    def count(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal place
        if event == "line":
            place += 1
            counter[:_REFUSED] = place.to_bytes(8, "little")
            if place == fault.nth:
                os.kill(os.getpid(), fault.signal)
        return count

    def enter(frame: FrameType, event: str, argument: object) -> Any:
        return count if _WRITERS in frame.f_code.co_filename else None

    sys.settrace(enter)


def _noting_refusal(lock: Callable[..., None], counter: mmap.mmap) -> Callable[..., None]:
    """The call that locks, which tells from outside that another run has the lock."""

    def locking(*arguments: Any) -> None:
        try:
            lock(*arguments)
        except BlockingIOError:
            counter[_REFUSED] = 1
            raise

    return locking


def _is_named(argument: object, name: str) -> bool:
    if not isinstance(argument, str | bytes | os.PathLike):
        return False
    return os.path.basename(os.fsdecode(argument)) == name  # noqa: PTH119


def _always(*arguments: object, **options: object) -> bool:
    return True


def _opens_to_write(file: object, mode: str = "r", *more: object, **options: object) -> bool:
    # A descriptor was counted when it was opened.
    return not isinstance(file, int) and bool(set(mode) & set("wax+"))


def _has_flags_to_write(path: object, flags: int, *more: object, **options: object) -> bool:
    return bool(flags & _WRITING)


def _is_no_stream(handle: int, *more: object, **options: object) -> bool:
    return handle > 2


_REMOVING = ("unlink", "remove", "rmdir")

#: The calls that change files, with what tells of one whether it does.
_CALLS: Mapping[str, Callable[..., bool]] = {
    "open": _has_flags_to_write,
    "write": _is_no_stream,
    **dict.fromkeys(
        ("replace", "rename", "link", "symlink", "unlink", "remove", "mkdir", "rmdir", "fsync"),
        _always,
    ),
    **dict.fromkeys(
        ("chmod", "fchmod", "chown", "fchown", "truncate", "ftruncate", "setxattr", "utime"),
        _always,
    ),
}
