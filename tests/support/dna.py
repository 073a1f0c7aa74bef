"""Databases of Discourse Network Analyzer: opened, made by hand, and DNA's own measures of them."""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

#: The tables of version 2, as far as they are read.
OLD_TABLES = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT, Password TEXT);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER,
    Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT, DataType TEXT,
    StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY, StatementTypeId INTEGER,
    DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE STATEMENTLINKS(ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value INTEGER);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value TEXT);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER,
    Value TEXT);
CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Type TEXT,
    Alias TEXT, Notes TEXT);
"""


def data_folder() -> Path:
    """The folder of real data that POLICY_COMPARE_DATA names; without one the test is skipped."""
    folder = os.environ.get("POLICY_COMPARE_DATA")
    if not folder:
        pytest.skip("POLICY_COMPARE_DATA names no folder")
    return Path(folder)


def sample() -> Path:
    """DNA's own sample, among the real data."""
    return data_folder() / "dna" / "sample.dna"


def select(data: bytes, query: str) -> list[tuple[Any, ...]]:
    """What the query gives of a database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return connection.execute(query).fetchall()


def changed(data: bytes, *commands: str) -> bytes:
    """The database after the commands."""
    with closing(sqlite3.connect(":memory:")) as connection:
        if data:
            connection.deserialize(data)
        connection.executescript(";".join(commands))
        connection.commit()
        return connection.serialize()


def congruence(
    statements: Iterable[tuple[str, str, str, int]], a: str, b: str
) -> tuple[float, float]:
    """DNA's congruence and conflict of two actors, one statement a document counted once.

    A statement is a document, an actor, a concept and an agreement of 1, 0 or -1 (see
    ``Exporter.computeOneModeMatrix`` of DNA 3: products of counts, weighted by nearness).
    """
    counts = Counter((actor, concept, k) for _, actor, concept, k in set(statements))
    pairs = [
        (counts[a, concept, k] * other_count, abs(k - other_k) / 2)
        for (actor, concept, other_k), other_count in counts.items()
        if actor == b
        for k in (-1, 0, 1)
    ]
    return sum(n * (1 - far) for n, far in pairs), sum(n * far for n, far in pairs)
