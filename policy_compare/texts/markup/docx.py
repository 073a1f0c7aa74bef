"""Reads a Word document by its styles, its numbering and its footnotes.

python-docx opens the package and knows the styles; what a paragraph says is read from its
XML, since the library leaves out hyperlinks, notes and what was inserted with changes
tracked. A document is an archive, and archives can be bombs: it is weighed before that.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from policy_compare.errors import SourceError
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import INSTALL
from policy_compare.texts.limits import list_archive, weigh_archive
from policy_compare.texts.markup.finishing import finish_pieces
from policy_compare.texts.pieces import Piece

if TYPE_CHECKING:
    from policy_compare.texts.markup.docx_paragraphs import WordParagraph

_AGAIN: Final = "open it in a word processor and save it again as DOCX"

#: Other forms that are archives, by a file in them or by the type that they declare.
_OTHERS: Final = (
    ("xl/workbook.xml", "an Excel workbook", "save the paper's text as DOCX or PDF"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "save it as PDF"),
    ("META-INF/container.xml", "an EPUB book", "convert it to HTML, DOCX or PDF"),
    ("content.xml", "an OpenDocument file", "open it where it was written and save it as DOCX"),
)

#: Word and its like write these where nobody has said who wrote a document or what it is.
_NOBODY: Final = frozenset(
    {"", "user", "admin", "author", "administrator", "microsoft office user", "python-docx",
     "windows user", "unknown"}
)  # fmt: skip
_UNTITLED: Final = re.compile(
    r"(?:word document|document\d*|untitled.*|microsoft word - .*|powerpoint.*|.*\.docx?)?",
    re.IGNORECASE,
)
_PLAIN_HEADING: Final = 120


def _refuse_other_archives(data: bytes, name: str) -> None:
    """Raise unless the archive is a Word document that is safe to unpack.

    Raises:
        SourceError: it is damaged, locked, another form or a bomb.
    """
    members = list_archive(data, name)
    names = {member.filename for member in members}
    if "word/document.xml" not in names:
        for member, what, hint in _OTHERS:
            if member in names:
                raise SourceError(f"{name} is {what}", hint)
        raise SourceError(f"{name} is an archive", "unpack it and give the paper that is in it")
    if any(member.flag_bits & 1 for member in members):
        raise SourceError(f"{name} is locked with a password", "unpack it, then save it again")
    weigh_archive(members, name)


def read_docx(data: bytes, name: str) -> Reading:
    """The blocks of a document, footnotes behind their paragraphs, endnotes last.

    Tracked insertions are in it, deletions, hidden text and comments are not.

    Raises:
        SourceError: python-docx is not installed, or the document is damaged, locked or
            unpacks to more than any paper does.
    """
    _refuse_other_archives(data, name)
    document = _open_document(data, name)
    from lxml.etree import XMLSyntaxError

    from policy_compare.texts.markup.docx_paragraphs import paragraphs_of_document

    try:
        paragraphs = list(paragraphs_of_document(document))
    except (XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise SourceError(f"{name} is damaged: {_shorten_error(error)}", _AGAIN) from error
    return Reading(finish_pieces(_pieces_of_paragraphs(paragraphs)), _core_properties(document))


def _open_document(data: bytes, name: str) -> Any:
    """The document, opened by python-docx."""
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import XMLSyntaxError
    except ImportError as error:
        raise SourceError(
            f"{name} is a Word document, and reading it needs python-docx", INSTALL
        ) from error
    try:
        return docx.Document(BytesIO(data))
    except (OpcError, XMLSyntaxError, BadZipFile, KeyError, ValueError, AttributeError, EOFError,
            OSError, NotImplementedError) as error:  # fmt: skip
        raise SourceError(f"{name} is damaged: {_shorten_error(error)}", _AGAIN) from error
    except Exception as error:
        # zlib.error has no public base of its own but Exception; anything else is a bug.
        if type(error).__module__ != "zlib":
            raise
        raise SourceError(f"{name} is damaged: {_shorten_error(error)}", _AGAIN) from error


def _shorten_error(error: Exception) -> str:
    """What an error of a library says, on one line and not at length."""
    return " ".join(str(error).split())[:120] or type(error).__name__


def _pieces_of_paragraphs(paragraphs: "list[WordParagraph]") -> Iterator[Piece]:
    """The paragraphs as pieces; where no style makes a heading, short bold lines are headings."""
    has_headings = any(paragraph.kind == "heading" for paragraph in paragraphs)
    for kind, text, level, marker, bold in paragraphs:
        if kind == "paragraph" and bold and not has_headings and _may_be_title(text):
            yield Piece("heading", text, 1, marker)
        else:
            yield Piece(kind, text, level, marker)


def _may_be_title(text: str) -> bool:
    return 0 < len(text) < _PLAIN_HEADING and not text.rstrip().endswith((".", ":", ";", ","))


def _core_properties(document: Any) -> dict[str, str]:
    """What the document says of itself, less what a word processor says by default."""
    core = document.core_properties
    properties = {}
    title = " ".join((core.title or "").split())
    if not _UNTITLED.fullmatch(title):
        properties["title"] = title
    authors = [part.strip() for part in re.split(r"[;\n]", core.author or "")]
    names = [name for name in authors if name.lower() not in _NOBODY]
    if names:
        properties["author"] = "; ".join(names)
    if names or "title" in properties:
        try:
            date = core.modified or core.created
        except ValueError:
            date = None
        if date is not None and "python-docx" not in (core.comments or ""):
            # A template's own date is that of the program, not of the paper.
            properties["issued"] = date.date().isoformat()
    return properties
