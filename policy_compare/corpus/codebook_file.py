"""Writes a codebook's file, for a corpus that a program makes."""

from collections.abc import Mapping
from typing import Any

from policy_compare.corpus.form.known_names import names_in_nodes
from policy_compare.corpus.form.records import build_codebook
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.notation import block_lines, entry_lines, item_lines, write_scalar
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.model import Codebook
from policy_compare.problems import has_errors
from policy_compare.statement_table import codebook_values

_SCHEMA = "# yaml-language-server: $schema=codebook.schema.json"


def codebook_text(book: Codebook) -> str:
    """The YAML of the codebook, with everything that the record holds.

    Raises:
        CallError: it could not be read again. Names that differ only in what is cleaned away
            when they are written are one name then.
    """
    text = _write_codebook(book)
    report = Report("")
    root = read_yaml(text.encode(), report)
    if root is not None:
        build_codebook(root, names_in_nodes(root), report)
    if has_errors(report.problems):
        problem = next(problem for problem in report.problems if problem.severity == "error")
        raise CallError(
            f"the codebook that would be written could not be read again: {problem.message}",
            "mend the name where it comes from",
        )
    return text


def _write_codebook(book: Codebook) -> str:
    lines = [_SCHEMA]
    for key, value in codebook_values(book).items():
        if isinstance(value, Mapping):
            lines += ["", f"{key}:"]
            for id, entry in value.items():
                lines += _lines_of_entry(id, entry, 2)
        elif isinstance(value, list):
            lines += ["", f"{key}:"]
            for tension in value:
                lines += item_lines(tension, 2)
        else:
            lines += entry_lines(key, value, 0)
    return "".join(f"{line}\n" for line in lines)


def _lines_of_entry(id: str, values: Mapping[str, Any], indent: int) -> list[str]:
    """The lines of one topic, proposition, actor or instrument."""
    if not values:
        return [f"{' ' * indent}{write_scalar(id)}: {{}}"]
    if set(values) <= {"label"}:
        return entry_lines(id, values, indent)
    return [f"{' ' * indent}{write_scalar(id)}:", *block_lines(values, indent + 2)]
