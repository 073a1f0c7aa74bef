"""The paragraphs of a Word document stand in reading order, each as what it is."""

import pytest

from tests.support.word import from_xml, members_of, paragraph, read_members, run, style, texts_of


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def ended(text: str, properties: str, frame: str = "") -> str:
    """A paragraph whose end has these properties."""
    return f"<w:p><w:pPr>{frame}<w:rPr>{properties}</w:rPr></w:pPr>{run(text)}</w:p>"


def test_an_outline_level_makes_a_heading() -> None:
    reading = from_xml('<w:pPr><w:outlineLvl w:val="2"/></w:pPr>' + run("Money"), run("Pay."))
    assert [(one.kind, one.level) for one in reading.blocks] == [("heading", 3), ("paragraph", 0)]


@pytest.mark.parametrize("end", ["<w:del/>", "<w:moveFrom/>", "<w:vanish/>"])
def test_an_end_that_is_deleted_or_hidden_joins_two_paragraphs(end: str) -> None:
    assert texts_of(ended("Cap ", end) + paragraph(run("rents."))) == ["Cap rents."]
    assert texts_of(ended("Cap rents.", end)) == ["Cap rents."]


def test_a_deleted_end_joins_nothing_beyond_a_table() -> None:
    cell_of_table = f"<w:tc>{ended('2020', '<w:del/>')}</w:tc>"
    table = f"<w:tbl>{row(cell_of_table)}</w:tbl>"
    assert texts_of(ended("Cap rents.", "<w:del/>") + table + paragraph(run("Act."))) == [
        "Cap rents.", "2020", "Act.",
    ]  # fmt: skip


def test_a_heading_stays_apart_from_the_text_in_its_line() -> None:
    heading = ended("Rents.", "<w:vanish/>", '<w:outlineLvl w:val="0"/>')
    run_in = ended("Homes.", "<w:vanish/><w:specVanish/>")
    assert texts_of(heading + run_in + paragraph(run("Act."))) == ["Rents.", "Homes.", "Act."]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ITEM = f"<w:p><w:pPr>{LISTED}</w:pPr>{run('Act.')}</w:p>"


@pytest.mark.parametrize(
    "between",
    [
        f'<w:p><w:pPr><w:pStyle w:val="Secret"/>{LISTED}</w:pPr>{run("no")}</w:p>',
        f"<w:p><w:pPr>{LISTED}<w:rPr><w:del/></w:rPr></w:pPr></w:p>",
        f"<w:tbl>{row(cell('2020'))}</w:tbl>",
        f"<w:tbl>{row(f'<w:tc>{ITEM}</w:tc>', properties='<w:del/>')}</w:tbl>",
    ],
)
def test_what_is_hidden_or_deleted_and_tables_are_not_counted(between: str) -> None:
    hidden = style("Secret", "<w:rPr><w:vanish/></w:rPr>")
    reading = read_members(members_of(ITEM + between + ITEM, styles=hidden, numbering=NUMBERING))
    items = [(block.marker, block.text) for block in reading.blocks if block.kind == "item"]
    assert items == [("1.", "Act."), ("2.", "Act.")]


def test_an_empty_item_is_counted() -> None:
    empty = f"<w:p><w:pPr>{LISTED}</w:pPr></w:p>"
    reading = read_members(members_of(ITEM + empty + ITEM, numbering=NUMBERING))
    assert [block.marker for block in reading.blocks] == ["1.", "3."]


def test_an_initial_set_in_a_frame_belongs_to_its_word() -> None:
    initial = ended("T", "", '<w:framePr w:dropCap="drop"/>')
    assert texts_of(initial + paragraph(run("he council."))) == ["The council."]


def test_deleted_rows_and_cells_are_not_in_the_text() -> None:
    table = (
        "<w:tbl>"
        + row(cell("2020"), cell("no", "<w:cellDel/>"), cell("5 %"))
        + row(cell("no"), properties="<w:del/>")
        + row(cell("2021"), properties="<w:ins/>")
        + f"<w:sdt><w:sdtContent>{row(cell('2022'))}</w:sdtContent></w:sdt></w:tbl>"
    )
    reading = read_members(members_of(table))
    assert [(block.kind, block.text) for block in reading.blocks] == [
        ("cell", "2020"), ("cell", "5 %"), ("cell", "2021"), ("cell", "2022"),
    ]  # fmt: skip


def test_moved_paragraphs_stand_where_they_were_moved_to() -> None:
    moved = "<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>"
    moved += f"<w:moveFrom>{run('Build homes.')}</w:moveFrom></w:p>"
    there = f"<w:p><w:moveTo>{run('Build homes.')}</w:moveTo></w:p>"
    assert texts_of(moved + paragraph(run("Cap rents.")) + there) == ["Cap rents.", "Build homes."]


def note(kind: str, id: int, text: str, type: str = "normal") -> str:
    return f'<w:{kind} w:id="{id}" w:type="{type}">{paragraph(run(text))}</w:{kind}>'


def marked(text: str, mark: str) -> str:
    return paragraph(run(text), f"<w:r>{mark}</w:r>")


def test_footnotes_stand_behind_their_paragraph_and_endnotes_last() -> None:
    first, second, third = (f'<w:footnoteReference w:id="{id}"/>' for id in (1, 2, 3))
    box = f"<w:pict><w:txbxContent>{marked('In a box.', third)}</w:txbxContent></w:pict>"
    cell_with_mark = marked("2020", second)
    deleted_mark = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    body = (
        marked("Rents rose.", '<w:endnoteReference w:id="1"/>')
        + marked("Homes fell.", first)
        + f"<w:tbl>{row(f'<w:tc>{cell_with_mark}</w:tc>')}</w:tbl>"
        + marked("Act.", box + first + '<w:footnoteReference w:id="9"/>')
        + f"<w:p><w:del>{run('no')}{deleted_mark}</w:del></w:p>"
    )
    footnotes = note("footnote", 0, "Line", "separator") + "".join(
        note("footnote", id, f"Footnote {id}.") for id in (1, 2, 3, 4)
    )
    reading = read_members(
        members_of(body, footnotes=footnotes, endnotes=note("endnote", 1, "Endnote."))
    )
    assert [(block.kind, block.text) for block in reading.blocks] == [
        ("paragraph", "Rents rose."),
        ("paragraph", "Homes fell."), ("note", "Footnote 1."),
        ("cell", "2020"), ("note", "Footnote 2."),
        ("paragraph", "Act."), ("paragraph", "In a box."), ("note", "Footnote 3."),
        ("note", "Endnote."),
    ]  # fmt: skip


def test_a_mark_in_joined_paragraphs_keeps_its_note() -> None:
    body = ended("Cap ", "<w:del/>").replace("</w:p>", "")
    body += '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>' + paragraph(run("rents."))
    assert texts_of(body, footnotes=note("footnote", 1, "Why.")) == ["Cap rents.", "Why."]


def test_styles_tell_contents_captions_and_notes() -> None:
    names = {"toc 1": "contents", "caption": "cell", "bibliography": "note", "list bullet": "item"}
    styles = "".join(style(name, "") for name in names)
    reading = read_members(
        members_of("".join(paragraph(run("Homes"), style=name) for name in names), styles=styles)
    )
    assert [block.kind for block in reading.blocks] == list(names.values())
