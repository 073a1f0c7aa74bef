"""The Parquet files of a corpus: which there are, and what their footers say."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from policy_compare.corpus.columns.column_form import (
    COLUMNS_BY_TABLE,
    METADATA_KEY,
    POSITIONS,
    REQUIRED,
    SUFFIX,
    VERSION,
    ColumnType,
)
from policy_compare.corpus.tables.table_checks import MISSING_COLUMN
from policy_compare.engine.duckdb_engine import DuckDBEngine, ParquetFooter
from policy_compare.engine.protocol import Engine
from policy_compare.names import join_words
from policy_compare.problems import Problem, ProblemKind

#: The types that a column may have, as the engine calls them.
_TYPES: Mapping[ColumnType, tuple[str, ...]] = {
    "text": ("VARCHAR",),
    "texts": ("VARCHAR[]", "VARCHAR"),
    "whole": ("BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UINTEGER", "USMALLINT", "UTINYINT"),
    "date": ("VARCHAR", "DATE"),
}


class ColumnFiles(NamedTuple):
    """The files of each table that there is, with their footers."""

    folder: Path
    footers: Mapping[str, Mapping[Path, ParquetFooter]]

    def types(self, table: str) -> dict[str, str]:
        """The columns of ours that any file of the table has, with their types."""
        types: dict[str, str] = {}
        # Where files differ an engine reads lists of texts before texts, and these before dates.
        for footer in self.footers.get(table, {}).values():
            types |= {name: max(kind, types.get(name, "")) for name, kind in footer.types.items()}
        return {name: kind for name, kind in types.items() if name in COLUMNS_BY_TABLE[table]}

    @property
    def promises_one_statement_each(self) -> bool:
        """Whether each file says that no paper makes two statements on one proposition in it.

        Two files may each have one: then nothing is known.
        """
        footers = self.footers[POSITIONS].values()
        return len(footers) == 1 and all(
            _own_metadata(footer).get("one_statement_each") is True for footer in footers
        )


def find_column_files(
    folder: Path, engine: Engine | None = None, kept: Path | None = None
) -> ColumnFiles:
    """The files of the tables in the folder, in the order of their names.

    Where positions are ``kept`` elsewhere, these are all. The ``engine`` is one that is open; if it
    shows no footers, DuckDB reads them.
    """
    found: list[tuple[str, Path]] = [(POSITIONS, kept)] if kept else []
    for table in () if kept else COLUMNS_BY_TABLE:
        alone = folder / f"{table}{SUFFIX}"
        if os.path.lexists(alone):
            found.append((table, alone))
        if table == POSITIONS:
            # What other programs have not finished begins so, and what they say of themselves.
            files = sorted((folder / table).rglob(f"*{SUFFIX}"))
            found += [(table, file) for file in files if not file.name.startswith((".", "_"))]
    footers: dict[str, dict[Path, ParquetFooter]] = {}
    opened = nullcontext(engine) if isinstance(engine, DuckDBEngine) else closing(DuckDBEngine())
    with opened as reader:
        for table, file in found:
            footers.setdefault(table, {})[file] = reader.read_footer(file)
    return ColumnFiles(folder, footers)


def _own_metadata(footer: ParquetFooter) -> dict[str, Any]:
    """What we wrote into the file beside its rows; nothing where others wrote it."""
    try:
        metadata = json.loads(footer.metadata.get(METADATA_KEY.encode(), b"{}"))
    except (ValueError, RecursionError):
        return {}
    return metadata if isinstance(metadata, dict) else {}


DAMAGED = ProblemKind(
    code="damaged",
    message="cannot be read: {reason}",
    hint="write it anew, or fetch it again",
    meaning="The file is no whole Parquet file, or the system refuses to open it.",
)

WRONG_TYPE = ProblemKind(
    code="wrong-type",
    message="the column '{given}' holds {type}, where {wanted} should be",
    hint="write it anew with that type",
    meaning="A column of a Parquet file holds values of one type, and each of ours has its own: "
    "text, a list of texts, or whole numbers. policy-compare guide large lists them.",
)

NEWER_VERSION = ProblemKind(
    code="newer-version",
    message="the file is of form {given}, and this version reads form {ours}",
    hint="pip install --upgrade policy-compare",
    meaning="What a newer form means is not known here, so nothing is read of it.",
)

NO_POSITIONS = ProblemKind(
    code="no-positions",
    message="the folder holds no Parquet file",
    hint="put files into it, or delete it",
    meaning="A folder 'positions' beside the codebook holds positions in columns; in this one "
    "there are none.",
)


def check_footers(files: ColumnFiles) -> Iterator[Problem]:
    """Every file can be read, and has the columns that it should have, as they should be."""
    if POSITIONS not in files.footers:
        yield NO_POSITIONS.problem_at(str(files.folder / POSITIONS))
    for table, footers in files.footers.items():
        for file, footer in footers.items():
            if footer.fault:
                yield DAMAGED.problem_at(str(file), reason=footer.fault)
            else:
                yield from _check_columns(table, str(file), footer)


def _check_columns(table: str, file: str, footer: ParquetFooter) -> Iterator[Problem]:
    version = _own_metadata(footer).get("version", VERSION)
    if version != VERSION:
        yield NEWER_VERSION.problem_at(file, given=version, ours=VERSION)
        return
    for name in REQUIRED[table]:
        if name not in footer.types:
            yield MISSING_COLUMN.problem_at(file, given=name)
    if table == POSITIONS and not footer.types.keys() & {"unit", "paper"}:
        yield MISSING_COLUMN.problem_at(file, given="unit")
    for name, wanted in COLUMNS_BY_TABLE[table].items():
        allowed = _TYPES[wanted]
        if (kind := footer.types.get(name, allowed[0])) not in allowed:
            yield WRONG_TYPE.problem_at(
                file, given=name, type=kind[:60], wanted=join_words(allowed[:2], "or")
            )
