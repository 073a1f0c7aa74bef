"""Content is read by its format, which text itself may tell better than its name."""

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits
from policy_compare.texts.content import read_content
from policy_compare.texts.document import Decoding
from policy_compare.texts.formats import format_of_name
from tests.support.odt import members_of, paragraph
from tests.support.word import zipped


def test_text_with_headings_is_read_as_markdown_under_any_name() -> None:
    format, reading = read_content(b"# Rents\n\nCap them.\n", format_of_name("text"), "a.txt")
    assert format.name == "markdown"
    assert [block.text for block in reading.blocks] == ["Rents", "Cap them."]


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_the_encoding_of_the_paper_rules(format: str) -> None:
    page = "<meta charset=utf-8><p>Für Köln.".encode("cp850")
    _, reading = read_content(page, format_of_name(format), "a", "cp850")
    assert reading.blocks[-1].text.endswith("Für Köln.")
    assert reading.decoding == Decoding("cp850")


@pytest.mark.parametrize(
    ("head", "encoding", "is_guess"),
    [
        ('<meta charset="iso-8859-2">', "iso8859-2", False),
        (
            "<meta http-equiv=content-type content='text/html; charset=ISO-8859-2'>",
            "iso8859-2",
            False,
        ),
        ("<script>go()</script>" * 999 + "<meta charset=iso-8859-2>", "iso8859-2", False),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso8859-2", False),
        ("<meta charset=utf-8>", "iso8859-2", True),
        ("<meta charset=utf-16>", "iso8859-2", True),
        ("", "iso8859-2", True),
    ],
)
def test_a_page_says_its_encoding(head: str, encoding: str, is_guess: bool) -> None:
    words = "Płace i mieszkania są drogie, mówi rada, że się boi."
    page = f"{head}<title>Rada</title><p>{words}".encode("iso8859-2")
    _, reading = read_content(page, format_of_name("html"), "plan.html")
    assert [block.text for block in reading.blocks] == [words]
    assert reading.decoding is not None
    assert reading.decoding[:2] == (encoding, is_guess)


def test_how_a_format_that_says_it_itself_was_decoded_is_not_told() -> None:
    data = zipped(members_of(paragraph("Cap rents.")))
    assert read_content(data, format_of_name("odt"), "a.odt")[1].decoding is None


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


def test_what_is_no_text_of_a_page_makes_it_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that a browser saves hold their pictures."""
    monkeypatch.setattr(limits, "CHARACTERS", 50)
    page = b'<img src="data:image/png;base64,' + b"A" * 99 + b'"><p>Rents rose.'
    assert read_content(page, format_of_name("html"), "a.html")[1].blocks[0].text == "Rents rose."
