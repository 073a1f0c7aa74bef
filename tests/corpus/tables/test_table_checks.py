"""What a table says beside a paper's file: columns that are none, and another codebook's words."""

import pytest

from policy_compare.corpus.tables.table_checks import (
    HEADER_CHECKS,
    PROPOSITION_CHECKS,
    REQUIRED,
    ShownProposition,
)
from policy_compare.corpus.yaml.report import OwnMark
from policy_compare.model import Proposition
from policy_compare.problems import Problem

CAP = Proposition("cap", "Rents should be capped.", ("rents", "law"))


def in_header(*header: str) -> list[Problem]:
    return [problem for check in HEADER_CHECKS for problem in check(header, "papers.csv")]


def test_a_header_of_the_form_is_right() -> None:
    assert in_header(*REQUIRED, "paper_DOI", "") == []


@pytest.mark.parametrize(
    ("column", "hint"), [("recomendation", "did you mean recommendation or"), ("zzz", "delete it")]
)
def test_an_unknown_column_is_told_in_the_header(column: str, hint: str) -> None:
    (problem,) = in_header(*REQUIRED, column)
    assert (problem.code, problem.line, problem.column) == ("unknown-column", 1, 0)
    assert problem.hint.startswith(hint)


def test_each_missing_column_is_told() -> None:
    assert [problem.code for problem in in_header("paper")] == ["missing-column"] * 3


@pytest.mark.parametrize(
    ("statement", "topics", "codes"),
    [
        ("", "", []),
        ("Rents  should be\u200b capped.", "law; rents", []),
        ("Rents should rise.", "", ["other-statement"]),
        ("", "rents", ["other-topics"]),
        ("Rents should rise.", ";", ["other-statement", "other-topics"]),
    ],
)
def test_what_a_row_shows_is_what_the_codebook_says(
    statement: str, topics: str, codes: list[str]
) -> None:
    shown = ShownProposition(CAP, statement, topics, "papers.csv", OwnMark(3))
    problems = [problem for check in PROPOSITION_CHECKS for problem in check(shown)]
    assert [problem.code for problem in problems] == codes
    assert {problem.line for problem in problems} <= {4}
