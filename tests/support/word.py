"""Word documents made for tests: by python-docx, of pieces of XML, or of bare parts."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from docx.oxml.parser import parse_xml

from policy_compare.texts.document import Reading
from policy_compare.texts.markup.docx import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NAMESPACES = f'xmlns:w="{W}" xmlns:mc="{MC}"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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
            xml = f"<w:p {_NAMESPACES}>{one}</w:p>"
            document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")

    return built(make)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(**targets: str) -> str:
    """A part that says what another one relates to, by kinds."""
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            f'<Relationship Id="{kind}" Type="{_KIND}/{kind}" Target="{target}"/>'
            for kind, target in targets.items()
        )
        + "</Relationships>"
    )


def members_of(body: str, **parts: str) -> dict[str, str | bytes]:
    """The members of a document of bare XML; ``parts`` are what its other parts hold."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {_NAMESPACES}>{content}</w:{kind}>"
    return members


def read_members(members: Mapping[str, str | bytes]) -> Reading:
    return read_docx(zipped(members), "plan.docx")


def texts_of(body: str, **parts: str) -> list[str]:
    """The texts of the blocks of a document of bare XML."""
    return [block.text for block in read_members(members_of(body, **parts)).blocks]


def style(id: str, properties: str, kind: str = "paragraph", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    name = f'<w:name w:val="{id}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{id}">{name}{base}{properties}</w:style>'
