"""What no paper exceeds: files that do are refused before they fill the memory or take minutes.

What is packed small may be large: a page of a PDF, a document's archive. What is nested deep
or has markup without end keeps parsers busy, some of which take time that grows faster than
the text. How many bytes a file may have, of any kind, says ``files.reading``.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from policy_compare.errors import SourceError

#: The longest text that is read, in characters: eight long books. What is longer, however
#: small its file, is no paper, and would take minutes and gigabytes.
CHARACTERS: Final = 4_000_000

#: How many seconds the reading of a file may take where nobody says otherwise.
READING_SECONDS: Final = 30
#: How many bytes of memory it may take.
MEMORY: Final = 1024 * 1024 * 1024

#: What one stream of a PDF may unpack to, in bytes: the largest maps and fonts take a quarter.
STREAM: Final = 64 * 1024 * 1024
#: What all of them may.
STREAMS: Final = 512 * 1024 * 1024
#: More pages than any paper has; a damaged file may claim millions.
PAGES: Final = 5000

#: What a document's archive may unpack to: a long report with hundreds of pictures.
ARCHIVE: Final = 200 * 1024 * 1024
#: What its texts may. A tree takes ten times that; long books have 10 MB.
ARCHIVED_TEXT: Final = 32 * 1024 * 1024
#: Members of an archive. Looking at the list of more would itself fill the memory.
MEMBERS: Final = 20_000

#: The greatest number of tags. A tree of so many takes 200 MB; long reports have 50,000.
TAGS: Final = 500_000
#: The greatest number of words in one tag: the parser compares its attributes in pairs.
WORDS_OF_TAG: Final = 20_000

#: Lists in quotes in lists: nobody nests them so deep, and the parser drops what does.
NESTING: Final = 60
#: Markup in longer paragraphs of Markdown, or with more brackets, is taken out by patterns:
#: to pair it takes quadratic time.
MARKED_LETTERS: Final = 20_000
MARKED_BRACKETS: Final = 200
#: So many tags and comments in a block of HTML in Markdown may be left open. The parser looks
#: for the end of each to the end of the block.
OPEN_TAGS: Final = 100
#: Columns of a table in Markdown; a wider one is read as lines.
COLUMNS_OF_TABLE: Final = 200

_BEGIN: Final = re.compile(rb"stream\r?\n")
#: How far before a stream its dictionary may begin.
_DICTIONARY: Final = 1000
#: So much is unpacked at a time, which becomes a thousand times that at the most.
_PIECE: Final = 8 * 1024


def refuse_long_text(length: int, name: str) -> None:
    """Raise for a text of more than ``CHARACTERS``."""
    if length > CHARACTERS:
        raise SourceError(
            f"{name} is longer than {CHARACTERS // 1_000_000} million characters",
            "give one paper alone",
        )


def refuse_nesting(depth: int, name: str) -> None:
    """Raise for a text in Markdown that is nested as deep as the parser goes."""
    if depth >= NESTING - 2:
        raise SourceError(
            f"{name} is nested deeper than any paper", "save it as plain text and try again"
        )


def refuse_pages(pages: int, name: str) -> None:
    """Raise for a PDF of more than ``PAGES``."""
    if pages > PAGES:
        raise SourceError(
            f"{name} has {pages} pages, more than {PAGES}", "save the part that is the paper"
        )


def refuse_markup(text: str, name: str) -> None:
    """Raise for pages that would fill the memory or keep the parser busy for minutes."""
    words = 0
    if text.count("<") > TAGS:
        raise markup_error(name)
    for part in text.split("<"):
        if not words and not part[:1].isalpha():
            continue
        inside, is_closed = _split_tag(part)
        words += max(len(inside.split()), inside.count("="))
        if words > WORDS_OF_TAG:
            raise markup_error(name)
        if is_closed:
            words = 0


def has_open_markup(source: str) -> bool:
    """Whether a block of HTML has more tags and comments without an end than a parser bears."""
    unended = 0
    for part in source.split("<")[1:]:
        end = "-->" if part.startswith("!--") else ">"
        unended += end not in part or (part.count('"') + part.count("'")) % 2
    return unended > OPEN_TAGS


def markup_error(name: str) -> SourceError:
    """What is said of a page that no parser should read."""
    return SourceError(
        f"{name} has more markup than any paper", "open it in a browser and print it as PDF"
    )


def _split_tag(part: str) -> tuple[str, bool]:
    """What stands in a tag, of the text from its ``<`` to the next, and whether it ends."""
    end = part.find(">")
    if end >= 0 and (part.count('"', 0, end) % 2 or part.count("'", 0, end) % 2):
        # The first > may stand in a value.
        end = part.rfind(">")
    return (part[:end], True) if end >= 0 else (part, False)


def list_archive(data: bytes, name: str) -> list[ZipInfo]:
    """The members of an archive.

    Raises:
        SourceError: it is damaged or has more than ``MEMBERS``.
    """
    if data.count(b"PK\x01\x02") > MEMBERS:
        raise _unpacked_error(name, "save the paper's text alone as DOCX")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceError(
            f"{name} is a damaged archive", "open it in a word processor and save it again as DOCX"
        ) from error


def weigh_archive(members: Sequence[ZipInfo], name: str) -> None:
    """Raise where an archive's members unpack to more than ``ARCHIVE`` or ``ARCHIVED_TEXT``.

    Unpacking stops at the sizes that the archive declares, so those can be believed.
    """
    texts = (member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if sum(member.file_size for member in members) > ARCHIVE or sum(texts) > ARCHIVED_TEXT:
        raise _unpacked_error(name, "save the paper's text alone as DOCX")


def weigh_pdf(data: bytes, name: str) -> None:
    """Raise where a stream of a PDF, or all of them, unpack to more than the limits.

    PDFium unpacks a page whole, and a file of a megabyte can hold a page of gigabytes.
    Pictures are left alone, since text is read without them.
    """
    total = 0
    for start in _packed_streams(data):
        size = _unpacked_size(data, start)
        total += size
        if size > STREAM or total > STREAMS:
            raise _unpacked_error(name, "print the paper to a new PDF, or give its text alone")


def _unpacked_error(name: str, hint: str) -> SourceError:
    return SourceError(f"{name} unpacks to more than any paper is", hint)


def _packed_streams(data: bytes) -> Iterator[int]:
    """Where the streams begin that are packed and no pictures."""
    for stream in _BEGIN.finditer(data):
        before = data[max(0, stream.start() - _DICTIONARY) : stream.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if re.search(rb"/(?:FlateDecode|Fl)\b", dictionary) and b"/Image" not in dictionary:
            yield stream.end()


def _unpacked_size(data: bytes, start: int) -> int:
    """How many bytes the stream at ``start`` unpacks to, counted no further than STREAM."""
    inflate = zlib.decompressobj()
    size = 0
    # What is damaged is for the reader to tell, which mends more than zlib does.
    with suppress(zlib.error):
        while size <= STREAM and start < len(data) and not inflate.eof:
            size += len(inflate.decompress(data[start : start + _PIECE]))
            start += _PIECE
    return size
