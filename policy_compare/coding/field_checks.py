"""What ``check`` would say of one recommendation, field by field, while it is being coded.

The form and the checks are those of the files. They are given one recommendation that is in
no file yet, and where its problems belong is told by the place of its keys.
"""

from collections.abc import Mapping

from policy_compare.corpus.form.known_names import names_in_codebook
from policy_compare.corpus.form.paper_checks import (
    NO_TOPIC,
    PAPER_CHECKS,
    PROPOSED,
    STRONGER_POSITION,
    UNCODED,
    CodedPaper,
)
from policy_compare.corpus.form.paper_form import recommendation_form
from policy_compare.corpus.paper_file import recommendation_values
from policy_compare.corpus.yaml.nodes import Entry, node_of
from policy_compare.corpus.yaml.report import OwnMark, Report
from policy_compare.evidence.coded_quotes import look_up_quotes
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.evidence.text_checks import (
    STRENGTH_WORDING,
    TEXT_CHECKS,
    VERBATIM_STATEMENT,
)
from policy_compare.model import Codebook, Paper, Recommendation
from policy_compare.problems import Problem, ProblemKind

#: The fields that problems of a whole recommendation belong to; all others are its quote's.
_FIELDS: Mapping[ProblemKind, str] = {
    NO_TOPIC: "topics",
    PROPOSED: "proposed_by",
    STRENGTH_WORDING: "strength",
    STRONGER_POSITION: "positions",
    UNCODED: "positions",
    VERBATIM_STATEMENT: "statement",
}


class FieldChecks:
    """Checks recommendations against a codebook, and against a text where there is one."""

    def __init__(self, book: Codebook, index: QuoteIndex | None) -> None:
        self._book, self._index = book, index
        self._form = recommendation_form(names_in_codebook(book))

    def problems_by_field(
        self, recommendation: Recommendation
    ) -> Mapping[str, tuple[Problem, ...]]:
        """What is wrong with a recommendation, by the keys of its fields in a file."""
        problems: dict[str, list[Problem]] = {}
        values = recommendation_values(recommendation)
        entries = {key: values.get(key) for key in (*values, *self._form.required)}
        report = Report("")
        root: dict[str, Entry] = {
            key: (*node_of(value, OwnMark(place)), OwnMark(place))
            for place, (key, value) in enumerate(entries.items())
        }
        self._form.read(root, OwnMark(0), report, "the recommendation")
        keys = list(entries)
        for problem in report.problems:
            problems.setdefault(keys[problem.line - 1], []).append(problem)
        unreadable = set(problems)
        for problem in self._checked_problems(recommendation):
            field = _FIELDS.get(problem.kind, "evidence")
            if field not in unreadable:
                problems.setdefault(field, []).append(problem)
        return {field: tuple(listed) for field, listed in problems.items()}

    def _checked_problems(self, recommendation: Recommendation) -> list[Problem]:
        """What the checks of a paper and of its text say of the recommendation."""
        # What is said of the paper as a whole has no line.
        candidate = recommendation._replace(line=1)
        paper = Paper(candidate.paper, candidate.paper, recommendations=(candidate,))
        coded = CodedPaper(paper, self._book, "", _ROOT, (OwnMark(0),), (), has_strengths=False)
        text = look_up_quotes(paper, None, self._index)
        problems = [problem for check in PAPER_CHECKS for problem in check(coded)]
        problems += [problem for check in TEXT_CHECKS for problem in check(text)]
        return [problem for problem in problems if problem.line]


#: A paper of which only its recommendations are asked about.
_ROOT = node_of({"paper": {"authors": []}}, OwnMark(0))
