"""The tables on which who writes databases and who reads them agree."""

import sqlite3

from policy_compare.database_schema import (
    CODED_TABLES,
    ENTRY_TABLES,
    TEXT_OF_ENTRY,
    database_schema,
)
from policy_compare.model import Codebook
from policy_compare.statement_table import COLUMNS
from tests.support.records import BOOK

#: What the program computes, or holds for the views.
DERIVED = {"units", "unit_papers", "agreement"}


def empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(database_schema())
    return connection


def test_every_table_is_known() -> None:
    named = empty().execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    # The index of words has tables of its own.
    tables = {name for (name,) in named if not name.startswith("search")}
    assert tables == {*CODED_TABLES, *DERIVED}
    assert len(CODED_TABLES) == len(set(CODED_TABLES))


def test_what_is_referred_to_comes_before() -> None:
    connection = empty()
    for place, table in enumerate(CODED_TABLES):
        for row in connection.execute(f"PRAGMA foreign_key_list({table})"):
            assert row[2] in CODED_TABLES[: place + 1]


def test_the_view_has_the_columns_of_an_export() -> None:
    described = empty().execute("SELECT * FROM statements").description
    assert tuple(column[0] for column in described) == COLUMNS


def test_entries_have_no_field_without_a_place() -> None:
    for kind, lists in ENTRY_TABLES.items():
        entry = next(iter(getattr(BOOK, kind).values()))
        assert set(entry._fields) - {"about"} == {"id", TEXT_OF_ENTRY.get(kind, "label"), *lists}
    rest = {"title", "about", "date", "quote_words", "tensions", "former_names"}
    assert {*ENTRY_TABLES, *rest} == set(Codebook._fields)


def test_every_row_has_a_key_and_every_reference_an_index() -> None:
    connection = empty()
    for table in {*CODED_TABLES, *DERIVED} - {"codebook"}:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        assert any(column[5] for column in columns), table
    queries = ("SELECT * FROM recommendations WHERE paper = 1",
               "SELECT * FROM positions WHERE proposition = 1",
               "SELECT * FROM recommendation_actors WHERE actor = 1")  # fmt: skip
    for query in queries:
        (plan,) = connection.execute(f"EXPLAIN QUERY PLAN {query}")
        assert "USING INDEX" in plan[3] or "USING COVERING INDEX" in plan[3]
