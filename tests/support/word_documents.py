"""Reads the documents for Word that the program writes, as python-docx and Word's own XML."""

import io
from zipfile import ZipFile

import docx
from docx.document import Document
from lxml import etree

from policy_compare.views.page import Block
from policy_compare.views.table import Table, View
from tests.support.rendering import render_content
from tests.support.word import W

NAMES = {"w": W}


def document_of(*blocks: Block, template: bytes | None = None) -> bytes:
    """The page of these blocks as a document."""
    view = View(lambda: Table("made", ("id",), ()), lambda: blocks)
    settings = {} if template is None else {"template": template}
    content = render_content(view, "docx", settings)
    assert isinstance(content, bytes)
    return content


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> etree._Element:
    """The root of a part, which must be XML."""
    return etree.fromstring(ZipFile(io.BytesIO(data)).read(name))


def body(data: bytes) -> etree._Element:
    return part(data, "word/document.xml")


def text_in(element: etree._Element, path: str = ".") -> list[str]:
    """The text of each element on the path; a line break in it is one."""
    return [
        "".join(
            one.text or "" if one.tag == f"{{{W}}}t" else "\n"
            for one in found.iterfind(".//*")
            if one.tag in (f"{{{W}}}t", f"{{{W}}}br")
        )
        for found in element.iterfind(path, NAMES)
    ]


def notes_of(data: bytes) -> list[str]:
    """The footnotes without their numbers."""
    notes = text_in(part(data, "word/footnotes.xml"), "w:footnote")
    return [note.removeprefix(" ") for note in notes[2:]]


def styled(data: bytes) -> list[tuple[str, str]]:
    """Each paragraph of the body, outside of tables, by the name of its style, with its text."""
    return [(one.style.name, one.text) for one in opened(data).paragraphs if one.style]
