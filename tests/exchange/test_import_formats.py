"""What a file is, by its content; a table is what remains."""

import io
import json
import sqlite3
import zipfile

import pytest

from policy_compare.errors import CallError
from policy_compare.exchange.import_formats import (
    IMPORT_FORMATS,
    ImportFormat,
    find_import_format,
    is_document,
)
from tests.support.workbooks import xlsx


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


def database(*tables: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    for table in tables:
        connection.execute(f"CREATE TABLE {table} (ID INTEGER)")
    return connection.serialize()


def items(**values: object) -> bytes:
    return json.dumps([values, values]).encode()


BOM = b"\xef\xbb\xbf"

CONTENTS = [
    (archive("sources/a.txt", "project.qde"), "qdpx"),
    (archive("My Project.QDE"), "qdpx"),
    (archive("My Project.QDE")[:60], "qdpx"),
    (BOM + b'<?xml version="1.0"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', "qdpx"),
    (database("STATEMENTS", "STATEMENTTYPES"), "dna"),
    (database("`STATEMENTTYPES`"), "dna"),
    (b"\n% Encoding: UTF-8\n\n@article{ali,\n title={Homes}}", "bibtex"),
    (BOM + b"@Comment(x)\n", "bibtex"),
    (b"Made by Mendeley Desktop 1.19.\r\nChanges are lost\r\n\r\n@article{a,\n", "bibtex"),
    (b"Provider: Town Press\nDatabase: Homes\n\nTY  - JOUR\n", "ris"),
    (b"TY  - RPRT\r\nTI  - Homes\r\nER  - \r\n", "ris"),
    (BOM + b"\r\nTY  - JOUR\r\n", "ris"),
    (items(id="ali", type="report", title="Homes"), "csl"),
    (b'{"items": ' + items(id="ali", type="report", title="Homes") + b"}", "csl"),
]

TABLES = [
    b"",
    b"PK\x03\x04 and nothing more",
    b"author,proposition,stance\nA,@article{b},yes\n",
    b"type,id\nTY  - RPRT,1\n",
    b"type;id\n@article{a;1\n",
    b"a word\n" * 100_000,
    b"%\n" * 100_000,
    b"[]",
    b"[" * 100_000,
    b"[ [1] ]",
    items(author="A", proposition="p", stance="yes"),
    items(id="1", type="report", stance="yes"),
    items(id="1", type="vote"),
    b'[{"id": "ali", "type": "rep',
    archive("sources/project.qde.txt"),
    database("papers", "positions"),
    xlsx([["author", "proposition", "stance"], ["A", "p", "yes"]]),
]


def label_of(value: bytes | str) -> str:
    """A test's name without what the clock puts into archives and workbooks: workers compare it."""
    return value if isinstance(value, str) else repr(value[:8])


@pytest.mark.parametrize(("data", "name"), CONTENTS, ids=label_of)
def test_a_file_is_known_by_its_content(data: bytes, name: str) -> None:
    format = find_import_format(data)
    assert format is not None
    assert format.name == name
    assert [one.name for one in IMPORT_FORMATS if one.is_content(data)] == [name]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_references_are_known_in_what_windows_calls_unicode(encoding: str) -> None:
    for text, name in (("@book{a,}", "bibtex"), ("TY  - RPRT\r\n", "ris"), ("a,b\n", None)):
        format = find_import_format(f"\ufeff{text}".encode(encoding))
        assert (format and format.name) == name


@pytest.mark.parametrize("data", TABLES, ids=label_of)
def test_what_is_nothing_else_is_a_table(data: bytes) -> None:
    assert find_import_format(data) is None


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        archive("[Content_Types].xml", "word/document.xml"),
        b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.textPK\x03\x04",
    ],
    ids=label_of,
)
def test_texts_are_told_from_tables(data: bytes) -> None:
    assert is_document(data)
    assert not any(map(is_document, TABLES))
    assert not any(is_document(data) for data, _ in CONTENTS)


def test_missing_package_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    format = ImportFormat("x", "an x", "papers", lambda data: True, "references.absent", "word")

    def fail(name: str) -> object:
        raise ModuleNotFoundError(name="docx")

    monkeypatch.setattr("policy_compare.exchange.import_formats.import_module", fail)
    with pytest.raises(CallError, match="x is an x, and reading it needs the package python-docx"):
        format.read(b"", "a.x")
