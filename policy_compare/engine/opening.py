"""Opens the engine that is asked for: DuckDB, unless the environment names another."""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final, NamedTuple, cast

from policy_compare.engine.protocol import Engine
from policy_compare.errors import CallError, missing_packages_explained

#: The variable that names another engine.
ENGINE_VARIABLE: Final = "POLICY_COMPARE_ENGINE"


class EngineKind(NamedTuple):
    """An engine by its name: what opens it, and what has to be installed for that.

    ``opener`` is a function or a class in this room by its module and name. It is given how much
    memory the engine may take, in bytes, or None. ``is_meant`` is asked with the value of the
    environment variable.
    """

    name: str
    opener: str
    extra: str
    is_meant: Callable[[str], bool]

    def open(self, memory: int | None) -> Engine:
        """The engine, opened.

        Raises:
            CallError: the packages for it are not installed.
            EngineError: it cannot be opened.
        """
        module, _, name = self.opener.partition(":")
        with missing_packages_explained(self.extra, "a corpus in columns"):
            opener: Any = getattr(import_module(f"policy_compare.engine.{module}"), name)
            return cast("Engine", opener(memory))


ENGINES: Final = (
    EngineKind(
        "duckdb", "duckdb_engine:DuckDBEngine", "large",
        lambda value: value.casefold() in ("", "duckdb"),
    ),
    # A session's address does for its name: local[2], spark://host:7077, sc://host:15002.
    EngineKind(
        "spark", "spark_engine:SparkEngine", "spark",
        lambda value: value.casefold() == "spark" or value.startswith(("local[", "spark:", "sc:")),
    ),
)  # fmt: skip


def open_engine(memory: int | None = None) -> Engine:
    """The engine that the environment names, else DuckDB; it may take ``memory`` bytes.

    Raises:
        CallError: the environment names none that there is, or it is not installed.
        EngineError: it cannot be opened.
    """
    value = os.environ.get(ENGINE_VARIABLE, "").strip()
    for kind in ENGINES:
        if kind.is_meant(value):
            return kind.open(memory)
    names = ", ".join(kind.name for kind in ENGINES)
    raise CallError(f"{ENGINE_VARIABLE} names no engine: {value}", f"there are: {names}")
