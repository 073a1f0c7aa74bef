"""Writes a codebook's file, for a corpus that a program makes."""

from policy_compare.corpus.form.known_names import names_in_nodes
from policy_compare.corpus.form.records import build_codebook
from policy_compare.corpus.yaml.nodes import read_yaml
from policy_compare.corpus.yaml.notation import entry_lines, holds_mappings
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.model import Codebook
from policy_compare.problems import Problem
from policy_compare.statement_table import codebook_values

_SCHEMA = "# yaml-language-server: $schema=codebook.schema.json"


def codebook_text(book: Codebook) -> str:
    """The YAML of the codebook, with everything that the record holds.

    Raises:
        CallError: it could not be read again. Names that differ only in what is cleaned away
            when they are written are one name then.
    """
    text = _write_codebook(book)
    if error := first_codebook_error(text):
        raise CallError(
            f"the codebook that would be written could not be read again: {error.message}",
            "mend the name where it comes from",
        )
    return text


def first_codebook_error(text: str) -> Problem | None:
    """What is wrong with the text of a codebook's file, the first of all; None for nothing."""
    report = Report("")
    root = read_yaml(text.encode(), report)
    if root is not None:
        build_codebook(root, names_in_nodes(root), report)
    return next((problem for problem in report.problems if problem.severity == "error"), None)


def _write_codebook(book: Codebook) -> str:
    lines = [_SCHEMA]
    for key, value in codebook_values(book).items():
        if holds_mappings(value):
            lines.append("")
        lines += entry_lines(key, value, 0)
    return "".join(f"{line}\n" for line in lines)
