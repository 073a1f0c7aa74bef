"""The document that another one is made from: the program's own, or a house's template.

Of a template stay its styles, the page, header and footer of its last section, and its
properties. Its text, with what belongs to that, and the files that its settings lead to are no
part of what is made from it.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile
from zlib import error as zlib_error

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm
from lxml import etree

from policy_compare.errors import CallError
from policy_compare.render.word.body import PageShape
from policy_compare.render.word.styles import add_missing_styles

#: What reading a file raises that is damaged, or none of Word's.
_DAMAGE = (
    ArithmeticError, AttributeError, BadZipFile, EOFError, LookupError, NotImplementedError,
    OpcError, OSError, RuntimeError, TypeError, ValueError, etree.LxmlError, zlib_error,
)  # fmt: skip
_MOST_BYTES = 64 * 1024 * 1024

#: The parts of a template that stay, by the ends of the relations' names: what gives it its looks.
_LOOKS = (
    "/styles", "/settings", "/numbering", "/fontTable", "/theme", "/header", "/footer",
    "/customXml",
)  # fmt: skip
_OWN_LOOKS = _LOOKS[:2]
_PROPERTIES = ("/officeDocument", "-properties")
#: The properties that tell of when and by whom the template was written.
_HISTORY = ("created", "lastModifiedBy", "lastPrinted", "modified", "revision")
#: Without a word on it, Word would open the document as one of an older Word.
_COMPATIBILITY = (
    f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
#: Text has at least so much room, in twentieths of a point.
_NARROWEST = 2880


class Template(NamedTuple):
    """A document without text, the ids of its styles by their names, and its two pages."""

    document: WordDocument
    style_ids: Mapping[str, str]
    upright: PageShape
    sideways: PageShape


def own_template() -> Template:
    """The program's own looks: A4, with the number of the page below."""
    document = Document()
    _keep_looks(document, _OWN_LOOKS)
    for element in (document.styles.element, document.settings.element):
        element[:] = []
    document.settings.element.append(parse_xml(_COMPATIBILITY))
    _properties_element(document)[:] = []
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    (line,) = section.footer.part.element.xpath("w:p")
    field = etree.SubElement(line, qn("w:fldSimple"))
    field.set(qn("w:instr"), " PAGE ")
    return _make_template(document)


def house_template(data: bytes) -> Template:
    """The looks of a house, from its .docx or .dotx.

    Raises:
        CallError: it is none of these, damaged, locked or too large.
    """
    try:
        document = Document(BytesIO(_as_document(data)))
        _keep_looks(document, _LOOKS)
        return _make_template(document)
    except _DAMAGE as error:
        raise CallError(
            "the template cannot be read as a document of Word",
            "open it in Word and save it as .docx, without a password and without macros",
        ) from error


def _as_document(data: bytes) -> bytes:
    """The archive with what makes it a template for new documents, in Word's eyes, taken out.

    Raises:
        CallError: it unpacks to more than any template.
        ValueError: it declares what XML of Word does not.
    """
    copy = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(copy, "w", ZIP_DEFLATED) as document:
        if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
            raise CallError(
                "the template is too large: unpacked it has more than 64 MB",
                "take pictures out of it",
            )
        for name in dict.fromkeys(archive.namelist()):
            content = archive.read(name)
            if b"<!DOCTYPE" in content and not name.startswith("word/media/"):
                raise ValueError(name)
            if name == "[Content_Types].xml":
                content = content.replace(b".template.main+xml", b".document.main+xml")
            document.writestr(name, content)
    return copy.getvalue()


def _keep_looks(document: WordDocument, looks: tuple[str, ...]) -> None:
    """Take out all but these parts, and what their settings say of others."""
    for source, kept in ((document.part, looks), (document.part.package, _PROPERTIES)):
        for id, relation in list(source.rels.items()):
            if not relation.reltype.endswith(kept):
                del source.rels[id]
    # Asked for, either is made where there is none.
    settings, _ = document.settings.element, document.core_properties
    for element in settings.xpath(".//*[@r:id] | .//w:footnote | .//w:endnote"):
        element.getparent().remove(element)
    document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.clear()
    properties = _properties_element(document)
    for element in list(properties):
        if etree.QName(element).localname in _HISTORY:
            properties.remove(element)


def _properties_element(document: WordDocument) -> Any:
    return document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element


def _make_template(document: WordDocument) -> Template:
    """The document without its text.

    Raises:
        ValueError: it cannot be written again.
    """
    style_ids = add_missing_styles(document)
    properties = document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    for element in properties.xpath("w:type | w:cols"):
        properties.remove(element)
    width, height = section.page_width or Mm(210), section.page_height or Mm(297)
    section.page_width, section.page_height = width, height
    margins = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    upright = _page_shape(properties, width - margins)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = max(width, height), min(width, height)
    sideways = _page_shape(properties, max(width, height) - margins)
    document.element.body[:] = []
    document.core_properties.title, document.core_properties.language = "", "en"
    package = document.part.package
    parts = list(package.iter_parts())
    relations = [relation for source in (package, *parts) for relation in source.rels.values()]
    named = (*(part.content_type for part in parts), *(relation.reltype for relation in relations))
    if None in (*named, *(relation.rId for relation in relations)):
        raise ValueError("a part or a relation without a kind or a name")
    if len(parts) > len({part.partname for part in parts}):
        # One that was related as something else was made anew.
        raise ValueError("two parts of one name")
    return Template(document, style_ids, upright, sideways)


def _page_shape(properties: Any, width: int) -> PageShape:
    """The pages of a section of these properties, with a text so wide (EMU)."""
    text_width = max(Emu(width).twips, _NARROWEST)
    return PageShape(etree.tostring(properties, encoding="unicode"), text_width)
