"""Content is read by its format, which text itself may tell better than its name."""

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits
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


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_a_text_that_is_too_long_is_refused(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = b"<p>" + b"Rents rose in the old town. " * 4
    assert read_content(words, format_of_name(format), "plan")[1].blocks
    monkeypatch.setattr(limits, "CHARACTERS", 50)
    with pytest.raises(SourceError) as caught:
        read_content(words, format_of_name(format), "plan")
    assert caught.value.message == "plan is longer than 0 million characters"
    assert caught.value.hint == "give one paper alone"
