"""Writes files whole or not at all, and over nothing unasked."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from policy_compare.errors import OutputError


def write(path: Path, text: str, *, force: bool = False) -> None:
    """Write ``text`` to ``path`` as UTF-8, with its line ends as they are.

    The text goes to a temporary file in the same folder, which then takes the
    place of ``path``: whoever reads it sees the old content or the new, never half.

    Raises:
        OutputError: ``path`` exists and ``force`` is off, is a folder, or cannot
            be written.
    """
    try:
        _replace(allowed(path, force=force), text.encode(), force=force)
    except FileExistsError as error:
        raise OutputError(f"{path} exists and was kept", "--force writes over it") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path} cannot be written: {reason}") from error


def write_aside(path: Path, text: str) -> Path | None:
    """Write ``text`` to ``path`` as :func:`write` does, and keep what stood there beside it.

    The old content is then in the file of that name with ``.bak`` behind it, or with the
    first of ``.bak2``, ``.bak3`` … where that is taken. Gives that file, or None where
    there was nothing to keep.

    Raises:
        OutputError: ``path`` is no ordinary file, or it or the copy cannot be written.
    """
    target = allowed(path, force=True)
    try:
        kept = _copied_aside(target) if target.exists() else None
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path} was kept, since no copy can be made: {reason}") from error
    write(path, text, force=True)
    return kept


def _copied_aside(path: Path) -> Path:
    """The copy of the file that is made beside it, under a name that nothing has."""
    content = path.read_bytes()
    for number in count(1):
        copy = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        if os.path.lexists(copy):
            continue
        try:
            _replace(copy, content, force=False)
        except FileExistsError:
            continue
        os.chmod(copy, _mode(path))
        break
    return copy


def write_all(folder: Path, texts: Mapping[str, str], folders: Iterable[str] = ()) -> None:
    """Write several new files into ``folder`` or folders in it, made where they are absent.

    ``folders`` are to be in it too, with or without a file.

    Raises:
        OutputError: one of them exists, or the folder or a file cannot be made or written;
            then none of them is there.
    """
    for name in texts:
        if os.path.lexists(folder / name):
            raise OutputError(
                f"{folder / name} exists and was kept; nothing was written",
                "name a new folder",
            )
    parents = ((folder / name).parent for name in texts)
    for inner in dict.fromkeys((folder, *parents, *(folder / name for name in folders))):
        try:
            inner.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(f"the folder {inner} cannot be made: {reason}") from error
    written: list[Path] = []
    try:
        for name, text in texts.items():
            write(folder / name, text)
            written.append(folder / name)
    except OutputError:
        # Half of them would look like the whole.
        for path in written:
            path.unlink(missing_ok=True)
        raise


def allowed(path: Path, *, force: bool) -> Path:
    """The file that may be written for ``path``: itself, or what it links to.

    Raises:
        OutputError: it exists and ``force`` is off, is no ordinary file, or its folder is
            not there.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder", "name a file in it")
    if path.exists() and not path.is_file():
        # A device or a pipe must not be replaced by a file, --force or not.
        raise OutputError(f"{path} is not an ordinary file", "redirect with > instead")
    if path.is_symlink():
        # The link stays; what it points to is what gets the new content.
        path = Path(os.path.realpath(path))
    if path.exists() and not force:
        raise OutputError(f"{path} exists and was kept", "--force writes over it")
    if not path.parent.is_dir():
        raise OutputError(f"the folder {path.parent} does not exist", "make it first")
    return path


def _replace(path: Path, content: bytes, *, force: bool) -> None:
    """Put ``content`` in the place of ``path`` in one step."""
    handle, temporary = tempfile.mkstemp(prefix=".policy-compare-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        if force:
            os.replace(temporary, path)
        else:
            _place(temporary, path)
    except BaseException:
        if os.path.lexists(temporary):
            os.unlink(temporary)
        raise


def _place(temporary: str, path: Path) -> None:
    """Give the finished file its name, unless something took the name meanwhile."""
    try:
        # Unlike a rename, a link fails where the name is taken.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links (FAT, some network shares): look, then rename.
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.replace(temporary, path)
    else:
        os.unlink(temporary)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new file."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
