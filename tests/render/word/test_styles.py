"""A document has every style that is used: a house's own where it has one of that name."""

import io
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE

from policy_compare.render.word.styles import add_missing_styles
from tests.support.word import W
from tests.support.word_documents import NAMES


def house() -> Any:
    """A document as a Word of another language writes it, with hardly a style."""
    document = docx.Document()
    for style in list(document.styles.element):
        if style.get(f"{{{W}}}default") != "1":
            document.styles.element.remove(style)
    heading = document.styles.add_style("Heading 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    heading.element.set(f"{{{W}}}styleId", "berschrift1")
    document.styles.add_style("TableGrid", WD_STYLE_TYPE.PARAGRAPH)
    return document


def reopened(document: Any) -> Any:
    file = io.BytesIO()
    document.save(file)
    return docx.Document(io.BytesIO(file.getvalue()))


def test_a_houses_styles_go_before_ours_by_their_names_and_kinds() -> None:
    document = house()
    ids = add_missing_styles(document)
    assert ids["heading 1"] == "berschrift1"
    assert ids["heading 2"] == "Heading2"
    # The house calls another style so.
    assert ids["Table Grid"] == "TableGrid0"
    assert add_missing_styles(document) == ids
    styles = reopened(document).styles
    assert styles["Heading 2"].base_style.name == "Normal"
    assert styles["Heading 2"].next_paragraph_style.name == "Normal"
    assert [style.style_id for style in styles if style.name == "Heading 1"] == ["berschrift1"]


def test_lists_have_bullets_beside_those_that_the_house_has() -> None:
    for has_lists in (True, False):
        document = house()
        if not has_lists:
            (id,) = [
                id for id, one in document.part.rels.items() if one.reltype.endswith("/numbering")
            ]
            del document.part.rels[id]
        add_missing_styles(document)
        again = reopened(document)
        style = again.styles["List Bullet"].element
        number = style.xpath("string(.//w:numId/@w:val)")
        root = again.part.numbering_part.element
        (meant,) = root.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        (kind,) = root.xpath(f"w:abstractNum[@w:abstractNumId='{meant}']//w:numFmt/@w:val")
        assert kind == "bullet"
        order = [one.tag.partition("}")[2] for one in root.iterchildren(f"{{{W}}}*")]
        assert order == sorted(order)
        assert (len(order) > 4) is has_lists


def test_a_document_without_styles_gets_fonts_and_distances_too() -> None:
    document = docx.Document()
    document.styles.element[:] = []
    ids = add_missing_styles(document)
    assert document.styles.element[0].tag == f"{{{W}}}docDefaults"
    assert document.styles.element.find("w:style[@w:default]", NAMES) is not None
    listed = [style.style_id for style in document.styles]
    assert len(listed) == len(set(listed)) == len(ids) + 2
