"""Reads an OpenDocument text (ODT), packed or as one flat file of XML.

Other kinds of OpenDocument files differ by what their body holds.
"""

from typing import TYPE_CHECKING, Final

from policy_compare.errors import SourceError
from policy_compare.texts.archives import (
    ARCHIVE,
    SAVE_AGAIN,
    Archive,
    damaged_error,
    locked_error,
    parse_part,
)
from policy_compare.texts.document import Reading
from policy_compare.texts.markup.finishing import finish_pieces
from policy_compare.texts.markup.odt_lists import OdtLists
from policy_compare.texts.markup.odt_paragraphs import OdtReader
from policy_compare.texts.markup.odt_styles import OFFICE, OdtStyles
from policy_compare.texts.markup.office_paragraphs import (
    pieces_of_paragraphs,
    properties_of_office_file,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT: Final = "content.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_KINDS: Final = {
    f"{OFFICE}spreadsheet": "spreadsheet",
    f"{OFFICE}presentation": "presentation",
    f"{OFFICE}drawing": "drawing",
}


def read_odt(data: bytes, name: str) -> Reading:
    """The blocks of a document, footnotes behind their paragraphs, endnotes last.

    Tracked insertions are in it, deletions, hidden text and comments are not.

    Raises:
        SourceError: it is damaged, locked or no text, or lxml is not installed.
    """
    content, styles, meta = _parts(data, name)
    body = content.find(f"{OFFICE}body")
    text = None if body is None else body.find(f"{OFFICE}text")
    if text is None:
        raise _kind_error(body, name)
    roots = (content,) if styles is None else (content, styles)
    paragraphs = list(OdtReader(OdtStyles(*roots), OdtLists(*roots)).read_body(text))
    return Reading(finish_pieces(pieces_of_paragraphs(paragraphs)), _properties(meta))


def _parts(data: bytes, name: str) -> "tuple[_Element, _Element | None, _Element | None]":
    """The roots of the content, the styles beside it, and what the document says of itself.

    Raises:
        SourceError: they are damaged or locked.
    """
    if not data.startswith(ARCHIVE):
        root = parse_part(data, name)
        return root, None, root
    archive = Archive(data, name)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise locked_error(name)
    content = archive.read_xml(_CONTENT)
    if content is None:
        raise damaged_error(name, _CONTENT)
    try:
        meta = archive.read_xml("meta.xml")
    except SourceError:
        meta = None
    return content, archive.read_xml("styles.xml"), meta


def _kind_error(body: "_Element | None", name: str) -> SourceError:
    """What a file is that has no text where a text has it."""
    kind = next((_KINDS[child.tag] for child in _children(body) if child.tag in _KINDS), "")
    if kind:
        return SourceError(f"{name} is an OpenDocument {kind}", "save it as PDF")
    return SourceError(f"{name} is damaged: it has no text", SAVE_AGAIN)


def _children(element: "_Element | None") -> "list[_Element]":
    return [] if element is None else list(element)


def _properties(root: "_Element | None") -> dict[str, str]:
    """What the document says of itself, which is no part of what it says."""
    meta = None if root is None else root.find(f"{OFFICE}meta")
    if meta is None:
        return {}
    authors = meta.findtext(f"{_META}initial-creator") or meta.findtext(f"{_DC}creator") or ""
    date = meta.findtext(f"{_DC}date") or meta.findtext(f"{_META}creation-date") or ""
    return properties_of_office_file(meta.findtext(f"{_DC}title") or "", authors, date)
