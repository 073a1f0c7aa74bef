"""What stands in a folder, and disks and files that the system lets nobody write."""

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from policy_compare.files.plan_seals import seal_plan

#: What is in a folder: the content of each file by its path, None for a folder.
Tree = Mapping[str, bytes | None]

#: What files of ours begin with that are not there to stay.
TEMPORARY = ".policy-compare-"

#: Who may do nothing that is not allowed to everybody, as against root.
NOBODY = 65534


def tree(folder: Path) -> dict[str, bytes | None]:
    """What is in the folder: the content of each file by its path, None for a folder.

    Caches do not count. What has a name of a temporary file does.
    """
    found: dict[str, bytes | None] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.partition("/")[0] == ".cache":
            continue
        found[name] = None if path.is_dir() else _bytes(path)
    return found


def _bytes(path: Path) -> bytes:
    return os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()


def files(found: Tree) -> dict[str, bytes | None]:
    """The same without folders."""
    return {name: content for name, content in found.items() if content is not None}


def leftovers(folder: Path) -> list[str]:
    """The files of ours that should be gone."""
    return [one for one in tree(folder) if Path(one).name.startswith(TEMPORARY)]


def put(folder: Path, found: Tree) -> None:
    """Make the folder hold just that."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    for name, content in found.items():
        if content is None:
            (folder / name).mkdir(parents=True, exist_ok=True)
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """A disk of so many bytes at the folder; False where none may be mounted."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    is_there = bool(shutil.which("mount")) and not _fails(command)
    try:
        yield is_there
    finally:
        if is_there:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def immutable(path: Path) -> Iterator[bool]:
    """The file as nobody may change it, not even root; False where that cannot be had."""
    is_so = bool(shutil.which("chattr")) and not _fails(["chattr", "+i", str(path)])
    try:
        yield is_so
    finally:
        if is_so:
            subprocess.run(["chattr", "-i", str(path)], check=True)


def _fails(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


def no_file_larger(size: int) -> Callable[[], None]:
    """What makes a run unable to write a file of more bytes, as on a full disk."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def without_rights() -> None:
    """Let a run of root's have the rights of nobody."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@contextmanager
def state_apart() -> Iterator[None]:
    """The program's key is made anew, and not among what the user's system keeps.

    It is made at once, so that the first call that is counted makes no more than the others.
    """
    before = os.environ.get("XDG_STATE_HOME")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        try:
            seal_plan(b"", Path())
            yield
        finally:
            if before is None:
                del os.environ["XDG_STATE_HOME"]
            else:
                os.environ["XDG_STATE_HOME"] = before
