"""Tells the person at a terminal what takes so long."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from policy_compare.cli.streams import STATUS_LINE

#: After so many seconds it is told.
_PATIENCE = 1.0


@contextmanager
def progress_shown(work: str) -> Iterator[None]:
    """Says on a terminal what is being worked on, if it takes over a second."""
    from threading import Timer

    from policy_compare.cli.messages import say

    timer = Timer(_PATIENCE, say, (f"{work} …",))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        STATUS_LINE.clear()


def show_part(part: int, parts: int) -> None:
    """Show on a terminal which part of a long answer is being made, if it is not quick."""
    if parts > 1 and sys.stderr.isatty() and time.process_time() >= _PATIENCE:
        _show_status(f"part {part} of {parts} …")


@contextmanager
def steps_shown(work: str) -> Iterator[Callable[[int, int, str], None]]:
    """Gives what shows on a terminal how far work has come that takes over a second.

    It is told which piece is worked on, of how many, and its name.
    """
    begin = time.monotonic()

    def show_step(number: int, total: int, name: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - begin >= _PATIENCE:
            _show_status(f"{work}: {number} of {total} ({name}) …")

    try:
        yield show_step
    finally:
        STATUS_LINE.clear()


def _show_status(text: str) -> None:
    """Show a text in the last line of the terminal, as much of it as there is room for."""
    from shutil import get_terminal_size

    from policy_compare.render.safe_text import safe_text
    from policy_compare.render.widths import cell_len

    text = safe_text(text)
    # Where a line is full, the next one begins.
    while cell_len(text) >= get_terminal_size().columns:
        text = f"{text[:-2]}…"
    STATUS_LINE.show(text, cell_len(text))
