"""A white strip is a gutter only between two columns of text."""

from collections.abc import Sequence

import pytest

from policy_compare.texts.printed.gutters import LineBox, find_gutter, is_left_of, is_right_of


def lines(
    left: float, *rights: float, top: float = 700, letters: int = 30, low: bool = True
) -> list[LineBox]:
    """Boxes under each other that begin at one edge."""
    return [
        LineBox(left, right, top - 12 * number, 10, letters, low)
        for number, right in enumerate(rights)
    ]


def sorted_down(*columns: Sequence[LineBox]) -> list[LineBox]:
    boxes = [box for column in columns for box in column]
    return sorted(boxes, key=lambda box: (-box.up, box.left))


LEFT = lines(72, 290, 288, 291, 180)


@pytest.mark.parametrize("width", [9, 12, 18, 28, 40])
def test_between_two_columns_is_a_gutter(width: float) -> None:
    boxes = sorted_down(LEFT, lines(291 + width, 520, 523, 519, 500))
    gutter = find_gutter(boxes)
    assert gutter is not None
    assert (gutter.start, gutter.end) == (0, len(boxes))
    assert [is_left_of(box, gutter) for box in boxes] == [True, False] * 4
    assert [is_right_of(box, gutter) for box in boxes] == [False, True] * 4


def test_letters_of_one_column_have_no_gutter() -> None:
    assert find_gutter(lines(72, 520, 523, 519, 200, 521, 522)) is None
    assert find_gutter([]) is None
    assert find_gutter(sorted_down(LEFT, lines(296, 520, 523, 519, 500))) is None


def test_what_crosses_a_gutter_ends_it() -> None:
    heading = [LineBox(72, 400, 730, 14, 30)]
    below = lines(72, 500, 510, top=640)
    boxes = sorted_down(heading, LEFT, lines(310, 520, 523, 519, 500), below)
    gutter = find_gutter(boxes)
    assert gutter is not None
    assert (gutter.start, gutter.end) == (1, 9)


def test_what_stands_in_a_gutter_between_words_does_not_end_it() -> None:
    left = [*lines(72, 280, 281), *lines(72, 230, 231, 229, top=676), *lines(72, 280, 281, top=640)]
    right = [
        *lines(310, 520, 521), *lines(360, 520, 521, 522, top=676), *lines(310, 520, 521, top=640),
    ]  # fmt: skip
    quote = lines(245, 345, 340, 344, top=676)
    boxes = sorted_down(left, quote, right)
    gutter = find_gutter(boxes)
    assert gutter is not None
    assert (gutter.start, gutter.end) == (0, len(boxes))


@pytest.mark.parametrize(
    "other",
    [
        lines(310, 330, 331, 329, 330, letters=0),
        lines(310, 330, 400, 329, 350, letters=8, low=False),
    ],
    ids=["numbers", "cells"],
)
def test_cells_beside_labels_are_no_columns(other: list[LineBox]) -> None:
    labels = lines(72, 120, 290, 110, 180, letters=12, low=False)
    assert find_gutter(sorted_down(labels, other)) is None


def test_marks_before_text_are_no_column() -> None:
    marks = lines(72, 77, 77, 77, 77, letters=0)
    assert find_gutter(sorted_down(marks, lines(90, 520, 523, 519, 500))) is None


def test_text_that_fills_its_columns_needs_no_small_letters() -> None:
    left, right = (lines(edge, *[edge + 210] * 5, low=False) for edge in (72, 310))
    assert find_gutter(sorted_down(left, right)) is not None


def test_wide_spaces_of_a_line_set_apart_are_no_gutter() -> None:
    right = [box._replace(white=290, clear=False) for box in lines(310, 520, 523, 519, 500)]
    assert find_gutter(sorted_down(LEFT, right)) is None
    assert find_gutter(sorted_down(LEFT, [box._replace(clear=True) for box in right])) is not None


def test_a_drawing_of_very_many_boxes_is_not_searched() -> None:
    columns = [lines(edge, *[edge + 210] * 600) for edge in (72, 310)]
    assert find_gutter(sorted_down(*columns)) is None
