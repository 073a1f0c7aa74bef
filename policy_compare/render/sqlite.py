"""A corpus as a database (SQLite)."""

import sqlite3
from contextlib import closing

from policy_compare.database_schema import database_schema
from policy_compare.render.safe_text import safe_text
from policy_compare.views.database import Database
from policy_compare.views.table import View


def render(view: View) -> bytes:
    """The content of the database's file."""
    tables: Database = view.forms["database"]()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(database_schema())
        for table, rows in tables.items():
            marks = ", ".join("?" * len(rows[0]))
            safe_rows = ([_safe_field(field) for field in row] for row in rows)
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", safe_rows)  # noqa: S608
        connection.commit()
        return connection.serialize()


def _safe_field(field: str | int | None) -> str | int | None:
    return safe_text(field) or None if isinstance(field, str) else field
