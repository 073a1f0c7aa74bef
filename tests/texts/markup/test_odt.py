"""An OpenDocument text becomes blocks, packed or flat; other kinds and damage are told."""

import pytest

from policy_compare.errors import SourceError
from policy_compare.texts.markup.odt import read_odt
from tests.support.odt import content_of, element, members_of, paragraph, read_members, read_text
from tests.support.word import zipped

PLAN = paragraph("Cap rents.")


def refused(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_odt(data, "plan.odt")
    assert caught.value.hint
    return caught.value


def test_a_packed_and_a_flat_text_are_read_alike() -> None:
    meta = "<dc:title>Homes</dc:title>"
    flat = element("document", f"<office:meta>{meta}</office:meta>", content_of(PLAN))
    reading = read_odt(flat.encode(), "plan.fodt")
    assert reading == read_text(PLAN, meta=meta)
    assert [(block.kind, block.text) for block in reading.blocks] == [("paragraph", "Cap rents.")]
    assert reading.properties == {"title": "Homes"}


@pytest.mark.parametrize(
    ("meta", "properties"),
    [
        (
            "<dc:title>Homes</dc:title><meta:initial-creator>Noor Ali</meta:initial-creator>"
            "<dc:creator>Eva Berg</dc:creator><dc:date>2023-05-07T12:00:00</dc:date>",
            {"title": "Homes", "author": "Noor Ali", "issued": "2023-05-07"},
        ),
        (
            "<dc:creator>Eva Berg</dc:creator>"
            "<meta:creation-date>2023-05-07T12:00:00</meta:creation-date>",
            {"author": "Eva Berg", "issued": "2023-05-07"},
        ),
        ("<dc:title>Homes</dc:title><dc:date/>", {"title": "Homes"}),
        ("<dc:date>2023-05-07</dc:date>", {}),
    ],
)
def test_what_the_file_says_of_itself_are_properties(meta: str, properties: dict[str, str]) -> None:
    assert read_text(PLAN, meta=meta).properties == properties


@pytest.mark.parametrize("missing", ["styles.xml", "meta.xml", "mimetype", "META-INF/manifest.xml"])
def test_other_parts_may_be_missing(missing: str) -> None:
    members = members_of(PLAN)
    del members[missing]
    assert len(read_members(members).blocks) == 1


def test_damaged_properties_hide_no_text() -> None:
    assert len(read_members(members_of(PLAN) | {"meta.xml": "<a"}).blocks) == 1


@pytest.mark.parametrize("part", ["content.xml", "styles.xml"])
@pytest.mark.parametrize("content", ["", "<a", "no xml"])
def test_a_damaged_part_is_named(part: str, content: str) -> None:
    error = refused(zipped(members_of(PLAN) | {part: content}))
    assert error.message == f"plan.odt is damaged: its part {part} cannot be read"


def test_a_text_without_content_is_damaged() -> None:
    members = members_of(PLAN)
    del members["content.xml"]
    message = "plan.odt is damaged: its part content.xml cannot be read"
    assert refused(zipped(members)).message == message


@pytest.mark.parametrize("content", ["", "<office:body/>", "<office:body><a/></office:body>"])
def test_a_file_without_a_text_is_damaged(content: str) -> None:
    error = refused(element("document", content).encode())
    assert error.message == "plan.odt is damaged: it has no text"


def test_a_damaged_flat_text_is_told() -> None:
    assert refused(b"<office:document ").message == "plan.odt is damaged"


@pytest.mark.parametrize("kind", ["spreadsheet", "presentation", "drawing"])
def test_other_kinds_are_told(kind: str) -> None:
    body = f"<office:body><office:{kind}/></office:body>"
    error = refused(zipped({"content.xml": element("content", body)}))
    assert (error.message, error.hint) == (f"plan.odt is an OpenDocument {kind}", "save it as PDF")


def test_a_locked_text_is_told() -> None:
    locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    members = members_of(PLAN) | {"META-INF/manifest.xml": locked, "content.xml": b"\x03\x9f"}
    error = refused(zipped(members))
    assert error.message == "plan.odt is locked with a password"
    assert error.hint == "open it, save it without the password"


def test_entities_are_refused() -> None:
    text = f'<!DOCTYPE a [<!ENTITY x "homes">]>{element("document", content_of("&x;"))}'
    assert refused(text.encode()).message == "plan.odt is damaged"


def test_lines_in_bold_are_headings_where_there_are_no_others() -> None:
    bold = '<style:style style:name="P1" style:family="paragraph"><style:text-properties '
    bold += 'fo:font-weight="bold"/></style:style>'
    blocks = read_text(paragraph("Proposals", "P1") + PLAN, bold).blocks
    assert [block.kind for block in blocks] == ["heading", "paragraph"]
