"""Problems as SARIF 2.1.0 (OASIS 2020), which GitHub's code scanning and editors read."""

import json
import os
from typing import Any
from urllib.parse import quote

from policy_compare.problems import Problem, ProblemKind
from policy_compare.render.safe_text import safe_text
from policy_compare.views.table import View

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(view: View) -> str:
    """A result for each problem, and a rule for each kind of them."""
    problems = view.forms["problems"]()
    rules = [_rule(kind) for kind in dict.fromkeys(problem.kind for problem in problems)]
    run = {
        "tool": {"driver": {"name": "policy-compare", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": list(map(_result, problems)),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(kind: ProblemKind) -> dict[str, Any]:
    texts = {"shortDescription": kind.code.replace("-", " "), "fullDescription": kind.meaning}
    return {"id": kind.code, **{key: {"text": text} for key, text in texts.items()}}


def _result(problem: Problem) -> dict[str, Any]:
    # A file's name need not be UTF-8.
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(problem.file))}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": problem.column or 1}
    return {
        "ruleId": problem.code,
        "level": problem.severity,
        "message": {"text": safe_text(problem.message_and_hint)},
        "locations": [{"physicalLocation": place}],
    }
