"""Rows in the order of a column."""

from policy_compare.views.parts.sorting import Sort, ordered


def test_rows_go_by_a_column_and_the_undefined_last() -> None:
    rows = [("b", 1.0), ("A", None), ("C", -2), ("a", 1)]
    columns = ("name", "number")
    assert ordered(rows, columns, None) == rows
    names = [row[0] for row in ordered(rows, columns, Sort("number"))]
    assert names == ["C", "b", "a", "A"]
    names = [row[0] for row in ordered(rows, columns, Sort("number", descending=True))]
    assert names == ["b", "a", "C", "A"]
    names = [row[0] for row in ordered(rows, columns, Sort("name"))]
    assert names == ["A", "a", "b", "C"]
