"""Who stands where on each proposition that several units take up."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from policy_compare.analysis.findings import sort_findings
from policy_compare.analysis.positions import Position
from policy_compare.analysis.relations import (
    Overlap,
    frame_recommendations,
    recommendations_outside_topics,
)
from policy_compare.model import Recommendation
from policy_compare.views.listing import recommendation_blocks
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import (
    MOST_PROPOSITIONS,
    count_of,
    join_few,
    note_on_others,
)
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import legend_and_notes, unit_ids
from policy_compare.views.parts.standing import note_on_cut_lists, standing_lines
from policy_compare.views.parts.verdicts import differences_in_words, verdict_in_words
from policy_compare.views.phrases import Phrase, Span, one_line, text_over_id
from policy_compare.views.summary import count_line
from policy_compare.views.table import Table, Value, View

COLUMNS = (
    "topic", "proposition", "statement", "verdict", "in_full", "for", "against", "neutral",
    "silent", "uncoded", "differences", "strengths", "conditions", "recommendations",
)  # fmt: skip


#: How many recommendations without a proposition are shown before the rest is counted.
_MOST = 100


def view(question: Question, min_units: int = 2, everything: bool = False) -> View:
    """The propositions taken up by at least ``min_units`` units.

    With ``everything``, and where nothing else is left to show, those that fewer
    units take up follow.
    """
    positions = question.positions()
    overlaps = question.overlaps(positions)
    shared = [overlap for overlap in overlaps if len(overlap.positions) >= min_units]
    fewer: list[Overlap] = []
    alone: tuple[Recommendation, ...] = ()
    if everything or not shared:
        fewer = [overlap for overlap in overlaps if len(overlap.positions) < min_units]
        alone = frame_recommendations(question.corpus, question.selection)
    tensions = question.tensions(positions)
    head = (
        _extent_sentence(question, overlaps, shared, min_units, everything=everything),
        count_line(sort_findings(overlaps, tensions)),
    )
    notes = (*question.notes(), *_note_on_outside(question))

    def table() -> Table:
        rows = [overlap_row(overlap) for overlap in (*shared, *fewer)]
        return Table("overlap", COLUMNS, rows, (*head, *notes, *_note_on_alone(alone)))

    counts = (min_units, len(positions.units))
    return View(table, lambda: _page(question, head, shared, fewer, alone, counts, notes))


def _extent_sentence(
    question: Question,
    overlaps: Sequence[Overlap],
    shared: Sequence[Overlap],
    min_units: int,
    *,
    everything: bool,
) -> str:
    """How many of the propositions are shown, and how the others are."""
    total = count_of(len(overlaps), "proposition")
    left = len(overlaps) - len(shared)
    few, many = f"one {question.by} alone takes up", f"several {question.by}s take up"
    if min_units != 2:
        few = f"fewer than {count_of(min_units, question.by)} take up"
        many = f"{min_units} {question.by}s or more take up"
    if not overlaps:
        return f"Nothing to show: no {question.by} takes up any proposition here."
    if not shared:
        return f"Shown: {total} that {few}; nothing overlaps here."
    if not left:
        return f"Shown: {total}, all that any {question.by} takes up here."
    if everything:
        return f"Shown: {total}, {len(shared)} that {many} and {left} that {few}."
    return f"Shown: {len(shared)} of {total}; --all adds {left} that {few}."


def _note_on_outside(question: Question) -> tuple[str, ...]:
    outside = recommendations_outside_topics(question.corpus, question.selection)
    refs = join_few([recommendation.ref for recommendation in outside], _MOST)
    return (f"Within the topic, but about propositions outside of it: {refs}.",) if outside else ()


def _note_on_alone(alone: Sequence[Recommendation]) -> tuple[str, ...]:
    refs = join_few([recommendation.ref for recommendation in alone], _MOST)
    return (f"In no comparison, since they speak to no proposition: {refs}.",) if alone else ()


def overlap_row(overlap: Overlap, verdict_shown: str = "") -> tuple[Value, ...]:
    """An overlap as an observation; ``verdict_shown`` stands in the verdict's place."""
    return (
        overlap.topic or None, overlap.proposition.id, one_line(overlap.proposition.statement),
        verdict_shown or overlap.verdict, overlap.in_full,
        unit_ids(overlap.positions_toward("for", "both")),
        unit_ids(overlap.positions_toward("against", "both")),
        unit_ids(overlap.positions_toward("neutral")), tuple(unit.id for unit in overlap.silent),
        tuple(unit.id for unit in overlap.uncoded), overlap.differences,
        *strengths_and_conditions(overlap.positions), overlap.recommendations,
    )  # fmt: skip


def strengths_and_conditions(
    positions: Sequence[Position],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How strongly and on which conditions each unit speaks, as ``unit: text``."""
    strengths = tuple(
        f"{position.unit.id}: {position.strength}" for position in positions if position.strength
    )
    conditions = tuple(
        f"{position.unit.id}: {one_line(condition)}"
        for position in positions
        for condition in position.conditions
    )
    return strengths, conditions


def _page(
    question: Question,
    head: Sequence[str],
    shared: Sequence[Overlap],
    fewer: Sequence[Overlap],
    alone: Sequence[Recommendation],
    counts: tuple[int, int],
    notes: Sequence[str],
) -> Page:
    min_units, units = counts
    blocks: list[Block] = [Heading(question.title("Overlap"), 1), Paragraph("\n".join(head))]
    if shared:
        blocks.extend(blocks_by_topic(question, shared))
    if fewer:
        heading = f"Said by one {question.by} only"
        if units == 1:
            heading = f"Said by the one {question.by} compared"
        blocks.append(Heading(heading if min_units == 2 else f"Said by fewer than {min_units}"))
        blocks.extend(blocks_by_topic(question, fewer, level=3))
    if alone:
        blocks += [
            Heading("Without a proposition, so in no comparison"),
            *recommendation_blocks(question, alone, _MOST),
        ]
    return (*blocks, *legend_and_notes((*notes, *note_on_cut_lists((*shared, *fewer)))))


def blocks_by_topic(
    question: Question, overlaps: Sequence[Overlap], level: int = 2, data: str = "overlap"
) -> Iterable[Block]:
    """A heading and a grid for each topic; of many propositions the first, and what has all."""
    for topic, group in groupby(overlaps[:MOST_PROPOSITIONS], key=lambda overlap: overlap.topic):
        yield Heading(question.topic_heading(topic), level)
        rows = tuple(
            (_verdict_cell(question, overlap), standing_lines(question, overlap.positions))
            for overlap in group
        )
        yield Grid(("Proposition and verdict", "Who stands where"), rows)
    others = note_on_others(MOST_PROPOSITIONS, len(overlaps), "proposition", data)
    yield from note_paragraphs(others)


def _verdict_cell(question: Question, overlap: Overlap) -> Phrase:
    """The proposition, its verdict, and what differs, in words."""
    differs = differences_in_words(overlap, question.actor_label, question.instrument_label)
    silent = join_few([unit.label for unit in overlap.silent])
    uncoded = join_few([unit.label for unit in overlap.uncoded])
    return (
        *text_over_id(overlap.proposition.statement, overlap.proposition.id), "\n",
        Span(verdict_in_words(overlap), "strong"),
        *(f"\n- {sentence}" for sentence in differs), f"\n- Silent: {silent}." if silent else "",
        f"\n- Not coded to the end: {uncoded}." if uncoded else "",
    )  # fmt: skip
