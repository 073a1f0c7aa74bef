"""A marker begins an item where it counts on, and only there."""

import pytest

from tests.support.pdfs import row, rows
from tests.support.printed import FIRST, SECOND, below, items_of, read_pages, sentence, wrapped


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
    assert items_of(text) == [(1, *one) for one in zip(markers, texts, strict=True)]


def test_items_without_a_space_behind_a_bullet_or_with_many() -> None:
    text = wrapped(sentence(40)) + "\n•One thing is to be done.\n•    Another is to be done.\n"
    assert [text for _, _, text in items_of(text)] == [
        "One thing is to be done.", "Another is to be done.",
    ]  # fmt: skip


def test_a_recommendation_led_by_its_number_is_an_item() -> None:
    text = wrapped(
        sentence(40), f"Recommendation 1: {sentence(25)}", f"Recommendation 2 – {sentence(20)}",
        f"Key recommendation no. 3. {sentence(22)}",
    )  # fmt: skip
    assert items_of(text) == [
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
    assert [(level, marker) for level, marker, _ in items_of(text)] == [
        (1, "•"), (2, "–"), (2, "–"), (1, "•"), (2, "1."), (3, "(a)"), (3, "(b)"), (2, "2."),
    ]  # fmt: skip


def test_a_paragraph_closes_a_list() -> None:
    text = wrapped(sentence(40), "• One thing is to be done.", sentence(45), "1. And this is, too.")
    assert [(level, marker) for level, marker, _ in items_of(text)] == [(1, "•"), (1, "1.")]


@pytest.mark.parametrize("number", ["12. The", "3. The", "(c) the", "– the", "I. The"])
def test_what_a_line_happens_to_begin_with_is_no_marker(number: str) -> None:
    lines = wrapped(f"{sentence(26)[:-1]} as in Figure", sentence(60)).split("\n")
    lines.insert(2, f"{number} {lines.pop(2)}")
    assert items_of("\n".join(lines)) == []


def test_a_number_out_of_its_order_is_no_marker() -> None:
    text = wrapped(sentence(40), f"7. {sentence(20)}", f"9. {sentence(20)}")
    assert items_of(text) == []


def test_bullets_make_items_with_their_level() -> None:
    lines = rows(700, *FIRST)
    for x, mark, text in ((81, "•", SECOND), (100, "–", SECOND), (81, "•", SECOND)):
        lines += [row(below(lines, 0.4), f"{mark} {text[0][:60]}", x=x)]
        lines += rows(below(lines), text[1][:60], text[2], x=x + 12)
    blocks = [block for block in read_pages(lines).blocks if block.kind == "item"]
    assert [(block.level, block.marker) for block in blocks] == [(1, "•"), (2, "–"), (1, "•")]
    assert all(block.text.endswith("the week.") for block in blocks)
