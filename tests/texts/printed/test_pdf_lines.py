"""The lines of a PDF have their spaces and their raised numbers."""

from importlib import import_module
from typing import Any

import pytest

from policy_compare.texts.printed.pdf import read_pdf
from tests.support.pdfs import Row, Run, pdf, row, rows
from tests.support.printed import (
    FIRST,
    LEFT_COLUMN,
    RIGHT_COLUMN,
    SECOND,
    below,
    beside,
    read_pages,
    stacked,
    texts_in,
    whole,
)

#: The package has no types, so it is taken as it comes.
PdfDocument: Any = import_module("pypdfium2").PdfDocument


def test_a_space_that_is_only_room_is_a_space() -> None:
    lines = rows(700, *FIRST)
    tight = row(below(lines, 0.5), "It also found that the money")
    joint = PdfDocument(pdf([tight]))
    page = joint[0].get_textpage()
    end = page.get_charbox(page.count_chars() - 1)[2]
    lines += [tight, row(tight.y, "of winter was spent.", x=end + 2)]
    assert "the money of winter" in texts_in(read_pages(lines))[1]


def test_numbers_on_the_line_are_no_marks_and_powers_stay() -> None:
    lines = [row(700, "It is 12 m", Run("2", 6, rise=4), " of 3.5, and 7 in all, by Law 5.")]
    lines += rows(below(lines, 0.5), *SECOND)
    assert texts_in(read_pages(lines))[0] == "It is 12 m² of 3.5, and 7 in all, by Law 5."


def test_a_stamp_that_is_turned_is_no_text() -> None:
    data = pdf([*stacked(FIRST, SECOND), row(300, "turned words")])
    turned = data.replace(b"1 0 0 1 72.000000 300.000000 Tm", b"0 1 -1 0 20.00000 300.000000 Tm")
    assert data != turned
    assert "turned words" in texts_in(read_pdf(data, "x"))[-1]
    assert not any("turned" in text for text in texts_in(read_pdf(turned, "x")))


@pytest.mark.parametrize("across", [False, True])
def test_columns_are_read_down_in_whatever_order_they_are_drawn(across: bool) -> None:
    lines = beside(LEFT_COLUMN, RIGHT_COLUMN, across=across)
    assert texts_in(read_pages(lines)) == [whole((*LEFT_COLUMN, *RIGHT_COLUMN))]


def test_what_stands_over_two_columns_and_below_them_is_read_before_and_after() -> None:
    heading = [row(730, Run("A heading over both of the columns", 16))]
    lines = [*beside(LEFT_COLUMN, RIGHT_COLUMN, across=True), *stacked(SECOND, top=590)]
    reading = read_pages([*lines, *heading])
    assert [block.kind for block in reading.blocks] == ["heading", "paragraph", "paragraph"]
    assert texts_in(reading) == [whole((*LEFT_COLUMN, *RIGHT_COLUMN)), whole(SECOND)]


def test_a_paragraph_goes_on_from_the_last_column_over_the_page() -> None:
    first = beside(LEFT_COLUMN, RIGHT_COLUMN[:-1], across=True)
    second = stacked(RIGHT_COLUMN[-1:], FIRST)
    whole_paragraph = whole((*LEFT_COLUMN, *RIGHT_COLUMN))
    assert texts_in(read_pages(first, second)) == [whole_paragraph, whole(FIRST)]


def test_a_page_drawn_from_the_foot_up_is_read_from_the_top() -> None:
    lines = stacked(FIRST, SECOND)
    assert texts_in(read_pages(lines[::-1])) == [whole(FIRST), whole(SECOND)]


def test_bullets_and_numbers_set_apart_stay_with_their_lines() -> None:
    lines: list[Row] = []
    for number, text in enumerate(LEFT_COLUMN[:6]):
        lines += row(700 - 14 * number, "\u2022"), row(700 - 14 * number, f"{text}.", x=100)
    assert [block.kind for block in read_pages(lines).blocks] == ["item"] * 6


def test_rows_of_a_table_stay_rows() -> None:
    labels = ("Bridges of stone", "Bridges of wood", "Roads", "All of them together")
    lines = [
        row(700 - 14 * number, text, x=x)
        for number, label in enumerate(labels)
        for x, text in ((72, label), (250, f"{number}.5"), (350, f"1{number}"))
    ]
    text = " ".join(texts_in(read_pages(lines)))
    assert "Bridges of stone 0.5 10" in text
    assert "Roads 2.5 12" in text
