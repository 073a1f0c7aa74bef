"""Tells whether a run of the program is still at work, by locks that end with it.

The system takes a lock back when the process that holds it ends, however it ends.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from policy_compare.errors import OutputError

if sys.platform != "win32":
    import fcntl

#: For so many seconds a run waits for another one to leave a folder.
PATIENCE = 10.0

_PAUSE = 0.02


def try_lock(handle: int) -> bool | None:
    """Lock the open file or folder for this run; False where another run has it.

    None where the system has no such locks, so that nothing is known.
    """
    if sys.platform == "win32":  # pragma: no cover
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some network shares have none.
        return None
    return True


@contextmanager
def locked_folder(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Keep other runs of the program from rewriting files in the folder meanwhile.

    A folder that cannot be locked is not: what is replaced is compared all the same.

    Raises:
        OutputError: another run does not leave it within ``patience`` seconds.
    """
    handle = None
    # Windows opens no folders, and one that may be entered need not be readable.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
    try:
        if handle is not None:
            _wait_for(handle, folder, PATIENCE if patience is None else patience)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _wait_for(handle: int, folder: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while try_lock(handle) is False:
        if time.monotonic() > end:
            raise OutputError(
                f"another run of policy-compare is writing into {folder}; nothing was written",
                "try again when it is done",
            )
        time.sleep(_PAUSE)
