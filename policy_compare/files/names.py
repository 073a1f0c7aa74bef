"""Knows the names of files: which not every system can have, and where one begins.

A corpus is shared, most often by git: a file that Windows cannot have ends a checkout
there, and of two names that differ in nothing but case one file is left on Windows and macOS.
"""

import os
import re
from pathlib import Path

#: Devices of DOS, which Windows takes for itself in every folder, whatever follows a dot.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]|conin\$|conout\$) *(?:\..*)?")


def is_device_name(name: str) -> bool:
    """Whether the name, with or without a suffix, is none that a file can have on Windows."""
    return _DEVICE.fullmatch(name.casefold()) is not None


def absolute_path(path: Path) -> Path:
    """The path from the root, links kept; as it is where the working folder is gone."""
    try:
        return Path(os.path.abspath(path))
    except OSError:
        return path


def real_path(path: Path) -> Path:
    """The path from the root without links; as it is where it cannot be followed."""
    try:
        # Not resolve(): it stops where links lead in a circle.
        return Path(os.path.realpath(path))
    except OSError:
        return path
