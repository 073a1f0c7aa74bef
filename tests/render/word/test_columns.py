"""Columns have room for their words, go upwards or into several tables, and never off the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.word.columns import (
    LETTER,
    height_upwards,
    is_wide,
    plan_columns,
    shown_grid,
)
from policy_compare.views.page import Grid
from tests.support.strategies import grids

PORTRAIT, LANDSCAPE = 9638, 14570


def matrix(units: int, head: str = "Institute {}", cell: str = "+ should*") -> Grid:
    heads = ("Proposition", *(head.format(number) for number in range(units)))
    row = ("The council should cap rents in the old town (cap).", *[cell] * units)
    return Grid(heads, (row,) * 3, 1, shades=((0.5,) * units,) * 3)


def test_heads_are_in_full_and_what_footnotes_hold_is_no_column() -> None:
    grid = Grid(("A", "B", "C"), (("a", "b", "c"),), full_heads=("", "Berg", ""), footnotes=2)
    assert shown_grid(grid) == grid._replace(heads=("A", "Berg"), rows=(("a", "b"),))
    assert shown_grid(grid._replace(footnotes=0)).heads == ("A", "Berg", "C")


def test_what_compares_units_and_what_has_no_room_is_on_a_page_on_its_side() -> None:
    assert is_wide(matrix(3), PORTRAIT)
    assert not is_wide(Grid(("A", "B"), (("a long text " * 9, "b"),)), PORTRAIT)
    words = tuple(f"{'x' * 20}{number}" for number in range(9))
    assert is_wide(Grid(words, (words,)), PORTRAIT)
    in_footnotes = Grid(("A", *words[:3]), (("a", *words[:3]),), footnotes=3)
    assert not is_wide(in_footnotes, 6000)
    assert is_wide(in_footnotes._replace(footnotes=0), 6000)


def test_a_column_is_as_wide_as_its_words_and_the_long_ones_share_the_rest() -> None:
    ((group,), upwards) = plan_columns(Grid(("Id", "Text"), (("a1", "word " * 60),)), PORTRAIT)
    assert not upwards
    assert group.columns == [0, 1]
    assert group.widths[0] < 600
    assert 8500 < sum(group.widths) <= PORTRAIT


def test_of_long_texts_the_longer_has_the_wider_column() -> None:
    rows = (("word " * 40, "word " * 20, "must"), ("word " * 40, "word " * 10, ""))
    ((group,), _) = plan_columns(Grid(("Text", "Who", "Strength"), rows), PORTRAIT)
    text, who, strength = group.widths
    assert text > 1.5 * who > 3 * strength


def test_one_long_line_among_short_ones_takes_no_room_from_the_others() -> None:
    stances = ("word " * 40, *(f"no {number}" for number in range(9)))
    rows = tuple(("word " * 20, stance) for stance in stances)
    ((group,), _) = plan_columns(Grid(("Text", "Stance on"), rows), PORTRAIT)
    assert group.widths[0] > 2 * group.widths[1]


def test_twelve_units_have_room_on_a_page_with_their_names_upwards() -> None:
    ((group,), upwards) = plan_columns(matrix(3), LANDSCAPE)
    assert (len(group.columns), set(upwards)) == (4, set())
    ((group,), upwards) = plan_columns(matrix(12, "Institute-{}-of-Town-Studies"), LANDSCAPE)
    assert (len(group.columns), set(upwards)) == (13, set(range(1, 13)))


def test_a_long_name_upwards_has_room_for_its_lines_and_one_from_the_right_stays_level() -> None:
    names = (*(f"Institute {number} of Town Studies" for number in range(20)), "מכון ירושלים")
    names += ("Papadimitrakopoulou-Konstantinidou, Regional Office for Europe 2022",)
    row = ("The council should cap rents.", *["+"] * len(names))
    ((group,), upwards) = plan_columns(Grid(("Proposition", *names), (row,), 1), LANDSCAPE)
    assert set(upwards) == {*range(1, 21), 22}
    one_line, level, three_lines = group.widths[-3:]
    assert three_lines > one_line + 2 * 170
    assert level > len("ירושלים") * LETTER
    assert height_upwards(names[:1]) == height_upwards((names[0], "short")) < 3000
    assert height_upwards(names) < 3200


def test_more_units_go_into_several_tables_each_with_what_rows_are_about() -> None:
    groups, upwards = plan_columns(matrix(40), LANDSCAPE)
    assert len(upwards) == 40
    assert len(groups) > 2
    assert [place for group in groups for place in group.columns[1:]] == list(range(1, 41))
    assert all(group.columns[0] == 0 for group in groups)


@given(grids(), st.sampled_from((PORTRAIT, 2880)))
def test_no_table_is_wider_than_its_page(grid: Grid, width: int) -> None:
    groups, _ = plan_columns(shown_grid(grid), width)
    for group in groups:
        assert len(group.widths) == len(group.columns)
        assert sum(group.widths) <= width
        assert min(group.widths) > 0


@pytest.mark.parametrize("fixed", [0, 1])
def test_a_grid_without_rows_has_columns(fixed: int) -> None:
    ((group,), _) = plan_columns(Grid(("A", "B"), (), fixed), PORTRAIT)
    assert len(group.widths) == 2
