"""Who stands where on each proposition that several units take up."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from policy_compare.analysis.comparison import UnitLists, count_findings
from policy_compare.analysis.relations import (
    Overlap,
    frame_recommendations,
    recommendations_outside_topics,
)
from policy_compare.model import Recommendation
from policy_compare.views.listing import recommendation_blocks
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of, join_few, note_on_others
from policy_compare.views.parts.question import Comparison, Question
from policy_compare.views.parts.signs import legend_and_notes
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
    comparison = question.comparison()
    findings = comparison.findings
    shared = [finding.proposition for finding in findings if finding.speaking >= min_units]
    fewer: list[str] = []
    alone: tuple[Recommendation, ...] = ()
    if everything or not shared:
        fewer = [finding.proposition for finding in findings if finding.speaking < min_units]
        alone = frame_recommendations(question.corpus, question.selection)
    head = (
        _extent_sentence(question, len(findings), len(shared), min_units, everything=everything),
        count_line(count_findings(findings, comparison.tensions)),
    )
    notes = (*question.notes(), *_note_on_outside(question))

    def table() -> Table:
        rows = (overlap_row(one) for ids in (shared, fewer) if ids for one in comparison.lists(ids))
        more = (*_note_on_alone(alone), *note_on_silent(comparison))
        return Table("overlap", COLUMNS, question.stream_rows(rows), (*head, *notes, *more))

    return View(
        table,
        lambda: _page(question, head, comparison, (shared, fewer), alone, min_units, notes),
    )


def _extent_sentence(
    question: Question, propositions: int, shared: int, min_units: int, *, everything: bool
) -> str:
    """How many of the propositions are shown, and how the others are."""
    total = count_of(propositions, "proposition")
    left = propositions - shared
    few, many = f"one {question.by} alone takes up", f"several {question.by}s take up"
    if min_units != 2:
        few = f"fewer than {count_of(min_units, question.by)} take up"
        many = f"{min_units} {question.by}s or more take up"
    if not propositions:
        return f"Nothing to show: no {question.by} takes up any proposition here."
    if not shared:
        return f"Shown: {total} that {few}; nothing overlaps here."
    if not left:
        return f"Shown: {total}, all that any {question.by} takes up here."
    if everything:
        return f"Shown: {total}, {shared} that {many} and {left} that {few}."
    return f"Shown: {shared} of {total}; --all adds {left} that {few}."


def note_on_silent(comparison: Comparison) -> tuple[str, ...]:
    """That silent units are not listed, where they are too many, and what counts them."""
    instead = "policy-compare propositions counts them, and --topic or --paper has them listed"
    return () if comparison.lists_silent else (f"Silent units are too many to list: {instead}.",)


def _note_on_outside(question: Question) -> tuple[str, ...]:
    outside = recommendations_outside_topics(question.corpus, question.selection)
    refs = join_few([recommendation.ref for recommendation in outside], _MOST)
    return (f"Within the topic, but about propositions outside of it: {refs}.",) if outside else ()


def _note_on_alone(alone: Sequence[Recommendation]) -> tuple[str, ...]:
    refs = join_few([recommendation.ref for recommendation in alone], _MOST)
    return (f"In no comparison, since they speak to no proposition: {refs}.",) if alone else ()


def overlap_row(lists: UnitLists, verdict_shown: str = "") -> tuple[Value, ...]:
    """A proposition as an observation; ``verdict_shown`` stands in the verdict's place."""
    return (
        lists.topic or None, lists.proposition.id, one_line(lists.proposition.statement),
        verdict_shown or lists.verdict, lists.in_full, lists.supporting, lists.opposing,
        lists.neutral, lists.silent, lists.uncoded, lists.differences,
        tuple(f"{unit}: {strength}" for unit, strength in lists.strengths),
        tuple(f"{unit}: {one_line(condition)}" for unit, condition in lists.conditions),
        lists.recommendations,
    )  # fmt: skip


def _page(
    question: Question,
    head: Sequence[str],
    comparison: Comparison,
    ids: tuple[Sequence[str], Sequence[str]],
    alone: Sequence[Recommendation],
    min_units: int,
    notes: Sequence[str],
) -> Page:
    most = comparison.most_shown
    shared, fewer = (tuple(comparison.overlaps(some[:most])) for some in ids)
    blocks: list[Block] = [Heading(question.title("Overlap"), 1), Paragraph("\n".join(head))]
    if shared:
        blocks.extend(blocks_by_topic(question, shared, len(ids[0])))
    if fewer:
        heading = f"Said by one {question.by} only"
        if len(comparison.units) == 1:
            heading = f"Said by the one {question.by} compared"
        blocks.append(Heading(heading if min_units == 2 else f"Said by fewer than {min_units}"))
        blocks.extend(blocks_by_topic(question, fewer, len(ids[1]), level=3))
    if alone:
        blocks += [
            Heading("Without a proposition, so in no comparison"),
            *recommendation_blocks(question, alone, _MOST),
        ]
    return (*blocks, *legend_and_notes((*notes, *note_on_cut_lists((*shared, *fewer)))))


def blocks_by_topic(
    question: Question,
    overlaps: Sequence[Overlap],
    total: int = 0,
    level: int = 2,
    data: str = "overlap",
) -> Iterable[Block]:
    """A heading and a grid for each topic; and where all ``total`` are, if those are the first."""
    for topic, group in groupby(overlaps, key=lambda overlap: overlap.topic):
        yield Heading(question.topic_heading(topic), level)
        rows = tuple(
            (_verdict_cell(question, overlap), standing_lines(question, overlap.positions))
            for overlap in group
        )
        yield Grid(("Proposition and verdict", "Who stands where"), rows)
    yield from note_paragraphs(note_on_others(len(overlaps), total, "proposition", data))


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
