"""Spark as the engine, for who outgrows a machine: the same queries, translated by sqlglot.

It is a session on this machine, or one that stands elsewhere and sees the same files.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

from policy_compare.engine.opening import ENGINE_VARIABLE
from policy_compare.engine.protocol import FILE_NUMBER, ROW_NUMBER, Cell
from policy_compare.errors import CallError, EngineError
from policy_compare.files.memory import free_memory

#: What a session is told that starts here: no page, no logs, an error where a number overflows.
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.maxResultSize": "0",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}

#: What stands before a file's path.
_SCHEME = "^file:/+"


class SparkEngine:
    """Tables as temporary views of a session; see :class:`Engine`."""

    name = "Spark"
    #: Each answer takes a second beside its rows; so many as arrays take a gigabyte here.
    rows_in_part = 20_000_000

    def __init__(self, memory: int | None = None) -> None:
        import pyarrow as pa
        import sqlglot

        self._arrow, self._sqlglot = pa, sqlglot
        self._session = _open_session(memory or (free_memory() or 2**32) // 2)

    def add_files(self, table: str, files: Sequence[Path]) -> None:
        from pyspark.sql.functions import col, create_map, lit, regexp_replace

        with _errors_explained():
            # A name with a star in it is that of a file and no pattern.
            paths = [re.sub(r"[][*?{}\\]", r"\\\g<0>", str(file.resolve())) for file in files]
            reader = self._session.read.option("mergeSchema", value=True)
            rows = reader.parquet(*(f"file:{path}" for path in paths))
            numbers = {str(file.resolve()): number for number, file in enumerate(files)}
            # The one writes file:///, the other file:/ before the same path.
            known = [
                (re.sub(_SCHEME, "/", uri), numbers[unquote(urlsplit(uri).path)])
                for uri in rows.inputFiles()
            ]
            number = create_map(*(lit(cell) for pair in known for cell in pair))
            path = regexp_replace(col("_metadata.file_path"), _SCHEME, "/")
            place = number[path].cast("bigint").alias(FILE_NUMBER)
            numbered = rows.select("*", col("_metadata.row_index").alias(ROW_NUMBER), place)
            numbered.createOrReplaceTempView(table)

    def add_table(self, table: str, columns: Mapping[str, Sequence[Cell]]) -> None:
        kinds = {
            name: "string" if any(isinstance(value, str) for value in values) else "int64"
            for name, values in columns.items()
        }
        arrays = {name: self._arrow.array(values, kinds[name]) for name, values in columns.items()}
        schema = ", ".join(
            f"`{name}` {kind.replace('int64', 'bigint')}" for name, kind in kinds.items()
        )
        with _errors_explained():
            rows = self._session.createDataFrame(self._arrow.table(arrays), schema)
            rows.hint("broadcast").createOrReplaceTempView(table)

    def define(self, view: str, query: str) -> None:
        with _errors_explained():
            self._translate(query).createOrReplaceTempView(view)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        with _errors_explained():
            yield from map(tuple, self._translate(query).toLocalIterator(prefetchPartitions=True))

    def arrays(self, query: str) -> Mapping[str, Any]:
        with _errors_explained():
            answer = self._translate(query).toArrow()
        return {name: answer[name].to_numpy() for name in answer.column_names}

    def interrupt(self) -> None:
        """Nothing: the answer comes from another process, and a signal ends the wait for it."""

    def spilled_bytes(self) -> int:
        return 0  # Spark keeps much on the disk, however much memory it has.

    def close(self) -> None:
        """Leave the session to the process, for another engine that may be open in it."""

    def _translate(self, query: str) -> Any:
        level = self._sqlglot.ErrorLevel.RAISE
        (text,) = self._sqlglot.transpile(query, "duckdb", "spark", unsupported_level=level)
        return self._session.sql(text)


@contextmanager
def _errors_explained(log: Path | None = None) -> Iterator[None]:
    """Turn what Spark says into an error of ours; ``log`` is what Java says when it starts.

    Raises:
        EngineError: it said that something is wrong.
        CallError: it did not start.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        # What Java says comes after the call of Python's that it was an answer to.
        said = str(error).partition("\n: ")[2] or str(error)
        if not log:
            raise EngineError(SparkEngine.name, said) from error
        if "JAVA_GATEWAY_EXITED" in said:
            said = log.read_text("utf-8", "replace")
        raise CallError(
            f"Spark did not start: {said.partition(os.linesep)[0]}",
            "on this machine it needs Java 17 or later, such as Debian's default-jre-headless; "
            f"{ENGINE_VARIABLE} names another one by its address",
        ) from error


def _open_session(memory: int) -> Any:
    """A session at the address that the environment names, or on this machine."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    # What it logs of an error is in the error.
    getLogger("SQLQueryContextLogger").disabled = True
    address = os.environ.get(ENGINE_VARIABLE, "").strip()
    if not address.startswith("sc://") and (running := SparkSession.getActiveSession()):
        return running.newSession()
    with TemporaryDirectory(prefix="policy-compare-", ignore_cleanup_errors=True) as folder:
        log = Path(folder, "log")
        with _errors_explained(log), log.open("wb") as stream:
            if address.startswith("sc://"):
                return SparkSession.builder.remote(address).create()
            # Tables that are to stay would lie in the folder; there are none.
            places = {"spark.sql.warehouse.dir": folder, "spark.driver.memory": f"{memory >> 10}k"}
            settings = SparkConf().setAll([*(_SETTINGS | places).items()])
            settings.setMaster("local[*]" if address.casefold() == "spark" else address)
            if "://" not in address:
                settings.set("spark.sql.shuffle.partitions", "8")  # the usual 200: for clusters
            gateway = launch_gateway(settings, {"stderr": stream})
            session = SparkSession(SparkContext(conf=settings, gateway=gateway))
            session.sql("SELECT 1").collect()
            return session
