"""Lays files into a folder for a while, where what reads them wants files."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from policy_compare.errors import OutputError
from policy_compare.files.locks import try_lock
from policy_compare.files.temporary_files import PREFIX, abandoned_file


@contextmanager
def folder_of_files(contents: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that holds these files, by their names, until it is left.

    Raises:
        OutputError: they cannot be written.
    """
    with ExitStack() as at_end:
        try:
            temporary = TemporaryDirectory(ignore_cleanup_errors=True)
            folder = Path(at_end.enter_context(temporary))
            for name, content in contents.items():
                (folder / name).write_bytes(content)
        except OSError as error:
            raise OutputError(
                f"no texts can be put into a temporary folder: {error.strerror or error}",
                "make room there, or let TMPDIR name another folder",
            ) from error
        yield folder


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for this run alone, until it is left; those of runs that were killed go now.

    Raises:
        OSError: it cannot be made.
    """
    for old_folder in Path(gettempdir()).glob(f"{PREFIX}*"):
        with abandoned_file(old_folder) as handle:
            if handle is not None and old_folder.is_dir():
                shutil.rmtree(old_folder, ignore_errors=True)
    with ExitStack() as at_end:
        is_swept = True
        while is_swept:
            temporary = TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
            folder = Path(at_end.enter_context(temporary))
            is_locked: bool | None = None
            # Windows opens no folders, and there such a one stays after a kill.
            with suppress(OSError):
                handle = os.open(folder, os.O_RDONLY)
                at_end.callback(os.close, handle)
                is_locked = try_lock(handle)
            # Another run may have met it before it was locked.
            is_swept = is_locked is False or not folder.exists()
        yield folder
