"""Spark as the engine, for who outgrows a machine: the same queries, translated by sqlglot.

It is a session on this machine, or one that stands elsewhere and sees the same files. Whatever is
in a table of a corpus that all of one proposition meet in, lies together: grouping by proposition
and unit, and then by proposition, moves each row once.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from policy_compare.engine.opening import ENGINE_VARIABLE
from policy_compare.engine.protocol import ROW_NUMBER, Cell
from policy_compare.errors import CallError, EngineError
from policy_compare.files.memory import free_memory

#: What every session is told: one time zone, and what does not fit a number is an error.
_SESSION = {"spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "true"}

#: What a session on this machine is told besides: no pages, no logs, no room for hundreds of
#: machines. Answers of any size may be collected, since the program asks for them part by part.
_LOCAL = {
    "spark.driver.maxResultSize": "0",
    "spark.log.level": "ERROR",
    "spark.sql.shuffle.partitions": "8",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


class SparkEngine:
    """Tables as temporary views of a session; see :class:`Engine`."""

    name = "Spark"

    def __init__(self, memory: int | None = None) -> None:
        import pyarrow
        import sqlglot
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        # What it logs of an error is in the error.
        for name in ("SQLQueryContextLogger", "DataFrameQueryContextLogger"):
            getLogger(name).disabled = True
        self._arrow, self._sqlglot = pyarrow, sqlglot
        self._errors = (PySparkException, Py4JError)
        self._session = _open_session(os.environ.get(ENGINE_VARIABLE, ""), memory, self._errors)
        for option, value in _SESSION.items():
            self._session.conf.set(option, value)

    def add_files(self, table: str, files: Sequence[Path]) -> None:
        from pyspark.sql.functions import col

        with self._errors_explained():
            # A name with a star in it is that of a file and no pattern.
            reader = self._session.read.options(mergeSchema=True, __globPaths__=False)
            rows = reader.parquet(*(f"file:{file.resolve()}" for file in files))
            numbered = rows.select("*", col("_metadata.row_index").alias(ROW_NUMBER))
            numbered.createOrReplaceTempView(table)

    def add_table(self, table: str, columns: Mapping[str, Sequence[Cell]]) -> None:
        from pyspark.sql.functions import broadcast

        arrow = self._arrow
        arrays = {
            name: arrow.array(
                values,
                arrow.string() if any(isinstance(one, str) for one in values) else arrow.int64(),
            )
            for name, values in columns.items()
        }
        with self._errors_explained():
            rows = self._session.createDataFrame(arrow.table(arrays))
            broadcast(rows).createOrReplaceTempView(table)

    def define(self, view: str, query: str) -> None:
        with self._errors_explained():
            self._translated(query).createOrReplaceTempView(view)

    def columns(self, table: str) -> Mapping[str, str]:
        with self._errors_explained():
            types = self._session.table(table).dtypes
        build = self._sqlglot.exp.DataType.build
        names = {"TEXT": "VARCHAR", "INT": "INTEGER", "TEXT[]": "VARCHAR[]"}
        kinds = {name: build(kind, dialect="spark").sql("duckdb") for name, kind in types}
        return {name: names.get(kind, kind) for name, kind in kinds.items()}

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        with self._errors_explained():
            yield from map(tuple, self._translated(query).toLocalIterator(True))

    def arrays(self, query: str) -> Mapping[str, Any]:
        with self._errors_explained():
            answer = self._translated(query).toArrow()
        return {name: answer[name].to_numpy() for name in answer.column_names}

    def spilled_bytes(self) -> int:
        """Nothing: Spark keeps much on the disk, however much memory it has."""
        return 0

    def close(self) -> None:
        """Leave the session to the process: another engine may be open in it."""

    def _translated(self, query: str) -> Any:
        level = self._sqlglot.ErrorLevel.RAISE
        (text,) = self._sqlglot.transpile(query, "duckdb", "spark", unsupported_level=level)
        return self._session.sql(text)

    @contextmanager
    def _errors_explained(self) -> Iterator[None]:
        """Turn what Spark says into an error of ours.

        Raises:
            EngineError: it said that something is wrong.
        """
        try:
            yield
        except self._errors as error:
            # What Java says comes after the call of Python's that it was an answer to.
            raise EngineError(self.name, str(error).partition("\n: ")[2] or str(error)) from error


def _open_session(address: str, memory: int | None, errors: tuple[type[Exception], ...]) -> Any:
    """A session at the address, or on this machine where it is but the engine's name.

    Raises:
        CallError: there is none to be had.
    """
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    if running := SparkSession.getActiveSession():
        return running.newSession()
    heap = memory or (free_memory() or 2**32) // 2
    with TemporaryDirectory(prefix="policy-compare-", ignore_cleanup_errors=True) as folder:
        settings = {
            **_LOCAL,
            "spark.driver.memory": f"{heap >> 10}k",
            # Tables that are to stay would lie there; there are none.
            "spark.sql.warehouse.dir": folder,
        }
        configuration = SparkConf().setAll([*settings.items()])
        configuration.setMaster("local[*]" if address == "spark" else address)
        log = Path(folder, "log")
        try:
            if address.startswith("sc://"):
                return SparkSession.builder.remote(address).create()
            with log.open("wb") as stream:
                # What Java says goes where it can be read if it stops.
                gateway = launch_gateway(configuration, {"stderr": stream})
            session = SparkSession(SparkContext(conf=configuration, gateway=gateway))
            session.sql("SELECT 1").collect()
            return session
        except (*errors, ImportError) as error:
            said = str(error).partition("\n: ")[2] or str(error)
            if "JAVA_GATEWAY_EXITED" in said:
                said = log.read_text("utf-8", "replace")
            raise CallError(
                f"Spark did not start: {said.partition(chr(10))[0]}",
                "on this machine it needs Java 17 or later, such as Debian's default-jre-headless; "
                f"{ENGINE_VARIABLE} names another one by its address",
            ) from error
