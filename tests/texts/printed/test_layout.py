"""What is usual in a text says where a paragraph ends."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.texts.lines import PrintedLine
from policy_compare.texts.printed.layout import Layout, continues_paragraph
from tests.support.pdfs import row, rows
from tests.support.printed import (
    FIRST,
    SECOND,
    below,
    read_pages,
    sentence,
    stacked,
    texts_in,
    texts_of,
    whole,
    wrapped,
)


def test_wrapped_lines_are_joined_and_a_short_last_line_ends_a_paragraph() -> None:
    paragraphs = [
        f"{sentence(31, 2)} {sentence(23)}",
        sentence(28),
        f"{sentence(40)} {sentence(9)}",
    ]
    assert texts_of("paragraph", wrapped(*paragraphs)) == paragraphs


def test_empty_lines_part_paragraphs_whatever_their_length() -> None:
    paragraphs = [sentence(30), sentence(5), sentence(44, 1)]
    text = "\n\n".join(wrapped(one) for one in paragraphs)
    assert texts_of("paragraph", text) == paragraphs


def test_an_empty_line_inside_a_sentence_parts_nothing() -> None:
    lines = wrapped(sentence(50)).split("\n")
    text = "\n".join([*lines[:2], "", *lines[2:], wrapped(sentence(40))])
    assert texts_of("paragraph", text)[0] == sentence(50)


@given(st.lists(st.integers(8, 60), min_size=2, max_size=8), st.integers(60, 100))
def test_paragraphs_with_empty_lines_stay_at_any_width(counts: list[int], width: int) -> None:
    paragraphs = [sentence(count) for count in counts]
    text = "\n\n".join(wrapped(one, width=width) for one in paragraphs)
    assert texts_of("paragraph", text) == paragraphs


def test_paragraphs_are_parted_by_room_or_by_a_short_line() -> None:
    assert texts_in(read_pages(stacked(FIRST, SECOND))) == [whole(FIRST), whole(SECOND)]
    assert texts_in(read_pages(stacked(FIRST, SECOND, FIRST, gap=0))) == [
        whole(FIRST), whole(SECOND), whole(FIRST),
    ]  # fmt: skip


def test_paragraphs_are_parted_by_an_indent() -> None:
    full = (
        *FIRST[:2],
        "the crossings, since the law that was made long ago does not bind them to it.",
    )
    lines = rows(700, *full)
    lines += [row(below(lines), SECOND[0], x=90)]
    lines += rows(below(lines), *SECOND[1:])
    assert texts_in(read_pages(lines)) == [whole(full), whole(SECOND)]


def test_a_paragraph_goes_on_in_no_other_flow_and_not_beside_itself() -> None:
    layout = Layout(size=10, pitch=1.2)
    before = PrintedLine("of the old bridges and", 0, 10, left=72, right=290, edge=290)
    line = before._replace(text="roads in the valley", gap=1.2)
    assert continues_paragraph(before, line, layout)
    assert not continues_paragraph(before, line._replace(flow=1), layout)
    assert not continues_paragraph(before, line._replace(gap=0.1), layout)
    assert continues_paragraph(
        before, line._replace(gap=-30, left=300, right=520, edge=520), layout
    )
