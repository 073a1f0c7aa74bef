"""Tells the person at a terminal what takes so long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

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
