"""Tables as CSV."""

import csv as reader
import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.tables.csv_sheet import read_csv
from policy_compare.corpus.yaml.report import Report
from policy_compare.formulas import DELIMITERS, guard_formulas, unguard_formulas
from policy_compare.render.csv import csv_text, render
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import RowStream, Table, Value, View
from tests.support.strategies import tables

SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

#: Texts that are formulas in one spreadsheet or another.
formulas = st.text("=+-@\uff1d;, \t\n\"'a", max_size=10)
#: Values that no spreadsheet computes.
plain_values = st.one_of(
    st.none(), st.integers(), st.floats(), st.just(""), st.text('ab", ;\n\t').map("a".__add__)
)


def parsed(text: str) -> list[list[str]]:
    return list(reader.reader(io.StringIO(text, newline=""), strict=True))


def one(value: Value) -> str:
    ((_,), (cell,)) = parsed(csv_text(Table("made", ("only",), [(value,)])))
    return cell


def test_lines_end_as_rfc_4180_says() -> None:
    table = Table("made", ("a", "b"), [("x", None), ('say "x, y"', "two\nlines")], ("a note",))
    assert csv_text(table) == 'a,b\r\nx,\r\n"say ""x, y""","two\nlines"\r\n'


def test_cells_are_separated_as_is_said_behind_the_mark_of_utf8() -> None:
    table = Table("made", ("a", "b"), [("x; y", "z")])
    view = View(lambda: table, tuple)
    assert "".join(render(view, delimiter=";", bom=True)) == '\ufeffa;b\r\n"x; y";z\r\n'
    assert "".join(render(view, delimiter="\t")) == "a\tb\r\nx; y\tz\r\n"


def test_a_table_without_rows_is_its_header() -> None:
    assert csv_text(Table("made", ("a", "b"), [])) == "a,b\r\n"


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


@pytest.mark.parametrize("sign", SIGNS)
def test_a_formula_is_only_text(sign: str) -> None:
    assert one(f"{sign}1+1") == f"'{sign}1+1"
    assert one((f"{sign}1+1", f"{sign}b")) == f"'{sign}1+1; '{sign}b"
    assert one(f"1{sign}1") == f"1{sign}1"


def test_a_formula_as_a_columns_name_is_only_text() -> None:
    (header,) = parsed(csv_text(Table("made", ("id", "=1+1", "a\x1bb"), [])))
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
        else safe_text(value if isinstance(value, str) else "; ".join(value))
    )


@given(tables())
def test_what_is_written_is_read_again(table: Table) -> None:
    header, *rows = parsed(csv_text(table))
    assert tuple(header) == table.columns
    for row, values in zip(rows, table.rows, strict=True):
        for cell, value in zip(row, values, strict=True):
            assert unguard_formulas(cell) == _expected(value) or isinstance(value, int | float)


@given(
    st.integers(1, 3).flatmap(lambda n: st.lists(st.tuples(*[plain_values] * n), min_size=1)),
    st.sampled_from(DELIMITERS),
)
def test_cells_are_quoted_as_the_standard_library_does(
    rows: list[tuple[Value, ...]], delimiter: str
) -> None:
    """What needs a guard has its own tests: these texts need none."""
    expected = io.StringIO(newline="")
    writer = reader.writer(expected, delimiter=delimiter)
    columns = tuple("abc"[: len(rows[0])])
    writer.writerows([columns, *rows])
    assert csv_text(Table("made", columns, rows), delimiter) == expected.getvalue()


@given(st.text("aZ0 _.-=+;,\t\"\n'\u200b\u00e9"), st.sampled_from(DELIMITERS))
def test_what_needs_no_look_is_written_as_what_has_been_looked_at(
    text: str, delimiter: str
) -> None:
    written = csv_text(Table("made", ("only",), [(text,)]), delimiter)
    ((_,), (cell,)) = list(reader.reader(io.StringIO(written, newline=""), delimiter=delimiter))
    assert cell == guard_formulas(safe_text(text), delimiter)


def test_rows_are_written_while_they_are_made() -> None:
    made: list[int] = []

    def make_rows() -> Iterator[tuple[Value, ...]]:
        for number in range(2000):
            made.append(number)
            yield number, ("a", "b")

    table = Table("made", ("n", "list"), RowStream(make_rows()))
    pieces = render(View(lambda: table, tuple))
    assert next(pieces).startswith("n,list\r\n0,a; b\r\n")
    assert len(made) < 1000
    assert "".join(pieces).endswith("\r\n1999,a; b\r\n")


@given(
    st.lists(st.tuples(formulas, formulas), min_size=1, max_size=3),
    st.text("=+-@'a", min_size=1, max_size=4),
    st.sampled_from(DELIMITERS),
    st.booleans(),
)
def test_our_own_reader_has_every_text_again(
    rows: list[tuple[str, str]], name: str, delimiter: str, bom: bool
) -> None:
    table = Table("made", ("n", name), [(f"{one}.", two) for one, two in rows])
    written = "".join(render(View(lambda: table, tuple), delimiter=delimiter, bom=bom))
    sheet = read_csv(written.encode(), Report("t.csv"))
    assert sheet is not None
    assert sheet.header == ("n", name)
    assert [tuple(row.cells) for row in sheet.rows] == [(f"{one}.", two) for one, two in rows]


@given(
    st.lists(st.tuples(formulas, st.lists(formulas).map(tuple)), max_size=3),
    formulas,
    st.sampled_from(DELIMITERS),
)
def test_no_spreadsheet_finds_a_formula_whatever_separates_its_cells(
    rows: list[tuple[str, tuple[str, ...]]], name: str, written_with: str
) -> None:
    written = csv_text(Table("made", ("a", name), rows), written_with)
    for delimiter in DELIMITERS:
        for cells in reader.reader(io.StringIO(written, newline=""), delimiter=delimiter):
            assert not any(cell.lstrip().startswith(SIGNS) for cell in cells)
