"""The styles that a document needs: a house's own where it has them, else the program's."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

_BULLETS = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{{id}}"><w:multiLevelType '
    'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/>'
    "</w:pPr></w:lvl></w:abstractNum>"
)


def add_missing_styles(document: Document) -> Mapping[str, str]:
    """Give the document the styles that it lacks; the ids that all of them have in it, by name.

    A document without any gets the program's fonts and distances too.
    """
    own_styles = parse_xml(files(__package__).joinpath("styles.xml").read_bytes())
    root = document.styles.element
    if not len(root):
        root.extend(own_styles.xpath("w:docDefaults | w:style[@w:default]"))
    defaults = {
        style.get(qn("w:type")): _id_of(style) for style in root.xpath("w:style[@w:default='1']")
    }
    ids = {_key_of(style): _id_of(style) for style in root.xpath("w:style[w:name]")}
    named_ids: dict[str, str] = {}
    for style in own_styles.xpath("w:style[not(@w:default)]"):
        key = _key_of(style)
        if key not in ids:
            ids[key] = _add_style(document, style, defaults.get(key[0], ""), set(ids.values()))
        named_ids[style.xpath("string(w:name/@w:val)")] = ids[key]
    return named_ids


def _add_style(document: Document, style: Any, default: str, used_ids: set[str]) -> str:
    """Add the style, as one that follows the default of its type; its id."""
    id = _id_of(style)
    while id in used_ids:
        id += "0"
    style.set(qn("w:styleId"), id)
    if default:
        style.insert(1, parse_xml(f'<w:basedOn {nsdecls("w")} w:val="{default}"/>'))
    for element in style.xpath("w:next"):
        element.set(qn("w:val"), default or id)
    for element in style.xpath(".//w:numId"):
        element.set(qn("w:val"), str(_add_bullets(document)))
    document.styles.element.append(style)
    return id


def _add_bullets(document: Document) -> int:
    """Add a list with bullets; its number."""
    part = document.part
    try:
        numbering = cast("NumberingPart", part.part_related_by(RELATIONSHIP_TYPE.NUMBERING))
    except KeyError:
        empty: Any = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        numbering = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
    root = numbering.element
    id = 1 + max(map(int, root.xpath("w:abstractNum/@w:abstractNumId")), default=0)
    numbers = root.findall(qn("w:num"))
    # Word wants what numbers look like before the first that looks so.
    place = root.index(numbers[0]) if numbers else len(root)
    root.insert(place, parse_xml(_BULLETS.format(id=id)))
    return int(root.add_num(id).numId)


def _key_of(style: Any) -> tuple[str, str]:
    """The type and the name of a style, which Word writes in English in every language."""
    return style.get(qn("w:type"), "paragraph"), style.xpath("string(w:name/@w:val)").casefold()


def _id_of(style: Any) -> str:
    return str(style.get(qn("w:styleId")))
