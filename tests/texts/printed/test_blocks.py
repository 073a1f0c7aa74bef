"""Blocks stand under the headings above them and are counted in each."""

from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.blocks import blocks_of_lines

LONG = "This line is as wide as lines of running text on this page are wont to be and"


def test_pages_are_told_by_offset_after_marks_are_gone() -> None:
    lines = [
        PrintedLine(f"{LONG} goes to a note.1 And", 0),
        PrintedLine(
            "ends on the next page, where more words follow it until the paragraph ends.", 1
        ),
        PrintedLine(f"{LONG} so it goes on to the end of this line here and", 1),
        PrintedLine("then ends.", 1),
        PrintedLine("1 A note about it.", 1, blank=True),
    ]
    first = blocks_of_lines(lines, ("7", "8"))[0]
    assert " note. And ends on" in first.text
    assert first.pages[0] == (0, "7")
    offset, label = first.pages[1]
    assert (first.text[offset:].split()[0], label) == ("ends", "8")


def test_without_labels_there_are_no_pages() -> None:
    assert blocks_of_lines([PrintedLine("A lone line of text.")])[0].pages == ()


def test_no_lines_are_no_blocks() -> None:
    assert blocks_of_lines([]) == ()
