"""Of a paragraph in an OpenDocument text is read what a reader of the final text sees."""

import pytest

from tests.support.odt import paragraph, style, texts_of


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("Cap<text:s text:c='999999999'/>rents.", "Cap rents."),
        ("Cap<text:tab/>rents.", "Cap rents."),
        ("Cap<text:line-break/>rents.", "Cap rents."),
        ("Cap\n   rents,\nnon-\nstop.", "Cap rents, non- stop."),
        ("Cap ren\u00adts.", "Cap rents."),
        ("Cap <text:a><text:span>all</text:span></text:a> rents.", "Cap all rents."),
        ("Cap <text:bookmark-start text:name='a'/>rents<text:bookmark-end/>.", "Cap rents."),
        ("Cap <text:soft-page-break/>rents.", "Cap rents."),
        ("Cap <text:page-number>4</text:page-number> rents.", "Cap 4 rents."),
        ("Cap <office:annotation><text:p>no</text:p></office:annotation>rents.", "Cap rents."),
        ("Cap <text:change-start/>all <text:change-end/>rents<text:change/>.", "Cap all rents."),
        ("Cap <text:placeholder>&lt;no&gt;</text:placeholder>rents.", "Cap rents."),
        (
            "Cap <loext:content-control loext:showing-place-holder='true'>no"
            "</loext:content-control>rents.", "Cap rents.",
        ),
        ("Cap <loext:content-control>all </loext:content-control>rents.", "Cap all rents."),
        ("Cap <text:hidden-text text:is-hidden='true'>no </text:hidden-text>rents.", "Cap rents."),
        ("Cap <text:hidden-text>all </text:hidden-text>rents.", "Cap all rents."),
        ("Cap <text:variable-set text:display='none'>no </text:variable-set>rents.", "Cap rents."),
        (
            "In <text:ruby><text:ruby-base>京都</text:ruby-base><text:ruby-text>kyoto"
            "</text:ruby-text></text:ruby>", "In 京都",
        ),
        ("Cap <draw:frame><draw:image/></draw:frame>rents.", "Cap rents."),
    ],
)  # fmt: skip
def test_what_is_seen_is_text(xml: str, text: str) -> None:
    assert texts_of(paragraph(xml)) == [text]


@pytest.mark.parametrize(("hidden", "texts"), [("true", []), ("false", ["Cap rents."])])
def test_a_paragraph_may_say_that_it_is_hidden(hidden: str, texts: list[str]) -> None:
    mark = f"<text:hidden-paragraph text:is-hidden='{hidden}'/>"
    assert texts_of(paragraph(f"Cap {mark}rents.")) == texts


def test_raised_numbers_are_marks_and_symbols_are_what_they_show() -> None:
    styles = style("T1", 'style:text-position="super 58%"', "text")
    styles += style("T2", 'style:font-name="Symbol"', "text")
    span = '<text:span text:style-name="{}">{}</text:span>'
    text = f"Rents {span.format('T2', chr(0xF0B3))} 5 %.{span.format('T1', '12')}"
    assert texts_of(paragraph(text), styles) == ["Rents ≥ 5 %."]


BOX = "<draw:text-box><text:p>In a box.</text:p></draw:text-box>"


@pytest.mark.parametrize(
    "drawing",
    [
        f"<draw:frame>{BOX}<draw:image/></draw:frame>",
        f"<draw:g><draw:frame>{BOX}</draw:frame></draw:g>",
        f"<draw:a><draw:frame>{BOX}</draw:frame></draw:a>",
        "<draw:custom-shape><text:p>In a box.</text:p></draw:custom-shape>",
        "<draw:frame><draw:object><office:document><text:p>no</text:p></office:document>"
        f"</draw:object>{BOX}</draw:frame>",
    ],
)
def test_text_in_boxes_and_shapes_is_read_once(drawing: str) -> None:
    assert texts_of(paragraph(f"Cap {drawing}rents.")) == ["Cap rents.", "In a box."]
    assert texts_of(drawing) == ["In a box."]
