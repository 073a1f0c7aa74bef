"""Problems as results of tests, in XML that parses whatever stands in them."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.problems import Problem, ProblemKind
from policy_compare.render.junit import render
from policy_compare.views.check import view

KIND = ProblemKind("no-place", "", "", "")
ERROR = Problem("error", KIND, "homes/ali.yaml", 3, 7, "no <place> & 'id'", "add one")
WARNING = Problem("warning", KIND, "homes/ali.yaml", 4, 0, "no quote")


def suites(*problems: Problem) -> ET.Element:
    text = render(view("homes", problems, ""))
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    return ET.fromstring(text.encode())  # noqa: S314


def test_errors_fail_and_warnings_are_said() -> None:
    other = WARNING._replace(file="homes/berg.yaml")
    ali, berg = suites(ERROR, WARNING, other)
    assert ali.attrib == {"name": "homes/ali.yaml", "tests": "2", "failures": "1", "errors": "0"}
    assert berg.attrib == {"name": "homes/berg.yaml", "tests": "1", "failures": "0", "errors": "0"}
    error, warning = ali
    # Jenkins's xUnit plugin refuses results with other attributes, or without one of a suite's.
    assert error.attrib == {"classname": "no-place", "name": "line 3: no <place> & 'id'"}
    assert [(part.tag, part.text) for part in (*error, *warning)] == [
        ("failure", "no <place> & 'id'\nhint: add one"),
        ("system-out", "no quote"),
    ]


def test_of_a_whole_file_no_line_is_named() -> None:
    ((case,),) = suites(ERROR._replace(line=0, column=0))
    assert case.get("name") == "no <place> & 'id'"


def test_a_corpus_without_problems_has_a_test_that_passes() -> None:
    (suite,) = suites()
    assert suite.attrib == {"name": "all", "tests": "1", "failures": "0", "errors": "0"}
    (case,) = suite
    assert (case.tag, len(case)) == ("testcase", 0)


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_whatever_is_said_is_xml(message: str, hint: str) -> None:
    (suite,) = suites(ERROR._replace(message=message, hint=hint))
    assert suite.get("failures") == "1"
