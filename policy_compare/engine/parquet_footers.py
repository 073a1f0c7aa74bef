"""What the footers of Parquet files tell before a row of them is read.

DuckDB reads them in this process, whichever engine counts: others do not show them.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from policy_compare.engine.duckdb_engine import DuckDBEngine, quote_file
from policy_compare.engine.protocol import Engine
from policy_compare.errors import EngineError


class ParquetFooter(NamedTuple):
    """How many rows a file has, its columns with their types as DuckDB calls them, and metadata.

    ``fault`` says why it cannot be read; then it has neither.
    """

    rows: int = 0
    types: Mapping[str, str] = {}
    metadata: Mapping[bytes, bytes] = {}
    fault: str = ""


def read_footers(files: Iterable[Path], opened: Engine | None = None) -> Iterator[ParquetFooter]:
    """The footer of each file, by the engine that is ``opened`` if it shows them."""
    engine = opened if isinstance(opened, DuckDBEngine) else DuckDBEngine()
    try:
        for file in files:
            if file.is_file():
                yield _read_footer(engine, quote_file(file))
            else:
                yield ParquetFooter(fault="it is no file, or a link to none")
    finally:
        if engine is not opened:
            engine.close()


def _read_footer(engine: DuckDBEngine, file: str) -> ParquetFooter:
    try:
        types = {name: kind for name, kind, *_ in engine.rows(
            f"DESCRIBE SELECT * FROM read_parquet({file}, hive_partitioning = false)"
        )}  # fmt: skip
        ((rows,),) = engine.rows(f"SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata({file})")
        metadata = dict(engine.rows(f"SELECT key, value FROM parquet_kv_metadata({file})"))
    except EngineError as error:
        return ParquetFooter(fault=error.message)
    return ParquetFooter(rows, types, metadata)
