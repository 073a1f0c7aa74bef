"""Headings are told by their words in a plain text, and by how they are set in a PDF."""

from policy_compare.texts.printed.plain_text import read_plain
from tests.support.pdfs import Run, row, rows
from tests.support.printed import (
    FIRST,
    SECOND,
    below,
    read_pages,
    sentence,
    texts_in,
    texts_of,
    wrapped,
)


def test_headings_have_capitals_or_a_number_and_the_text_starts_anew_below() -> None:
    text = wrapped(
        "The State of the Bridges", sentence(50), "What Should Be Done", sentence(40),
        "2.1 Money", sentence(45), "FURTHER STEPS", sentence(42),
        "Repair of the Older Crossings in the Upper and the Lower Valley and of the Road "
        "between Both", sentence(33),
    )  # fmt: skip
    found = [block for block in read_plain(text).blocks if block.kind == "heading"]
    assert [(block.level, block.marker, block.text) for block in found] == [
        (1, "", "The State of the Bridges"),
        (2, "", "What Should Be Done"),
        (3, "2.1", "Money"),
        (2, "", "FURTHER STEPS"),
        (2, "", "Repair of the Older Crossings in the Upper and the Lower Valley and of the Road "
         "between Both"),
    ]  # fmt: skip


def test_short_lines_inside_a_sentence_are_no_headings() -> None:
    lines = wrapped(sentence(60)).split("\n")
    lines[2:2] = ["New York and The Hague"]
    assert texts_of("heading", "\n".join([*lines, wrapped(sentence(40))])) == []


def test_a_heading_that_recurs_stands_below_the_others() -> None:
    parts = [("Bridges and Roads", 30), ("Rivers and Lakes", 35), ("Ports and Harbours", 33)]
    text = wrapped("The Plan", sentence(40), *(
        line for name, count in parts for line in (name, sentence(count), "Actions", sentence(40))
    ))  # fmt: skip
    trails = [block.trail for block in read_plain(text).blocks if block.kind == "paragraph"]
    assert trails[2] == ("The Plan", "Bridges and Roads", "Actions")
    assert trails[-1] == ("The Plan", "Ports and Harbours", "Actions")


def test_parts_stand_above_the_other_headings() -> None:
    text = wrapped("The Plan", sentence(40), "Part I: The Land", sentence(40), "Bridges and Roads",
                   sentence(33), "Part II: The Sea", sentence(45))  # fmt: skip
    trails = [block.trail for block in read_plain(text).blocks if block.kind == "paragraph"]
    assert trails == [
        ("The Plan",),
        ("The Plan", "Part I: The Land"),
        ("The Plan", "Part I: The Land", "Bridges and Roads"),
        ("The Plan", "Part II: The Sea"),
    ]


def test_larger_bold_and_slanted_lines_are_headings_in_this_order() -> None:
    lines = [row(740, Run("A Report on Bridges", 24))]
    lines += [row(700, Run("What was found", 16))]
    lines += rows(670, *FIRST)
    lines += [row(below(lines, 0.7), Run("Of roads", face="bold"))]
    lines += rows(below(lines, 0.2), *SECOND)
    lines += [row(below(lines, 0.7), Run("Of ways", face="italic"))]
    lines += rows(below(lines, 0.2), *FIRST)
    lines += [row(below(lines, 1.5), Run("What is to be done", 16))]
    lines += rows(below(lines, 0.5), *SECOND)
    blocks = read_pages(lines).blocks
    assert [(block.level, block.text) for block in blocks if block.kind == "heading"] == [
        (1, "A Report on Bridges"), (2, "What was found"), (3, "Of roads"), (4, "Of ways"),
        (2, "What is to be done"),
    ]  # fmt: skip
    assert blocks[-1].trail == ("A Report on Bridges", "What is to be done")
    assert blocks[-1].counts == (4, 4, 1)


def test_a_heading_over_two_lines_is_one() -> None:
    lines = rows(740, "A long heading that needs", "another line of the page", size=18)
    lines += rows(680, *FIRST)
    assert texts_in(read_pages(lines), "heading") == [
        "A long heading that needs another line of the page"
    ]


def test_a_numbered_heading_gives_its_number_away() -> None:
    lines = [row(740, Run("A Report", 24)), row(700, Run("2.1 What Was Found", 14))]
    blocks = read_pages(lines + rows(670, *FIRST)).blocks
    assert (blocks[1].marker, blocks[1].text) == ("2.1", "What Was Found")


def test_bold_words_that_begin_a_paragraph_are_no_heading() -> None:
    lines = [row(700, Run("Bridges. ", face="bold"), FIRST[0][:60])]
    lines += rows(below(lines), *FIRST[1:])
    assert texts_in(read_pages(lines), "heading") == []


def test_large_words_that_are_sentences_are_no_heading() -> None:
    quote = ("“Today a new frontier lies before us, and what", "we make of it is ours to say.”")
    lines = rows(740, *quote, size=18) + rows(660, *FIRST, *SECOND)
    assert texts_in(read_pages(lines), "heading") == []
