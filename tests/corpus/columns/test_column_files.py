from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus.columns.column_files import check_footers, find_column_files
from tests.support.column_files import write_parquet

TYPES = {"unit": "VARCHAR", "proposition": "VARCHAR", "stance": "VARCHAR"}


def codes(folder: Path) -> list[tuple[str, str]]:
    return [
        (problem.code, Path(problem.file).name)
        for problem in check_footers(find_column_files(folder))
    ]


def test_files_of_a_folder_are_found_at_any_depth_but_unfinished_ones(tmp_path: Path) -> None:
    for name in ("b/c/d.parquet", "a.parquet", "_temporary.parquet", ".x.parquet"):
        write_parquet(tmp_path / "positions" / name, TYPES, [])
    write_parquet(tmp_path / "papers.parquet", {"id": "VARCHAR", "title": "VARCHAR"}, [])
    files = find_column_files(tmp_path)
    names = [file.name for file in files.footers["positions"]]
    assert names == ["a.parquet", "d.parquet"]
    assert files.types("positions") == TYPES
    assert codes(tmp_path) == []


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "positions").mkdir()
    assert codes(tmp_path) == [("no-positions", "positions")]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ({"unit": "VARCHAR", "stance": "VARCHAR"}, ["missing-column"]),
        ({"proposition": "VARCHAR", "stance": "VARCHAR"}, ["missing-column"]),
        ({**TYPES, "unit": "INTEGER"}, ["wrong-type"]),
        ({**TYPES, "by": "STRUCT(a VARCHAR, b INTEGER[])"}, ["wrong-type"]),
        ({**TYPES, "row": "DOUBLE"}, ["wrong-type"]),
        ({**TYPES, "actors": "VARCHAR", "date": "DATE", "row": "SMALLINT"}, []),
        ({**TYPES, '"; drop table x; --': "VARCHAR", "x" * 10_000: "BLOB"}, []),
        ({f"c{n}": "INTEGER" for n in range(10_000)}, ["missing-column"] * 3),
    ],
)
def test_columns_are_there_and_of_their_type(
    types: dict[str, str], expected: list[str], tmp_path: Path
) -> None:
    types = {name.replace('"', '""'): kind for name, kind in types.items()}
    write_parquet(tmp_path / "positions.parquet", types, [])
    assert [code for code, _ in codes(tmp_path)] == expected


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"not this"])
def test_what_is_no_parquet_is_damaged(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "positions.parquet").write_bytes(content)
    assert codes(tmp_path) == [("damaged", "positions.parquet")]


def test_a_link_to_nothing_and_a_folder_are_damaged_too(tmp_path: Path) -> None:
    (tmp_path / "positions.parquet").symlink_to(tmp_path / "gone")
    (tmp_path / "papers.parquet").mkdir()
    assert codes(tmp_path) == [("damaged", "positions.parquet"), ("damaged", "papers.parquet")]
    problems = check_footers(find_column_files(tmp_path))
    assert {problem.message for problem in problems} == {
        "cannot be read: it is no file, or a link to none"
    }


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"version": 1}, []),
        ({"version": 2}, ["newer-version"]),
        ({"version": "x" * 9_999}, ["newer-version"]),
        ([1], []),
        ("{", []),
    ],
)
def test_a_form_that_is_not_known_is_not_read(
    metadata: Any, expected: list[str], tmp_path: Path
) -> None:
    write_parquet(tmp_path / "positions.parquet", TYPES, [], metadata)
    assert [code for code, _ in codes(tmp_path)] == expected


def test_two_files_do_not_promise_what_each_does(tmp_path: Path) -> None:
    metadata = {"version": 1, "one_statement_each": True}
    write_parquet(tmp_path / "positions" / "a.parquet", TYPES, [], metadata)
    assert find_column_files(tmp_path).promises_one_statement_each
    write_parquet(tmp_path / "positions" / "b.parquet", TYPES, [], metadata)
    assert not find_column_files(tmp_path).promises_one_statement_each


def test_of_types_that_differ_that_of_lists_is_told_and_that_of_dates_is_not(
    tmp_path: Path,
) -> None:
    write_parquet(tmp_path / "positions" / "a.parquet", {**TYPES, "by": "VARCHAR[]"}, [])
    types = {**TYPES, "by": "VARCHAR", "date": "VARCHAR"}
    write_parquet(tmp_path / "positions" / "b.parquet", types, [])
    write_parquet(tmp_path / "positions" / "c.parquet", {**TYPES, "date": "DATE"}, [])
    types = find_column_files(tmp_path).types("positions")
    assert (types["by"], types["date"]) == ("VARCHAR[]", "VARCHAR")
