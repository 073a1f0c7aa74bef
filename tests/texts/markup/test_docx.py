"""A Word document becomes blocks by its styles, its numbering and its notes."""

import datetime as dt
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from policy_compare.errors import SourceError
from tests.support.word import (
    STRICT,
    W,
    built,
    from_xml,
    members_of,
    paragraph,
    read_members,
    relations,
    run,
    style,
)

AGAIN = "open it in a word processor and save it again"
PLAN = paragraph(run("Cap rents."))
CORE = (
    '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/">{}</c:coreProperties>'
)


def refused(members: Mapping[str, str | bytes]) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_members(members)
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


@pytest.mark.parametrize(
    ("core", "properties"),
    [
        ("<dc:title>Homes</dc:title><dcterms:modified/>", {"title": "Homes"}),
        ("<dc:title>Homes</dc:title><dcterms:modified>soon</dcterms:modified>", {"title": "Homes"}),
        ("<dc:title>Document1</dc:title><dc:creator>User</dc:creator>", {}),
        ("<dc:title/><dc:creator/>", {}),
        (
            "<dc:title>Homes</dc:title><dcterms:created>2023-05-07T00:00:00Z</dcterms:created>",
            {"title": "Homes", "issued": "2023-05-07"},
        ),
    ],
)
def test_properties_that_say_nothing_are_left_out(core: str, properties: dict[str, str]) -> None:
    members = members_of(PLAN) | {"docProps/core.xml": CORE.format(core)}
    assert read_members(members).properties == properties


def test_damaged_properties_hide_no_text() -> None:
    reading = read_members(members_of(PLAN) | {"docProps/core.xml": "<c"})
    assert (reading.properties, len(reading.blocks)) == ({}, 1)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", ""), ("word/document.xml", "<w:document"),
        ("word/document.xml", "no xml"), ("word/document.xml", "<a/>"),
        ("word/styles.xml", "<a"), ("word/_rels/document.xml.rels", "<a"), ("_rels/.rels", ""),
    ],
)  # fmt: skip
def test_a_damaged_part_is_named(part: str, content: str) -> None:
    error = refused(members_of(PLAN, styles="") | {part: content})
    assert error.message == f"plan.docx is damaged: its part {part} cannot be read"
    assert error.hint == AGAIN


def without(*parts: str) -> dict[str, str | bytes]:
    members = members_of(PLAN, styles="", numbering="", footnotes="", endnotes="")
    return {name: content for name, content in members.items() if name not in parts}


ODDLY_RELATED = relations(styles="document.xml", numbering="document.xml", footnotes="")
EXTERNAL = relations(styles="styles.xml").replace("/></", ' TargetMode="External"/></')


@pytest.mark.parametrize(
    "members",
    [
        without("word/styles.xml", "word/numbering.xml", "word/footnotes.xml"),
        without("_rels/.rels"),
        without("word/_rels/document.xml.rels", "[Content_Types].xml"),
        without() | {"_rels/.rels": relations(officeDocument="word/nowhere.xml")},
        without() | {"_rels/.rels": relations(officeDocument="../../word/document.xml")},
        without() | {"_rels/.rels": relations(officeDocument="/word/document.xml")},
        without() | {"word/_rels/document.xml.rels": ODDLY_RELATED},
        without() | {"word/_rels/document.xml.rels": EXTERNAL, "word/styles.xml": "<a"},
        without() | {"[Content_Types].xml": "no xml"},
    ],
)
def test_parts_that_are_missing_or_related_oddly_hide_no_text(
    members: dict[str, str | bytes],
) -> None:
    assert [block.text for block in read_members(members).blocks] == ["Cap rents."]


def test_the_part_that_is_the_document_may_have_any_name() -> None:
    members = members_of(PLAN)
    members["word/document2.xml"] = members.pop("word/document.xml")
    members["_rels/.rels"] = relations(officeDocument="word/document2.xml")
    assert len(read_members(members).blocks) == 1


@pytest.mark.parametrize("document", ["", "<w:body/>", "<w:body><w:p/></w:body>"])
def test_a_document_without_body_has_no_blocks(document: str) -> None:
    xml = f'<w:document xmlns:w="{W}">{document}</w:document>'
    assert read_members(members_of("") | {"word/document.xml": xml}).blocks == ()


def test_all_bodies_are_read() -> None:
    body = f"<w:body>{PLAN}</w:body>"
    xml = f'<w:document xmlns:w="{W}">{body}{body}</w:document>'
    assert len(read_members(members_of("") | {"word/document.xml": xml}).blocks) == 2


def test_strict_documents_are_read() -> None:
    hidden = style("Secret", "<w:rPr><w:vanish/></w:rPr>", "character")
    text = [run("Cap "), run("no ", '<w:rStyle w:val="Secret"/>'), run("rents.")]
    usual = "http://schemas.openxmlformats.org/officeDocument/2006"
    strict = {
        name: str(content).replace(W, STRICT).replace(usual, "http://purl.oclc.org/ooxml")
        for name, content in members_of(paragraph(*text), styles=hidden).items()
    }
    assert [block.text for block in read_members(strict).blocks] == ["Cap rents."]


@pytest.mark.parametrize(
    ("member", "what"),
    [
        ("xl/workbook.xml", "an Excel workbook"),
        ("xl/workbook.bin", "an Excel workbook"),
        ("ppt/presentation.xml", "a PowerPoint presentation"),
        ("META-INF/container.xml", "an EPUB book"),
        ("paper.txt", "an archive"),
    ],
)
def test_other_archives_are_told(member: str, what: str) -> None:
    assert refused({member: "x", "[Content_Types].xml": "x"}).message == f"plan.docx is {what}"


def test_entities_are_refused() -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<!DOCTYPE w:document [<!ENTITY a0 "homes">{entities}]><w:document xmlns:w="{W}">'
        '<w:body><w:p w:rsid="&a11;"><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'
    )
    error = refused(members_of("") | {"word/document.xml": text})
    assert error.message == "plan.docx is damaged: its part word/document.xml cannot be read"


def test_without_the_package_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    error = refused(members_of(PLAN))
    assert error.message == "reading plan.docx needs lxml"
    assert error.hint == "pip install 'policy-compare[documents]'"
