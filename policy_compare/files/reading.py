"""Reads files that may be anything: a pipe, a device, more than there is memory for.

A file may also change while it is read, since somebody is writing it, or be gone. Whatever
happens to it, the caller gets all that was in it at one time, or an error with a sentence.
"""

import errno
import os
import stat
import time
from pathlib import Path
from typing import NamedTuple

_MB = 1024 * 1024

#: A file of so many bytes is read without a look at the memory, which takes longer.
_SMALL = 4 * _MB

#: The most bytes of a letter in UTF-8.
_LONGEST_LETTER = 4

#: So often is a file read that changes meanwhile, and so many seconds are between two tries.
_TRIES = 5
_PAUSE = 0.05


class FileKind(NamedTuple):
    """What is known of a file before it is read, by what it is to hold.

    With more than ``most_bytes`` it is none of its kind. To read it takes about ``per_byte``
    bytes of memory for each of its own, and ``per_row`` for each ``row``, a sign that begins
    or ends one. ``name`` is what it is called, and ``remedy`` what to do about one that is too
    large.
    """

    name: str
    most_bytes: int
    per_byte: int
    row: bytes = b""
    per_row: int = 0
    remedy: str = "look whether it is the file that is meant"

    def memory_needed(self, size: int, rows: int = 0) -> int:
        """About so many bytes of memory does it take to read a file of that size."""
        return size * self.per_byte + rows * self.per_row

    def fits(self, text: str) -> bool:
        """Whether a file with the text would be read again."""
        return (
            len(text) * _LONGEST_LETTER <= self.most_bytes or len(text.encode()) <= self.most_bytes
        )


# The figures are measured on files that take more than others of their size: YAML in
# brackets with a value of one letter after the other, tables of a million rows.
YAML = FileKind(
    "a paper or a codebook", 32 * _MB, 100,
    remedy="look whether it is one at all, and divide it if it is",
)  # fmt: skip
CSV = FileKind("a table", 1024 * _MB, 5, b"\n", 2500, remedy="divide it into several tables")
JSON = CSV._replace(row=b"{")
#: What may be a table, and may be another program's file: its content is to tell.
ANY_FILE = CSV._replace(row=b"")
PAPER_TEXT = FileKind(
    "a paper's text", 64 * _MB, 8, remedy="give the paper's text alone, without its pictures"
)  # fmt: skip
TEMPLATE = FileKind("a template", 64 * _MB, 8, remedy="take pictures out of it")
RULES = FileKind("a file of rules", _MB // 16, 100)
ENTRY = FileKind("an entry of the cache", 4096 * _MB, 8)


class TooLarge(OSError):
    """A file that is no more read, for its size or for the memory that there is.

    ``reason`` says why, as the end of a sentence, and ``hint`` what to do.
    """

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(errno.EFBIG, reason)
        self.reason = reason
        self.hint = hint


def read_bytes(path: Path, kind: FileKind = YAML) -> bytes:
    """What is in the file, all of it as it was at one time.

    Raises:
        TooLarge: it is larger than its kind allows, or than there is memory to read it.
        OSError: it is not there, may not be read, is not an ordinary file (a pipe or a
            device has no end), or is being written all the while.
    """
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        data = _read_once(path, kind)
        if data is not None:
            return data
    raise OSError(errno.EBUSY, "it is being written")


def _read_once(path: Path, kind: FileKind) -> bytes | None:
    """What is in the file, or None where it changed while it was read.

    Raises:
        OSError: see ``content``.
    """
    try:
        # To open a pipe would wait for somebody to write into it, but for O_NONBLOCK.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except ValueError as error:
        # A name that no file can have, with a zero in it or a letter that is none.
        raise OSError(errno.EILSEQ, "no file can be called so") from error
    except OSError as error:
        if error.errno == errno.ENXIO:
            # A socket cannot even be opened.
            raise OSError(errno.ENXIO, "not an ordinary file") from error
        raise
    try:
        before = os.fstat(handle)
        if stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.ENXIO, "not an ordinary file")
        _check_size(kind, before.st_size)
        with os.fdopen(handle, "rb", closefd=False) as file:
            # One byte more, to see that it has grown, but never a file that grows without end.
            data = file.read(before.st_size + 1)
        after = os.fstat(handle)
    except MemoryError as error:
        raise TooLarge("there is not enough memory to read it", kind.remedy) from error
    finally:
        os.close(handle)
    if len(data) != before.st_size or _size_and_time(after) != _size_and_time(before):
        return None
    check_rows(data, kind)
    return data


def check_rows(data: bytes, kind: FileKind) -> None:
    """Stop where what was read takes more memory, as a file of its kind, than there is.

    Raises:
        TooLarge: it does.
    """
    if kind.row and len(data) > _SMALL:
        _check_size(kind, len(data), data.count(kind.row))


def _size_and_time(status: os.stat_result) -> tuple[int, int]:
    """What changes when somebody writes into a file."""
    return status.st_size, status.st_mtime_ns


def _check_size(kind: FileKind, size: int, rows: int = 0) -> None:
    """Stop where a file of that size is not to be read.

    Raises:
        TooLarge: see there.
    """
    if size > kind.most_bytes:
        raise TooLarge(
            f"it has {size_text(size)}, and {kind.name} has {size_text(kind.most_bytes)} at most",
            kind.remedy,
        )
    if size <= _SMALL:
        return
    # Imported here because hardly any file is so large.
    from policy_compare.files.memory import free_memory  # noqa: PLC0415

    free, needed = free_memory(), kind.memory_needed(size, rows)
    if free is not None and needed > free:
        raise TooLarge(
            f"to read it takes about {size_text(needed)} of memory, and {size_text(free)} are free",
            f"free some memory or raise its limit, or {kind.remedy}",
        )


def size_text(size: int) -> str:
    """A number of bytes as people say it."""
    if size >= 1024 * _MB:
        return f"{size / 1024 / _MB:.1f} GB".replace(".0 ", " ")
    return f"{-(-size // _MB)} MB" if size >= _MB else f"{-(-size // 1024)} KB"
