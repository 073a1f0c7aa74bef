"""Weighs a PDF before it is opened: what is packed small may fill the memory.

PDFium unpacks a page whole, and a file of a megabyte can hold a page of gigabytes. Pictures
are left alone, since text is read without them.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from policy_compare.errors import SourceError

#: What one stream may unpack to, in bytes: the largest maps and fonts take a quarter of it.
STREAM: Final = 64 * 1024 * 1024
#: What all of them may.
TOTAL: Final = 512 * 1024 * 1024

_BEGIN: Final = re.compile(rb"stream\r?\n")
#: How far before a stream its dictionary may begin.
_DICTIONARY: Final = 1000
#: So much is unpacked at a time, which becomes a thousand times that at the most.
_PIECE: Final = 8 * 1024


def weigh(data: bytes, name: str) -> None:
    """Raise where what the file packs is more than any paper holds.

    Raises:
        SourceError: a stream, or all of them, unpack to more than the limits.
    """
    total = 0
    for start in _packed(data):
        size = _unpacked(data, start)
        total += size
        if size > STREAM or total > TOTAL:
            raise SourceError(
                f"{name} unpacks to more than any paper is",
                "print the paper to a new PDF, or give its text alone",
            )


def _packed(data: bytes) -> Iterator[int]:
    """Where the streams begin that are packed and no pictures."""
    for found in _BEGIN.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if re.search(rb"/(?:FlateDecode|Fl)\b", dictionary) and b"/Image" not in dictionary:
            yield found.end()


def _unpacked(data: bytes, start: int) -> int:
    """How many bytes the stream at ``start`` unpacks to, counted no further than STREAM."""
    inflate = zlib.decompressobj()
    size = 0
    # What is damaged is for the reader to tell, which mends more than zlib does.
    with suppress(zlib.error):
        while size <= STREAM and start < len(data) and not inflate.eof:
            size += len(inflate.decompress(data[start : start + _PIECE]))
            start += _PIECE
    return size
