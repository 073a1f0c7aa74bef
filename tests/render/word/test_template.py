"""A house's template gives its looks and nothing else, whatever it is."""

import io
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.errors import CallError
from policy_compare.render.word.template import house_template, own_template
from policy_compare.views.page import Block, Grid, Heading, Items, Paragraph
from tests.support.corpora import Run
from tests.support.word import W, packed, zipped
from tests.support.word_documents import body, document_of, opened, styled

MATRIX = Grid(("P", "U"), (("p", "+"),), 1, shades=((1.0,),))
PAGE: tuple[Block, ...] = (
    Heading("Homes", 1), Paragraph("Said."), Heading("Matrix"), MATRIX, Heading("Papers"),
    Items(("Ali",)), Heading("How to read this"), Paragraph("So."),
)  # fmt: skip
UNREADABLE = "the template cannot be read as a document of Word"


def house() -> Any:
    """A template as a house has it: with a header, a title page, and text to be written over."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(216), Mm(279)
    section.header.paragraphs[0].text = "Institute for Town Studies"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "The first page"
    document.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    document.styles["Heading 1"].font.size = Pt(31)
    document.add_heading("Lorem", 1)
    document.add_paragraph("ipsum")
    document.core_properties.author = "Noor Ali"
    document.core_properties.title = "A template"
    return document


def changed(data: bytes, changes: Mapping[str, tuple[str, str]]) -> bytes:
    """The archive with one text for another in some members."""
    archive = ZipFile(io.BytesIO(data))
    members: dict[str, str | bytes] = {}
    for name in archive.namelist():
        content = archive.read(name)
        old, new = changes.get(name, ("", ""))
        assert old.encode() in content
        members[name] = content.replace(old.encode(), new.encode()) if old else content
    return zipped(members)


def test_styles_page_header_and_footer_are_the_houses_and_the_text_is_not() -> None:
    data = document_of(*PAGE, template=packed(house()))
    document = opened(data)
    assert [text for _, text in styled(data) if text] == [
        "Homes", "Said.", "Matrix", "Papers", "Ali", "How to read this", "So.",
    ]  # fmt: skip
    assert document.styles["Heading 1"].font.size == Pt(31)
    assert [
        (section.orientation, round(section.page_width.mm), round(section.page_height.mm))
        for section in document.sections
        if section.page_width and section.page_height
    ] == [
        (WD_ORIENT.PORTRAIT, 216, 279),
        (WD_ORIENT.LANDSCAPE, 279, 216),
        (WD_ORIENT.PORTRAIT, 216, 279),
    ]
    for section in document.sections:
        assert section.header.paragraphs[0].text == "Institute for Town Studies"
    # A letterhead is on the first page of all, and not wherever the page turns.
    titles = [one.different_first_page_header_footer for one in document.sections]
    assert titles == [True, False, False]


def test_the_houses_author_stays_and_the_history_of_its_template_does_not() -> None:
    properties = opened(document_of(*PAGE, template=packed(house()))).core_properties
    assert (properties.title, properties.author) == ("Homes", "Noor Ali")
    assert (properties.created, properties.modified) == (None, None)
    assert (properties.last_modified_by, properties.revision) == ("", 0)
    assert document_of(*PAGE, template=packed(house())) == document_of(
        *PAGE, template=packed(house())
    )


def test_a_template_for_new_documents_is_one_and_gives_a_document() -> None:
    kinds = {"[Content_Types].xml": (".document.main+xml", ".template.main+xml")}
    data = document_of(*PAGE, template=changed(packed(house()), kinds))
    assert styled(data)[0] == ("Title", "Homes")
    assert b".template.main" not in ZipFile(io.BytesIO(data)).read("[Content_Types].xml")


def test_nothing_of_the_templates_text_and_nothing_from_elsewhere_comes_along() -> None:
    document = house()
    document.add_comment(document.paragraphs[0].runs, "secret", "A. Coder")
    document.part.relate_to("https://example.org/x", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    settings_part = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    kind = RELATIONSHIP_TYPE.STYLES.replace("/styles", "/attachedTemplate")
    id = settings_part.relate_to("file:///C:/house.dotx", kind, is_external=True)
    for xml in (
        f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{id}"/>',
        f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="5"/></w:footnotePr>',
    ):
        document.settings.element.insert(0, parse_xml(xml))
    data = document_of(*PAGE, template=packed(document))
    archive = ZipFile(io.BytesIO(data))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for left in (b"Lorem", b"ipsum", b"secret", b"example.org", b"attachedTemplate", b'w:id="5"'):
        assert left not in everything
    assert b"Institute for Town Studies" in everything


def test_a_page_on_its_side_stays_so_and_columns_of_text_become_one() -> None:
    document = house()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(279), Mm(216)
    section.left_margin = Mm(200)
    data = document_of(*PAGE, template=packed(document))
    assert len(opened(data).sections) == 1
    assert body(data).find(f".//{{{W}}}cols") is None
    widths = [int(one.get(f"{{{W}}}w", "")) for one in body(data).iter(f"{{{W}}}tblW")]
    assert 0 < max(widths) <= 2880


def test_without_a_template_the_page_is_a4_and_numbered() -> None:
    template = own_template()
    data = document_of(*PAGE)
    (first, *_) = opened(data).sections
    assert first.page_width is not None
    assert round(first.page_width.mm) == 210
    assert "PAGE" in first.footer.part.blob.decode()
    assert template.upright.width == 9638
    assert template.sideways.width == 14570
    assert b'w:val="15"' in ZipFile(io.BytesIO(data)).read("word/settings.xml")


LARGE = io.BytesIO()
with ZipFile(LARGE, "w", ZIP_DEFLATED) as bomb:
    bomb.writestr("word/document.xml", b"\0" * (65 * 1024 * 1024))


SOUND = packed(house())

REFUSED = {
    "nothing": b"",
    "a PDF": b"%PDF-1.4",
    "locked": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "half of it": SOUND[:5000],
    "another archive": zipped({"a": "b"}),
    "no XML": changed(SOUND, {"word/document.xml": ("<w:body>", "<w:body><w:p>")}),
    "entities": changed(SOUND, {"word/styles.xml": ("?>", '?><!DOCTYPE x [<!ENTITY e "f">]>')}),
    "macros": changed(SOUND, {"[Content_Types].xml": (".document.main", ".macro.main")}),
    "no width": changed(SOUND, {"word/document.xml": ('<w:pgSz w:w="', '<w:pgSz w:w="x')}),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_of_word_is_refused(name: str) -> None:
    with pytest.raises(CallError, match=UNREADABLE) as refused:
        house_template(REFUSED[name])
    assert "save it as .docx, without a password" in refused.value.hint


def test_a_template_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(CallError, match="unpacked it has more than 64 MB") as refused:
        house_template(LARGE.getvalue())
    assert refused.value.hint == "take pictures out of it"


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_template_is_refused_or_gives_its_looks(data: st.DataObject) -> None:
    """What is in the archive is damaged, since a sum tells of damage to the archive itself."""
    archive = ZipFile(io.BytesIO(SOUND))
    names = [one for one in archive.namelist() if one.endswith((".xml", ".rels"))]
    name = data.draw(st.sampled_from(names))
    members = {one: archive.read(one) for one in archive.namelist()}
    content = members[name]
    start = data.draw(st.integers(0, min(len(content), 4000)))
    end = start + data.draw(st.integers(0, 60))
    put = data.draw(st.sampled_from((b"", b"x", b"<w:x/>", b"0", b"-1", b"<", b'"')))
    template = zipped({**members, name: content[:start] + put + content[end:]})
    with suppress(CallError):
        opened(document_of(*PAGE, template=template))


def test_the_command_takes_a_template_and_tells_what_is_wrong_with_one(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "house.docx").write_bytes(SOUND)
    (tmp_path / "none.docx").write_bytes(b"none")
    done = run("export", "--template", "house.docx", "--output", "a.docx")
    assert (done.code, done.err) == (0, "wrote a.docx\n")
    header = opened((tmp_path / "a.docx").read_bytes()).sections[0].header
    assert header.paragraphs[0].text == "Institute for Town Studies"
    for template, output, said in (
        ("none.docx", "b.docx", UNREADABLE),
        ("absent.docx", "b.docx", "there is no file absent.docx"),
        ("house.docx", "b.md", "--template is for docx, and this would be markdown"),
    ):
        refused = run("export", "--template", template, "--output", output)
        assert (refused.code, refused.out) == (2, "")
        assert said in refused.err
        assert not (tmp_path / output).exists()
