"""What is behind the figure of each two units in a report: where both speak, and how."""

from collections.abc import Sequence
from itertools import combinations

from policy_compare.analysis.positions import Positions, Unit
from policy_compare.analysis.relations import ComparedPositions, Relation, compare_units
from policy_compare.names import join_words
from policy_compare.views.page import Grid, RowMark
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.verdicts import degree_of_agreement
from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    pair_anchor,
    proposition_anchor,
)

#: What two may have in common, the most telling first.
_COMMON: tuple[Relation, ...] = ("disagree", "mixed", "agree")


def pair_table(question: Question, positions: Positions) -> Grid:
    """A row for each two units: on which propositions they agree, in what they differ."""
    pairs = list(combinations(positions.units, 2))
    rows = tuple(_pair_row(question, positions, first, second) for first, second in pairs)
    marks = tuple(RowMark(pair_anchor(first.id, second.id)) for first, second in pairs)
    return Grid((f"Two {question.by}s", "Where both speak"), rows, marks=marks)


def _pair_row(
    question: Question, positions: Positions, first: Unit, second: Unit
) -> tuple[Phrase, ...]:
    compared = compare_units(question.corpus, positions, first.id, second.id, question.selection)
    common = sorted(
        (pair for pair in compared if pair.relation in _COMMON),
        key=lambda pair: _COMMON.index(pair.relation),
    )
    lines: list[Phrase] = [_relation_in_words(pair) for pair in common]
    alone = (
        _count_alone(compared, "only a", first),
        _count_alone(compared, "only b", second),
    )
    lines.append(Span(f"{'; '.join(alone)}.", "muted"))
    names = (one_line(first.label), " and ", one_line(second.label))
    return names, join_phrases(lines, "\n")


def _relation_in_words(pair: ComparedPositions) -> Phrase:
    relation: str = pair.relation
    if relation == "agree":
        relation += f" {degree_of_agreement(in_full=not pair.differences)}"
    differences = f" ({join_words(pair.differences)})" if pair.differences else ""
    statement = one_line(pair.proposition.statement)
    return (
        Span(relation, "strong"),
        f"{differences}: ",
        Span(statement, target=proposition_anchor(pair.proposition.id)),
    )


def _count_alone(compared: Sequence[ComparedPositions], relation: Relation, unit: Unit) -> str:
    count = sum(pair.relation == relation for pair in compared)
    return f"{one_line(unit.label)} alone speaks to {count_of(count, 'other proposition')}"
