"""Temporary files beside those that they become: made, given their place, swept up.

All have names of one pattern. The run that makes one has it locked, so that a later run
can tell what was left by one that was killed.
"""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from policy_compare.files.locks import try_lock

PREFIX = ".policy-compare-"
PLAN, NEW, OLD = ".plan", ".new", ".old"

#: After so many seconds a file is nobody's any more, where no lock tells.
_SECONDS_TILL_ABANDONED = 3600.0

#: A run's token, the number of a file in it, and what the file is.
_NAME = re.compile(rf"{re.escape(PREFIX)}(?P<token>\w+)(?:\.\d+)?(?P<kind>\.plan|\.new|\.old)")


def temporary_name(folder: Path, kind: str) -> Path:
    """A name for a temporary file of this kind that nothing has."""
    return folder / f"{PREFIX}{os.urandom(6).hex()}{kind}"


@contextmanager
def created_file(path: Path, content: bytes | Iterable[bytes]) -> Iterator[None]:
    """The new file with that content, or its pieces, down to the disk and locked until the end.

    Raises:
        FileExistsError: something has the name.
        BlockingIOError: another run has met it before it was locked, and sweeps it up.
        OSError: it cannot be made or written.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    is_open = True
    try:
        if try_lock(handle) is False or not path.exists():
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(path))
        with os.fdopen(handle, "wb", closefd=False) as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(handle)
        if sys.platform == "win32":  # pragma: no cover
            # What is open can be neither renamed nor deleted there, and no lock is lost.
            os.close(handle)
            is_open = False
        yield
    finally:
        if is_open:
            os.close(handle)


@contextmanager
def temporary_file(folder: Path, content: bytes | Iterable[bytes]) -> Iterator[Path]:
    """A new file in the folder with that content, locked, that is gone at the end.

    Raises:
        OSError: it cannot be made or written.
    """
    with ExitStack() as at_end:
        # The name comes first, and what is tidied up is so twice, so that a signal that comes
        # at any moment leaves nothing behind.
        path = temporary_name(folder, NEW)
        try:
            try:
                while True:
                    try:
                        at_end.enter_context(created_file(path, content))
                    except BlockingIOError:
                        path = temporary_name(folder, NEW)
                    else:
                        break
                yield path
            finally:
                delete_files(path)
        finally:
            delete_files(path)


def give_attributes(path: Path, model: Path) -> None:
    """Give the file owner, permissions and access lists of ``model``, as far as is allowed.

    Where there is no such file it gets the permissions of a new one.

    Raises:
        OSError: its permissions cannot be changed.
    """
    try:
        status = model.stat()
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(path, 0o666 & ~mask)
        return
    if hasattr(os, "chown"):
        # Only the system's administrator may give a file to another owner, and others to one
        # of their groups.
        with suppress(OSError):
            os.chown(path, -1, status.st_gid)
        with suppress(OSError):
            os.chown(path, status.st_uid, -1)
    os.chmod(path, status.st_mode & 0o7777)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            # A folder may give what is made in it rights that the file did not have.
            for name in set(os.listxattr(path)) - set(os.listxattr(model)):
                os.removexattr(path, name)
            for name in os.listxattr(model):
                os.setxattr(path, name, os.getxattr(model, name))


def give_second_name(path: Path, name: Path) -> bool:
    """Let the file have the name too; False where the system gives no file two names.

    Raises:
        FileExistsError: something has the name.
        FileNotFoundError: there is no such file.
    """
    try:
        # Unlike a rename, a link fails where the name is taken.
        os.link(path, name)
    except (FileExistsError, FileNotFoundError):
        raise
    except OSError:
        # No links on this file system (FAT, some network shares), or none to this file.
        return False
    return True


def rename_to_free_name(path: Path, name: Path) -> None:
    """Give the file this name instead of its own, unless something has it.

    Raises:
        FileExistsError: something has it.
        OSError: the file cannot be put there.
    """
    if os.path.lexists(name):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name))
    os.replace(path, name)


def backup_names(path: Path) -> Iterator[Path]:
    """Names that what stood at ``a.yaml`` may be kept under: ``a.yaml.bak``, ``a.yaml.bak2`` …."""
    yield from (path.with_name(f"{path.name}.bak{n if n > 1 else ''}") for n in count(1))


def delete_files(*paths: Path) -> None:
    """Delete the files that are there and may be deleted."""
    for path in paths:
        with suppress(OSError):
            os.unlink(path)


def sync_file(path: Path) -> None:
    """See to it that what another program has written into the file is on the disk.

    Raises:
        OSError: it cannot be opened, or not be written.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See to it that the folder's names are on the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_littered(folder: Path) -> bool:
    """Whether something in the folder is called like a temporary file of ours."""
    try:
        return any(name.startswith(PREFIX) for name in os.listdir(folder))
    except OSError:
        return False


def list_plans(folder: Path) -> list[Path]:
    """The plans in the folder, whoever put them there."""
    with suppress(OSError):
        names = [name for name in os.listdir(folder) if _NAME.fullmatch(name)]
        return [folder / name for name in sorted(names) if name.endswith(PLAN)]
    return []


def files_by_run(folder: Path) -> dict[str, list[Path]]:
    """The temporary files in the folder that are of this user, by the token of their run.

    Raises:
        OSError: the folder cannot be read.
    """
    listed: dict[str, list[Path]] = {}
    for name in os.listdir(folder):
        match = _NAME.fullmatch(name) if name.startswith(PREFIX) else None
        if match and is_file_of_user(folder / name):
            listed.setdefault(match["token"], []).append(folder / name)
    return listed


def is_file_of_user(path: Path) -> bool:
    """Whether it is an ordinary file of this user: in a shared folder anyone can make one."""
    try:
        status = path.lstat()
    except OSError:
        return False
    owner = os.geteuid() if hasattr(os, "geteuid") else status.st_uid
    return stat.S_ISREG(status.st_mode) and status.st_uid == owner


@contextmanager
def abandoned_file(path: Path) -> Iterator[int | None]:
    """The file open and locked, if no run has it any more; else None.

    Where the system has no locks, that is so once the file is an hour old.
    """
    handle = None
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    if handle is None:
        yield None
        return
    try:
        is_free = try_lock(handle)
        if is_free is None:
            is_free = time.time() - os.fstat(handle).st_mtime > _SECONDS_TILL_ABANDONED
        yield handle if is_free else None
    finally:
        os.close(handle)
