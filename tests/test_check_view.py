"""Problems, and what their codes mean."""

import re

import pytest

from policy_compare.errors import CallError
from policy_compare.problems import KINDS, Problem, problem
from policy_compare.views import check
from policy_compare.views.table import Grid, Heading, plain
from tests.records import headings, rows, said

ERROR = problem("duplicate-key", "homes/ali.yaml", 3, 5, key="title")
WARNING = problem("no-authors", "homes/berg.yaml", 1, 1)
WHOLE = problem("no-folder", "homes", name="homes")


def test_columns() -> None:
    assert check.view("homes", (), "").table().columns == (
        "severity",
        "code",
        "file",
        "line",
        "column",
        "message",
        "hint",
    )


def test_rows() -> None:
    bare = WHOLE._replace(hint="")
    found = check.view("homes", (ERROR, bare), "")
    assert [tuple(row.values()) for row in rows(found)] == [
        (
            "error",
            "duplicate-key",
            "homes/ali.yaml",
            3,
            5,
            "the key 'title' stands here a second time",
            "delete one of the two, or join them",
        ),
        ("error", "no-folder", "homes", None, None, "there is no folder homes", None),
    ]


def test_problems_are_counted() -> None:
    found = check.view("homes", (ERROR, WARNING, WHOLE), "")
    assert found.table().notes == ("2 errors, 1 warning",)
    assert "homes: 2 errors, 1 warning" in said(found.page())
    assert "check --explain duplicate-key" in said(found.page())


def test_a_problem_is_shown_as_compilers_do() -> None:
    assert plain(check.listing(ERROR).text) == (
        "homes/ali.yaml:3:5: error[duplicate-key] the key 'title' stands here a second time"
        "\n    hint: delete one of the two, or join them"
    )
    assert plain(check.listing(WHOLE._replace(hint="")).text) == (
        "homes: error[no-folder] there is no folder homes"
    )


def test_a_problem_keeps_to_its_lines() -> None:
    nasty = Problem("error", "bad-id", "a\nb.yaml", 1, 1, "one\ntwo", "three\nfour")
    lines = plain(check.listing(nasty).text).split("\n")
    assert lines == ["a b.yaml:1:1: error[bad-id] one two", "    hint: three four"]


def test_that_there_is_no_problem_is_said() -> None:
    found = check.view("homes", (), "2 papers")
    assert rows(found) == []
    assert "No problem in homes: 2 papers." in said(found.page())


@pytest.mark.parametrize("code", KINDS)
def test_every_code_is_explained(code: str) -> None:
    found = check.explanation(code)
    (row,) = rows(found)
    assert row["code"] == code
    assert headings(found.page()) == [f"{code} ({KINDS[code].severity})"]
    assert KINDS[code].about in said(found.page())
    assert not re.search(r"\{\w+\}", said(found.page()))


def test_all_codes_are_explained_at_once() -> None:
    found = check.explanation("all")
    assert [row["code"] for row in rows(found)] == list(KINDS)
    (heading, grid) = found.page()
    assert heading == Heading("Problems that check finds", 1)
    assert isinstance(grid, Grid)
    assert len(grid.rows) == len(KINDS)


def test_an_unknown_code_stops_with_the_nearest() -> None:
    with pytest.raises(CallError, match="no problem has the code 'bad-dat'") as stop:
        check.explanation("bad-dat")
    assert "bad-date" in stop.value.hint
    with pytest.raises(CallError) as stop:
        check.explanation("zzqqxx")
    assert all(code in stop.value.hint for code in KINDS)
