"""The form of a recommendation in a model's answer: that of a paper's file, within limits."""

from typing import Any

from policy_compare.coding.answer_json import RECOMMENDATIONS
from policy_compare.corpus.form.known_names import names_in_codebook
from policy_compare.corpus.form.paper_form import recommendation_form
from policy_compare.corpus.form.values import ANY_TEXT, Field, ListOf, Record, Schema
from policy_compare.corpus.tables.new_ids import LONGEST_ID
from policy_compare.corpus.yaml.nodes import (
    WRONG_FORM,
    YAML_DEPTH,
    node_of,
    report_characters_in_node,
)
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.invisible import visible_text
from policy_compare.model import Codebook
from policy_compare.problems import has_errors

#: What is not the model's to say.
_OF_PEOPLE = ("coder", "proposed_by")

#: The most characters of a text in an answer, and how deep values may be nested.
LONGEST_TEXT = 2_000
_DEEPEST = 6

#: Nothing in an answer has a line that anybody would look up.
_NOWHERE = OwnMark(-1)


def answer_form(book: Codebook) -> Record:
    """The form of one recommendation, with the names of the codebook; a quote is needed."""
    form = recommendation_form(names_in_codebook(book))
    fields = tuple(
        field._replace(required=field.required or field.key == "evidence")
        for field in form.fields
        if field.key not in _OF_PEOPLE
    )
    return Record(form.name, fields, lambda values, mark: form.build(values, mark)[0])


def answer_schema(book: Codebook) -> Schema:
    """The JSON Schema of a whole answer (draft 2020-12)."""
    answer = Record(
        "the answer",
        (
            Field("model", ANY_TEXT, "your name and version", required=True),
            Field(
                RECOMMENDATIONS, ListOf(answer_form(book)), "what the paper urges", required=True
            ),
        ),
    )
    schema = _as_models_write(answer.schema())
    evidence = schema["properties"][RECOMMENDATIONS]["items"]["properties"]["evidence"]
    evidence["properties"]["paragraph"]["description"] = "the number that the passage begins with"
    # The rest of the place is taken from the text.
    evidence["properties"] = {key: evidence["properties"][key] for key in ("quote", "paragraph")}
    evidence["required"] = ["quote"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _as_models_write(schema: Any) -> Any:
    """The schema for JSON, which tells a text from a number as YAML does not."""
    if isinstance(schema, dict):
        return {
            key: "string" if key == "type" and "string" in value else _as_models_write(value)
            for key, value in schema.items()
        }
    return list(map(_as_models_write, schema)) if isinstance(schema, list) else schema


def read_entry(entry: Any, form: Record, report: Report) -> dict[str, Any] | None:
    """A recommendation's values by their names in the model, or None once it is reported why not.

    Of what nobody sees only control characters are a fault; a key for which nothing is given is
    as one that is not there.
    """
    if isinstance(entry, dict):
        entry = {key: value for key, value in entry.items() if key not in _OF_PEOPLE}
    node = node_of(_clean_value(entry, report), _NOWHERE)
    report_characters_in_node(node, report)
    values: dict[str, Any] | None = form.read(*node, report, form.name)
    if values and len(values["id"].encode("utf-8", "replace")) > LONGEST_ID:
        _report_length(report, values["id"], LONGEST_ID)
    return None if has_errors(report.problems) else values


def _clean_value(value: Any, report: Report, depth: int = 0) -> Any:
    """A value of JSON as a file would say it; what is too long or too deep is reported."""
    if depth > _DEEPEST:
        report(YAML_DEPTH, _NOWHERE)
        return None
    if isinstance(value, dict):
        return {
            visible_text(key): _clean_value(inner, report, depth + 1)
            for key, inner in value.items()
            if inner not in (None, "")
        }
    if isinstance(value, list):
        return [_clean_value(item, report, depth + 1) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        _report_length(report, value, LONGEST_TEXT)
        return "…"
    return visible_text(value) if isinstance(value, str) else None


def _report_length(report: Report, text: str, limit: int) -> None:
    """Report a text with more than so many characters."""
    report(
        WRONG_FORM, _NOWHERE, what="a text", wanted=f"of {limit} characters at most",
        found=f"of {len(text)}", fix=f"shorten it: “{text[:40]}…”",
    )  # fmt: skip
