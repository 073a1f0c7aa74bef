"""The topics of a report: each proposition with its verdict, and who stands where with quotes."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from policy_compare.analysis.positions import Direction, Position, Statement
from policy_compare.analysis.relations import Overlap
from policy_compare.model import Recommendation
from policy_compare.names import join_words
from policy_compare.views.page import Grid, Heading, Items, Page, Paragraph, RowMark
from policy_compare.views.parts.citations import quote_with_place
from policy_compare.views.parts.counts_and_lists import join_few
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import sign_with_strength, stance_details
from policy_compare.views.parts.standing import MANY
from policy_compare.views.parts.verdicts import differences_in_words, verdict_in_words
from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    parts_of,
    position_anchor,
    proposition_anchor,
    text_over_id,
    topic_anchor,
)

_SIDES: tuple[tuple[str, Direction], ...] = (
    ("For", "for"), ("Against", "against"), ("Neutral", "neutral"), ("Both", "both"),
)  # fmt: skip


def topic_blocks(
    question: Question,
    overlaps: Sequence[Overlap],
    recommendations: Sequence[Recommendation],
    *,
    brief: bool,
) -> Page:
    """Each topic with its propositions: each of them with a row for every position.

    If ``brief`` there is a row for each proposition alone, which says who stands on which side.
    Last come the topics without a proposition of their own that recommendations are about.
    """
    if not overlaps:
        yield Paragraph("No proposition is spoken to here.")
    topic_parts = _brief_parts if brief else _full_parts
    for topic, group in groupby(overlaps, key=lambda overlap: overlap.topic):
        yield from _topic_head(question, topic)
        yield from topic_parts(question, tuple(group))
    homes = {overlap.topic for overlap in overlaps}
    for topic, refs in _refs_by_topic(question, recommendations).items():
        if topic not in homes:
            yield from _topic_head(question, topic)
            shown = [Span(ref, "id") for ref in refs[:MANY]]
            more = f" and {len(refs) - MANY} others" if len(refs) > MANY else ""
            about = (*join_phrases(shown, ", "), f"{more}.")
            yield Paragraph(("Without a proposition of its own. About it: ", *about))


def _refs_by_topic(
    question: Question, recommendations: Sequence[Recommendation]
) -> Mapping[str, Sequence[str]]:
    """The recommendations about each chosen topic that any is about."""
    chosen = question.selection.topics or question.corpus.codebook.topics
    refs: dict[str, list[str]] = {id: [] for id in question.corpus.codebook.topics if id in chosen}
    for recommendation in recommendations:
        for topic in question.corpus.topics_of(recommendation):
            if topic in refs:
                refs[topic].append(recommendation.ref)
    return {topic: refs_of_topic for topic, refs_of_topic in refs.items() if refs_of_topic}


def _full_parts(question: Question, overlaps: Sequence[Overlap]) -> Page:
    """Each proposition with its verdict, how they differ, and a row for every position."""
    for overlap in overlaps:
        proposition = overlap.proposition
        yield Heading(
            (f"{one_line(proposition.statement)} ", Span(proposition.id, "id")),
            4,
            proposition_anchor(proposition.id),
        )
        yield Paragraph(Span(_begin_with_capital(f"{verdict_in_words(overlap)}."), "strong"))
        if remarks := (*_differences(question, overlap), *_who_is_quiet(overlap)):
            yield Items(remarks)
        yield Grid(
            ("Who", "What is said, in which words and where"),
            tuple(_position_row(question, position) for position in overlap.positions),
            marks=tuple(
                RowMark(position_anchor(proposition.id, position.unit.id))
                for position in overlap.positions
            ),
        )


def _brief_parts(question: Question, overlaps: Sequence[Overlap]) -> Page:
    """A row for each proposition: its verdict, and which units stand on which side."""
    rows = tuple(
        (
            (
                *text_over_id(overlap.proposition.statement, overlap.proposition.id),
                "\n",
                Span(verdict_in_words(overlap), "strong"),
            ),
            _sides_in_words(overlap),
        )
        for overlap in overlaps
    )
    marks = tuple(RowMark(proposition_anchor(overlap.proposition.id)) for overlap in overlaps)
    yield Grid(("Proposition and verdict", "Who stands where"), rows, marks=marks)


def _topic_head(question: Question, id: str) -> Page:
    yield Heading(question.topic_label(id), 3, topic_anchor(id))
    topic = question.corpus.codebook.topics.get(id)
    if topic and topic.about:
        yield Paragraph(one_line(topic.about), note=True)


def _differences(question: Question, overlap: Overlap) -> tuple[str, ...]:
    return differences_in_words(overlap, question.actor_label, question.instrument_label)


def _who_is_quiet(overlap: Overlap) -> tuple[str, ...]:
    """Who says nothing, and who may speak to it yet: the one is never shown as the other."""
    lists = (("Silent", overlap.silent), ("Not coded to the end", overlap.uncoded))
    return tuple(
        f"{words}: {join_few([unit.label for unit in units], MANY)}."
        for words, units in lists
        if units
    )


def _position_row(question: Question, position: Position) -> tuple[Phrase, ...]:
    """A position: who holds it, and what each recommendation behind it says, in which words."""
    who = (sign_with_strength(position), f"\n{one_line(position.unit.label)}")
    statements = [_statement_in_words(question, statement) for statement in position.said]
    return who, join_phrases(statements, "\n")


def _statement_in_words(question: Question, statement: Statement) -> Phrase:
    """One recommendation behind a position: what, its quote, whom it asks, on which condition."""
    recommendation, stance_on = statement
    actors_asked = join_words(map(question.actor_label, recommendation.actors)) or "nobody named"
    details = stance_details(question, stance_on._replace(strength=None)).removeprefix(", ")
    own_strength = f"\n  {stance_on.strength}, as to this proposition" if stance_on.strength else ""
    return (
        f"{one_line(recommendation.statement)} ",
        Span(recommendation.ref, "id"),
        "\n  ",
        *parts_of(quote_with_place(recommendation) or "no quote"),
        f"\n  asks {actors_asked}",
        own_strength,
        f"\n  {details}" if details else "",
    )


def _sides_in_words(overlap: Overlap) -> Phrase:
    parts = []
    for words, direction in _SIDES:
        if side := overlap.positions_toward(direction):
            names = join_few([position.unit.label for position in side], MANY)
            parts.append(f"{words} ({len(side)}): {names}")
    quiet = (("Silent", overlap.silent), ("Not coded to the end", overlap.uncoded))
    parts += [
        f"{words} ({len(units)}): {join_few([unit.label for unit in units], MANY)}"
        for words, units in quiet
        if units
    ]
    return "\n".join(parts)


def _begin_with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]
