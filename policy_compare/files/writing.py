"""Writes files whole or not at all, and over nothing unasked."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from policy_compare.errors import OutputError
from policy_compare.files import temporary_files
from policy_compare.files.file_changes import FileChange, make_changes
from policy_compare.files.locks import locked_folder
from policy_compare.files.plans import sweep_folder
from policy_compare.files.reading import CSV, read_bytes


def write_file(path: Path, content: str | bytes | Iterable[bytes], *, force: bool = False) -> None:
    """Write ``content`` to ``path``: a text as UTF-8, with its line ends as they are.

    It may come in pieces, which are made while it is written.

    It goes to a temporary file in the same folder, which then takes the
    place of ``path``: whoever reads it sees the old content or the new, never half.
    What is written over with ``force`` keeps its owner and permissions.

    Raises:
        OutputError: ``path`` exists and ``force`` is off, is a folder, or cannot
            be written.
    """
    try:
        data = content.encode() if isinstance(content, str) else content
        _write_bytes(writable_path(path, force=force), data, force=force)
    except FileExistsError as error:
        raise OutputError(f"{path} exists and was kept", "--force writes over it") from error
    except OSError as error:
        raise _write_error(path, error) from error


def _write_bytes(path: Path, text: bytes | Iterable[bytes], *, force: bool) -> None:
    # Whoever else is at work there sweeps, too.
    with suppress(OutputError), locked_folder(path.parent, patience=0):
        sweep_folder(path.parent)
    with temporary_files.temporary_file(path.parent, text) as temporary:
        temporary_files.give_attributes(temporary, path)
        if force:
            os.replace(temporary, path)
        elif not temporary_files.give_second_name(temporary, path):
            temporary_files.rename_to_free_name(temporary, path)


def write_keeping_old(path: Path, text: str) -> Path | None:
    """Write ``text`` to ``path`` as :func:`write` does, and keep what stood there beside it.

    The old content is then in the file of that name with ``.bak`` behind it, or with the
    first of ``.bak2``, ``.bak3`` … where that is taken. Gives that file, or None where
    there was nothing to keep.

    Raises:
        OutputError: ``path`` is no ordinary file, or it or the copy cannot be written.
    """
    target = writable_path(path, force=True)
    if not target.exists():
        write_file(path, text)
        return None
    try:
        before = read_bytes(target, CSV)
        for copy in temporary_files.backup_names(target):
            if os.path.lexists(copy):
                continue
            changes = (
                FileChange(copy, before, None, target),
                FileChange(target, text.encode(), before),
            )
            try:
                make_changes({target.parent: changes})
            except FileExistsError:
                continue
            return copy
    except OSError as error:
        raise _write_error(path, error) from error
    raise AssertionError("there is always another name")


def write_new_files(
    folder: Path, contents: Mapping[str, str | Path], folders: Iterable[str] = ()
) -> None:
    """Write several new files into ``folder`` or folders in it, made where they are missing.

    Of each its text is given, or a file of this run's own on the same disk that is moved there.
    ``folders`` are to be in it too, with or without a file.

    Raises:
        OutputError: one of them exists, or the folder or a file cannot be made or written;
            then none of them is there.
    """
    paths = [folder / name for name in contents]
    for path in paths:
        if os.path.lexists(path):
            raise _existing_file_error(path)
    changes = [
        FileChange(path, content.encode() if isinstance(content, str) else content)
        for path, content in zip(paths, contents.values(), strict=True)
    ]
    inner_folders = (*(path.parent for path in paths), *(folder / name for name in folders))
    with _folders_made((folder, *inner_folders), paths) as made_folders:
        make_changes({folder: changes}, made_folders)


@contextmanager
def scratch_files(folder: Path) -> Iterator[Callable[[], Path]]:
    """Makes empty files on the disk of a folder, there or not, for others to write into.

    At the end those are gone that were not moved. What killed runs left of theirs is swept up.

    Raises:
        OutputError: none can be made there.
    """
    place = next(path for path in (folder, *folder.parents) if path.is_dir())
    with suppress(OutputError), locked_folder(place, patience=0):
        sweep_folder(place)
    with ExitStack() as at_end:

        def make_file() -> Path:
            try:
                return at_end.enter_context(temporary_files.temporary_file(place, b""))
            except OSError as error:
                raise _write_error(folder, error) from error

        yield make_file


@contextmanager
def _folders_made(folders: Sequence[Path], new_files: Iterable[Path]) -> Iterator[list[Path]]:
    """The folders that were missing and are made for the new files; they go if these fail.

    Raises:
        OutputError: a folder cannot be made, or a file cannot be written.
    """
    made_folders: list[Path] = []
    try:
        for folder in folders:
            _make_folder(folder, made_folders)
        yield made_folders
    except BaseException as error:
        # A signal may come when all is done.
        is_done = all(os.path.lexists(path) for path in new_files)
        for made in () if is_done else reversed(made_folders):
            # Somebody may have put something into it.
            with suppress(OSError):
                made.rmdir()
        if isinstance(error, FileExistsError):
            raise _existing_file_error(Path(error.filename2 or error.filename)) from error
        if isinstance(error, OSError):
            raise _write_error(folders[0], error) from error
        raise


def _make_folder(folder: Path, made_folders: list[Path]) -> None:
    """Make the folder, and those that it is in, where they are missing, and list those."""
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            # Listed first, in case that a signal comes when it is made.
            made_folders.append(path)
            path.mkdir(exist_ok=True)
        # Where it is there it may be no folder.
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"the folder {folder} cannot be made: {reason}") from error


def _existing_file_error(path: Path, hint: str = "name a new folder") -> OutputError:
    return OutputError(f"{path} exists and was kept; nothing was written", hint)


def _write_error(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} cannot be written: {error.strerror or error}")


def rewrite_files(
    changes: Mapping[Path, tuple[bytes | None, bytes | None]], models: Mapping[Path, Path] = {}
) -> None:
    """Replace what is in files: what each was read to hold and what it is to hold, by path.

    None is what a file that is not there holds; its folder is made where it is missing. All are
    replaced or none is. A new file has owner and permissions of that in ``models``.

    Raises:
        OutputError: one is not any more as it was read, cannot be written, or is to go and is a
            link.
    """
    for path, (_, after) in changes.items():
        if after is None and path.is_symlink():
            raise OutputError(
                f"{path} is a link, and stays; nothing was written",
                "put the file itself in its place",
            )
    targets = [Path(os.path.realpath(path)) if path.is_symlink() else path for path in changes]
    # By whatever way they are reached, of one folder and those in it there is one list.
    folders = [Path(os.path.realpath(target.parent)) for target in targets]
    distinct_folders = frozenset(folders)
    listed: dict[Path, list[FileChange]] = {}
    for path, target, folder in zip(changes, targets, folders, strict=True):
        way = (*reversed(folder.parents), folder)
        outermost = next(parent for parent in way if parent in distinct_folders)
        before, after = changes[path]
        change = FileChange(target, after, before, models.get(path))
        listed.setdefault(outermost, []).append(change)
    new_files = [path for path, (before, _) in changes.items() if before is None]
    with _folders_made([path.parent for path in new_files], new_files) as made_folders:
        try:
            make_changes(listed, made_folders)
        except FileExistsError as error:
            # Somebody else may have written it meanwhile.
            path = Path(error.filename2 or error.filename)
            raise _existing_file_error(path, "run it again, or name a new folder") from error
        except OSError as error:
            raise _write_error(next(iter(changes)), error) from error


def writable_path(path: Path, *, force: bool) -> Path:
    """The file that may be written for ``path``: itself, or what it links to.

    Raises:
        OutputError: it exists and ``force`` is off, is no ordinary file, or its folder is
            not there.
    """
    try:
        return _check_and_follow(path, force=force)
    except OSError as error:
        raise _write_error(path, error) from error


def _check_and_follow(path: Path, *, force: bool) -> Path:
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
