"""Plain text has its structure in the shapes of its lines, and it is found there."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.reader import load_corpus
from policy_compare.texts.document import Block
from policy_compare.texts.printed.plain_text import read_plain
from tests.support.corpora import SHIPPED
from tests.support.printed import sentence, texts_of, wrapped


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
    assert texts_of("paragraph", text)[0] == f"{sentence(40)} {sentence(20)}"


def test_a_justified_line_that_fell_apart_is_put_together() -> None:
    text = wrapped(sentence(40)) + "\nThis \nis \none. \nThis \nwould \nbe \nanother \n" + wrapped(
        "line of the text, it says here, and it goes on for a while.", sentence(50)
    )  # fmt: skip
    assert texts_of("paragraph", text)[-2].startswith(
        "This is one. This would be another line of the"
    )


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


@pytest.mark.parametrize("id", ["howell-2024", "state-of-uncertainty-2025"])
def test_places_of_the_shipped_papers_are_found_in_their_texts(id: str) -> None:
    named = os.environ.get("POLICY_COMPARE_SOURCES")
    if not named:
        pytest.skip("POLICY_COMPARE_SOURCES names no folder with the papers' texts")
    paper = load_corpus(SHIPPED).papers[id]
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
