"""What drawings are made of."""

import pytest

from policy_compare.render.palette import SHADES
from policy_compare.render.svg.lettering import set_lines
from policy_compare.render.svg.shapes import (
    Drawing,
    LegendEntry,
    legend_drawing,
    length,
    lines_height,
    outlined_box,
    paragraph_drawing,
    rectangle,
    shade_colour,
    shaded_box,
    stack_drawings,
    svg_text,
    text_line,
    text_lines,
)
from tests.support.drawings import parse_drawing, place_of, texts_in


@pytest.mark.parametrize(
    ("number", "text"), [(3, "3"), (3.04, "3"), (3.14159, "3.1"), (-0.5, "-0.5"), (1e3, "1000")]
)
def test_a_length_is_written_to_a_tenth(number: float, text: str) -> None:
    assert length(number) == text


def test_a_box_has_its_place_and_its_look() -> None:
    assert place_of(rectangle(1, 2, 3, 4, {"fill": "#000"})) == (1, 2, 4, 6)
    assert outlined_box(1, 2, 3, 4, {"rx": "5"}).get("rx") == "5"
    assert outlined_box(1, 2, 3, 4).get("class") == "box"


def test_a_shade_is_said_as_a_colour_and_as_a_class() -> None:
    box = shaded_box(0, 0, 9, 9, "for", 1.0)
    assert box.get("fill") == shade_colour("for", 1.0) == SHADES["for"][-1]
    assert box.get("class") == "for s4"
    assert shaded_box(0, 0, 9, 9, "", None).get("stroke-dasharray")


def test_lines_stand_below_each_other_at_the_side_they_are_read_from() -> None:
    first, second = text_lines(10, 0, 100, set_lines("one two", 30, 12))
    assert (first.get("x"), second.get("x")) == ("10", "10")
    assert float(first.get("y", "")) < float(second.get("y", ""))
    (line,) = text_lines(10, 0, 100, set_lines("שלום", 100, 12))
    assert (line.get("x"), line.get("direction")) == ("110", "rtl")
    assert lines_height(set_lines("one two", 30, 12)) == 30


def test_a_legend_goes_on_below_where_it_is_too_wide() -> None:
    entries = [LegendEntry("+", f"for {number}", "for") for number in range(5)]
    wide, narrow = legend_drawing(entries, 900), legend_drawing(entries, 120)
    assert wide.height < narrow.height
    assert [one.text for one in wide.elements if one.tag == "text"][:2] == ["+", "for 0"]
    assert legend_drawing((), 900).height == 0


def test_a_sign_that_has_no_colour_has_no_square() -> None:
    assert {one.tag for one in legend_drawing([LegendEntry("*", "if", None)], 99).elements} == {
        "text"
    }


def test_drawings_are_stacked_and_empty_ones_take_no_room() -> None:
    paragraph = paragraph_drawing("Some words.", 200)
    stack = stack_drawings((paragraph, Drawing((), 0, 0), paragraph), 10)
    assert stack.height == 2 * paragraph.height + 10
    assert [group.get("transform") for group in stack.elements] == [None, "translate(0 25)"]


def test_a_drawing_has_a_title_and_a_description_and_room_for_all() -> None:
    drawing = Drawing([text_line(0, 12, "a < b & c")], 100, 20)
    root = parse_drawing(svg_text(drawing, "Who & what", "<b>", "x", 5))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "x-title x-description"
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert named == {"x-title": "Who & what", "x-description": "<b>"}
    assert root.get("viewBox") == "-5 -5 110 30"
    assert texts_in(root) == ["a < b & c"]
