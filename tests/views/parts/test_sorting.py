"""Rows in the order of a column."""

from policy_compare.views.parts.sorting import RowOrder, sort_rows


def test_rows_go_by_a_column_and_the_undefined_last() -> None:
    rows = [("b", 1.0), ("A", None), ("C", -2), ("a", 1)]
    columns = ("name", "number")
    assert sort_rows(rows, columns, None) == rows
    names = [row[0] for row in sort_rows(rows, columns, RowOrder("number"))]
    assert names == ["C", "b", "a", "A"]
    names = [row[0] for row in sort_rows(rows, columns, RowOrder("number", descending=True))]
    assert names == ["b", "a", "C", "A"]
    names = [row[0] for row in sort_rows(rows, columns, RowOrder("name"))]
    assert names == ["A", "a", "b", "C"]
