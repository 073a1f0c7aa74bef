"""Opens a paper's file and has it read by whichever reader knows its form.

A path can name anything: a folder, a pipe that never ends, a film, an archive that
unpacks to the size of a disk. Whatever it is, the user gets a text or one sentence that
says what is wrong and what to do. The readers are imported when they are needed: each
brings a library that takes longer to load than most commands take to run.
"""

import errno
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

from policy_compare.errors import SourceError
from policy_compare.files.reading import TEXT, TooLarge, content
from policy_compare.texts.document import Document
from policy_compare.texts.lines import Reading

#: The longest text that is read, in characters: eight long books. What is longer, however
#: small its file, is no paper, and would take minutes and gigabytes.
CHARACTERS: Final = 4_000_000

_FORMATS: Final = "PDF, DOCX, HTML, Markdown or plain text"
_CONVERT: Final = "open it where it was written and save it as DOCX or PDF"
_OCR: Final = "recognise its text first (OCR), then give the text or the PDF that has it"
_UNPACK: Final = "unpack it and give the paper that is in it"

_SUFFIXES: Final = {
    ".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", "": "text",
}  # fmt: skip

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

_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html[\s>]|<head[\s>]"
    rb"|<body[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_ATX: Final = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)


def read(path: Path, called: str = "") -> Document:
    """The paper's text in ``path`` with its structure.

    ``called`` is the name that tells the text's form where that of the file does not.

    Raises:
        SourceError: there is no ordinary, readable file of a size that is read (``TEXT``), it
            is in a form that is not read, is damaged or locked, has no text or one of more
            than ``CHARACTERS``; or the reader of its form is not installed.
    """
    data = _bytes(path)
    try:
        format, reading = _read(data, path, called)
    except MemoryError as error:
        # A small file can unpack to much, and the other texts are to be read all the same.
        raise SourceError(
            f"{path} is too large: there is not enough memory to read it", TEXT.mend
        ) from error
    if not reading.blocks:
        raise SourceError(f"{path} has no text", "it may not have been saved or downloaded whole")
    if sum(len(block.text) for block in reading.blocks) > CHARACTERS:
        raise _too_long(path)
    return Document(
        path.name,
        format,
        sha256(data).hexdigest(),
        reading.blocks,
        dict(reading.properties),
        reading.pages,
    )


def _bytes(path: Path) -> bytes:
    """The file's content, all of it as it was at one time."""
    try:
        data = content(path, TEXT)
    except OSError as error:
        raise _unread(path, error) from error
    if not data:
        raise SourceError(f"{path} is empty", "it may not have been saved or downloaded whole")
    return data


def _unread(path: Path, error: OSError) -> SourceError:
    """What kept ``path`` from being read."""
    if isinstance(error, TooLarge):
        return SourceError(f"{path} is too large: {error.reason}", error.hint)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SourceError(f"there is no file {path}", "look at the name and at the folder")
    if isinstance(error, IsADirectoryError):
        return SourceError(f"{path} is a folder", "name a file in it")
    if isinstance(error, PermissionError):
        return SourceError(f"{path} may not be read", "its owner can give the permission")
    if error.errno == errno.EINVAL:
        return SourceError(f"{path} is {error.strerror}", "save the paper to a file first")
    return SourceError(
        f"{path} cannot be read: {error.strerror or error}", "look at the name and at the disk"
    )


def _too_long(path: Path) -> SourceError:
    return SourceError(
        f"{path} is longer than {CHARACTERS // 1_000_000} million characters",
        "give one paper alone",
    )


def _read(data: bytes, path: Path, called: str) -> tuple[str, Reading]:
    """The form of the file, and what the reader of that form makes of it."""
    format = _told(data, path) or _named(path, called)
    name = str(path)
    if format == "pdf":
        from policy_compare.texts.printed.pdf import read_pdf

        return format, read_pdf(data, name)
    if format == "docx":
        from policy_compare.texts.markup.docx import read_docx

        return format, read_docx(data, name)
    if format == "html":
        from policy_compare.texts.markup.html import read_html

        return format, read_html(data, name)
    from policy_compare.texts.decoding import decode

    text = decode(data, name)
    if len(text) > CHARACTERS:
        raise _too_long(path)
    if format == "markdown" or _has_headings(text):
        from policy_compare.texts.markup.markdown import read_markdown

        return "markdown", read_markdown(text, name)
    from policy_compare.texts.printed.plain_text import read_plain

    return format, read_plain(text)


def _told(data: bytes, path: Path) -> str:
    """The form that the content shows, or an empty text if only its name can tell.

    Raises:
        SourceError: it is a form that is not read.
    """
    begin = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if begin.startswith(b"%PDF-") or (path.suffix.lower() == ".pdf" and b"%PDF-" in data[:1024]):
        return "pdf"
    if begin.startswith(b"PK\x03\x04"):
        from policy_compare.texts.markup.docx import refuse_other_zips

        refuse_other_zips(data, str(path))
        return "docx"
    if begin.startswith(_OLE):
        raise _ole(data, path)
    for start, what, hint in _FOREIGN:
        if begin.startswith(start):
            raise SourceError(f"{path} is {what}", hint)
    if begin.startswith(b"RIFF") and begin[8:12] == b"WEBP":
        raise SourceError(f"{path} is an image", _OCR)
    return "html" if _HTML.match(data[:8192].lstrip(b"\xef\xbb\xbf")) else ""


def _ole(data: bytes, path: Path) -> SourceError:
    """What an OLE container is: Office puts its old forms in it, and its locked new ones."""
    if _LOCKED in data:
        return SourceError(
            f"{path} is locked with a password", "open it, save it without the password"
        )
    return SourceError(f"{path} is in an old Office form (.doc)", _CONVERT)


def _named(path: Path, called: str) -> str:
    """The form that the file's name promises.

    Raises:
        SourceError: the name promises another form than the content has, or an unknown one.
    """
    suffix = path.suffix.lower()
    format = _SUFFIXES.get(suffix)
    if format is None and called:
        format = _SUFFIXES.get(Path(called).suffix.lower())
    if format is None:
        raise SourceError(
            f"{path} is in a form that is not read: {suffix}", f"give it as {_FORMATS}"
        )
    if format in {"pdf", "docx"}:
        raise SourceError(
            f"{path} is no {format.upper()}, whatever its name says",
            "it may be damaged or not downloaded whole; open it and save it again",
        )
    return format


def _has_headings(text: str) -> bool:
    """Whether a text has the headings of Markdown: two, or one where the text begins."""
    return bool(_ATX.match(text.lstrip())) or len(_ATX.findall(text)) > 1
