"""Tells how much memory there is left, before a file is read that may take all of it.

A process that takes more than a group of processes may have is killed without a word, and
one that takes more than the machine has makes everything on it stand still.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    # Windows sets no such limits.
    import resource

_ROOT = Path("/")


def free_memory(root: Path = _ROOT) -> int | None:
    """The bytes that this process may still take; None where nothing tells.

    They are the least of what a limit on the process, on its control group (version 2) and
    the machine leave. ``root`` is where the system's own files are.
    """
    rooms = (_left_to_process(root), _left_to_group(root), _left_on_machine(root))
    return min((room for room in rooms if room is not None), default=None)


def _left_to_process(root: Path) -> int | None:
    """What ``ulimit -v`` and ``ulimit -d`` leave."""
    if sys.platform == "win32":  # pragma: no cover
        return None
    rooms = []
    # The first number is the size of all addresses in pages, the sixth that of data.
    used = _read_system_file(root / "proc/self/statm").split() or ["0"] * 7
    for kind, place in ((resource.RLIMIT_AS, 0), (resource.RLIMIT_DATA, 5)):
        limit = resource.getrlimit(kind)[0]
        if limit != resource.RLIM_INFINITY:
            rooms.append(max(0, limit - int(used[place]) * resource.getpagesize()))
    return min(rooms, default=None)


def _left_to_group(root: Path) -> int | None:
    """What the process's control group, and those that it is in, have left."""
    rooms = []
    for line in _read_system_file(root / "proc/self/cgroup").splitlines():
        if not line.startswith("0::/"):
            continue
        group = root / "sys/fs/cgroup" / line.removeprefix("0::/")
        for folder in (group, *group.parents):
            limit, used = (
                _read_system_file(folder / "memory.max"),
                _read_system_file(folder / "memory.current"),
            )
            if limit.isdecimal() and used.isdecimal():
                rooms.append(max(0, int(limit) - int(used) + _reclaimable_bytes(folder)))
    return min(rooms, default=None)


def _reclaimable_bytes(folder: Path) -> int:
    """What the group holds of files that were read, and gives back when it is asked."""
    for line in _read_system_file(folder / "memory.stat").splitlines():
        name, _, size = line.partition(" ")
        if name == "inactive_file" and size.isdecimal():
            return int(size)
    return 0


def _left_on_machine(root: Path) -> int | None:
    """What the machine can give without putting other memory on the disk."""
    for line in _read_system_file(root / "proc/meminfo").splitlines():
        name, _, size = line.partition(":")
        if name == "MemAvailable":
            return int(size.split()[0]) * 1024
    # Where that is not told, what the machine has is an upper bound.
    with suppress(AttributeError, ValueError, OSError):
        pages, size_of_page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
        return pages * size_of_page if pages > 0 else None
    return None


def _read_system_file(file: Path) -> str:
    """What is in one of the system's own files; nothing where there is none."""
    try:
        return file.read_text("ascii", "replace").strip()
    except (OSError, ValueError):
        return ""
