"""The streams that the program speaks through, which may be closed, full or gone."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from policy_compare.errors import OutputError

#: What a shell reports for a program that a closed pipe ended (128 + SIGPIPE).
CLOSED_PIPE = 141

#: The variables that say how large a terminal is.
_SIZE_VARIABLES = ("COLUMNS", "LINES", "TERMINAL_WIDTH")

#: No terminal has more columns or rows: a wider table is made in memory before it is shown.
_MOST_COLUMNS = 1000


def limit_terminal_size() -> None:
    """Take out of the environment what no terminal's size can be, before others read it."""
    for name in _SIZE_VARIABLES:
        size = os.environ.get(name)
        if size is None:
            continue
        if not (size.isascii() and size.isdigit() and size.strip("0")):
            del os.environ[name]
        elif len(size) > len(str(_MOST_COLUMNS)) or int(size) > _MOST_COLUMNS:
            os.environ[name] = str(_MOST_COLUMNS)


def open_closed_streams() -> None:
    """Let a stream that was closed before the program started lead nowhere.

    It may then be written to, and no file that is opened later takes its place.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


class StatusLine:
    """The last line at a terminal, which the next message takes the place of."""

    def __init__(self) -> None:
        self._cells = 0

    def show(self, text: str, cells: int) -> None:
        """Show a text that takes so many cells instead of the one before."""
        with suppress(OSError, ValueError):
            sys.stderr.write(f"\r{text}{' ' * (self._cells - cells)}")
            sys.stderr.flush()
            self._cells = cells

    def clear(self) -> None:
        """Leave nothing in the line."""
        if self._cells:
            self.show("", 0)
            self.show("\r", 0)


STATUS_LINE = StatusLine()


def write_message(message: str) -> None:
    """A line for the person at the terminal, not part of the answer."""
    STATUS_LINE.clear()
    # Where nobody can be told, what was asked for is done all the same.
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{message}\n")


def abandon_answer() -> None:
    """Let what is still to be written of the answer lead nowhere.

    Python writes it out at the end, and would complain where that cannot be done, or wait
    for a reader who does not read.
    """
    with suppress(OSError, ValueError):
        _lead_nowhere(sys.stdout.fileno())


def flush_streams() -> None:
    """Write out what is still held back.

    Raises:
        OutputError: the answer cannot be written.
        SystemExit: whoever read it has had enough.
    """
    try:
        with suppress(ValueError), answer_errors_explained():
            sys.stdout.flush()
    finally:
        try:
            sys.stderr.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                _lead_nowhere(sys.stderr.fileno())


@contextmanager
def answer_errors_explained() -> Iterator[None]:
    """Says in words what keeps the answer from being written.

    Raises:
        OutputError: the answer cannot be written.
        SystemExit: whoever read it has had enough.
    """
    try:
        yield
    except SystemExit as stop:
        # What shows the help says no more than this of a closed pipe.
        if isinstance(stop.__context__, BrokenPipeError):
            sys.exit(CLOSED_PIPE)
        raise
    except OSError as error:
        if error.filename is not None:
            # It was a file, and no stream.
            raise
        abandon_answer()
        if isinstance(error, BrokenPipeError):
            sys.exit(CLOSED_PIPE)
        reason = error.strerror or str(error)
        raise OutputError(f"the answer cannot be written: {reason}") from error


def _lead_nowhere(handle: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)
