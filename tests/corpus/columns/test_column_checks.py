import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus.column_corpus import ColumnCorpus
from policy_compare.corpus.columns.column_checks import (
    NAME_CHECKS,
    check_ids_and_dates,
    check_repeated_statements,
)
from policy_compare.problems import Problem
from tests.corpus.test_column_corpus import TEXT, write_votes
from tests.support.column_files import write_parquet
from tests.support.column_tables import shared_engine

NAMES = (
    "unit", "paper", "proposition", "stance", "strength", "instrument", "actors", "targets", "by",
)  # fmt: skip
GOOD = ("Ali", "ali-2023", "cap", "support", "must", "legal", ["council"], ["builders"], "council")


def problems_of(folder: Path) -> list[Problem]:
    rows = ColumnCorpus(folder, shared_engine()).rows_to_check()
    checks = (*NAME_CHECKS, check_ids_and_dates, check_repeated_statements)
    return [problem for check in checks for problem in check(rows)]


def write_rows(folder: Path, rows: Sequence[Sequence[Any]]) -> Path:
    return write_votes(folder, rows, NAMES, actors="VARCHAR[]", targets="VARCHAR[]")


@pytest.mark.parametrize(
    ("column", "cell", "code", "message"),
    [
        ("stance", "Support", "unknown-name", "the stance 'Support' is not known"),
        ("stance", "", "missing-cell", "the row has nothing under 'stance'"),
        ("strength", "shall", "unknown-name", "the strength 'shall' is not known"),
        ("instrument", "law", "unknown-name", "the instrument 'law' is not known"),
        ("actors", ["council", "local authority"], "unknown-name",
         "the actor 'local authority' is not known"),
        ("targets", ["x' OR 1=1 --"], "unknown-name", "the actor 'x' OR 1=1 --' is not known"),
        ("by", "council;builders", "unknown-name", "the actor 'council;builders' is not known"),
        ("proposition", "caps", "unknown-name", "the proposition 'caps' is not known"),
        ("proposition", None, "unknown-name", "the proposition '' is not known"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_told_once_where_it_first_stands(
    column: str, cell: Any, code: str, message: str, tmp_path: Path
) -> None:
    wrong = tuple(cell if name == column else good for name, good in zip(NAMES, GOOD, strict=True))
    folder = write_rows(tmp_path, [GOOD, GOOD, wrong, GOOD, wrong])
    (problem,) = problems_of(folder)
    assert (problem.code, problem.message, problem.line) == (code, message, 3)
    assert problem.hint.endswith("; so in 2 rows")
    assert problem.file == str(folder / "positions.parquet")


def test_right_rows_have_no_problem_and_a_hint_says_what_was_meant(tmp_path: Path) -> None:
    assert problems_of(write_rows(tmp_path, [GOOD])) == []
    folder = write_rows(tmp_path, [(*GOOD[:5], "Law", *GOOD[6:])])
    assert [problem.hint for problem in problems_of(folder)] == [
        "write legal, which it is another name of"
    ]


def test_the_file_is_told_in_which_a_row_stands(tmp_path: Path) -> None:
    folder = write_votes(tmp_path)
    (folder / "positions.parquet").rename(folder / "moved")
    types = {"unit": TEXT, "proposition": TEXT, "stance": TEXT}
    good = {"unit": "Ali", "proposition": "cap", "stance": "support"}
    for name, stances in (("a", ["support"]), ("b/c", ["support", "yea"])):
        rows = [{**good, "stance": stance} for stance in stances]
        write_parquet(folder / "positions" / f"{name}.parquet", types, rows)
    (problem,) = problems_of(folder)
    assert (Path(problem.file).name, problem.line) == ("c.parquet", 2)


def test_a_row_names_whose_it_is_and_a_paper_that_is_listed(tmp_path: Path) -> None:
    rows = [GOOD, ("Ali", "berg-2024", *GOOD[2:]), ("Ali", None, *GOOD[2:])]
    folder = write_rows(tmp_path, rows)
    assert problems_of(folder) == []
    listed = [{"id": "ali-2023", "title": "Homes"}]
    write_parquet(folder / "papers.parquet", {"id": TEXT, "title": TEXT}, listed)
    assert [(problem.code, problem.line) for problem in problems_of(folder)] == [
        ("missing-cell", 3),
        ("unknown-name", 2),
    ]


def test_names_may_be_long_and_odd(tmp_path: Path) -> None:
    odd = ["x" * 1_000_000, "\u202e\x1b[31m", "'; DROP TABLE positions_rows; --", "a\x00b"]
    folder = write_rows(tmp_path, [(*GOOD[:6], odd[:3], *GOOD[7:])])
    assert len(problems_of(folder)) == 3


SAID = ("unit", "paper", "recommendation", "proposition", "stance", "date")


def codes_of(folder: Path) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems_of(folder)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("A", "p", "r", "cap", "support"), ("A", "p", "r", "cap", "support")],
         [("repeated-row", 2)]),
        ([("A", "p", "r", "cap", "support"), ("A", "p", "r", "build", "support"),
          ("A", "p", "r", "cap", "oppose")], [("repeated-row", 3)]),
        ([("A", "p", "r", "cap", "support"), ("A", "q", "r", "cap", "oppose"),
          ("A", "p", "s", "cap", "oppose"), ("A", "p", None, "cap", "support"),
          ("A", "p", None, "cap", "support")], []),
        ([("A", "p", "r s", "cap", "support"), ("A", "p", "ř-1", "cap", "support")],
         [("bad-id", 1)]),
    ],
)  # fmt: skip
def test_a_recommendation_takes_one_stance(
    rows: list[tuple[Any, ...]], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert codes_of(write_votes(tmp_path, [(*row, "") for row in rows], SAID)) == expected


def test_a_date_is_one(tmp_path: Path) -> None:
    dates = ("2024-05~", "", "2024-13", "May", "2024-13")
    rows = [("A", "p", f"r{n}", "cap", "support", date) for n, date in enumerate(dates)]
    assert codes_of(write_votes(tmp_path, rows, SAID)) == [("bad-date", 3), ("bad-date", 4)]


def test_what_is_listed_is_listed_once_and_right(tmp_path: Path) -> None:
    folder = write_votes(tmp_path, [("a", "cap", "support")], ("paper", "proposition", "stance"))
    papers = [{"id": id, "title": id, "issued": "2024"} for id in ("a", "b c", "a")]
    write_parquet(folder / "papers.parquet", {"id": TEXT, "title": TEXT, "issued": TEXT}, papers)
    propositions = [
        {"id": id, "statement": "Do so.", "topics": topics}
        for id, topics in (("x", "rents; Social"), ("x", ""), (None, ""))
    ]
    types = {"id": TEXT, "statement": TEXT, "topics": TEXT}
    write_parquet(folder / "propositions.parquet", types, propositions)
    assert sorted(codes_of(folder)) == [
        ("bad-id", 2), ("missing-cell", 3), ("repeated-row", 2), ("repeated-row", 3),
        ("unknown-name", 1),
    ]  # fmt: skip


def test_what_is_listed_has_its_words_and_no_id_of_the_codebook(tmp_path: Path) -> None:
    folder = write_votes(tmp_path, [("a", "cap", "support")], ("paper", "proposition", "stance"))
    papers = [{"id": id, "title": title} for id, title in (("a", "A"), ("b", None), (None, "x"))]
    write_parquet(folder / "papers.parquet", {"id": TEXT, "title": TEXT}, papers)
    rows = [{"id": "x", "statement": ""}, {"id": "cap", "statement": "Do so."}]
    write_parquet(folder / "propositions.parquet", {"id": TEXT, "statement": TEXT}, rows)
    problems = problems_of(folder)
    assert sorted((problem.code, problem.line, problem.message) for problem in problems) == [
        ("duplicate-proposition", 2, "the proposition 'cap' stands here and in codebook.yaml"),
        ("missing-cell", 1, "the row has nothing under 'statement'"),
        ("missing-cell", 2, "the row has nothing under 'title'"),
        ("missing-cell", 3, "the row has nothing under 'id'"),
    ]


def test_of_what_is_listed_twice_one_is_to_go(tmp_path: Path) -> None:
    folder = write_votes(tmp_path, [("a", "cap", "support")], ("paper", "proposition", "stance"))
    papers = [{"id": "a", "title": "Homes"}] * 2
    write_parquet(folder / "papers.parquet", {"id": TEXT, "title": TEXT}, papers)
    (problem,) = problems_of(folder)
    assert problem.hint == "delete one, or give one of them another id"


@pytest.mark.parametrize("rows", [
    [("A", "build"), ("B", "build"), ("A", "cap"), ("B", "cap")],
    [("B", "build"), ("A", "build"), ("B", "cap"), ("A", "cap")],
    [("A", "build"), ("A", "cap"), ("B", "build")],
])  # fmt: skip
@pytest.mark.parametrize("again", [False, True])
def test_a_promise_of_one_statement_each_is_looked_at(
    rows: list[tuple[str, str]], again: bool, tmp_path: Path
) -> None:
    folder = write_votes(tmp_path)
    told = [*rows, *rows[:1]] if again else rows
    votes = [{"unit": unit, "proposition": id, "stance": "support"} for unit, id in told]
    types = {"unit": TEXT, "proposition": TEXT, "stance": TEXT}
    metadata = {"version": 1, "one_statement_each": True}
    write_parquet(folder / "positions.parquet", types, votes, metadata)
    assert codes_of(folder) == ([("several-statements", len(told))] if again else [])


def test_rows_alike_are_found_wherever_they_stand(tmp_path: Path) -> None:
    folder = write_votes(tmp_path)
    types = {"unit": TEXT, "proposition": TEXT, "stance": TEXT}
    metadata = {"version": 1, "one_statement_each": True}
    for place in (2_048, 122_880):
        units = [f"u{number:06}" for number in range(130_000)]
        units[place] = units[place - 1]
        write_units(folder / "positions.parquet", units, types, metadata)
        assert codes_of(folder) == [("several-statements", place + 1)], place


def write_units(
    file: Path, units: list[str], types: dict[str, str], metadata: dict[str, Any]
) -> None:
    engine = shared_engine()
    engine.add_table("units_given", {"unit": units, "number": range(len(units))})
    query = (
        "SELECT unit, 'cap' AS proposition, 'support' AS stance FROM units_given ORDER BY number"
    )
    engine.write_parquet(query, file, {"policy_compare": json.dumps(metadata)})  # type: ignore[attr-defined]
