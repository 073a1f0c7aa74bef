from collections.abc import Iterator
from itertools import count
from pathlib import Path

import duckdb
import pytest

from policy_compare.corpus.columns import streamed_table
from policy_compare.corpus.columns.streamed_table import StreamedTable, TableStream
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.yaml.report import Report
from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.errors import CallError, EngineError, SourceError
from policy_compare.files import memory

VOTES = "mood,author,proposition,stance\nglad,A,p,yes\n,B,p,no\n"


@pytest.fixture
def stream(tmp_path: Path) -> Iterator[TableStream]:
    numbers = count()
    engine = DuckDBEngine(200_000_000)
    yield TableStream(
        tmp_path / "votes",
        engine,
        lambda: tmp_path / f"made-{next(numbers)}",
        ImportOptions(kind="positions"),
        Report("votes"),
    )
    engine.close()


@pytest.fixture
def all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed_table, "_SMALL", 0)


def rows_of(stream: TableStream) -> list[tuple[str | int, ...]]:
    return sorted(stream.engine.rows("SELECT line, c1, c2, c3 FROM raw"))


def test_a_small_file_may_have_titles_and_remarks(stream: TableStream) -> None:
    stream.file.write_text(f"Votes of two\n{VOTES}A,,,\n")
    table = stream.open_table("", "")
    assert table
    assert len(table.notes) == 2
    assert rows_of(stream) == [(3, "A", "p", "yes"), (4, "B", "p", "no")]


@pytest.mark.usefixtures("all_are_large")
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_plain_csv_does_not_pass_through_python(
    stream: TableStream, end: str, last: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(streamed_table, "read_table_file")
    text = VOTES.replace(",", ";").replace("B", '"B ""b"""').replace("\n", end)
    stream.file.write_text("\ufeff" + (text if last else text.removesuffix(end)), newline="")
    places = {"stance": 3, "proposition": 2, "author": 1}
    assert stream.open_table("", "") == StreamedTable(
        ("mood", "author", "proposition", "stance"), places
    )
    assert rows_of(stream) == [(2, "A", "p", "yes"), (3, 'B "b"', "p", "no")]


@pytest.mark.usefixtures("all_are_large")
@pytest.mark.parametrize(
    ("odd", "lines"),
    [
        (f"Votes of two\n{VOTES}", (3, 4)),
        (VOTES.replace("glad", '"gl\nad"'), (2, 4)),
        (VOTES.replace("glad", "\n\nglad"), (4, 5)),
        (f"sep=,\n{VOTES}", (3, 4)),
    ],
)
def test_lines_are_known_where_rows_are_not_one_each(
    stream: TableStream, odd: str, lines: tuple[int, int]
) -> None:
    stream.file.write_text(odd)
    assert stream.open_table("", "")
    assert [line for line, *_ in rows_of(stream)] == list(lines)


@pytest.mark.usefixtures("all_are_large")
def test_rows_with_errors_of_form_are_left_out(stream: TableStream) -> None:
    stream.file.write_text(f"{VOTES}glad,C\n")
    table = stream.open_table("", "")
    assert table
    assert table.left_out == 1
    assert [problem.code for problem in stream.report.problems] == ["row-length"]


@pytest.mark.usefixtures("all_are_large")
def test_other_encodings_are_read(stream: TableStream) -> None:
    stream.file.write_bytes(VOTES.replace("B", "Ö").encode("cp1252"))
    assert stream.open_table("", "cp1252")
    assert rows_of(stream)[1] == (3, "Ö", "p", "no")


@pytest.mark.usefixtures("all_are_large")
def test_what_is_odd_in_a_file_too_large_for_memory_is_told(
    stream: TableStream, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream.file.write_text(VOTES + "glad,B\n" * 700_000)
    monkeypatch.setattr(memory, "free_memory", lambda: 1_000_000_000)
    with pytest.raises(SourceError, match=r"is too large: .*; DuckDB stopped: .*Line: 4"):
        stream.open_table("", "")


def test_parquet_is_read_as_texts(stream: TableStream) -> None:
    query = (
        "SELECT NULL AS mood, 'A' AS author, 3 AS proposition, ['x', NULL, 'y'] AS stance UNION ALL"
        " SELECT 'glad', NULL, NULL, NULL"
    )
    duckdb.connect().execute(f"COPY ({query}) TO '{stream.file}' (FORMAT parquet)")
    assert stream.open_table("", "")
    assert rows_of(stream) == [(1, "A", "3", "x; y"), (2, "", "", "")]


def test_damaged_parquet_is_told(stream: TableStream) -> None:
    stream.file.write_bytes(b"PAR1" + bytes(100) + b"PAR1")
    with pytest.raises(EngineError):
        stream.open_table("", "")


def test_a_table_of_something_else_is_refused(stream: TableStream) -> None:
    stream.file.write_text("author,stance\nA,yes\n")
    with pytest.raises(CallError, match="no column for proposition"):
        stream.open_table("", "")


def test_what_is_no_file_is_told(stream: TableStream) -> None:
    with pytest.raises(SourceError, match="there is no file"):
        stream.open_table("", "")
    stream.file.mkdir()
    with pytest.raises(SourceError, match="is a folder"):
        stream.open_table("", "")
