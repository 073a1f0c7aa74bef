"""The footnotes of a document: python-docx knows none, so their part is written here."""

from collections.abc import Mapping, Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from policy_compare.render.word.runs import paragraph, style_property, text_run, write_lines
from policy_compare.views.phrases import Phrase

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
#: The lines between text and notes, which Word wants under these numbers.
_SEPARATORS = "".join(
    f'<w:footnote w:type="{type}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    f'w:lineRule="auto"/></w:pPr><w:r><w:{type}/></w:r></w:p></w:footnote>'
    for id, type in ((-1, "separator"), (0, "continuationSeparator"))
)


def footnote_reference(number: int, style_ids: Mapping[str, str]) -> str:
    """The run that leads to a footnote; the first has the number 1."""
    style = style_property(style_ids["footnote reference"])
    return f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def add_footnotes(
    document: DocumentPart, footnotes: Sequence[Phrase], style_ids: Mapping[str, str]
) -> None:
    """Give the document these footnotes, numbered from 1."""
    written = (_footnote(number, note, style_ids) for number, note in enumerate(footnotes, start=1))
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {NAMESPACE}>{_SEPARATORS}{''.join(written)}</w:footnotes>"
    )
    name = PackURI("/word/footnotes.xml")
    part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, text.encode(), document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(number: int, note: Phrase, style_ids: Mapping[str, str]) -> str:
    sign = style_property(style_ids["footnote reference"])
    number_shown = f"<w:r><w:rPr>{sign}</w:rPr><w:footnoteRef/></w:r>{text_run(' ')}"
    lines = list(write_lines(note, style_ids))
    text = paragraph(style_ids["footnote text"], lines, number_shown)
    return f'<w:footnote w:id="{number}">{text}</w:footnote>'
