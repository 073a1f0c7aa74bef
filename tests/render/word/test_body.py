"""The body: Word's own styles, sections that turn the page, and contents to be filled."""

import re

from policy_compare.views.page import Block, Facts, Grid, Heading, Items, Paragraph
from policy_compare.views.phrases import Span
from tests.support.word import W
from tests.support.word_documents import NAMES, body, document_of, opened, styled

MATRIX = Grid(("P", "U"), (("p", "+"),), 1, shades=((1.0,),))
LIST = Grid(("A", "B"), (("a", "b"),))


def orientations(*blocks: Block) -> list[tuple[bool, list[str]]]:
    """Each section: whether it is on its side, and the heads of its tables with its headings."""
    sections: list[tuple[bool, list[str]]] = []
    texts: list[str] = []
    (inner,) = body(document_of(*blocks))
    for one in inner:
        size = one if one.tag.endswith("}sectPr") else one.find("w:pPr/w:sectPr", NAMES)
        if one.tag.endswith("}tbl") or one.find("w:pPr/w:pStyle", NAMES) is not None:
            texts.append(next(one.iter(f"{{{W}}}t")).text or "")
        if size is not None:
            page = size.find("w:pgSz", NAMES)
            assert page is not None
            sections.append((page.get(f"{{{W}}}orient") == "landscape", texts))
            texts = []
    return sections


def test_every_block_has_a_style_of_words_own() -> None:
    document = document_of(
        Heading("Homes", 1),
        Heading("Overlap"),
        Heading("Rents", 3),
        Heading("Lower", 4),
        Heading("Lowest", 5),
        Paragraph("Said."),
        Items((("One\n", Span("cap", "id")), "two")),
        Facts((("made with", "x"),)),
        Facts((("Ali 2023", "Homes."),), references=True),
    )
    assert styled(document) == [
        ("Title", "Homes"),
        ("Heading 1", "Overlap"),
        ("Heading 2", "Rents"),
        ("Heading 3", "Lower"),
        ("Heading 3", "Lowest"),
        ("Normal", "Said."),
        ("List Bullet", "One\ncap"),
        ("List Bullet", "two"),
        ("List Bullet", "made with: x"),
        ("Bibliography", "Ali 2023. Homes."),
    ]


def test_notes_about_the_answer_are_told_apart() -> None:
    said, noted = opened(document_of(Paragraph("said"), Paragraph("noted", note=True))).paragraphs
    assert [run.style and run.style.name for run in said.runs] == [None]
    assert [run.style and run.style.name for run in noted.runs] == ["Emphasis"]


def test_what_compares_units_is_on_its_side_with_its_heading_and_the_rest_upright() -> None:
    page = (Heading("T", 1), Paragraph("x"), Heading("Matrix"), MATRIX, Heading("List"), LIST)
    assert orientations(*page) == [(False, ["T"]), (True, ["Matrix", "P"]), (False, ["List", "A"])]


def test_a_page_that_begins_or_ends_on_its_side_has_no_empty_one() -> None:
    assert orientations(Heading("Matrix", 1), MATRIX) == [(True, ["Matrix", "P"])]
    assert orientations(LIST, Heading("A"), Heading("B", 3), MATRIX, Heading("C"), MATRIX) == [
        (False, ["A"]),
        (True, ["A", "B", "P", "C", "P"]),
    ]
    assert orientations() == [(False, [])]


def test_contents_list_the_headings_and_lead_to_them() -> None:
    headings = [Heading(f"Part <{number}>", 2 + number % 3) for number in range(9)]
    data = document_of(Heading("Homes", 1), *headings)
    listed = [(style, text) for style, text in styled(data) if style == "Title" or "Part" in text]
    assert listed[1:] == [(f"Heading {heading.level - 1}", heading.text) for heading in headings]
    (field,) = body(data).iterfind(".//w:instrText", NAMES)
    assert field.text == ' TOC \\o "1-2" \\h \\z '
    kinds = [one.get(f"{{{W}}}fldCharType") for one in body(data).iterfind(".//w:fldChar", NAMES)]
    assert kinds == ["begin", "separate", "end"]
    links = {
        one.get(f"{{{W}}}anchor"): "".join(one.itertext())
        for one in body(data).iterfind(".//w:hyperlink", NAMES)
    }
    marks = {
        one.get(f"{{{W}}}name"): "".join(one.getparent().itertext())
        for one in body(data).iterfind(".//w:bookmarkStart", NAMES)
    }
    assert links == marks
    assert list(links.values()) == [one.text for one in headings if one.level < 4]
    names = re.findall(r"toc \d|TOC Heading", str([one.name for one in opened(data).styles]))
    assert names == ["TOC Heading", "toc 1", "toc 2"]


def test_a_few_headings_need_no_contents() -> None:
    data = document_of(*(Heading(f"Part {number}") for number in range(5)))
    assert body(data).find(".//w:instrText", NAMES) is None
