"""A recommendation in an answer has the form of a paper's file, within limits."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from policy_compare.coding.answer_form import LONGEST_TEXT, answer_form, answer_schema, read_entry
from policy_compare.coding.answer_json import find_answer
from policy_compare.corpus.yaml.report import Report
from tests.support.answers import answer, entry
from tests.support.records import BOOK

FORM = answer_form(BOOK)


def read(value: Any) -> tuple[dict[str, Any] | None, list[str]]:
    report = Report("a")
    (given,) = find_answer(answer(value), "a")["recommendations"]
    values = read_entry(given, FORM, report)
    return values, [problem.code for problem in report.problems]


def test_what_is_given_is_read() -> None:
    values, codes = read(entry(note="So.", instrument="legal", targets=["builders"]))
    assert values is not None
    assert not codes
    assert (values["id"], values["note"], values["targets"]) == (
        "build-homes",
        "So.",
        ("builders",),
    )
    assert values["coded"]


def test_what_is_not_given_is_as_if_it_were_not_there() -> None:
    full = entry(instrument=None, note="", rationale=None, date="", targets=[], topics=[])
    full["positions"] = {"build": {"stance": "support", "condition": None, "strength": ""}}
    values, codes = read(full)
    assert not codes
    assert values is not None
    assert "note" not in values
    assert not read(entry(positions=None))[0]["coded"]  # type: ignore[index]


def test_who_coded_or_proposed_it_is_not_the_model_s_to_say() -> None:
    values, codes = read(entry(coder="Ali", proposed_by="a person"))
    assert not codes
    assert values is not None
    assert not {"coder", "proposed_by"} & set(values)


def test_what_nobody_sees_is_left_out() -> None:
    values, codes = read(entry(statement="Build\U000e0041\u200b homes."))
    assert not codes
    assert values is not None
    assert values["statement"] == "Build homes."


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("build", "wrong-form"),
        (True, "wrong-form"),
        (None, "empty-value"),
        ([entry()], "wrong-form"),
        ({}, "missing-key"),
        (entry(confidence=0.9), "unknown-key"),
        (entry(id="a b"), "bad-id"),
        (entry(id="x" * 201), "wrong-form"),
        (entry(id="../../x"), "bad-id"),
        (entry(statement="x" * (LONGEST_TEXT + 1)), "wrong-form"),
        (entry(statement="a\x1b[31m"), "control-character"),
        (entry(statement="a\ud800"), "control-character"),
        (entry(statement={"a": [[[[[[[1]]]]]]]}), "yaml-depth"),
        (entry(strength="shall"), "unknown-name"),
        (entry(positions={"build": "yes"}), "unknown-name"),
        (entry(positions=["build"]), "wrong-form"),
        (entry(actors="government"), "wrong-form"),
        (entry(actors=[None]), "empty-value"),
        (entry(evidence={}), "empty-value"),
        (entry(evidence=None), "missing-key"),
        (entry(date="soon"), "bad-date"),
    ],
)
def test_what_has_another_form_is_refused(value: Any, code: str) -> None:
    values, codes = read(value)
    assert values is None
    assert code in codes


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert read({"id": "a b", "strength": "shall", "x": 1})[1] == [
        "bad-id", "unknown-name", "unknown-key", "missing-key", "missing-key", "missing-key",
    ]  # fmt: skip


def test_the_schema_is_one_and_takes_what_the_form_takes() -> None:
    schema = answer_schema(BOOK)
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema)
    assert check.is_valid({"model": "m", "recommendations": [entry(), entry(note="So.")]})
    assert check.is_valid({"model": "m", "recommendations": []})
    for wrong in (entry(coder="Ali"), entry(evidence={}), entry(evidence={"paragraph": 1}), 7):
        assert not check.is_valid({"model": "m", "recommendations": [wrong]})
    assert not check.is_valid({"recommendations": []})


def test_how_long_a_text_may_be_is_told() -> None:
    report = Report("a")
    read_entry(entry(statement="x" * 5000), FORM, report)
    assert (
        report.problems[0].message == "a text should be of 2000 characters at most, and is of 5000"
    )
    assert report.problems[0].hint == f"shorten it: “{'x' * 40}…”"
