"""How much memory there is left, as far as the system tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policy_compare.files.memory import free_memory

MEMINFO = "MemTotal:       16000 kB\nMemFree:         1000 kB\nMemAvailable:    8000 kB\n"


def system(root: Path, files: dict[str, str]) -> Path:
    """A system whose own files are these."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def grouped(root: Path, folder: str = "", **files: str) -> Path:
    """A system in whose group's folder these files are; a double underscore is a full stop."""
    group = {f"sys/fs/cgroup/{folder}{name.replace('__', '.')}": one for name, one in files.items()}
    return system(root, {"proc/meminfo": MEMINFO, "proc/self/cgroup": "1:x:/y\n0::/a/b\n", **group})


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """No limit is set on the process of the tests."""
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (resource.RLIM_INFINITY,) * 2)


def test_what_the_machine_has_left(tmp_path: Path) -> None:
    assert free_memory(system(tmp_path, {"proc/meminfo": MEMINFO})) == 8000 * 1024


@pytest.mark.parametrize(("meminfo", "pages"), [({}, 7), ({"proc/meminfo": "MemFree: 1 kB\n"}, 7)])
def test_where_that_is_not_told_it_is_all_that_the_machine_has(
    meminfo: dict[str, str], pages: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = {"SC_PHYS_PAGES": pages, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(os, "sysconf", sizes.__getitem__)
    assert free_memory(system(tmp_path, meminfo)) == pages * 4096


@pytest.mark.parametrize("error", [ValueError, OSError, AttributeError, None])
def test_where_nothing_tells_nothing_is_known(
    error: type[Exception] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sysconf(name: str) -> int:
        if error is not None:
            raise error
        return -1

    monkeypatch.setattr(os, "sysconf", sysconf)
    assert free_memory(tmp_path) is None


@pytest.mark.parametrize("folder", ["", "a/", "a/b/"])
def test_what_a_group_has_left(folder: str, tmp_path: Path) -> None:
    root = grouped(tmp_path, folder, memory__max="5000000", memory__current="4000000")
    assert free_memory(root) == 1_000_000


def test_what_a_group_gives_back_is_free(tmp_path: Path) -> None:
    stat = "anon 1\ninactive_file 500\nactive_file 7\n"
    root = grouped(tmp_path, memory__max="5000000", memory__current="5000100", memory__stat=stat)
    assert free_memory(root) == 400


@pytest.mark.parametrize(
    "files",
    [
        {"memory__max": "max", "memory__current": "4000000"},
        {"memory__max": "5000000"},
        {"memory__max": "", "memory__current": ""},
        {"memory__max": "5000000", "memory__current": "?"},
    ],
)
def test_a_group_without_a_limit_limits_nothing(files: dict[str, str], tmp_path: Path) -> None:
    assert free_memory(grouped(tmp_path, **files)) == 8000 * 1024


LIMITED = """
import resource
from policy_compare.files.memory import free_memory
resource.setrlimit(resource.{kind}, (900_000_000,) * 2)
free = free_memory()
assert 0 < free < 900_000_000, free
held = bytearray(100_000_000)
assert free - 110_000_000 < free_memory() < free - 90_000_000
"""


@pytest.mark.skipif(sys.platform != "linux", reason="this system has no such limits")
@pytest.mark.parametrize("kind", ["RLIMIT_AS", "RLIMIT_DATA"])
def test_what_a_limit_leaves_to_the_process(kind: str) -> None:
    subprocess.run([sys.executable, "-c", LIMITED.format(kind=kind)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="this system tells otherwise")
def test_this_system_tells() -> None:
    found = free_memory()
    assert found is not None
    assert 0 < found < 2**50
