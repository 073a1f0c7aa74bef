"""Pages: blocks to be read."""

from policy_compare.views.page import (
    Alternatives,
    Heading,
    Paragraph,
    fullest_form,
    note_paragraphs,
    parts_in_words,
)
from policy_compare.views.pictures import Bars, TensionMap


def test_the_fullest_page_has_the_first_form_of_everything() -> None:
    title, long, note, short = Heading("a"), Paragraph("b c"), Paragraph("d"), Paragraph("b")
    page = (title, Alternatives(((long, note), (short,))), Alternatives(((short,),)))
    assert tuple(fullest_form(page)) == (title, long, note, short)


def test_notes_are_told_apart_from_the_answer() -> None:
    assert note_paragraphs(("a", "b")) == (Paragraph("a", note=True), Paragraph("b", note=True))


def test_what_is_drawn_is_no_part_in_words() -> None:
    title, long, short = Heading("a"), Paragraph("b c"), Paragraph("b")
    drawn = (Bars("Bars", "Some.", (), ()), TensionMap("Tensions", "None.", (), ()))
    page = (title, drawn[0], Alternatives(((long,), (short,))), drawn[1])
    assert tuple(parts_in_words(page)) == (title, long)
    assert tuple(fullest_form(page)) == (title, drawn[0], long, drawn[1])
