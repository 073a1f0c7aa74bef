"""Tells the format of a paper's file by what it shows of itself, and else by its name.

A path can name anything: an image, a film, an archive, a document of the last century. What is
not read is called by its name, with what helps.
"""

from pathlib import Path
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.texts.formats import (
    DOCUMENT_FORMATS,
    DocumentFormat,
    format_of_suffix,
    name_formats,
)

_CONVERT: Final = "open it where it was written and save it as DOCX or PDF"
_OCR: Final = "recognise its text first (OCR), then give the text or the PDF that has it"
_UNPACK: Final = "unpack it and give the paper that is in it"

_IMAGES: Final = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*",
)  # fmt: skip

#: How files begin that people take for a paper's text, what they are, and what helps.
_FOREIGN: Final = (
    *((begin, "an image", _OCR) for begin in _IMAGES),
    (b"{\\rtf", "an RTF file", _CONVERT),
    (b"%!PS", "a PostScript file", "convert it to PDF"),
    (b"\x1f\x8b", "a compressed file", _UNPACK),
    (b"7z\xbc\xaf'\x1c", "an archive", _UNPACK),
    (b"Rar!\x1a\x07", "an archive", _UNPACK),
    (b"BZh", "a compressed file", _UNPACK),
    (b"\xfd7zXZ\0", "a compressed file", _UNPACK),
)

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


def tell_format(data: bytes, path: Path, called: str) -> DocumentFormat:
    """The format of the file's content.

    ``called`` is the name that tells it where that of the file does not.

    Raises:
        SourceError: it is a format that is not read, or not the one that the name promises.
    """
    return _format_shown(data, path) or _format_named(path, called)


def _format_shown(data: bytes, path: Path) -> DocumentFormat | None:
    """The format that the content shows, or None if only its name can tell.

    Raises:
        SourceError: it is a format that is not read.
    """
    head = data[:8192].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    for format in DOCUMENT_FORMATS:
        if format.signature is not None and format.signature.match(head):
            return format
    promised = format_of_suffix(path.suffix)
    if promised and promised.signature and promised.signature.search(data[:1024]):
        return promised
    if head.startswith(_OLE):
        raise _ole_error(data, path)
    for start, what, hint in _FOREIGN:
        if head.startswith(start):
            raise SourceError(f"{path} is {what}", hint)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise SourceError(f"{path} is an image", _OCR)
    return None


def _ole_error(data: bytes, path: Path) -> SourceError:
    """What an OLE container is: Office puts its old forms in it, and its locked new ones."""
    if _LOCKED in data:
        return SourceError(
            f"{path} is locked with a password", "open it, save it without the password"
        )
    return SourceError(f"{path} is in an old Office format (.doc, .xls …)", _CONVERT)


def _format_named(path: Path, called: str) -> DocumentFormat:
    """The format that the file's name promises.

    Raises:
        SourceError: the name promises another format than the content has, or an unknown one.
    """
    format = format_of_suffix(path.suffix)
    if format is None and called:
        format = format_of_suffix(Path(called).suffix)
    if format is None:
        raise SourceError(
            f"{path} is in a format that is not read: {path.suffix.lower()}",
            f"give it as {name_formats()}",
        )
    if format.binary:
        raise SourceError(
            f"{path} is no {format.label}, whatever its name says",
            "it may be damaged or not downloaded whole; open it and save it again",
        )
    return format
