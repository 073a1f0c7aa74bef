"""What stands beside a paragraph or cuts into it is put behind it."""

from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.asides import Aside, split_off_asides
from policy_compare.texts.printed.footnotes import Footnote, TextAndNotes
from policy_compare.texts.printed.layout import Layout
from tests.support.pdfs import row, rows
from tests.support.printed import (
    FIRST,
    LEFT_COLUMN,
    RIGHT_COLUMN,
    SECOND,
    below,
    read_pages,
    stacked,
    texts_in,
    whole,
)

LAYOUT = Layout(size=10, pitch=1.2)


def line(text: str, size: float = 10, gap: float = 1.2) -> PrintedLine:
    return PrintedLine(text, 0, size, gap=gap)


def test_notes_follow_as_many_lines_of_text_as_before() -> None:
    lines = (
        line("of it"),
        line("A box")._replace(aside=True, flow=1),
        line("goes on."),
        line("More."),
    )
    note = Footnote("1", [line("A note.", 8)], 3)
    parts = split_off_asides(TextAndNotes(lines, (note,)), LAYOUT)
    assert parts.text == (lines[0], lines[2], lines[3])
    assert parts.asides == (Aside((lines[1],), 1),)
    assert [note.after for note in parts.notes] == [2]


def test_large_words_in_a_sentence_are_no_part_of_it() -> None:
    inset = line("A great thing", 15, 2)
    lines = (line("It is said that the"), inset, line("bridge was sold."))
    parts = split_off_asides(TextAndNotes(lines, ()), LAYOUT)
    assert parts.text == (lines[0], lines[2])
    assert [one.lines[0].text for one in parts.asides] == ["A great thing"]
    heading = (line("It was sold."), inset, line("bridge was sold."))
    assert split_off_asides(TextAndNotes(heading, ()), LAYOUT).text == heading
    other_page = (*lines[:2], lines[2]._replace(page=1))
    assert split_off_asides(TextAndNotes(other_page, ()), LAYOUT).text == other_page


def test_a_line_that_begins_in_small_capitals_is_no_inset() -> None:
    capitals = line("CONTACT section. What", 7, 1.75)
    lines = (line("It is sent to the"), capitals, line("comes later is not read."))
    assert split_off_asides(TextAndNotes(lines, ()), LAYOUT).text == lines


def test_a_paragraph_goes_on_round_a_pull_quote() -> None:
    top = rows(700, *FIRST[:2])
    quote = row(below(top, 1.5), "A good crossing", x=90)
    quote = quote._replace(runs=(quote.runs[0]._replace(size=16),))
    lines = [*top, quote, *rows(quote.y - 30, FIRST[2], *SECOND)]
    assert texts_in(read_pages(lines))[0] == whole(FIRST)
    assert "A good crossing" in texts_in(read_pages(lines))


def test_a_sidebar_does_not_cut_what_goes_on_over_the_page() -> None:
    text = rows(700, *(f"{one} and by all others who live there" for one in LEFT_COLUMN))
    sidebar = rows(700, *(one[:18] for one in RIGHT_COLUMN[1:6]), x=420, size=8)
    reading = read_pages([*text, *sidebar], stacked(("the bridges.",), FIRST))
    assert texts_in(reading)[0].endswith("who live there the bridges.")
    assert reading.blocks[1].page() == "1"
