"""An archive tells its format, and its damage in one sentence."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.errors import SourceError
from policy_compare.texts.archives import Archive, format_of_archive, parse_part
from policy_compare.texts.formats import format_of_name
from tests.support.word import zipped

PARTS = {"word/document.xml": "<a>Cap rents.</a>", "other/styles.xml": "<b/>" * 50}
AGAIN = "open it in a word processor and save it again"


def refused(data: bytes, part: str = "word/document.xml") -> SourceError:
    with pytest.raises(SourceError) as caught:
        Archive(data, "plan.docx").read(part)
    return caught.value


def test_a_part_is_found_as_any_program_writes_its_name() -> None:
    archive = Archive(zipped({"Word\\Document.xml": "<a/>", "/word/x.xml": "x"}), "plan.docx")
    assert archive.read("word/document.xml") == b"<a/>"
    assert archive.read("word/other/../x.xml") == b"x"
    assert "../../word/x.xml" in archive
    assert archive.read("word/y.xml") is None


def test_a_damaged_archive_is_refused() -> None:
    data = zipped(PARTS)
    error = refused(data[: len(data) // 2])
    assert (error.message, error.hint) == ("plan.docx is damaged: it cannot be unpacked", AGAIN)


def test_a_damaged_part_is_named() -> None:
    data = bytearray(zipped(PARTS))
    start = data.index(b"word/document.xml") + 17
    data[start : start + 10] = bytes(10)
    error = refused(bytes(data))
    assert error.message == "plan.docx is damaged: its part word/document.xml cannot be read"
    assert error.hint == AGAIN


def test_a_locked_part_is_told() -> None:
    data = bytearray(zipped(PARTS))
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1
    error = refused(bytes(data))
    assert error.message == "plan.docx is locked with a password"
    assert error.hint == "open it, save it without the password"


@given(st.data())
def test_no_damage_is_told_otherwise(data: st.DataObject) -> None:
    content = bytearray(zipped(PARTS))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        archive = Archive(bytes(content), "plan.docx")
        for part in PARTS:
            archive.read(part)
    except SourceError as error:
        assert error.message.startswith("plan.docx is ")  # noqa: PT017


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_unpacked(compression: int) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr("word/document.xml", "Cap rents.")
    assert Archive(file.getvalue(), "plan.docx").read("word/document.xml") == b"Cap rents."


@pytest.mark.parametrize(
    "xml",
    [
        b"", b"<a", b"no xml", b"<a>&x;</a>", b'<?xml version="1.0" encoding="klingon"?><a/>',
        b'<!DOCTYPE a [<!ENTITY x "homes">]><a>Cap &x;</a>',
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b"<a>" * 300 + b"</a>" * 300,
    ],
)  # fmt: skip
def test_what_is_no_xml_or_declares_entities_is_damaged(xml: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        parse_part(xml, "plan.docx", "word/styles.xml")
    assert caught.value.message == "plan.docx is damaged: its part word/styles.xml cannot be read"


def test_comments_and_instructions_are_no_part_of_the_text() -> None:
    root = parse_part(b"<a>Cap<!-- no --> ren<?x y?>ts</a>", "plan.fodt")
    assert (root.text, len(root)) == ("Cap rents", 0)


def test_an_archive_without_a_known_member_is_what_its_beginning_shows() -> None:
    format = format_of_name("docx")
    assert format_of_archive(zipped({"[Content_Types].xml": ""}), format, "a") is format
    assert format_of_archive(zipped({"paper.txt": ""}), format, "a") is format
    assert format_of_archive(b"<office:document/>", format, "a") is format


def test_a_member_tells_the_format() -> None:
    shown = format_of_archive(zipped({"content.xml": ""}), format_of_name("docx"), "a")
    assert shown.name == "odt"


def test_namespaces_are_read_as_others() -> None:
    archive = Archive(zipped({"a.xml": '<a xmlns="urn:strict"/>'}), "plan.docx")
    root = archive.read_xml("a.xml", ((b"urn:strict", b"urn:usual"),))
    assert root is not None
    assert root.tag == "{urn:usual}a"
