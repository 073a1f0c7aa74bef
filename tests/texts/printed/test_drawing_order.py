"""A page that was drawn piece by piece is told from one that was drawn across its columns."""

import random

from policy_compare.texts.printed.drawing_order import (
    column_edges,
    comes_in_pieces,
    find_asides,
    goes_down,
)
from policy_compare.texts.printed.pdf_page import CharacterSpot
from policy_compare.texts.printed.pdf_runs import LineRun


def run(along: float, up: float, width: float = 200, size: float = 10) -> LineRun:
    spot = CharacterSpot(along, up, size)
    return LineRun("Rents rose in the old town.", spot, along + width, False, False)


def column(along: float, lines: int = 12, top: float = 700, width: float = 200) -> list[LineRun]:
    return [run(along, top - 12 * line, width) for line in range(lines)]


LEFT, RIGHT = column(50), column(280)


def test_one_column_goes_down() -> None:
    assert goes_down(LEFT)
    assert comes_in_pieces(LEFT)
    assert not goes_down([*LEFT, *RIGHT])


def test_columns_drawn_one_after_the_other_come_in_pieces() -> None:
    assert comes_in_pieces([*LEFT, *RIGHT])
    assert comes_in_pieces([*RIGHT, *LEFT])


def test_lines_drawn_across_do_not() -> None:
    across = [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]
    assert not comes_in_pieces(across)
    assert not comes_in_pieces(across[::-1])


def test_lines_drawn_across_in_columns_that_are_not_level_do_not() -> None:
    lower = column(280, top=694)
    assert not comes_in_pieces([line for pair in zip(LEFT, lower, strict=True) for line in pair])


def test_lines_drawn_in_any_order_do_not() -> None:
    lines = [*LEFT, *RIGHT]
    random.Random(3).shuffle(lines)
    assert not comes_in_pieces(lines)


def test_a_box_drawn_apart_beside_text_is_a_piece() -> None:
    box = column(262, lines=5, top=660, width=100)
    assert comes_in_pieces([*LEFT, *box, *column(50, top=540)])


def test_the_edges_of_a_column_are_those_of_the_lines_about() -> None:
    ragged = [run(280, 700, 200), run(290, 688, 150), run(280, 676, 90)]
    assert column_edges([*LEFT, *ragged]) == [(50, 250)] * 12 + [(280, 480)] * 3


def test_what_stands_in_smaller_letters_beside_a_wider_column_is_an_aside() -> None:
    sidebar = [run(280, 700 - 10 * line, 90, 8) for line in range(5)]
    runs = [*LEFT, *sidebar]
    assert find_asides(runs, column_edges(runs)) == [False] * 12 + [True] * 5
    runs = [*LEFT, *column(280, lines=5, width=90)]
    assert not any(find_asides(runs, column_edges(runs)))


def test_columns_as_wide_as_each_other_have_no_asides() -> None:
    runs = [*LEFT, *RIGHT, run(280, 400, 30)]
    assert not any(find_asides(runs, column_edges(runs)))
