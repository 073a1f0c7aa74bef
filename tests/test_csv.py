"""Tables as CSV."""

import csv as reader
import io

import pytest
from hypothesis import given

from policy_compare.render.clean import clean
from policy_compare.render.csv import csv
from policy_compare.views.table import Table, Value
from tests.strategies import tables


def parsed(text: str) -> list[list[str]]:
    return list(reader.reader(io.StringIO(text, newline=""), strict=True))


def one(value: Value) -> str:
    ((_,), (cell,)) = parsed(csv(Table("made", ("only",), [(value,)])))
    return cell


def test_lines_end_as_rfc_4180_says() -> None:
    table = Table("made", ("a", "b"), [("x", None), ('say "x, y"', "two\nlines")], ("a note",))
    assert csv(table) == 'a,b\r\nx,\r\n"say ""x, y""","two\nlines"\r\n'


def test_a_table_without_rows_is_its_header() -> None:
    assert csv(Table("made", ("a", "b"), [])) == "a,b\r\n"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        ((), ""),
        (("a",), "a"),
        (("a", "b", "c"), "a; b; c"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3, "-3"),
        (-0.5, "-0.5"),
        (90.0, "90.0"),
        ("1-2", "1-2"),
    ],
)
def test_cells(value: Value, cell: str) -> None:
    assert one(value) == cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_formula_is_only_text(sign: str) -> None:
    assert one(f"{sign}1+1") == f"'{sign}1+1"
    assert one((f"{sign}1+1", "b")) == f"'{sign}1+1; b"
    assert one(f"1{sign}1") == f"1{sign}1"


def test_a_formula_as_a_columns_name_is_only_text() -> None:
    (header,) = parsed(csv(Table("made", ("id", "=1+1", "a\x1bb"), [])))
    assert header == ["id", "'=1+1", "a\ufffdb"]


def test_nothing_active_is_written() -> None:
    assert one("\x1b[31m\x9b\u202e\r=1") == "\ufffd[31m\ufffd\ufffd=1"


def _expected(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return (
        str(value)
        if isinstance(value, int | float)
        else clean(value if isinstance(value, str) else "; ".join(value))
    )


@given(tables())
def test_what_is_written_is_read_again(table: Table) -> None:
    header, *rows = parsed(csv(table))
    assert tuple(header) == table.columns
    assert len(rows) == len(table.rows)
    for row, values in zip(rows, table.rows, strict=True):
        for cell, value in zip(row, values, strict=True):
            expected = _expected(value)
            assert cell in (expected, f"'{expected}")
            if not isinstance(value, int | float):
                assert not cell.startswith(("=", "+", "-", "@", "\t"))
