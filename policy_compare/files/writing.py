"""Writes files whole or not at all, and over nothing unasked."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from policy_compare.errors import OutputError
from policy_compare.files import temporary_files
from policy_compare.files.file_changes import Change, put
from policy_compare.files.locks import locked_folder
from policy_compare.files.plans import sweep
from policy_compare.files.reading import CSV, content


def write(path: Path, text: str, *, force: bool = False) -> None:
    """Write ``text`` to ``path`` as UTF-8, with its line ends as they are.

    The text goes to a temporary file in the same folder, which then takes the
    place of ``path``: whoever reads it sees the old content or the new, never half.
    What is written over with ``force`` keeps its owner and permissions.

    Raises:
        OutputError: ``path`` exists and ``force`` is off, is a folder, or cannot
            be written.
    """
    try:
        _write(allowed(path, force=force), text.encode(), force=force)
    except FileExistsError as error:
        raise OutputError(f"{path} exists and was kept", "--force writes over it") from error
    except OSError as error:
        raise _unwritten(path, error) from error


def _write(path: Path, text: bytes, *, force: bool) -> None:
    # Whoever else is at work there sweeps, too.
    with suppress(OutputError), locked_folder(path.parent, patience=0):
        sweep(path.parent)
    with temporary_files.temporary(path.parent, text) as temporary:
        temporary_files.give_attributes(temporary, path)
        if force:
            os.replace(temporary, path)
        elif not temporary_files.give_second_name(temporary, path):
            temporary_files.rename(temporary, path)


def write_aside(path: Path, text: str) -> Path | None:
    """Write ``text`` to ``path`` as :func:`write` does, and keep what stood there beside it.

    The old content is then in the file of that name with ``.bak`` behind it, or with the
    first of ``.bak2``, ``.bak3`` … where that is taken. Gives that file, or None where
    there was nothing to keep.

    Raises:
        OutputError: ``path`` is no ordinary file, or it or the copy cannot be written.
    """
    target = allowed(path, force=True)
    if not target.exists():
        write(path, text)
        return None
    try:
        before = content(target, CSV)
        for copy in temporary_files.backup_names(target):
            if os.path.lexists(copy):
                continue
            changes = (Change(copy, before, None, target), Change(target, text.encode(), before))
            try:
                put({target.parent: changes})
            except FileExistsError:
                continue
            return copy
    except OSError as error:
        raise _unwritten(path, error) from error
    raise AssertionError("there is always another name")


def write_all(folder: Path, texts: Mapping[str, str], folders: Iterable[str] = ()) -> None:
    """Write several new files into ``folder`` or folders in it, made where they are absent.

    ``folders`` are to be in it too, with or without a file.

    Raises:
        OutputError: one of them exists, or the folder or a file cannot be made or written;
            then none of them is there.
    """
    for name in texts:
        if os.path.lexists(folder / name):
            raise _taken(folder / name)
    parents = ((folder / name).parent for name in texts)
    changes = [Change(folder / name, text.encode()) for name, text in texts.items()]
    made: list[Path] = []
    try:
        for inner in (folder, *parents, *(folder / name for name in folders)):
            _make(inner, made)
        put({folder: changes}, made)
    except BaseException as error:
        # A signal may come when all is done.
        is_done = all(os.path.lexists(folder / name) for name in texts)
        for inner in () if is_done else reversed(made):
            # Somebody may have put something into it.
            with suppress(OSError):
                inner.rmdir()
        if isinstance(error, FileExistsError):
            raise _taken(Path(error.filename2 or error.filename)) from error
        if isinstance(error, OSError):
            raise _unwritten(folder, error) from error
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """Make the folder, and those that it is in, where they are absent, and list those."""
    try:
        absent = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(absent):
            # Listed first, in case that a signal comes when it is made.
            made.append(one)
            one.mkdir(exist_ok=True)
        # Where it is there it may be no folder.
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"the folder {folder} cannot be made: {reason}") from error


def _taken(path: Path) -> OutputError:
    return OutputError(f"{path} exists and was kept; nothing was written", "name a new folder")


def _unwritten(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} cannot be written: {error.strerror or error}")


def rewrite(changes: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Replace what is in files: what each was read to hold and what it is to hold, by path.

    All are replaced or none is.

    Raises:
        OutputError: one is not any more as it was read, or cannot be written.
    """
    listed: dict[Path, list[Change]] = {}
    for path, (before, after) in changes.items():
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        # By whatever way they are reached, of one folder there is one list.
        folder = Path(os.path.realpath(target.parent))
        listed.setdefault(folder, []).append(Change(target, after, before))
    try:
        put(listed)
    except OSError as error:
        raise _unwritten(next(iter(changes)), error) from error


def allowed(path: Path, *, force: bool) -> Path:
    """The file that may be written for ``path``: itself, or what it links to.

    Raises:
        OutputError: it exists and ``force`` is off, is no ordinary file, or its folder is
            not there.
    """
    try:
        return _allowed(path, force=force)
    except OSError as error:
        raise _unwritten(path, error) from error


def _allowed(path: Path, *, force: bool) -> Path:
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
