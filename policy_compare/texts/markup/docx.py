"""Reads a Word document by its styles, its numbering and its notes.

It is an archive of parts that refer to each other by relations; the names of the parts are
not the same in all. Strict Open XML differs by the names of its namespaces.
"""

from posixpath import join, split
from typing import TYPE_CHECKING, Final, NamedTuple

from policy_compare.errors import SourceError
from policy_compare.texts.archives import Archive, damaged_error
from policy_compare.texts.document import Reading
from policy_compare.texts.markup.docx_paragraphs import WordReader
from policy_compare.texts.markup.finishing import finish_pieces
from policy_compare.texts.markup.office_paragraphs import (
    pieces_of_paragraphs,
    properties_of_office_file,
)
from policy_compare.texts.markup.word_numbering import W, WordNumbering
from policy_compare.texts.markup.word_styles import WordStyles

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Other forms that are archives, by a file in them.
_OTHERS: Final = (
    ("xl/workbook.xml", "an Excel workbook", "save the paper's text as DOCX or PDF"),
    ("xl/workbook.bin", "an Excel workbook", "save the paper's text as DOCX or PDF"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "save it as PDF"),
    ("META-INF/container.xml", "an EPUB book", "convert it to HTML, DOCX or PDF"),
)
_USUAL_PART: Final = "word/document.xml"
_STRICT: Final = tuple(
    (
        f"http://purl.oclc.org/ooxml/{strict}".encode(),
        f"http://schemas.openxmlformats.org/{usual}".encode(),
    )
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/diagram", "drawingml/2006/diagram"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
)

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"


class _Relation(NamedTuple):
    """A relation to a part: its id, what the part is, and the part's name."""

    id: str
    kind: str
    part: str


def read_docx(data: bytes, name: str) -> Reading:
    """The blocks of a document, footnotes behind their paragraphs, endnotes last.

    Tracked insertions are in it, deletions, hidden text and comments are not.

    Raises:
        SourceError: it is damaged, locked or no Word document, or lxml is not installed.
    """
    archive = Archive(data, name)
    main_part = _main_part(archive)
    root = archive.read_xml(main_part, _STRICT)
    if root is None or root.tag != f"{W}document":
        raise damaged_error(name, main_part)
    paragraphs = list(_open_reader(archive, main_part).read_document(root))
    blocks = finish_pieces(pieces_of_paragraphs(paragraphs))
    return Reading(blocks, _core_properties(archive))


def _main_part(archive: Archive) -> str:
    """The name of the part that is the document.

    Raises:
        SourceError: the archive is another form, or damaged.
    """
    for member, what, hint in _OTHERS:
        if member in archive:
            raise SourceError(f"{archive.name} is {what}", hint)
    part = _part_of_kind(_relations(archive, ""), "officeDocument", _USUAL_PART)
    if part in archive:
        return part
    if _USUAL_PART not in archive:
        raise SourceError(
            f"{archive.name} is an archive", "unpack it and give the paper that is in it"
        )
    return _USUAL_PART


def _open_reader(archive: Archive, main_part: str) -> WordReader:
    """What reads the document by the parts beside it: its styles, its lists and its notes."""
    relations = _relations(archive, main_part)
    parts = {
        kind: archive.read_xml(_part_of_kind(relations, kind), _STRICT)
        for kind in ("styles", "numbering", "footnotes", "endnotes")
    }
    notes = {
        (kind, note.get(f"{W}id", "")): note
        for kind in ("footnotes", "endnotes")
        for note in _children(parts[kind])
        # The others are the lines that part the notes from the text.
        if note.get(f"{W}type", "normal") == "normal"
    }
    diagrams = {
        relation.id: root
        for relation in relations
        if relation.kind == "diagramData"
        and (root := archive.read_xml(relation.part, _STRICT)) is not None
    }
    styles, numbering = WordStyles(parts["styles"]), WordNumbering(parts["numbering"])
    return WordReader(styles, numbering, notes, diagrams)


def _relations(archive: Archive, part: str) -> list[_Relation]:
    """What ``part`` relates to, or the document as a whole where that is empty."""
    folder, file = split(part)
    return [
        _Relation(
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            join(folder, relation.get("Target", "")),
        )
        for relation in _children(archive.read_xml(join(folder, "_rels", f"{file}.rels")))
        if relation.get("TargetMode") != "External"
    ]


def _part_of_kind(relations: list[_Relation], kind: str, default: str = "") -> str:
    """The first part that is related so, or else ``default``."""
    return next((relation.part for relation in relations if relation.kind == kind), default)


def _children(element: "_Element | None") -> "list[_Element]":
    return [] if element is None else list(element)


def _core_properties(archive: Archive) -> dict[str, str]:
    """What the document says of itself, which is no part of what it says."""
    part = _part_of_kind(_relations(archive, ""), "core-properties", "docProps/core.xml")
    try:
        core = archive.read_xml(part)
    except SourceError:
        core = None
    if core is None:
        return {}
    date = core.findtext(f"{_TERMS}modified") or core.findtext(f"{_TERMS}created") or ""
    if "python-docx" in (core.findtext(f"{_DC}description") or ""):
        # A template's own date is that of the program, not of the paper.
        date = ""
    authors = core.findtext(f"{_DC}creator") or ""
    return properties_of_office_file(core.findtext(f"{_DC}title") or "", authors, date)
