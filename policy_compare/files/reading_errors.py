"""Says in a sentence why a file was not read, and what to do about it.

The system tells it by a number, in words that are meant for programmers.
"""

import errno
import os
from pathlib import Path
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.files.reading import FileKind, TooLarge, read_bytes

_ABSENT: Final = ("there is no file {path}", "look at the name and at the folder")
_CLOSED: Final = ("{path} may not be read", "its owner can give the permission")
_NO_NAME: Final = ("there is no file {path}: no file can be called so", "look at the name")

#: What is said of each of the system's numbers, and the hint.
_SENTENCES: Final = {
    errno.ENOENT: _ABSENT,
    errno.ENOTDIR: _ABSENT,
    errno.EISDIR: ("{path} is a folder", "name a file in it"),
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.ENAMETOOLONG: ("there is no file {path}: the name is too long", "look at the name"),
    errno.EILSEQ: _NO_NAME,
    # Windows says so of a name with a sign that it keeps for itself.
    errno.EINVAL: _NO_NAME,
    errno.ELOOP: ("{path} is a link that leads in a circle", "name the file itself"),
    errno.ENXIO: ("{path} is not an ordinary file", "save it to a file first"),
    errno.EBUSY: ("{path} is being written", "try again when that is done"),
}

#: A longer path is shown by its beginning and its end.
_LONGEST: Final = 300
_END: Final = 40


def read_file(path: Path, kind: FileKind) -> bytes:
    """What is in a file that somebody named.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        return read_bytes(path, kind)
    except OSError as error:
        raise reading_error(path, error) from error


def reading_error(path: Path, error: OSError) -> SourceError:
    """What is told of a file that was not read for this error."""
    if isinstance(error, TooLarge):
        return SourceError(f"{path} is too large: {error.reason}", error.hint)
    other = (
        f"{{path}} cannot be read: {error.strerror or error}",
        "look at the disk that it is on",
    )
    sentence, hint = _SENTENCES.get(error.errno or 0, other)
    if (sentence, hint) == _CLOSED and (folder := _closed_folder(path)):
        hint = f"the owner of the folder {folder} can give the permission"
    return SourceError(sentence.replace("{path}", shorten_path(path)), hint)


def shorten_path(path: Path | str) -> str:
    """The path, or the two ends of one that is too long to be read."""
    text = str(path)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _END]}…{text[-_END:]}"


def _closed_folder(path: Path) -> Path | None:
    """The first of the folders that lead to the path that may not be entered."""
    folders = (folder for folder in reversed(path.parents) if os.path.isdir(folder))
    return next((folder for folder in folders if not os.access(folder, os.X_OK)), None)
