"""Problems as SARIF, held against what the standard and GitHub ask for."""

import json
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest

from policy_compare.cli.corpus_check import problem_kinds
from policy_compare.problems import Problem
from policy_compare.render.sarif import render
from policy_compare.views.check import view

TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}


def closed(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """An object that has these properties, and perhaps some, and no other."""
    return {
        "type": "object",
        "required": list(required),
        "properties": required | optional,
        "additionalProperties": False,
    }


def items(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema, **more}


#: Of the standard (OASIS, SARIF 2.1.0, 3.13 to 3.49) what is used, with what it says of it.
REGION = closed(
    {"startLine": {"type": "integer", "minimum": 1}},
    startColumn={"type": "integer", "minimum": 1},
)
PLACE = closed(
    {"artifactLocation": closed({"uri": {"type": "string", "format": "uri-reference"}})},
    region=REGION,
)
RESULT = closed(
    {
        "ruleId": {"type": "string"},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": TEXT,
        "locations": items(closed({"physicalLocation": PLACE}), minItems=1, maxItems=1),
    }
)
RULE = closed({"id": {"type": "string"}, "shortDescription": TEXT, "fullDescription": TEXT})
DRIVER = closed({"name": {"const": "policy-compare"}, "rules": items(RULE, uniqueItems=True)})
RUN = closed(
    {
        "tool": closed({"driver": DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": items(RESULT),
    }
)
SARIF = closed(
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": items(RUN, minItems=1, maxItems=1),
    }
)


def run_of(*problems: Problem) -> Any:
    """The one run of the log, whose form is right."""
    log = json.loads(render(view("homes", problems, "")))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    return run


PROBLEMS = [
    Problem(kind.severity, kind, f"homes/{code}.yaml", line, line and 5, kind.message, "h")
    for line, (code, kind) in enumerate(problem_kinds().items())
]


def test_every_kind_of_problem_is_a_rule_with_its_meaning() -> None:
    run = run_of(*PROBLEMS, *PROBLEMS)
    rules = {rule["id"]: rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert rules == {code: kind.meaning for code, kind in problem_kinds().items()}
    assert [result["ruleId"] for result in run["results"]] == [*problem_kinds()] * 2
    first, second, *_ = run["results"]
    assert first["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": f"homes/{PROBLEMS[0].code}.yaml"}}}
    ]
    assert second["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 5,
    }
    assert second["message"]["text"] == f"{PROBLEMS[1].message}\nhint: h"


def test_without_problems_there_are_no_results() -> None:
    assert run_of()["results"] == []


@pytest.mark.parametrize("name", ["a b.yaml", "ü:1.yaml", "50%.yaml", "\udcff.yaml", "#?.yaml"])
def test_files_are_addresses(name: str) -> None:
    (result,) = run_of(PROBLEMS[0]._replace(file=f"homes/{name}"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not set(uri) & set(" :?#")
    assert unquote_to_bytes(uri) == f"homes/{name}".encode("utf-8", "surrogateescape")


def test_what_acts_on_a_terminal_is_left_out() -> None:
    (result,) = run_of(PROBLEMS[0]._replace(message="a\x1b[31m\u202eb\udc80", hint=""))["results"]
    assert result["message"]["text"] == "a\ufffd[31mb\ufffd"
