import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import duckdb
import pytest

from policy_compare.corpus.columns.column_import import import_columns
from policy_compare.corpus.columns.streamed_table import TableStream
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.tables.imports import ImportedTable
from policy_compare.corpus.yaml.report import Report
from policy_compare.engine.duckdb_engine import DuckDBEngine
from tests.support.column_imports import parquet_rows

OPTIONS = ImportOptions(kind="positions")


class Import:
    """Imports a text as columns; ``files`` are those that are made."""

    def __init__(self, engine: DuckDBEngine, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        self.numbers = count()

    def make_file(self) -> Path:
        return self.folder / str(next(self.numbers))

    def __call__(self, text: str) -> ImportedTable:
        file = self.folder / "votes.csv"
        file.write_text(text)
        report = Report(str(file))
        stream = TableStream(file, self.engine, self.make_file, OPTIONS, report)
        table = stream.open_table("", "")
        assert table
        imported, self.files = import_columns(
            table, self.engine, self.make_file, OPTIONS, report, ("Votes", "Of two.")
        )
        return imported

    def rows(self, name: str) -> list[dict[str, object]]:
        return parquet_rows(self.files[f"{name}.parquet"])


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Import]:
    engine = DuckDBEngine(200_000_000)
    yield Import(engine, tmp_path)
    engine.close()


def test_rows_are_in_order_of_propositions_and_papers(imported: Import) -> None:
    rows = "".join(f"A{n % 7},p{n % 11},yes\n" for n in range(3000))
    table = imported(f"author,proposition,stance\n{rows}")
    assert (table.rows, table.wrong_rows, table.repeated_stances) == (3000, 0, 3000 - 77)
    written = imported.rows("positions")
    places = [(row["proposition"], row["paper"], row["row"]) for row in written]
    assert places == sorted(places)
    assert {row["row"] for row in written} == set(range(2, 3002))
    assert list(written[0]) == ["proposition", "stance", "paper", "file", "row"]


@pytest.mark.parametrize("again", [False, True])
def test_it_is_kept_whether_papers_make_one_statement_each(imported: Import, again: bool) -> None:
    imported("author,proposition,stance\nA,p,yes\nB,p,no\n" + ("A,p,no\n" if again else ""))
    query = "SELECT value FROM parquet_kv_metadata(?)"
    file = str(imported.files["positions.parquet"])
    ((value,),) = duckdb.connect().execute(query, [file]).fetchall()
    assert json.loads(value) == {"version": 1, "one_statement_each": not again, "sorted": True}
    assert len(imported.rows("positions")) == 2 + again


def test_a_positions_own_strength_and_actors_come_first(imported: Import) -> None:
    header = "author,proposition,stance,strength,position_strength,position_by,actors"
    imported(f"{header}\nA,p,yes,must,could,X; Y,Z\nB,p,yes,must,,,Z\n")
    columns = ("strength", "by", "actors")
    assert [tuple(row[name] for name in columns) for row in imported.rows("positions")] == [
        ("could", "X; Y", "Z"),
        ("must", None, "Z"),
    ]


def test_names_that_only_rows_without_a_stance_have_are_none(imported: Import) -> None:
    table = imported(
        "author,proposition,topic,stance\nA,p,t,yes\nB,p,t,\nA,q,u,\nA,q,u,maybe\nA,r,v,well\n"
    )
    assert table.silent_rows == {"": 2}
    assert (table.wrong_rows, table.unknown_words) == (2, ("maybe", "well"))
    assert table.corpus
    assert list(table.corpus.papers) == ["A"]
    assert list(table.corpus.codebook.propositions) == ["p"]
    assert list(table.corpus.codebook.topics) == ["t"]
    assert [row["id"] for row in imported.rows("propositions")] == ["p"]


def test_papers_are_described(imported: Import) -> None:
    imported(
        "paper,authors,paper_title,issued,publisher,paper_type,proposition,stance\n"
        'p1,"Ali, Noor; {Board, The}",Homes,2024-05,Press,report,p,yes\nNotes,,,,,,p,no\n'
    )
    assert imported.rows("papers") == [
        {"id": "Notes", "title": "Notes", "authors": None, "publisher": "", "issued": "",
         "type": ""},
        {"id": "p1", "title": "Homes", "authors": ["Ali, Noor", "{Board, The}"],
         "publisher": "Press", "issued": "2024-05", "type": "report"},
    ]  # fmt: skip


def test_what_is_said_otherwise_of_a_paper_is_told_with_both_lines(imported: Import) -> None:
    table = imported(
        "paper,author,paper_title,proposition,stance\nx,A,One,p,yes\nx,A,Two,q,yes\nx,A,One,q,yes\n"
    )
    (problem,) = (problem for problem in table.problems if problem.code == "other-cell")
    assert (problem.line, "on line 2" in problem.message) == (3, True)
    assert (table.rows, table.wrong_rows) == (3, 1)


def test_nothing_comes_of_rows_that_say_nothing(imported: Import) -> None:
    for text in ("author,proposition,stance\n", "author,proposition,stance\nA,p,\n"):
        table = imported(text)
        assert (table.corpus, table.wrong_rows) == (None, 0)
