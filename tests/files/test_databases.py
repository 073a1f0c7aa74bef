"""Strangers' databases: read, and nothing in them run."""

import sqlite3
from collections.abc import Sequence

import pytest

from policy_compare.errors import SourceError
from policy_compare.files import databases
from policy_compare.files.databases import is_database, open_database


def database(*commands: str) -> bytes:
    """What a file holds after the commands."""
    connection = sqlite3.connect(":memory:")
    for command in commands:
        connection.execute(command)
    connection.commit()
    return connection.serialize()


def read(data: bytes, table: str, columns: Sequence[str]) -> list[tuple[databases.Field, ...]]:
    with open_database(data, "a.sqlite") as file:
        return list(file.rows(table, columns))


TABLE = (
    "CREATE TABLE papers (id TEXT, pages INT)",
    "INSERT INTO papers VALUES ('a', 3), ('b', NULL)",
)


def test_tables_are_read_as_they_are_stored() -> None:
    data = database(*TABLE)
    assert is_database(data)
    assert read(data, "papers", ("pages", "id")) == [(3, "a"), (None, "b")]


def test_an_index_does_not_sort_them() -> None:
    made = "CREATE TABLE papers (id TEXT PRIMARY KEY, title TEXT)"
    row = "INSERT INTO papers VALUES ('b', hex(zeroblob(999))), ('a', '')"
    assert read(database(made, row), "papers", ("id",)) == [("b",), ("a",)]


def test_a_name_may_be_any() -> None:
    data = database('CREATE TABLE "a""; b" ("x "" y")', 'INSERT INTO "a""; b" VALUES (1)')
    assert read(data, 'a"; b', ('x " y',)) == [(1,)]


def test_a_database_with_a_log_is_read() -> None:
    data = database(*TABLE)
    logged = data[:18] + b"\x02\x02" + data[20:]
    assert read(logged, "papers", ("id",)) == [("a",), ("b",)]


@pytest.mark.parametrize(
    "command",
    [
        "CREATE VIEW made AS SELECT id FROM papers",
        "CREATE VIRTUAL TABLE made USING fts5(id)",
    ],
)
def test_what_is_no_table_is_not_read(command: str) -> None:
    with pytest.raises(SourceError, match="the database has no table made"):
        read(database(*TABLE, command), "made", ("id",))


def test_an_absent_column_is_told() -> None:
    with pytest.raises(SourceError, match="no column title in its table papers") as caught:
        read(database(*TABLE), "papers", ("id", "title"))
    assert caught.value.hint


@pytest.mark.parametrize("made", ["upper(id)", "hex(zeroblob(9))", "id || id"])
def test_what_a_stranger_would_compute_is_not_read(made: str) -> None:
    data = database(f"CREATE TABLE papers (id TEXT, x TEXT AS ({made}))")
    with open_database(data, "a.sqlite") as file:
        assert file.tables == {"papers": ("id",)}
    with pytest.raises(SourceError, match="no column x in its table papers"):
        read(data, "papers", ("x",))


def test_only_reading_is_allowed() -> None:
    with (
        pytest.raises(SourceError, match="not authorized"),
        open_database(database(*TABLE), "a") as file,
    ):
        file._connection.execute("DELETE FROM papers")


def test_more_than_a_file_can_hold_is_refused() -> None:
    # What stands for fields that are not there is stored once.
    given = "CREATE TABLE papers (id TEXT)", *["INSERT INTO papers VALUES ('a')"] * 99
    data = database(*given, f"ALTER TABLE papers ADD COLUMN x TEXT DEFAULT '{'x' * 2000}'")
    with pytest.raises(SourceError, match="more can be read of it than it holds"):
        read(data, "papers", ("x",))


def test_what_is_damaged_is_one_sentence() -> None:
    data = database(*TABLE, *["INSERT INTO papers VALUES (hex(zeroblob(2000)), 1)"] * 9)
    for place in range(100, len(data), 997):
        broken = data[:place] + b"\xff" * 60 + data[place + 60 :]
        try:
            read(broken, "papers", ("id", "pages"))
        except SourceError as error:
            assert str(error).startswith("a.sqlite cannot be read: ")  # noqa: PT017
    beyond_mending = (
        data[:5000], data[:4096], b"no database" * 99, data[:16] + b"\0\0" + data[18:],
    )  # fmt: skip
    for broken in beyond_mending:
        with pytest.raises(SourceError, match=r"^a\.sqlite cannot be read: "):
            read(broken, "papers", ("id", "pages"))


@pytest.mark.parametrize("text", ["papers", "words of it"])
def test_what_is_no_text_is_one_sentence(text: str) -> None:
    data = database(*TABLE, "INSERT INTO papers VALUES ('words of it', 1)")
    broken = data.replace(text.encode(), b"\xff" * len(text))
    with pytest.raises(SourceError, match=r"^a\.sqlite cannot be read: [^\xff\ufffd]+$"):
        read(broken, "papers", ("id",))


def test_what_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "_SECONDS", -1)
    monkeypatch.setattr(databases, "_STEPS", 1)
    with pytest.raises(SourceError, match="it takes too long"):
        read(database(*TABLE), "papers", ("id",))
