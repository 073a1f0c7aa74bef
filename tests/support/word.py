"""Word documents made for tests, some of them of bare XML."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml.parser import parse_xml

from policy_compare.texts.document import Reading
from policy_compare.texts.markup.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def built(make: Callable[[Any], object]) -> Reading:
    document = docx.Document()
    make(document)
    return read_docx(packed(document), "plan.docx")


def from_xml(*paragraphs: str) -> Reading:
    """A document whose paragraphs are these pieces of XML."""

    def make(document: Any) -> None:
        for one in paragraphs:
            xml = f'<w:p xmlns:w="{W}" xmlns:mc="{MC}">{one}</w:p>'
            document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    return built(make)


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
