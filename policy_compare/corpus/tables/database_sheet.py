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
from policy_compare.files.databases import DatabaseFile, Field, open_database
from policy_compare.statement_table import without_empty


def read_database(data: bytes, report: Report) -> Sheet | None:
    """The statements, with the codebook; a row's number takes the place of its line.

    Raises:
        SourceError: the database is damaged, lacks a table, or has rows that cannot be.
    """
    with open_database(data, report.file) as file, closing(sqlite3.connect(":memory:")) as copy:
        copy.executescript(database_schema())
        _copy_rows(file, copy)
        statements = copy.execute("SELECT * FROM statements")
        header = tuple(column[0] for column in statements.description)
        details: dict[str, dict[str, str]] = defaultdict(dict)
        for paper, key, value in copy.execute("SELECT paper, key, value FROM paper_details"):
            details[key][paper] = str(value)
        rows = [
            Row(
                number,
                [
                    *("" if field is None else str(field) for field in fields),
                    *(by_paper.get(fields[0], "") for by_paper in details.values()),
                ],
            )
            for number, fields in enumerate(statements, 1)
        ]
        sheet = Sheet((*header, *details), rows, _codebook_values(copy))
    if not rows:
        report(EMPTY_FILE)
        return None
    report_characters_of_sheet(sheet, report)
    return sheet


def _copy_rows(file: DatabaseFile, copy: sqlite3.Connection) -> None:
    """Copy what is coded.

    Raises:
        SourceError: the file lacks a table or a column.
        sqlite3.Error: a row breaks a rule.
    """
    for table in CODED_TABLES:
        columns = [row[1] for row in copy.execute(f"PRAGMA table_info({table})")]
        marks = ", ".join("?" * len(columns))
        rows = map(_check_fields, file.rows(table, columns))
        copy.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
    for table, number, other, _ in copy.execute("PRAGMA foreign_key_check"):
        raise sqlite3.IntegrityError(
            f"row {number} of its table {table} names what is not in {other}"
        )


def _check_fields(row: tuple[Field, ...]) -> tuple[Field, ...]:
    """The row, whose fields are texts or numbers.

    Raises:
        sqlite3.Error: one is neither.
    """
    if any(isinstance(field, bytes) for field in row):
        raise sqlite3.DataError("a field holds bytes, and no text")
    return row


def _codebook_values(copy: sqlite3.Connection) -> dict[str, Any]:
    """The codebook under the keys of its file."""
    values: dict[str, Any] = {}
    for kind, lists in ENTRY_TABLES.items():
        text = TEXT_OF_ENTRY.get(kind, "label")
        entries: dict[str, dict[str, Any]] = {
            id: without_empty({text: words, "about": about})
            for id, words, about in copy.execute(f"SELECT * FROM {kind}")  # noqa: S608
        }
        for key, table in lists.items():
            for id, item in copy.execute(f"SELECT * FROM {table} ORDER BY rowid"):  # noqa: S608
                entries[id].setdefault(key, []).append(item)
        values[kind] = entries
    values["tensions"] = [
        {"between": [first, second], "why": why}
        for _, first, second, why in copy.execute("SELECT * FROM tensions")
    ]
    query = "SELECT title, about, date, CAST(quote_words AS TEXT) FROM codebook LIMIT 1"
    for title, about, date, words in copy.execute(query):
        values |= {"title": title, "about": about, "date": date, "quote_words": words}
    return without_empty(values)
