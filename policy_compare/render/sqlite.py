"""A corpus as a database (SQLite), with an index of the words of statements and quotes."""

import sqlite3
from contextlib import closing
from typing import Final

from policy_compare.database_schema import database_schema
from policy_compare.render.safe_text import safe_text
from policy_compare.views.database import Database
from policy_compare.views.table import View

_SEARCH: Final = """
CREATE VIRTUAL TABLE search USING fts5(
    recommendation UNINDEXED, statement, quote, tokenize = 'porter unicode61');
"""
_FILL_SEARCH: Final = """
INSERT INTO search SELECT id, statement, quote FROM recommendations
LEFT JOIN evidence ON recommendation = id WHERE id {}
"""
#: Keeps the index as the rows are.
_TRIGGER: Final = """
CREATE TRIGGER search_after_{event}_of_{table} AFTER {event} ON {table} BEGIN
    DELETE FROM search WHERE recommendation IN ({refs});
    {fill};
END;
"""


def render(view: View) -> bytes:
    """The content of the database's file."""
    tables: Database = view.forms["database"]()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(database_schema() + _SEARCH)
        for table, rows in tables.items():
            marks = ", ".join("?" * len(rows[0]))
            safe_rows = ([_safe_field(field) for field in row] for row in rows)
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", safe_rows)  # noqa: S608
        connection.execute(_FILL_SEARCH.format("IS NOT NULL"))
        connection.executescript("".join(_search_triggers()))
        connection.commit()
        return connection.serialize()


def _safe_field(field: str | int | None) -> str | int | None:
    return safe_text(field) or None if isinstance(field, str) else field


def _search_triggers() -> list[str]:
    """The commands that make the triggers: of an update, both the old and the new row count."""
    rows_of_events = {"INSERT": ("new",), "UPDATE": ("old", "new"), "DELETE": ("old",)}
    triggers = []
    for table, key in (("recommendations", "id"), ("evidence", "recommendation")):
        for event, rows in rows_of_events.items():
            refs = ", ".join(f"{row}.{key}" for row in rows)
            fill = _FILL_SEARCH.format(f"IN ({refs})")
            triggers.append(_TRIGGER.format(event=event, table=table, refs=refs, fill=fill))
    return triggers
