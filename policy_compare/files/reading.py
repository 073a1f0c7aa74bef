"""Reads files that may be anything: a pipe, a device, more than there is memory for."""

import errno
import stat
from pathlib import Path


def content(path: Path) -> bytes:
    """What is in the file, which must be an ordinary one: a pipe or a device has no end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file")
    return path.read_bytes()
