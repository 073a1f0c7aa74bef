"""Content is read by its format, which text itself may tell better than its name."""

from policy_compare.texts.content import read_content
from policy_compare.texts.formats import format_of_name
from tests.support.odt import members_of, paragraph
from tests.support.word import zipped


def test_text_with_headings_is_read_as_markdown_under_any_name() -> None:
    format, reading = read_content(b"# Rents\n\nCap them.\n", format_of_name("text"), "a.txt")
    assert format.name == "markdown"
    assert [block.text for block in reading.blocks] == ["Rents", "Cap them."]


def test_the_encoding_of_the_paper_rules() -> None:
    _, reading = read_content("Für Köln.".encode("cp850"), format_of_name("text"), "a", "cp850")
    assert reading.blocks[0].text == "Für Köln."


def test_an_archive_is_read_as_what_it_holds_under_any_name() -> None:
    data = zipped(members_of(paragraph("Cap rents.")))
    format, reading = read_content(data, format_of_name("docx"), "a.docx")
    assert format.name == "odt"
    assert [block.text for block in reading.blocks] == ["Cap rents."]
