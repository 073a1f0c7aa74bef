"""Styles of OpenDocument texts take from their parents what they do not say."""

import pytest
from lxml import etree

from policy_compare.texts.markup.odt_styles import OdtStyles
from policy_compare.texts.markup.office_contents import LetterLook
from tests.support.odt import content_of, element, paragraph, style, texts_of

NONE = 'text:display="none"'
SHOWN = 'text:display="true"'
DEFAULT = '<style:default-style style:family="paragraph"><style:text-properties '
DEFAULT += f"{NONE}/></style:default-style>"


@pytest.mark.parametrize(
    ("styles", "is_hidden"),
    [
        (style("P1", NONE), True),
        (style("Base", NONE) + style("P1", more='style:parent-style-name="Base"'), True),
        (style("Base", NONE) + style("P1", SHOWN, more='style:parent-style-name="Base"'), False),
        (DEFAULT, True),
        (DEFAULT + style("P1", SHOWN), False),
        (style("P1", NONE, "text"), False),
        (style("P1", NONE, more='style:parent-style-name="P1"'), True),
        (style("P1", more='style:parent-style-name="Nowhere"'), False),
    ],
)
def test_text_hidden_by_a_style_is_not_in_the_text(styles: str, is_hidden: bool) -> None:
    texts = texts_of(paragraph("Cap rents.", "P1"), styles=styles)
    assert texts == ([] if is_hidden else ["Cap rents."])


def test_letters_may_be_hidden_in_shown_ones_and_shown_in_hidden_ones() -> None:
    styles = style("T1", NONE, "text") + style("T2", SHOWN, "text")
    span = '<text:span text:style-name="{}">{}</text:span>'
    inner = span.format("T1", "no " + span.format("T2", "all "))
    assert texts_of(paragraph(f"Cap {inner}rents."), styles) == ["Cap all rents."]


def test_styles_of_the_content_go_before_others_of_the_name() -> None:
    assert texts_of(paragraph("Cap rents.", "P1"), style("P1", SHOWN), style("P1", NONE)) == [
        "Cap rents."
    ]


def look_of(properties: str, more: str = "") -> LetterLook:
    xml = element("content", more, content_of("", style("P1", properties)))
    styles = OdtStyles(etree.fromstring(xml))
    namespace = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    return styles.style_of_paragraph(
        etree.fromstring(f'<text:p xmlns:text="{namespace}" text:style-name="P1"/>')
    ).look


@pytest.mark.parametrize(
    ("properties", "look"),
    [
        ('fo:font-weight="bold"', LetterLook(bold=True)),
        ('fo:font-weight="normal"', LetterLook(bold=False)),
        ('style:text-position="super 58%"', LetterLook(raised=True)),
        ('style:text-position="33% 58%"', LetterLook(raised=True)),
        ('style:text-position="-33% 58%"', LetterLook(raised=False)),
        ('style:text-position="0% 100%"', LetterLook(raised=False)),
        ('style:font-name="Symbol1"', LetterLook(font="Symbol")),
        ('style:font-name="Arial"', LetterLook(font="Arial")),
        ("fo:font-family=\"'Wingdings'\"", LetterLook(font="Wingdings")),
    ],
)
def test_properties_say_how_letters_look(properties: str, look: LetterLook) -> None:
    face = '<style:font-face style:name="Symbol1" svg:font-family="Symbol"/>'
    assert look_of(properties, f"<office:font-face-decls>{face}</office:font-face-decls>") == look
