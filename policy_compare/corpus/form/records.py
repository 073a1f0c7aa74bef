"""From nodes to records: a codebook, or a paper, wherever its nodes come from."""

from typing import Any

from policy_compare.corpus.form import paper_checks as checks
from policy_compare.corpus.form.paper_checks import NO_AUTHORS, NO_RECOMMENDATIONS
from policy_compare.corpus.form.paper_form import Names, codebook_form
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
from policy_compare.problems import has_errors


def codebook(root: Node, names: Names, report: Report) -> Codebook:
    """The codebook as far as it could be read; what could not is reported."""
    values = codebook_form(names).read(*root, report, "the codebook")
    if values is None:
        return Codebook()
    made: dict[str, Any] = {
        key: values[key] for key in ("title", "about", "quote_words") if key in values
    }
    for key, record in (("topics", Topic), ("actors", Actor), ("instruments", Instrument)):
        entries = values.get(key, ())
        made[key] = {entry["id"]: record(**{"label": entry["id"], **entry}) for entry in entries}
    made["propositions"] = {
        entry["id"]: Proposition(**entry) for entry in values.get("propositions", ())
    }
    tensions = values.get("tensions", ())
    made["tensions"] = tuple(Tension(**entry) for entry, _ in tensions)
    book = Codebook(**made)
    marks = tuple(mark for _, mark in tensions)
    for check in checks.CODEBOOK_CHECKS:
        check(book, root, marks, report)
    return book


def paper(
    id: str, file: str, root: Node, form: Record, book: Codebook, report: Report
) -> Paper | None:
    """The paper with its recommendations, or None once the reason is reported."""
    checks.duplicate_ids(root, report)
    values = form.read(*root, report, "the file")
    if values is None:
        return None
    coded = values["recommendations"]
    if not coded and not has_errors(report.problems):
        report(NO_RECOMMENDATIONS, checks.mark_of(root, "recommendations"))
    described = values["paper"]
    direct = {key: described.pop(key) for key in Paper._fields if key in described}
    direct["details"] = {key.replace("_", "-"): text for key, text in described.items()}
    made = Paper(
        id=id,
        file=file,
        recommendations=tuple(
            Recommendation(paper=id, line=mark.line + 1, **entry) for entry, mark in coded
        ),
        dismissed=values.get("dismissed", ()),
        **direct,
    )
    mark = checks.mark_of(root, "paper")
    if checks.mark_of(root, "paper", "authors") is mark:
        report(NO_AUTHORS, mark)
    marks = tuple(mark for _, mark in coded)
    for check in checks.PAPER_CHECKS:
        check(made, marks, book, report)
    return made
