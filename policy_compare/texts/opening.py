"""Opens a paper's file and has it read by whichever reader knows its form.

A path can name anything: a folder, a pipe that never ends, a film, an archive that
unpacks to the size of a disk. Whatever it is, the user gets a text or one sentence that
says what is wrong and what to do. The readers are imported when they are needed: each
brings a library that takes longer to load than most commands take to run.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.files.reading import PAPER_TEXT, read_bytes
from policy_compare.files.reading_errors import read_error
from policy_compare.texts.content import read_content
from policy_compare.texts.document import Document
from policy_compare.texts.formats import (
    DOCUMENT_FORMATS,
    DocumentFormat,
    format_of_suffix,
    name_formats,
)
from policy_compare.texts.limits import refuse_long_text

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


def read_document(path: Path, called: str = "", encoding: str = "") -> Document:
    """The paper's text in ``path`` with its structure.

    ``called`` is the name that tells the text's form where that of the file does not, and
    ``encoding`` the one that its paper gives.

    Raises:
        SourceError: there is no ordinary, readable file of a size that is read (``PAPER_TEXT``), it
            is in a form that is not read, is damaged or locked, has no text or more than
            any paper has; or the reader of its form is not installed.
    """
    data = _read_bytes(path)
    format = _format_shown(data, path) or _format_named(path, called)
    try:
        format, reading = read_content(data, format, str(path), encoding)
    except MemoryError as error:
        # A small file can unpack to much, and the other texts are to be read all the same.
        raise SourceError(
            f"{path} is too large: there is not enough memory to read it", PAPER_TEXT.remedy
        ) from error
    if not reading.blocks:
        raise SourceError(f"{path} has no text", "it may not have been saved or downloaded whole")
    refuse_long_text(sum(len(block.text) for block in reading.blocks), str(path))
    return Document(
        path.name,
        format.name,
        sha256(data).hexdigest(),
        reading.blocks,
        dict(reading.properties),
        reading.pages,
        reading.decoding,
    )


def _read_bytes(path: Path) -> bytes:
    """The file's content, all of it as it was at one time."""
    try:
        data = read_bytes(path, PAPER_TEXT)
    except OSError as error:
        raise read_error(path, error) from error
    if not data:
        raise SourceError(f"{path} is empty", "it may not have been saved or downloaded whole")
    return data


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
    return SourceError(f"{path} is in an old Office form (.doc)", _CONVERT)


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
            f"{path} is in a form that is not read: {path.suffix.lower()}",
            f"give it as {name_formats()}",
        )
    if format.binary:
        raise SourceError(
            f"{path} is no {format.label}, whatever its name says",
            "it may be damaged or not downloaded whole; open it and save it again",
        )
    return format
