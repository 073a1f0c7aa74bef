"""Tables as Parquet, read back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import RowStream, Table, Value, View
from tests.support.rendering import render_content
from tests.support.strategies import texts

duckdb = pytest.importorskip("duckdb")
np = pytest.importorskip("numpy")

KINDS = {
    "BOOLEAN": st.booleans(),
    "BIGINT": st.integers(-(2**63), 2**63 - 1),
    "DOUBLE": st.floats(allow_nan=False),
    "VARCHAR": texts,
    "VARCHAR[]": st.lists(texts, max_size=3).map(tuple),
}


def written(table: Table, folder: Path) -> tuple[dict[str, str], list[tuple[Value, ...]]]:
    """The types of the columns in the file, by name, and its rows with lists as tuples."""
    file = folder / "a.parquet"
    content = render_content(View(lambda: table, tuple), "parquet")
    assert isinstance(content, bytes)
    file.write_bytes(content)
    with duckdb.connect() as connection:
        relation = connection.read_parquet(str(file))
        types = dict(zip(relation.columns, map(str, relation.types), strict=True))
        rows = [
            tuple(tuple(cell) if isinstance(cell, list) else cell for cell in row)
            for row in relation.fetchall()
        ]
    return types, rows


def seen(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(map(safe_text, value))
    return safe_text(value) if isinstance(value, str) else value


@st.composite
def typed_tables(draw: st.DrawFn) -> tuple[dict[str, str], Table]:
    """The types that columns have, where anything stands in them, and a table."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4))
    rows: Any = draw(st.lists(st.tuples(*(st.none() | KINDS[kind] for kind in kinds)), max_size=4))
    columns = tuple(f"column {place}" for place in range(len(kinds)))
    types = {
        column: kind if any(row[place] is not None for row in rows) else "VARCHAR"
        for place, (column, kind) in enumerate(zip(columns, kinds, strict=True))
    }
    return types, Table("made", columns, rows)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed_tables())
def test_what_is_written_is_read_again(tmp_path: Path, made: tuple[dict[str, str], Table]) -> None:
    types, table = made
    assert written(table, tmp_path) == (types, [tuple(map(seen, row)) for row in table.rows])


def test_a_type_that_a_late_row_tells_is_that_of_all(tmp_path: Path) -> None:
    """Rows are written some at a time, and what stood there before stays."""
    late: tuple[Value, ...] = (1.5, ("a", "b"), True, 7, "x")
    early: tuple[Value, ...] = (1, None, None, None, 2)
    rows = RowStream(iter([early] * 600 + [late]))
    types, read = written(Table("made", tuple("abcde"), rows), tmp_path)
    assert types == {
        "a": "DOUBLE", "b": "VARCHAR[]", "c": "BOOLEAN", "d": "BIGINT", "e": "VARCHAR"
    }  # fmt: skip
    assert read == [(1.0, None, None, None, "2")] * 600 + [late]


def test_arrays_are_written_without_rows(tmp_path: Path) -> None:
    def make_rows() -> Iterator[tuple[Value, ...]]:
        asked.append("for rows")
        yield ()

    asked: list[str] = []
    arrays = [
        (
            ["a", "b"],
            np.array([1, 2], dtype=np.int32),
            np.array([0.5, np.nan]),
            np.array([1, 0]) > 0,
        ),
        (["c"], np.array([3]), np.array([2.0]), np.array([True])),
    ]
    table = Table("made", ("unit", "n", "share", "agree"), RowStream(make_rows(), arrays))
    types, rows = written(table, tmp_path)
    assert list(types.values()) == ["VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN"]
    assert rows == [("a", 1, 0.5, True), ("b", 2, None, False), ("c", 3, 2.0, True)]
    assert not asked


def test_equal_values_of_other_types_are_written_as_each_is(tmp_path: Path) -> None:
    rows: list[tuple[Value, ...]] = [("x",), (1,), (True,), (1.0,), (None,)]
    _, read = written(Table("made", ("mixed",), rows), tmp_path)
    assert read == [("x",), ("1",), ("true",), ("1.0",), (None,)]


@pytest.mark.parametrize("name", ['say "x"', "'; DROP TABLE rows", "a\x1b", "SELECT", "c1"])
def test_a_column_may_be_called_anything(name: str, tmp_path: Path) -> None:
    types, rows = written(Table("made", (name, "b"), [(1, 2)]), tmp_path)
    assert (list(types), rows) == ([safe_text(name), "b"], [(1, 2)])
