"""Imports of tables as columns, for tests."""

from pathlib import Path
from typing import Any

import duckdb


def parquet_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a file of Parquet, each by its columns."""
    answer = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(file)])
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
