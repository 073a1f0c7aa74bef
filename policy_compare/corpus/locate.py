"""Finds the corpus that is meant."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.errors import CallError

CORPUS_VARIABLE = "POLICY_COMPARE_CORPUS"
CORPUS_FOLDER = "recommendations"

_ELSEWHERE = "--corpus DIR names a corpus; or call it in another folder"

#: What keeps a name from being there, other than that it cannot be looked up.
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)

# A codebook under the wrong name still says whose corpus is meant; the reader tells.
_CODEBOOKS = (CODEBOOK, "codebook.yml")


def find_corpus_folder(
    folder: Path | None, environment: Mapping[str, str], start: Path | None = None
) -> Path:
    """The corpus's folder: the one given, else the variable's, else the nearest.

    The nearest is the first, from ``start`` upward, of a folder ``recommendations``
    and a folder that itself holds a codebook. Where there is none it is the corpus
    that comes with the program. That a folder was given or is set in the
    environment does not say that it exists; the reader will tell.

    Raises:
        CallError: none is named, and where to look for one was deleted or may not be
            searched. There may well be one, so the one that comes with the program would
            not be the one that is meant.
    """
    if folder is not None:
        return folder
    if in_variable := environment.get(CORPUS_VARIABLE):
        return Path(in_variable)
    try:
        start = start or Path.cwd()
    except OSError as error:
        raise CallError("the folder that this is called in is gone", _ELSEWHERE) from error
    return _nearest_corpus(start) or shipped_corpus_folder()


def _nearest_corpus(start: Path) -> Path | None:
    """The corpus in ``start`` or nearest above it."""
    for folder in (start, *start.parents):
        if stat.S_ISDIR(_file_mode(folder / CORPUS_FOLDER)):
            return _shorten_path(folder / CORPUS_FOLDER, start)
        if any(stat.S_ISREG(_file_mode(folder / name)) for name in _CODEBOOKS):
            return _shorten_path(folder, start)
    return None


def _file_mode(path: Path) -> int:
    """What is there, as the system tells it; 0 where nothing is.

    Raises:
        CallError: the folder that it would be in may not be searched.
    """
    # Not is_dir(): of what may not be searched it says, from Python 3.14 on, that it is none.
    try:
        return path.stat().st_mode
    except OSError as error:
        if error.errno in _ABSENT:
            return 0
        raise CallError(
            f"no corpus can be looked for in {path.parent}: {error.strerror or error}", _ELSEWHERE
        ) from error


def shipped_corpus_folder() -> Path:
    """The corpus that comes with the program: in the wheel, or beside the package."""
    package = Path(__file__).parent.parent
    inside = package / CORPUS_FOLDER
    # Not is_dir(): where the program lies in a folder that one may not search, it stops.
    return inside if os.path.isdir(inside) else package.parent / CORPUS_FOLDER  # noqa: PTH112


def _shorten_path(folder: Path, start: Path) -> Path:
    """The path as a person at ``start`` would write it, if that is shorter."""
    relative = Path(os.path.relpath(folder, start))
    return relative if len(relative.parts) <= len(folder.parts) else folder
