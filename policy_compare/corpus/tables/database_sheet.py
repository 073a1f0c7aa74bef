"""Reads a database that this program wrote, and others may have edited, as the table of an export.

Its rows are copied under a schema of our own, which holds them to its rules and whose view makes
statements of them: nothing that a stranger may have put into the file is run.
"""

import sqlite3
from collections import defaultdict
from contextlib import closing
from typing import Any

from policy_compare.corpus.tables.sheet import Row, Sheet, report_characters_of_sheet
from policy_compare.corpus.yaml.nodes import EMPTY_FILE
from policy_compare.corpus.yaml.report import Report
from policy_compare.database_schema import (
    CODED_TABLES,
    ENTRY_TABLES,
    TEXT_OF_ENTRY,
    database_schema,
)
from policy_compare.files.databases import DatabaseFile, open_database


def read_database(data: bytes, report: Report) -> Sheet | None:
    """The statements, with the codebook; a row's number takes the place of its line.

    Raises:
        SourceError: the database is damaged, lacks a table, or has rows that cannot be.
    """
    with open_database(data, report.file) as file, closing(sqlite3.connect(":memory:")) as own:
        own.executescript(database_schema())
        _copy_rows(file, own)
        statements = own.execute("SELECT * FROM statements")
        header = tuple(column[0] for column in statements.description)
        details: dict[str, dict[str, str]] = defaultdict(dict)
        for paper, key, value in own.execute("SELECT paper, key, value FROM paper_details"):
            details[key][paper] = str(value)
        rows = [
            Row(number, [*map(_cell, cells), *(of.get(cells[0], "") for of in details.values())])
            for number, cells in enumerate(statements, 1)
        ]
        sheet = Sheet((*header, *details), rows, _codebook_values(own), _note_on_bare_papers(own))
    if not rows:
        report(EMPTY_FILE)
        return None
    report_characters_of_sheet(sheet, report)
    return sheet


def _copy_rows(file: DatabaseFile, own: sqlite3.Connection) -> None:
    """Copy what is coded.

    Raises:
        SourceError: the file lacks a table or a column.
        sqlite3.Error: a row breaks a rule.
    """
    for table in CODED_TABLES:
        columns = [row[1] for row in own.execute(f"PRAGMA table_info({table})")]
        marks = ", ".join("?" * len(columns))
        own.executemany(f"INSERT INTO {table} VALUES ({marks})", file.rows(table, columns))  # noqa: S608
    for table, number, other, _ in own.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(
            f"row {number} of its table {table} names what is not in {other}"
        )


def _note_on_bare_papers(own: sqlite3.Connection) -> tuple[str, ...]:
    """That papers of which there is no row are left out, if there are any."""
    bare = own.execute("SELECT id FROM papers WHERE id NOT IN (SELECT paper FROM statements)")
    ids = [id for (id,) in bare]
    return (f"left out, since they recommend nothing: {', '.join(ids)}",) if ids else ()


def _cell(value: str | float | bytes | None) -> str:
    if isinstance(value, bytes):
        raise sqlite3.DataError("a field holds bytes, and no text")
    return "" if value is None else str(value)


def _codebook_values(own: sqlite3.Connection) -> dict[str, Any]:
    """The codebook under the keys of its file."""
    values: dict[str, Any] = {}
    for kind, lists in ENTRY_TABLES.items():
        text = TEXT_OF_ENTRY.get(kind, "label")
        entries: dict[str, dict[str, Any]] = {
            id: _said({text: words, "about": about})
            for id, words, about in own.execute(f"SELECT * FROM {kind}")  # noqa: S608
        }
        for key, table in lists.items():
            for id, item in own.execute(f"SELECT * FROM {table} ORDER BY rowid"):  # noqa: S608
                entries[id].setdefault(key, []).append(item)
        values[kind] = entries
    values["tensions"] = [
        {"between": [first, second], "why": why}
        for _, first, second, why in own.execute("SELECT * FROM tensions")
    ]
    about = own.execute("SELECT title, about, date, CAST(quote_words AS TEXT) FROM codebook")
    for row in about.fetchmany(1):
        values |= _said(dict(zip(("title", "about", "date", "quote_words"), row, strict=True)))
    return values


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
