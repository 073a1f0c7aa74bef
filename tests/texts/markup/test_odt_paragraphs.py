"""The paragraphs of an OpenDocument text stand in reading order, each as what it is."""

import pytest

from tests.support.odt import (
    heading,
    list_style,
    listed,
    numbers,
    paragraph,
    read_text,
    style,
    texts_of,
)


def blocks(body: str, automatic: str = "", styles: str = "") -> list[tuple[str, int, str, str]]:
    return [
        (block.kind, block.level, block.marker, block.text)
        for block in read_text(body, automatic, styles).blocks
    ]


def named(name: str, parent: str = "") -> str:
    more = f'style:parent-style-name="{parent}"' if parent else ""
    return style(name, more=more)


def test_the_elements_and_styles_make_the_structure() -> None:
    table = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell>"
        f"{paragraph('Year')}</table:table-cell></table:table-row></table:table-header-rows>"
        f"<table:table-row><table:table-cell>{listed(paragraph('2020'))}</table:table-cell>"
        f"<table:covered-table-cell>{paragraph('no')}</table:covered-table-cell>"
        "</table:table-row></table:table>"
    )
    body = (
        paragraph("Homes", "P1") + paragraph("A plan", "Subtitle") + heading("2. Proposals")
        + paragraph("The council should:") + listed(paragraph("cap rents;")) + table
        + paragraph("Figure 1", "Illustration") + heading("References", 2)
        + paragraph("Ali 2023.", "Bibliography_20_1")
    )  # fmt: skip
    styles = named("Title") + named("Subtitle", "Title") + named("Caption")
    styles += named("Illustration", "Caption") + named("Bibliography_20_1")
    automatic = list_style(numbers(1, "a", 'style:num-suffix=")"')) + named("P1", "Title")
    assert blocks(body, automatic, styles) == [
        ("heading", 1, "", "Homes"),
        ("paragraph", 0, "", "A plan"),
        ("heading", 1, "2", "Proposals"),
        ("paragraph", 0, "", "The council should:"),
        ("item", 1, "a)", "cap rents;"),
        ("cell", 0, "", "Year"),
        ("cell", 0, "", "2020"),
        ("cell", 0, "", "Figure 1"),
        ("heading", 2, "", "References"),
        ("note", 0, "", "Ali 2023."),
    ]


def test_an_index_is_contents_and_a_bibliography_is_notes() -> None:
    index = (
        "<text:{0}><text:{0}-source><text:index-title-template>no</text:index-title-template>"
        "</text:{0}-source><text:index-body><text:index-title><text:p>Contents</text:p>"
        "</text:index-title><text:p>Homes<text:tab/>4</text:p></text:index-body></text:{0}>"
    )
    found = blocks(index.format("table-of-content") + index.format("bibliography"))
    assert [kind for kind, *_ in found] == ["contents", "contents", "note", "note"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Contents_20_1", "contents"), ("Contents_20_Heading", "contents"),
        ("toc_20_2", "contents"), ("Table_20_Contents", "paragraph"),
        ("Footnote", "note"), ("Quotations", "paragraph"),
    ],
)  # fmt: skip
def test_styles_tell_contents_and_notes(name: str, kind: str) -> None:
    assert blocks(paragraph("Homes", name), styles=named(name))[0][0] == kind


def test_what_was_deleted_is_not_in_the_text_and_what_was_inserted_is() -> None:
    deleted = "<text:changed-region><text:deletion><text:p>no</text:p></text:deletion>"
    tracked = f"<text:tracked-changes>{deleted}</text:changed-region></text:tracked-changes>"
    inserted = "<text:change-start/>" + paragraph("Act.") + "<text:change-end/>"
    assert texts_of(tracked + paragraph("Cap <text:change/>rents.") + inserted) == [
        "Cap rents.", "Act.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("attributes", "texts"),
    [
        ("", ["Cap rents."]),
        ('text:display="none"', []),
        ('text:display="condition" text:is-hidden="true"', []),
        ('text:display="condition" text:condition="x"', ["Cap rents."]),
    ],
)
def test_hidden_sections_are_not_in_the_text(attributes: str, texts: list[str]) -> None:
    section = f"<text:section {attributes}>{paragraph('Cap rents.')}</text:section>"
    assert texts_of(section) == texts


def test_what_stands_in_an_item_beside_its_paragraphs_is_read() -> None:
    cell = f"<table:table-cell>{paragraph('2020')}</table:table-cell>"
    table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    assert texts_of(listed(paragraph("Act.") + table + "<text:soft-page-break/>")) == [
        "Act.", "2020",
    ]  # fmt: skip


def test_forms_and_declarations_are_no_text() -> None:
    forms = f"<office:forms>{paragraph('no')}</office:forms><text:sequence-decls/>"
    assert texts_of(forms + paragraph("Cap rents.")) == ["Cap rents."]


def note(kind: str, text: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(text)}{paragraph('More.')}</text:note-body></text:note>"
    )


def test_footnotes_stand_behind_their_paragraph_and_endnotes_last() -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('In a box.' + note('footnote', 'B.'))}"
    box += "</draw:text-box></draw:frame>"
    cell = f"<table:table-cell>{paragraph('2020' + note('footnote', 'C.'))}</table:table-cell>"
    body = (
        paragraph("Rents" + note("endnote", "D.") + " rose.")
        + paragraph("Act." + box + note("footnote", "A."))
        + f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
        + paragraph("Build." + '<text:note text:note-class="footnote"/>')
    )
    assert [(kind, text) for kind, _, _, text in blocks(body)] == [
        ("paragraph", "Rents rose."), ("paragraph", "Act."), ("paragraph", "In a box."),
        ("note", "B. More."), ("note", "A. More."), ("cell", "2020"), ("note", "C. More."),
        ("paragraph", "Build."), ("note", "D. More."),
    ]  # fmt: skip
