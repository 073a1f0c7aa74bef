"""Tables in frames."""

from rich.box import ASCII

from policy_compare.render.framed import FramedTable
from policy_compare.render.layout import Line
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Phrase, spans_of

GRID = Grid(("Unit", "Says"), (("Ali", "caps rents in the old town"), ("Berg", "no")), fixed=1)


def drawn(grid: Grid, width: int) -> list[str]:
    table = FramedTable.measure(grid, width, _as_it_is)
    return ["".join(span.text for span in line) for line in table.lines(ASCII)]


def _as_it_is(phrase: Phrase) -> Line:
    return spans_of(phrase)


def test_a_frame_is_as_wide_as_what_it_holds() -> None:
    assert drawn(GRID, 80) == [
        "+-----------------------------------+",
        "| Unit | Says                       |",
        "|------+----------------------------|",
        "| Ali  | caps rents in the old town |",
        "|------+----------------------------|",
        "| Berg | no                         |",
        "+-----------------------------------+",
    ]


def test_what_is_wider_than_its_column_wraps() -> None:
    assert "| Ali  | caps rents   |" in drawn(GRID, 23)
    assert "|      | in the old   |" in drawn(GRID, 23)


def test_a_group_is_named_across_the_whole_table() -> None:
    grid = GRID._replace(groups={1: "Others"})
    assert "| Others                            |" in drawn(grid, 80)


def test_where_no_column_has_room_a_row_is_written_as_lines() -> None:
    assert not FramedTable.measure(GRID, 12, _as_it_is).has_room
    assert drawn(GRID, 8)[:4] == ["Unit", "  Ali", "Says", "  caps"]


def test_a_table_without_rows_is_its_heads() -> None:
    assert drawn(GRID._replace(rows=()), 80) == [
        "+-------------+",
        "| Unit | Says |",
        "|------+------|",
        "+-------------+",
    ]
