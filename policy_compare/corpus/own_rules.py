"""A project's own rules: read from its file, and what they ask for checked by ``OWN_CHECKS``."""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, get_args

from policy_compare.corpus.corpus_files import CODEBOOK, RULES_FILE, TABLE, read_contents
from policy_compare.corpus.form import values as forms
from policy_compare.corpus.form.known_names import ANY_NAME, UNKNOWN_NAME, choice_among
from policy_compare.corpus.form.paper_form import recommendation_form
from policy_compare.corpus.yaml.characters import decode_utf8
from policy_compare.corpus.yaml.nodes import Node, find_mark, read_yaml
from policy_compare.corpus.yaml.report import Mark, OwnMark, Report
from policy_compare.corpus_names import CODEBOOK_SECTIONS
from policy_compare.model import Corpus
from policy_compare.names import nearest_names
from policy_compare.problems import OwnRules, Problem, ProblemKind, Severity, has_errors

#: What joins the words of an id, which are small letters and digits, in each style.
ID_STYLES = {"kebab-case": "-", "snake_case": "_"}

MISSING_FIELD = ProblemKind(
    code="missing-field",
    severity="warning",
    message="the recommendation has no {field}",
    hint=f"give it one, or require none in {RULES_FILE}",
    meaning="The project's own rules require the field of every recommendation.",
)


def check_required_fields(rules: OwnRules, corpus: Corpus, codebook: bytes) -> Iterator[Problem]:
    """Every recommendation has the fields that the rules require."""
    for recommendation in corpus.recommendations():
        for field in rules.required:
            value: Any = recommendation
            for name in field.split("."):
                value = value and getattr(value, name)
            if not value:
                file = corpus.papers[recommendation.paper].file
                yield MISSING_FIELD.problem_at(file, recommendation.line, field=field)


SHORT_QUOTE = ProblemKind(
    code="short-quote",
    severity="warning",
    message="the quote has fewer than {least} words",
    hint="quote some more of the phrase",
    meaning="The project's own rules ask for longer quotes.",
)


def check_quote_lengths(rules: OwnRules, corpus: Corpus, codebook: bytes) -> Iterator[Problem]:
    """No quote is shorter than the rules allow."""
    for recommendation in corpus.recommendations():
        words = recommendation.evidence.quote.split() if recommendation.evidence else ()
        if 0 < len(words) < rules.least_quote_words:
            file = corpus.papers[recommendation.paper].file
            fewest_words = rules.least_quote_words
            yield SHORT_QUOTE.problem_at(file, recommendation.line, least=fewest_words)


ID_STYLE = ProblemKind(
    code="id-style",
    severity="warning",
    message="the id '{given}' is not in {style}",
    hint="{how}: small letters and digits, with one '{sign}' between two words",
    meaning="The project's own rules ask for one style of ids.",
)


def check_id_styles(rules: OwnRules, corpus: Corpus, codebook: bytes) -> Iterator[Problem]:
    """Every id is in the style that the rules ask for."""
    if sign := ID_STYLES.get(rules.ids):
        for kind, id, file, line in _ids_with_places(corpus, codebook):
            if id != id.lower() or not all(word.isalnum() for word in id.split(sign)):
                how = f"policy-compare rename {kind} does it" if kind else "rename it in the file"
                details = {"given": id, "style": rules.ids, "how": how, "sign": sign}
                yield ID_STYLE.problem_at(file, line, **details)


def _ids_with_places(corpus: Corpus, codebook: bytes) -> Iterator[tuple[str, str, str, int]]:
    """Each id with its file and line, and before it the kind that ``rename`` knows it by."""
    if root := read_yaml(codebook, Report(CODEBOOK)):
        for kind, section in CODEBOOK_SECTIONS.items():
            for id in getattr(corpus.codebook, section):
                yield kind, id, CODEBOOK, find_mark(root, section, id).line + 1
    for paper in corpus.papers.values():
        yield "" if paper.file == TABLE else "paper", paper.id, paper.file, 0
        for recommendation in paper.recommendations:
            yield "", recommendation.id, paper.file, recommendation.line


OWN_CHECKS = (check_required_fields, check_quote_lengths, check_id_styles)

TOML_SYNTAX = ProblemKind(
    code="toml-syntax",
    message="the TOML does not parse: {reason}",
    hint='put texts in quotes, and lists in brackets: ignore = ["no-place"]',
    meaning="The file is not well-formed TOML, so none of its rules is applied.",
)

ALWAYS_ERROR = ProblemKind(
    code="always-error",
    message="'{given}' is always an error, and always told",
    hint="take it out",
    meaning="A paper whose coding cannot be read is left out of every answer. With a rule "
    "against its errors that would happen in silence.",
)


def read_rules(
    folder: Path, codes: Collection[str], always_errors: Collection[str]
) -> tuple[OwnRules, list[Problem]]:
    """The rules in the folder, which may name the codes but none of ``always_errors``.

    Where something is wrong with one, which is told, none is applied.
    """
    report = Report(RULES_FILE)
    data = read_contents(folder, [RULES_FILE], report.problems).get(RULES_FILE, b"")
    root = _read_toml(decode_utf8(data, report) or "", report)
    values = root and _rules_form(codes, always_errors).read(*root, report, "the file")
    rules = values.get("check") if values and not has_errors(report.problems) else None
    return rules or OwnRules(), [problem._replace(file=RULES_FILE) for problem in report.problems]


def _read_toml(text: str, report: Report) -> Node | None:
    reason, mark = "it nests too deeply", None
    try:
        # Of a key with thousands of parts the parser would never have done.
        if all(line.count(".") <= 100 for line in text.splitlines()):
            return _nodes_with_lines(tomllib.loads(text), text)
    except RecursionError:
        pass
    except ValueError as error:
        # A number that is too long for Python has no place.
        reason, _, place = str(error).partition(" (at ")
        if numbers := re.findall(r"\d+", place):
            mark = OwnMark(*(int(number) - 1 for number in numbers))
    report(TOML_SYNTAX, mark, reason=reason[0].lower() + reason[1:])
    return None


def _nodes_with_lines(value: Any, text: str) -> Node:
    """What was parsed, as nodes; their lines are looked for, since the parser does not tell."""
    text = re.sub("#.*", "", text)
    end = 0

    def find_next(word: str) -> Mark:
        nonlocal end
        match = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(text, end)
        end = match.end() if match else end
        return OwnMark(text.count("\n", 0, end))

    def make_node(value: Any, mark: Mark) -> Node:
        if isinstance(value, dict):
            marks = ((key, find_next(key), inner) for key, inner in value.items())
            return {key: (*make_node(inner, mark), mark) for key, mark, inner in marks}, mark
        if isinstance(value, list):
            return [make_node(item, find_next(str(item))) for item in value], mark
        return str(value), mark

    return make_node(value, OwnMark(0))


class _TomlList(forms.ListOf):
    sign = '"'


class _RulesFile(forms.Record):
    def suggest_key(self, key: str) -> str:
        is_rule = any(key in getattr(field.kind, "kinds", ()) for field in self.fields)
        return "write [check] above it" if is_rule else super().suggest_key(key)


def _rules_form(codes: Collection[str], always_errors: Collection[str]) -> forms.Record:
    def find_fault(code: str) -> forms.TextFault | None:
        if code in always_errors:
            return ALWAYS_ERROR, {"given": code}
        near = " or ".join(nearest_names(code, codes))
        fix = f"did you mean {near}?" if near else "policy-compare check --explain all lists them"
        return (
            None if code in codes else (UNKNOWN_NAME, {"kind": "code", "given": code, "fix": fix})
        )

    code = forms.Text(find_fault)
    severity = choice_among("severity", get_args(Severity))
    kinds: dict[str, forms.ValueKind] = {
        "select": _TomlList(code, filled=True),
        "ignore": _TomlList(code),
        "ignore_in": forms.MappingOf(forms.ANY_TEXT, _TomlList(code), lambda *pair: pair),
        "severity": forms.MappingOf(code, severity, lambda *pair: pair),
        "required": _TomlList(choice_among("field", _optional_fields())),
        "ids": choice_among("style of ids", ID_STYLES),
        "least_quote_words": forms.Number(),
    }
    fields = tuple(forms.Field(key, kind, "") for key, kind in kinds.items())
    return _RulesFile(
        "the file", (forms.Field("check", forms.Record("[check]", fields, _build_rules), ""),)
    )


def _build_rules(values: dict[str, Any], mark: Mark) -> OwnRules:
    for key in {"ignore_in", "severity"} & values.keys():
        values[key] = dict(values[key])
    return OwnRules(**values)


def _optional_fields() -> Iterator[str]:
    """What a recommendation may have, as rules call it: ``evidence``, ``evidence.page``."""
    for field in recommendation_form(ANY_NAME).fields:
        if not field.required:
            parts = field.kind.fields if isinstance(field.kind, forms.Record) else ()
            yield from (field.key, *(f"{field.key}.{part.key}" for part in parts))
