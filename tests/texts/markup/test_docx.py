"""A Word document becomes blocks by its styles, its numbering and its notes."""

import datetime as dt
import io
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest

from policy_compare.errors import SourceError
from policy_compare.texts import limits
from policy_compare.texts.markup.docx import read_docx
from tests.support.word import W, built, from_xml, packed, run


def rezipped(data: bytes, **changed: bytes) -> bytes:
    """The archive with members replaced; ``word_document`` stands for word/document.xml."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            key = name.removesuffix(".xml").replace("/", "_")
            new.writestr(name, changed.get(key, old.read(name)))
    return file.getvalue()


def refused(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_docx(data, "plan.docx")
    assert caught.value.hint
    return caught.value


def test_styles_make_the_structure() -> None:
    def make(document: Any) -> None:
        document.add_heading("Homes", 0)
        document.add_heading("2. Proposals", 1)
        document.add_paragraph("The council should:")
        document.add_paragraph("cap rents;", style="List Number")
        document.add_paragraph("build homes.", style="List Number")
        document.add_paragraph("with gardens", style="List Bullet")
        document.add_table(1, 1).cell(0, 0).text = "2020"
        document.add_paragraph("Figure 1", style="Caption")
        document.add_paragraph("Recommendation 3: Sell the mill.")
        document.add_heading("References", 2)
        document.add_paragraph("Ali 2023.")

    found = [(one.kind, one.level, one.marker, one.text) for one in built(make).blocks]
    assert found == [
        ("heading", 1, "", "Homes"),
        ("heading", 1, "2", "Proposals"),
        ("paragraph", 0, "", "The council should:"),
        ("item", 1, "1.", "cap rents;"),
        ("item", 1, "2.", "build homes."),
        ("item", 1, "•", "with gardens"),
        ("cell", 0, "", "2020"),
        ("cell", 0, "", "Figure 1"),
        ("item", 1, "Recommendation 3", "Sell the mill."),
        ("heading", 2, "", "References"),
        ("note", 0, "", "Ali 2023."),
    ]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    paragraphs = [run("Proposals", "<w:b/>"), run("Cap rents.", "<w:b/>"), run("Act", "")]
    assert [one.kind for one in from_xml(*paragraphs).blocks] == [
        "heading", "paragraph", "paragraph",
    ]  # fmt: skip
    styled = ['<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + run("Plan"), *paragraphs]
    assert [one.kind for one in from_xml(*styled).blocks].count("heading") == 1


def test_core_properties_are_properties() -> None:
    def make(document: Any) -> None:
        document.add_paragraph("Cap rents.")
        core = document.core_properties
        core.title, core.author, core.comments = "Homes", "Noor Ali; Eva Berg", ""
        core.modified = dt.datetime(2023, 5, 7, tzinfo=dt.UTC)

    assert built(make).properties == {
        "title": "Homes", "author": "Noor Ali; Eva Berg", "issued": "2023-05-07",
    }  # fmt: skip


def test_defaults_of_a_word_processor_are_no_properties() -> None:
    def make(document: Any) -> None:
        document.core_properties.title = "Document1"
        document.core_properties.author = "Microsoft Office User"

    assert built(make).properties == {}


def test_a_damaged_archive_is_refused() -> None:
    data = packed(docx.Document())
    assert refused(data[: len(data) // 2]).message == "plan.docx is a damaged archive"


@pytest.mark.parametrize("content", [b"", b"<w:document", b"no xml", b"<a/>"])
def test_a_damaged_text_is_refused(content: bytes) -> None:
    data = rezipped(packed(docx.Document()), word_document=content)
    assert refused(data).message.startswith("plan.docx is damaged: ")


def test_a_damaged_member_is_refused() -> None:
    data = bytearray(packed(docx.Document()))
    start = data.index(b"word/document.xml") + 60
    data[start : start + 40] = bytes(40)
    assert refused(bytes(data)).message.startswith("plan.docx is damaged: ")


def test_a_locked_member_is_refused() -> None:
    data = bytearray(packed(docx.Document()))
    for start in range(len(data) - 4):
        if data[start : start + 4] == b"PK\x01\x02":
            data[start + 8] |= 1
    assert refused(bytes(data)).message == "plan.docx is locked with a password"


def bomb_of_size() -> bytes:
    return rezipped(packed(docx.Document()), word_settings=b" " * (limits.ARCHIVED_TEXT + 1))


def bomb_of_pictures() -> bytes:
    file = io.BytesIO(packed(docx.Document()))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", bytes(limits.ARCHIVE))
    return file.getvalue()


def bomb_of_members() -> bytes:
    return packed(docx.Document()) + b"PK\x01\x02" * (limits.MEMBERS + 1)


@pytest.mark.parametrize("bomb", [bomb_of_size, bomb_of_pictures, bomb_of_members])
def test_archive_bombs_are_refused(bomb: Callable[[], bytes]) -> None:
    assert refused(bomb()).message == "plan.docx unpacks to more than any paper is"


def test_entities_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<!DOCTYPE w:document [<!ENTITY a0 "homes">{entities}]><w:document xmlns:w="{W}">'
        "<w:body><w:p><w:r><w:t>Cap &a11; rents.</w:t></w:r></w:p></w:body></w:document>"
    )
    data = rezipped(packed(docx.Document()), word_document=text.encode())
    try:
        found = read_docx(data, "plan.docx")
    except SourceError as error:
        assert error.message.startswith("plan.docx is damaged")  # noqa: PT017
    else:
        assert "homes" not in found.blocks[0].text


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(docx.Document())
    monkeypatch.setitem(sys.modules, "docx", None)
    error = refused(data)
    assert "reading it needs python-docx" in error.message
    assert error.hint == "pip install 'policy-compare[documents]'"
