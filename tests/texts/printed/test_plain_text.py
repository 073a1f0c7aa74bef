"""Plain text has its structure in the shapes of its lines, and it is found there."""

import os
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.reader import load
from policy_compare.texts.document import Block, BlockKind
from policy_compare.texts.printed.plain_text import read_plain
from tests.support.corpora import SHIPPED

WORDS = (
    "the committee on rivers and bridges has found that most of the older crossings in the "
    "valley need repair before winter and that no money was set aside for it in the last two years"
)


def sentence(words: int, start: int = 0) -> str:
    """A sentence of so many words."""
    stock = WORDS.split() * 4
    return " ".join(stock[start : start + words]).capitalize() + "."


def wrapped(*paragraphs: str, width: int = 80) -> str:
    """Paragraphs as a dump of a page has them: broken at the width, no empty line."""
    return "\n".join(fill(text, width, break_on_hyphens=False) for text in paragraphs)


def of(kind: BlockKind, text: str) -> list[str]:
    return [block.text for block in read_plain(text).blocks if block.kind == kind]


def shape(text: str) -> list[tuple[str, str]]:
    """Each block's kind and its first two words."""
    return [(block.kind, " ".join(block.text.split()[:2])) for block in read_plain(text).blocks]


def test_lines_of_any_length_are_paragraphs_and_short_ones_headings() -> None:
    text = "\n".join(
        ["A Title of It", sentence(40), "Summary", sentence(50), sentence(20, 3), "A list, namely:",
         "First thing. " + sentence(30), "Last words"]
    )  # fmt: skip
    assert [kind for kind, _ in shape(text)] == [
        "heading", "paragraph", "heading", "paragraph", "paragraph", "paragraph", "paragraph",
        "paragraph",
    ]  # fmt: skip
    found = read_plain(text).blocks
    assert found[0].level == 1
    assert found[3].trail == ("A Title of It", "Summary")
    assert found[6].counts == (5, 5, 4)


def test_wrapped_lines_are_joined_and_a_short_last_line_ends_a_paragraph() -> None:
    paragraphs = [
        f"{sentence(31, 2)} {sentence(23)}",
        sentence(28),
        f"{sentence(40)} {sentence(9)}",
    ]
    assert of("paragraph", wrapped(*paragraphs)) == paragraphs


def test_empty_lines_part_paragraphs_whatever_their_length() -> None:
    paragraphs = [sentence(30), sentence(5), sentence(44, 1)]
    text = "\n\n".join(wrapped(one) for one in paragraphs)
    assert of("paragraph", text) == paragraphs


def test_an_empty_line_inside_a_sentence_parts_nothing() -> None:
    lines = wrapped(sentence(50)).split("\n")
    text = "\n".join([*lines[:2], "", *lines[2:], wrapped(sentence(40))])
    assert of("paragraph", text)[0] == sentence(50)


def test_a_paragraph_goes_on_over_a_page_with_head_number_and_notes() -> None:
    first, second = f"{sentence(60)}1 {sentence(20)}", sentence(45, 5)
    lines = wrapped(first, second).split("\n")
    pages = ["\n".join(lines[:3]), "\n".join(lines[3:8]), "\n".join(lines[8:])]
    notes = "\n\n1  A note, see there.\n2  Another note that goes on\nin a line of its own."
    text = "\f".join(
        f"THE REPORT\n{number}\n{page}{notes if number == 4 else ''}"
        for number, page in enumerate(pages, start=4)
    )
    reading = read_plain(text)
    assert [(block.kind, block.marker) for block in reading.blocks] == [
        ("paragraph", ""), ("note", "1"), ("note", "2"), ("paragraph", ""),
    ]  # fmt: skip
    assert reading.blocks[0].text == f"{sentence(60)} {sentence(20)}"
    assert reading.blocks[2].text == "Another note that goes on in a line of its own."
    assert reading.blocks[3].text == second
    assert reading.pages == ("4", "5", "6")
    assert [label for _, label in reading.blocks[0].pages] == ["4", "5"]


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
    assert of("heading", "\n".join([*lines, wrapped(sentence(40))])) == []


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


def items(text: str) -> list[tuple[int, str, str]]:
    return [
        (block.level, block.marker, block.text)
        for block in read_plain(text).blocks
        if block.kind == "item"
    ]


@pytest.mark.parametrize(
    "markers",
    [
        ("•", "•", "•"), ("‣", "‣", "‣"), ("–", "–", "–"), ("-", "-", "-"), ("*", "*", "*"),
        ("o", "o", "o"), ("\uf0b7", "\uf0b7", "\uf0b7"), ("1.", "2.", "3."), ("(a)", "(b)", "(c)"),
        ("i)", "ii)", "iii)"), ("(i)", "(ii)", "(iii)"), ("A.", "B.", "C."),
    ],
)  # fmt: skip
def test_items_have_markers_and_keep_their_wrapped_lines(markers: tuple[str, ...]) -> None:
    texts = [sentence(30), sentence(12, 4), sentence(25, 2)]
    marked = [f"{marker} {text}" for marker, text in zip(markers, texts, strict=True)]
    text = wrapped(sentence(40), *marked, width=78)
    assert items(text) == [(1, *one) for one in zip(markers, texts, strict=True)]


def test_items_without_a_space_behind_a_bullet_or_with_many() -> None:
    text = wrapped(sentence(40)) + "\n•One thing is to be done.\n•    Another is to be done.\n"
    assert [text for _, _, text in items(text)] == [
        "One thing is to be done.", "Another is to be done.",
    ]  # fmt: skip


def test_a_recommendation_led_by_its_number_is_an_item() -> None:
    text = wrapped(
        sentence(40), f"Recommendation 1: {sentence(25)}", f"Recommendation 2 – {sentence(20)}",
        f"Key recommendation no. 3. {sentence(22)}",
    )  # fmt: skip
    assert items(text) == [
        (1, "Recommendation 1", sentence(25)),
        (1, "Recommendation 2", sentence(20)),
        (1, "Key recommendation no. 3", sentence(22)),
    ]


def test_items_in_items_are_a_level_deeper() -> None:
    text = "\n".join(
        [wrapped(sentence(40)), "• One thing is to be done.", "  – This first of all.",
         "  – That then.", "• Another thing is to be done.", "1. And this.", "(a) So.",
         "(b) And so.", "2. And that."]
    )  # fmt: skip
    assert [(level, marker) for level, marker, _ in items(text)] == [
        (1, "•"), (2, "–"), (2, "–"), (1, "•"), (2, "1."), (3, "(a)"), (3, "(b)"), (2, "2."),
    ]  # fmt: skip


def test_a_paragraph_closes_a_list() -> None:
    text = wrapped(sentence(40), "• One thing is to be done.", sentence(45), "1. And this is, too.")
    assert [(level, marker) for level, marker, _ in items(text)] == [(1, "•"), (1, "1.")]


@pytest.mark.parametrize("number", ["12. The", "3. The", "(c) the", "– the", "I. The"])
def test_what_a_line_happens_to_begin_with_is_no_marker(number: str) -> None:
    lines = wrapped(f"{sentence(26)[:-1]} as in Figure", sentence(60)).split("\n")
    lines.insert(2, f"{number} {lines.pop(2)}")
    assert items("\n".join(lines)) == []


def test_a_number_out_of_its_order_is_no_marker() -> None:
    text = wrapped(sentence(40), f"7. {sentence(20)}", f"9. {sentence(20)}")
    assert items(text) == []


def test_contents_are_entries_and_no_headings() -> None:
    dots = "." * 30
    text = "\n".join(
        ["The Report", "Contents", f"Summary {dots} 3", f"Bridges{dots}4",
         "A Long Heading of Which the First Line", f"Stands Alone {'. ' * 20} 5",
         f"Annex {dots} vii", "Summary", wrapped(sentence(45), sentence(60))]
    )  # fmt: skip
    assert of("contents", text) == [
        "Summary", "Bridges", "A Long Heading of Which the First Line Stands Alone", "Annex",
    ]  # fmt: skip
    assert read_plain(text).blocks[-1].trail[-1] == "Summary"


def test_contents_may_have_no_leaders_under_their_heading() -> None:
    text = "\n".join(
        ["Table of Contents", "Summary 3", "Bridges and Roads 14", "Rivers and Lakes   25",
         "Summary", wrapped(sentence(45), sentence(60))]
    )  # fmt: skip
    assert of("contents", text) == ["Summary", "Bridges and Roads", "Rivers and Lakes"]


@pytest.mark.parametrize("name", ["References", "Notes", "BIBLIOGRAPHY", "Endnotes", "Works Cited"])
def test_what_stands_under_a_heading_of_sources_are_notes(name: str) -> None:
    text = wrapped(
        "The Report", f"{sentence(40)}2 {sentence(20)}", name, f"1. {sentence(12)}",
        f"2. {sentence(30)}", "About the Author", sentence(35),
    )  # fmt: skip
    found = [(block.kind, block.marker) for block in read_plain(text).blocks]
    assert found == [
        ("heading", ""), ("paragraph", ""), ("heading", ""), ("note", "1."), ("note", "2."),
        ("heading", ""), ("paragraph", ""),
    ]  # fmt: skip
    assert of("paragraph", text)[0] == f"{sentence(40)} {sentence(20)}"


def test_a_justified_line_that_fell_apart_is_put_together() -> None:
    text = wrapped(sentence(40)) + "\nThis \nis \none. \nThis \nwould \nbe \nanother \n" + wrapped(
        "line of the text, it says here, and it goes on for a while.", sentence(50)
    )  # fmt: skip
    assert of("paragraph", text)[-2].startswith("This is one. This would be another line of the")


def test_forms_of_line_ends_and_of_empty_lines_are_all_one() -> None:
    text = "\n\n".join([sentence(40), "Summary", sentence(50)])
    expected = read_plain(text).blocks
    for end in ("\r\n", "\r", "\u2028", "\x85"):
        assert read_plain(text.replace("\n", end)).blocks == expected
    assert read_plain(f"\ufeff{text}\n \t\n").blocks == expected


def test_nothing_comes_of_nothing() -> None:
    assert read_plain("").blocks == ()
    assert read_plain(" \n\f\n\t").blocks == ()


@given(st.text() | st.text("aA1.•-– \n\f\t:;()…ivx", max_size=300))
def test_any_text_is_read_and_nothing_is_invented(text: str) -> None:
    blocks = read_plain(text).blocks
    letters = sum(letter.isalpha() for letter in text)
    assert sum(letter.isalpha() for block in blocks for letter in block.text) <= letters * 3
    assert all(block.text == " ".join(block.text.split()) for block in blocks)
    assert all(block.text for block in blocks)


@given(st.lists(st.integers(8, 60), min_size=2, max_size=8), st.integers(60, 100))
def test_paragraphs_with_empty_lines_stay_at_any_width(counts: list[int], width: int) -> None:
    paragraphs = [sentence(count) for count in counts]
    text = "\n\n".join(wrapped(one, width=width) for one in paragraphs)
    assert of("paragraph", text) == paragraphs


@pytest.mark.parametrize("id", ["howell-2024", "state-of-uncertainty-2025"])
def test_places_of_the_shipped_papers_are_found_in_their_texts(id: str) -> None:
    named = os.environ.get("POLICY_COMPARE_SOURCES")
    if not named:
        pytest.skip("POLICY_COMPARE_SOURCES names no folder with the papers' texts")
    paper = load(SHIPPED).papers[id]
    assert paper.source is not None
    blocks = read_plain((Path(named) / paper.source.file).read_text("utf-8")).blocks
    for one in paper.recommendations:
        assert one.evidence is not None
        found = [block.place() for block in blocks if _folded(one.evidence.quote) in _block(block)]
        section = one.evidence.section or blocks[0].text
        assert (section, one.evidence.paragraph) in [place[:2] for place in found], one.ref


def _block(block: Block) -> str:
    return _folded(block.text) if block.kind in {"paragraph", "item"} else ""


def _folded(text: str) -> str:
    return text.translate(str.maketrans("’‘“”–", "''\"\"-"))


AMID = """\
Housing is short in the old town, as many have found before us.{mark}

{note}

The schools are emptier than they were, and the shops close.
"""


def test_a_note_in_a_text_without_pages_ends_with_its_paragraph() -> None:
    found = read_plain(AMID.format(mark="1", note="1 See Smith, Housing, 2012, p. 4.")).blocks
    assert [(one.kind, one.marker, one.text) for one in found] == [
        ("paragraph", "", "Housing is short in the old town, as many have found before us."),
        ("note", "1", "See Smith, Housing, 2012, p. 4."),
        ("paragraph", "", "The schools are emptier than they were, and the shops close."),
    ]


def test_a_number_without_a_mark_begins_no_note() -> None:
    found = read_plain(AMID.format(mark="", note="1 in 9 households moved away last year.")).blocks
    assert [one.kind for one in found] == ["paragraph"] * 3
