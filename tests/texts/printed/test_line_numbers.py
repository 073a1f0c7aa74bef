"""Numbers that count the lines of a page are no part of its sentences."""

import pytest

from tests.support.pdfs import Row, row
from tests.support.printed import LEFT_COLUMN, RIGHT_COLUMN, read_pages, texts_in, whole

LINES = (*LEFT_COLUMN, *RIGHT_COLUMN)


def numbered(step: int, x: float, *, first: int = 1) -> list[Row]:
    """The lines of a page, of which every so many bears its number."""
    page: list[Row] = []
    for number, text in enumerate(LINES, start=first):
        y = 700 - 14 * number
        page.append(row(y, text))
        if not number % step:
            page.append(row(y, str(number), x=x))
    return page


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("x", [40, 400])
def test_line_numbers_are_taken_off(step: int, x: float) -> None:
    assert texts_in(read_pages(numbered(step, x, first=3))) == [whole(LINES)]


def test_numbers_drawn_with_their_lines_are_taken_off() -> None:
    page = [row(700 - 14 * number, f"{number} {text}") for number, text in enumerate(LINES, 1)]
    assert texts_in(read_pages(page)) == [whole(LINES)]


def test_numbers_of_rows_and_paragraphs_stay() -> None:
    ranks = [row(700 - 14 * number, f"{number} A town of it") for number in range(1, 15)]
    assert "7 A town" in " ".join(texts_in(read_pages(ranks)))
    items = [
        line
        for number in range(1, 12)
        for line in (
            row(700 - 28 * number, f"{number} The town has asked for more of it than the"),
            row(686 - 28 * number, "other towns of the valley."),
        )
    ]
    assert "7 The town" in " ".join(block.text for block in read_pages(items).blocks)
