"""A format of documents is declared once, and all that lists formats reads that."""

from importlib import import_module
from pathlib import Path

import pytest

from policy_compare.model import Paper
from policy_compare.texts import formats, title_page
from policy_compare.texts.document import Reading
from policy_compare.texts.formats import (
    DOCUMENT_FORMATS,
    DocumentFormat,
    format_of_name,
    name_formats,
)
from policy_compare.texts.opening import read_document
from policy_compare.texts.pieces import Piece, blocks_of_pieces
from policy_compare.texts.sources import SourceTexts
from tests.support.odt import content_of, element, paragraph


@pytest.mark.parametrize("format", DOCUMENT_FORMATS, ids=lambda format: format.name)
def test_every_format_has_its_reader(format: DocumentFormat) -> None:
    module, _, function = f"policy_compare.texts.{format.reader}".rpartition(".")
    assert callable(getattr(import_module(module), function))


def test_no_two_formats_share_a_name_or_a_suffix() -> None:
    names = [format.name for format in DOCUMENT_FORMATS]
    suffixes = [suffix for format in DOCUMENT_FORMATS for suffix in format.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


def test_people_are_told_all_formats() -> None:
    assert name_formats() == "PDF, DOCX, ODT, HTML, Markdown or plain text"


def read_shouting(content: str, _name: str) -> Reading:
    return Reading(blocks_of_pieces([Piece("paragraph", content.upper())]))


def test_a_new_format_is_a_reader_and_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shout = DocumentFormat("shout", "Shout", (".shout",), "title_page.read_shouting", is_text=True)
    monkeypatch.setattr(title_page, "read_shouting", read_shouting, raising=False)
    every = (*DOCUMENT_FORMATS, shout)
    for module in ("formats", "content", "format_telling", "sources"):
        monkeypatch.setattr(f"policy_compare.texts.{module}.DOCUMENT_FORMATS", every)
    path = tmp_path / "ali-2023.shout"
    path.write_text("Cap rents.", encoding="utf-8")
    assert (read_document(path).format, read_document(path).blocks[0].text) == (
        "shout",
        "CAP RENTS.",
    )
    assert SourceTexts(tmp_path).path(Paper("ali-2023", "Homes")) == path
    assert "Shout" in formats.name_formats()


def test_what_a_file_says_of_itself_is_clean_in_every_format() -> None:
    page = (
        "<html><head><title>Homes</title><meta name=author content='Noor&#27;[2J Ali'>"
        "<meta name=citation_title content='Homes&#xD800;for&#x85;all&#xFFFE;'></head>"
        "<body><p>The council should cap rents.</p></body></html>"
    )
    properties = format_of_name("html").read(page, "a.html").properties
    assert properties["author"] == "Noor [2J Ali"
    assert all(sign.isprintable() for value in properties.values() for sign in value)


def test_a_flat_open_document_text_is_told_by_its_beginning(tmp_path: Path) -> None:
    flat = element("document", content_of(paragraph("Cap rents.")))
    path = tmp_path / "paper.txt"
    path.write_text(f'<?xml version="1.0"?>\n<!-- by hand -->{flat}', "utf-8")
    assert read_document(path).format == "odt"
