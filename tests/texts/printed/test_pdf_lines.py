"""The lines of a PDF have their spaces and their raised numbers."""

from importlib import import_module
from typing import Any

from policy_compare.texts.printed.pdf import read_pdf
from tests.support.pdfs import Run, pdf, row, rows
from tests.support.printed import FIRST, SECOND, below, read_pages, stacked, texts_in

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
