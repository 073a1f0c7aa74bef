"""The limits that a process sets itself, where the system knows any; Windows does not."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import resource

#: So many seconds after its time a process ends by itself, where nobody is left to end it.
_GRACE: Final = 5


def limit_memory(most: int) -> None:
    """Let this process have no more bytes of memory than that, and leave none behind."""
    _set_limit("RLIMIT_AS", most)
    _set_limit("RLIMIT_CORE", 0)


def limit_time(seconds: int) -> None:
    """Let this process end some time after so many seconds of work."""
    _set_limit("RLIMIT_CPU", int(time.process_time()) + seconds + _GRACE)


def _set_limit(name: str, most: int) -> None:
    if sys.platform == "win32":
        return
    number = getattr(resource, name, None)
    if number is None:
        return
    _, highest = resource.getrlimit(number)
    if highest != resource.RLIM_INFINITY:
        most = min(most, highest)
    # A system may know a limit and not set it.
    with suppress(ValueError, OSError):
        resource.setrlimit(number, (most, highest))


def peak_memory() -> int:
    """The most bytes of memory that this process has taken; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    # What Linux counts for a process begins with what the one had that started it.
    with suppress(OSError), Path("/proc/self/status").open(encoding="utf-8") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return bytes_of_peak(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def bytes_of_peak(peak: int) -> int:
    """The most memory of a process in bytes, of what a system says that counts in its own way."""
    return peak if sys.platform == "darwin" else peak * 1024
