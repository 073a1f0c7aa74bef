"""Tables of Word: heads on every page, short rows whole, colours only of what is said too."""

from docx.table import Table

from policy_compare.render.word.columns import LETTER
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Span
from tests.support.word import W
from tests.support.word_documents import NAMES, document_of, notes_of, opened


def tables_of(grid: Grid) -> list[Table]:
    return opened(document_of(grid)).tables


def cells_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def colours_of(table: Table, row: int) -> list[str | None]:
    shades = [cell._tc.find("w:tcPr/w:shd", NAMES) for cell in table.rows[row].cells]
    return [None if one is None else one.get(f"{{{W}}}fill") for one in shades]


def test_cells_stand_below_their_heads_which_are_on_every_page() -> None:
    (table,) = tables_of(Grid(("A", "B"), (("a", ("b\n  ", Span("id", "id"))), ("", "d"))))
    assert cells_of(table) == [["A", "B"], ["a", "b\n  id"], ["", "d"]]
    assert table.style is not None
    assert table.style.name == "Table Grid"
    heads = [row._tr.find("w:trPr/w:tblHeader", NAMES) is not None for row in table.rows]
    assert heads == [True, False, False]
    styles = [cell.paragraphs[0].style for row in table.rows for cell in row.cells]
    assert [style.name for style in styles if style] == ["Table Heading"] * 2 + [
        "Table Contents"
    ] * 4


def test_a_row_breaks_across_pages_only_if_it_is_long() -> None:
    (table,) = tables_of(Grid(("A",), (("short",), ("long " * 400,))))
    whole = [row._tr.find("w:trPr/w:cantSplit", NAMES) is not None for row in table.rows]
    assert whole == [True, True, False]


def test_a_label_stands_over_its_rows_as_wide_as_the_table() -> None:
    (table,) = tables_of(Grid(("A", "B"), (("a", "b"), ("c", "d")), groups={1: "Later"}))
    assert cells_of(table) == [["A", "B"], ["a", "b"], ["Later", "Later"], ["c", "d"]]


def test_a_cell_has_the_colour_of_what_all_of_it_says() -> None:
    signs = (Span("+ must", "for"), Span("− could", "against"), "0.5", ("a ", Span("+", "for")))
    grid = Grid(("P", *"WXYZ"), (("p", *signs),), 1, shades=((1.0, 0.0, 0.5, None),))
    (table,) = tables_of(grid)
    assert colours_of(table, 1) == [None, "73a8db", "fdebd8", "b7d8b9", None]
    assert cells_of(table)[1][1:] == ["+ must", "− could", "0.5", "a +"]
    (plain,) = tables_of(Grid(("P", "W"), (("p", Span("·", "muted")),)))
    assert colours_of(plain, 1) == [None, "f6f6f6"]


def test_names_go_upwards_where_many_stand_beside_each_other() -> None:
    heads = tuple(f"Institute-{number}-for-Town-Studies" for number in range(12))
    grid = Grid(("P", *heads), (("The council should cap rents.", *["+ should"] * 12),), 1)
    (table,) = tables_of(grid)
    directions = [
        one._tc.find("w:tcPr/w:textDirection", NAMES) is not None for one in table.rows[0].cells
    ]
    assert directions == [False, *[True] * 12]
    height = table.rows[0]._tr.find("w:trPr/w:trHeight", NAMES)
    assert height is not None
    assert int(height.get(f"{{{W}}}val", "")) > len(heads[-1]) * LETTER


def test_lines_behind_a_hyphen_are_items_of_a_list() -> None:
    (table,) = tables_of(Grid(("A",), ((("- a", "\n- one", "\n− two", "\n- three"),),)))
    lines = table.rows[1].cells[0].paragraphs
    assert [(line.style.name, line.text) for line in lines if line.style] == [
        ("Table Contents", "- a"),
        ("Table Bullet", "one"),
        ("Table Contents", "− two"),
        ("Table Bullet", "three"),
    ]


def test_a_grid_too_wide_for_any_page_is_several_tables_with_what_rows_are_about() -> None:
    heads = tuple(f"U{number}" for number in range(60))
    row = ("p", *(f"+ should {number}" for number in range(60)))
    grid = Grid(("P", *heads), (row,), 1, footnotes=60)
    tables = tables_of(grid)
    assert len(tables) > 2
    assert notes_of(document_of(grid)) == ["+ should 59"]
    assert [cell for table in tables for cell in cells_of(table)[1][1:]] == list(row[1:-1])
    assert {cells_of(table)[1][0] for table in tables} == {"p"}
