"""Problems as commands of GitHub's runners: one a line, whatever stands in them."""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.problems import Problem, ProblemKind
from policy_compare.render.github import render
from policy_compare.views.check import view

KIND = ProblemKind("no-place", "", "", "")
_COMMAND = re.compile(r"::(error|warning) ((?:[a-z]+=[^,:\n]*,?)+)::(.*)\n")


def command(problem: Problem) -> str:
    return render(view("homes", [problem], ""))


def test_a_problem_is_shown_beside_its_line() -> None:
    problem = Problem("error", KIND, "homes/ali.yaml", 3, 7, "the quote: none, 100 %", "add one")
    assert command(problem) == (
        "::error file=homes/ali.yaml,line=3,col=7,title=no-place::"
        "the quote: none, 100 %25%0Ahint: add one\n"
    )


def test_what_has_no_line_is_shown_with_its_file() -> None:
    problem = Problem("warning", KIND, "a,b: 5 %.yaml", 0, 0, "it is empty")
    assert command(problem) == ("::warning file=a%2Cb%3A 5 %25.yaml,title=no-place::it is empty\n")


def test_what_is_alike_is_told_once_and_errors_first() -> None:
    alike = [Problem("warning", KIND, "a.yaml", line, 0, "no quote") for line in (1, 2)]
    error = Problem("error", KIND, "b.yaml", 1, 0, "no id")
    assert render(view("", [*alike, error], "")) == (
        "::error file=b.yaml,line=1,title=no-place::no id\n"
        "::warning file=a.yaml,line=1,title=no-place::no quote (2 times); lines 1 and 2\n"
    )


def test_without_problems_nothing_is_shown() -> None:
    assert render(view("homes", [], "2 papers")) == ""


@given(st.text(min_size=1), st.text())
def test_no_text_begins_another_command(name: str, message: str) -> None:
    problem = Problem("error", KIND, f"x/{name.replace(chr(0), '')}y", 1, 0, f"{message}\n::x::y")
    lines = command(problem)
    match = _COMMAND.fullmatch(lines)
    assert match, lines
    assert len(lines.splitlines()) == 1
    assert unquote(match[3]).endswith("\n::x::y")
