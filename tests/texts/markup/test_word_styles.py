"""Styles are based on others, and what they switch is switched by each layer anew."""

import pytest
from docx.oxml.parser import parse_xml

from policy_compare.texts.markup.office_contents import LetterLook
from policy_compare.texts.markup.word_styles import WordStyles, is_on, read_look
from tests.support.word import W, paragraph, run, style, texts_of

HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
SHOWN = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
DEFAULTS = f"<w:docDefaults><w:rPrDefault>{HIDDEN}</w:rPrDefault></w:docDefaults>"


def character(id: str) -> str:
    return f'<w:rStyle w:val="{id}"/>'


@pytest.mark.parametrize(
    ("styles", "letters", "is_hidden"),
    [
        (style("Letters", HIDDEN, "character"), character("Letters"), True),
        (style("Secret", HIDDEN), "", True),
        (style("Base", HIDDEN) + style("Secret", "", based_on="Base"), "", True),
        (style("Base", HIDDEN) + style("Secret", SHOWN, based_on="Base"), "", False),
        (style("Secret", HIDDEN), '<w:vanish w:val="false"/>', False),
        (style("Secret", HIDDEN), "<w:vanish/>", True),
        (style("Secret", HIDDEN) + style("Too", HIDDEN, "character"), character("Too"), False),
        (DEFAULTS, "", True),
        (DEFAULTS + style("Secret", HIDDEN), "", True),
        (DEFAULTS + style("Secret", SHOWN), "", True),
        (DEFAULTS, '<w:vanish w:val="0"/>', False),
        (style("Secret", HIDDEN), character("Nowhere"), True),
        (style("Other", HIDDEN), "", False),
    ],
)
def test_text_hidden_by_a_style_is_not_in_the_text(
    styles: str, letters: str, is_hidden: bool
) -> None:
    texts = texts_of(
        paragraph(run("Cap ", "<w:vanish w:val='off'/>"), run("no ", letters), style="Secret")
        + paragraph(run("rents.", "<w:vanish w:val='0'/>")),
        styles=styles,
    )
    assert ("no" in " ".join(texts)) is not is_hidden
    assert "rents." in " ".join(texts)


@pytest.mark.parametrize("base", ["Loop", "Other", "Nowhere"])
def test_a_style_may_be_based_on_itself_or_on_nothing(base: str) -> None:
    styles = style("Loop", HIDDEN, based_on=base) + style("Other", "", based_on="Loop")
    assert texts_of(paragraph(run("no"), style="Other"), styles=styles) == []


def test_a_style_that_is_nowhere_is_the_one_of_all_paragraphs() -> None:
    normal = style("Normal", HIDDEN).replace("<w:style ", '<w:style w:default="1" ')
    assert texts_of(paragraph(run("no"), style="Nowhere"), styles=normal) == []


def test_properties_say_how_letters_look() -> None:
    xml = (
        f'<w:rPr xmlns:w="{W}"><w:b/><w:vanish w:val="0"/><w:vertAlign w:val="superscript"/>'
        '<w:rFonts w:ascii="Symbol"/></w:rPr>'
    )
    look = read_look(parse_xml(xml))
    assert look == LetterLook(bold=True, hidden=False, raised=True, font="Symbol")
    assert read_look(None) == LetterLook()


def test_the_font_of_a_theme_goes_before_one_that_is_named() -> None:
    fonts = '<w:rFonts w:ascii="Symbol" w:asciiTheme="minorHAnsi"/>'
    assert read_look(parse_xml(f'<w:rPr xmlns:w="{W}">{fonts}</w:rPr>')).font == ""


def test_bold_of_a_style_is_switched_off_in_the_letters() -> None:
    styles = WordStyles(
        parse_xml(f'<w:styles xmlns:w="{W}">{style("Loud", "<w:rPr><w:b/></w:rPr>")}</w:styles>')
    )
    properties = parse_xml(f'<w:pPr xmlns:w="{W}"><w:pStyle w:val="Loud"/></w:pPr>')
    loud = styles.style_of_paragraph(properties)
    assert styles.look_of_letters(loud, None).bold
    off = parse_xml(f'<w:rPr xmlns:w="{W}"><w:b w:val="0"/></w:rPr>')
    assert not styles.look_of_letters(loud, off).bold


def test_a_heading_keeps_its_name_in_styles_based_on_it() -> None:
    styles = f'<w:styles xmlns:w="{W}">{style("heading 2", "")}'
    styles += f"{style('Mine', '', based_on='heading 2')}</w:styles>"
    properties = parse_xml(f'<w:pPr xmlns:w="{W}"><w:pStyle w:val="Mine"/></w:pPr>')
    assert WordStyles(parse_xml(styles)).style_of_paragraph(properties).name == "heading 2"


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("true", True), ("off", False)])
def test_a_property_is_on_unless_it_is_switched_off(value: str, expected: bool) -> None:
    assert is_on(parse_xml(f'<w:b xmlns:w="{W}" w:val="{value}"/>')) is expected
    assert not is_on(None)
