"""Checks of what a table of papers says beside what a paper's file would.

Each is a function that yields problems, and all are listed in ``HEADER_CHECKS`` and
``PROPOSITION_CHECKS``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from policy_compare.corpus.tables.sheet import items_of_cell
from policy_compare.corpus.tables.table_columns import detail_columns
from policy_compare.corpus.yaml.report import Mark, problem_at_mark
from policy_compare.invisible import without_invisible
from policy_compare.model import Proposition
from policy_compare.names import nearest_names
from policy_compare.problems import Problem, ProblemKind
from policy_compare.statement_table import COLUMNS

#: The columns without which a row is no statement.
REQUIRED = ("paper", "paper_title", "recommendation", "statement")


UNKNOWN_COLUMN = ProblemKind(
    code="unknown-column",
    message="a table of papers has no column '{given}'",
    hint="{fix}",
    meaning="The column is not part of the form, so what stands in it would be lost. A "
    "table of another making is read by policy-compare import.",
)


def check_unknown_columns(header: Sequence[str], file: str) -> Iterator[Problem]:
    """Every column is one of a table of papers."""
    allowed = (*COLUMNS, *detail_columns())
    for name in header:
        if name and name not in allowed:
            near = nearest_names(name, allowed)
            fix = f"did you mean {' or '.join(near)}?" if near else "delete it, or import the table"
            yield UNKNOWN_COLUMN.problem_at(file, 1, given=name, fix=fix)


MISSING_COLUMN = ProblemKind(
    code="missing-column",
    message="the table lacks the column '{given}'",
    hint="add it; policy-compare import reads tables of another making",
    meaning="A table of papers says in each row of which paper and recommendation it is. "
    "The columns are those of policy-compare export --format csv.",
)


def check_missing_columns(header: Sequence[str], file: str) -> Iterator[Problem]:
    """None is missing without which a row is no statement."""
    for name in REQUIRED:
        if name not in header:
            yield MISSING_COLUMN.problem_at(file, 1, given=name)


HEADER_CHECKS: tuple[Callable[[Sequence[str], str], Iterator[Problem]], ...] = (
    check_unknown_columns,
    check_missing_columns,
)


class ShownProposition(NamedTuple):
    """What a row shows of a proposition that the codebook has."""

    proposition: Proposition
    statement: str
    topics: str
    file: str
    mark: Mark


OTHER_STATEMENT = ProblemKind(
    code="other-statement",
    severity="warning",
    message="the proposition '{given}' is worded otherwise than before",
    hint="the first wording counts, or the codebook's; mend the one that is wrong",
    meaning="A table may show what its propositions say, for those who read it.",
)


def check_shown_statement(shown: ShownProposition) -> Iterator[Problem]:
    """A proposition is worded as it is in the codebook."""
    if shown.statement and _words(shown.statement) != _words(shown.proposition.statement):
        yield problem_at_mark(OTHER_STATEMENT, shown.file, shown.mark, given=shown.proposition.id)


def _words(text: str) -> list[str]:
    """The words of a text, without the signs that are lost on the way through CSV."""
    return without_invisible(text).replace("\ufffd", "").split()


OTHER_TOPICS = ProblemKind(
    code="other-topics",
    severity="warning",
    message="the codebook has the proposition '{given}' under other topics than {shown}",
    hint="the codebook's topics count; mend the one that is wrong",
    meaning="A table may show what topics its propositions belong to, for those who read it.",
)


def check_shown_topics(shown: ShownProposition) -> Iterator[Problem]:
    """A proposition belongs to the topics that it has in the codebook."""
    if shown.topics and set(items_of_cell(shown.topics)) != set(shown.proposition.topics):
        yield problem_at_mark(
            OTHER_TOPICS, shown.file, shown.mark, given=shown.proposition.id, shown=shown.topics
        )


PROPOSITION_CHECKS: tuple[Callable[[ShownProposition], Iterator[Problem]], ...] = (
    check_shown_statement,
    check_shown_topics,
)
