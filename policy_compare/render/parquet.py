"""A table as Parquet: each column has the type of what stands in it. DuckDB writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from policy_compare.errors import EngineError
from policy_compare.files.temporary_folder import scratch_folder
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import RowStream, Table, View, joined_text, row_batches

#: By the class of values, and by what NumPy calls the kind of an array.
_TYPES: Mapping[object, str] = {
    bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR", tuple: "VARCHAR[]",
    "b": "BOOLEAN", "i": "BIGINT", "u": "BIGINT", "f": "DOUBLE", "O": "VARCHAR",
}  # fmt: skip
#: The same names come again and again. What is equal may be written otherwise, as 1 and true.
_safe_cell = lru_cache(1 << 16, typed=True)(lambda value: safe_text(joined_text(value)))
_CELLS: Mapping[str, Callable[[Any], object]] = {
    "VARCHAR": _safe_cell,
    "VARCHAR[]": lambda value: list(map(_safe_cell, value)),
}
#: Rows wait on the disk, since the last one may tell another type, and take no more memory.
_SETTINGS = {"memory_limit": "500MB", "threads": 2}
_PIECE = 1 << 20
#: So many rows are written together: each may list hundreds of names.
_ROW_GROUP = 20_480


def render(view: View) -> Iterator[bytes]:
    """The file, piece by piece. Whole numbers among real ones are real; what is mixed is text.

    Raises:
        EngineError: there is no disk left for it.
    """
    with scratch_folder() as folder:
        try:
            with duckdb.connect(folder / "rows", config=_SETTINGS) as rows:
                _write_parquet(view.table(), rows, folder / "file")
        except duckdb.Error as error:
            raise EngineError("DuckDB", str(error)) from error
        with (folder / "file").open("rb") as file:
            yield from iter(lambda: file.read(_PIECE), b"")


def _write_parquet(table: Table, rows: Any, file: Path) -> None:
    names = [f"c{place}" for place in range(len(table.columns))]
    types = [""] * len(names)
    # What is never committed need not be put in order on the disk at the end.
    rows.begin()
    rows.execute(f"CREATE TABLE rows ({' VARCHAR, '.join(names)} VARCHAR)")
    for columns in _column_batches(table):
        for place, column in enumerate(columns):
            before, types[place] = types[place], _type_with(types[place], column)
            if types[place] != before:
                rows.execute(f"ALTER TABLE rows ALTER c{place} TYPE {types[place]}")
        rows.register("batch", dict(zip(names, map(_array_of, columns, types), strict=True)))
        rows.execute("INSERT INTO rows SELECT * FROM batch")
    heads = [(safe_text(column) or " ").replace('"', '""') for column in table.columns]
    fields = ", ".join(f'{name} AS "{head}"' for name, head in zip(names, heads, strict=True))
    rows.table("rows").project(fields).write_parquet(
        str(file), compression="zstd", row_group_size=_ROW_GROUP
    )


def _column_batches(table: Table) -> Iterable[Sequence[Any]]:
    if isinstance(table.rows, RowStream) and table.rows.arrays is not None:
        return table.rows.arrays
    return (tuple(zip(*batch, strict=True)) for batch in row_batches(table.rows))


def _type_with(before: str, column: Any) -> str:
    """The type of a column that had one before, empty where nothing has told yet."""
    is_array = isinstance(column, np.ndarray)
    kinds = {column.dtype.kind} if is_array else set(map(type, column)) - {type(None)}
    types = {_TYPES[kind] for kind in kinds} | {before} - {""}
    if types == {"BIGINT", "DOUBLE"}:
        return "DOUBLE"
    return min(types, default="") if len(types) < 2 else "VARCHAR"


def _array_of(column: Any, type: str) -> Any:
    if isinstance(column, np.ndarray):
        if column.dtype != object:
            return column
        texts = {text: _safe_cell(text) for text in set(column)}
        return np.fromiter(map(texts.__getitem__, column), object, len(column))
    make: Callable[[Any], object] = _CELLS.get(type, lambda value: value)
    cells = (None if value is None else make(value) for value in column)
    return np.fromiter(cells, dtype=object, count=len(column))
