"""From nodes to records: a codebook, or a paper, wherever its nodes come from."""

from typing import Any

from policy_compare.corpus.form.codebook_checks import CODEBOOK_CHECKS, WrittenCodebook
from policy_compare.corpus.form.codebook_form import codebook_form
from policy_compare.corpus.form.known_names import KnownNames
from policy_compare.corpus.form.paper_checks import NODE_CHECKS, PAPER_CHECKS, CodedPaper
from policy_compare.corpus.form.values import Record
from policy_compare.corpus.yaml.nodes import Node
from policy_compare.corpus.yaml.report import Report
from policy_compare.model import (
    Actor,
    Codebook,
    Instrument,
    Paper,
    Proposition,
    Recommendation,
    Tension,
    Topic,
)


def build_codebook(root: Node, names: KnownNames, report: Report) -> Codebook:
    """The codebook as far as it could be read; what could not is reported."""
    values = codebook_form(names).read(*root, report, "the codebook")
    if values is None:
        return Codebook()
    fields: dict[str, Any] = {
        key: values[key] for key in ("title", "about", "date", "quote_words") if key in values
    }
    for key, record in (("topics", Topic), ("actors", Actor), ("instruments", Instrument)):
        entries = values.get(key, ())
        fields[key] = {entry["id"]: record(**{"label": entry["id"], **entry}) for entry in entries}
    fields["propositions"] = {
        entry["id"]: Proposition(**entry) for entry in values.get("propositions", ())
    }
    fields["former_names"] = {
        kind: dict(pairs) for kind, pairs in values.get("former_names", {}).items() if pairs
    }
    tensions = values.get("tensions", ())
    book = Codebook(**fields, tensions=tuple(Tension(**entry) for entry, _ in tensions))
    written = WrittenCodebook(book, report.file, root, tuple(mark for _, mark in tensions))
    for check in CODEBOOK_CHECKS:
        report.problems += check(written)
    return book


def build_paper(
    id: str,
    file: str,
    root: Node,
    form: Record,
    book: Codebook,
    report: Report,
    *,
    has_strengths: bool = True,
) -> Paper | None:
    """The paper with its recommendations, or None once the reason is reported.

    ``has_strengths`` is whether there is a place for a strength: not in every table.
    """
    for check_nodes in NODE_CHECKS:
        report.problems += check_nodes(root, report.file)
    values = form.read(*root, report, "the file")
    if values is None:
        return None
    recommendations = values["recommendations"]
    described = values["paper"]
    fields = {key: described.pop(key) for key in Paper._fields if key in described}
    fields["details"] = {key.replace("_", "-"): text for key, text in described.items()}
    paper = Paper(
        id=id,
        file=file,
        recommendations=tuple(
            Recommendation(paper=id, line=mark.line + 1, **entry) for entry, mark in recommendations
        ),
        dismissed=values.get("dismissed", ()),
        **fields,
    )
    marks = tuple(mark for _, mark in recommendations)
    lines = sorted(problem.line for problem in report.problems if problem.severity == "error")
    coded = CodedPaper(paper, book, report.file, root, marks, tuple(lines), has_strengths)
    for check in PAPER_CHECKS:
        report.problems += check(coded)
    return paper
