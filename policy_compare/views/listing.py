"""Every recommendation, grouped for reading."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from policy_compare.analysis.positions import DIRECTIONS
from policy_compare.analysis.selection import chosen_recommendations
from policy_compare.model import STRENGTHS, Recommendation
from policy_compare.names import join_words
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.citations import quote_with_place
from policy_compare.views.parts.counts_and_lists import count_of, note_on_others
from policy_compare.views.parts.proposals import proposer_in_words
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, stance_details
from policy_compare.views.phrases import (
    Phrase,
    Span,
    join_phrases,
    one_line,
    proposition_anchor,
    text_over_id,
)
from policy_compare.views.table import Table, Value, View

COLUMNS = (
    "id", "paper", "statement", "actors", "targets", "instrument", "strength", "topics",
    "propositions",
)  # fmt: skip

#: Out of columns those on so many propositions are enough for a page.
_FEW = 25
_FIRST = "These are the first. Filters narrow them; policy-compare list --format csv has them all."

#: Of more recommendations than this a page shows the first.
MOST_SHOWN = 500


def view(question: Question, group_by: str = "topic", *, uncoded: bool = False) -> View:
    """The recommendations that pass the filters, or those ``uncoded`` that are still to be coded.

    Of the latter a note says how many there are by paper.
    """
    # All that stands in columns is coded.
    is_many = question.columns is not None and not uncoded
    few = question.chosen_propositions()[:_FEW]
    screen_part = question.part_on(few) if is_many else question
    passing = tuple(chosen_recommendations(screen_part.corpus, question.selection))
    listed = (
        tuple(recommendation for recommendation in passing if not recommendation.coded)
        if uncoded
        else passing[: MOST_SHOWN if is_many else None]
    )
    notes = (
        tuple(question.group_notes()) if passing else ("No recommendation passes these filters.",)
    )
    if uncoded:
        notes += _notes_on_remaining(question, passing)
    what = "Recommendations still to be coded" if uncoded else "Recommendations"
    first = (_FIRST,) if is_many else ()

    def table() -> Table:
        rows = (
            _recommendation_row(part, recommendation)
            for part in (question.parts_by_paper() if is_many else (question,))
            for recommendation in chosen_recommendations(part.corpus, part.selection)
            if not (uncoded and recommendation.coded)
        )
        return Table("list", COLUMNS, question.stream_rows(rows), notes)

    return View(table, lambda: _page(screen_part, what, listed, group_by, (*notes, *first)))


def _notes_on_remaining(
    question: Question, recommendations: Sequence[Recommendation]
) -> tuple[str, ...]:
    """How many of the recommendations are still to be coded, by paper; and papers without any."""
    totals = Counter(recommendation.paper for recommendation in recommendations)
    uncoded = Counter(
        recommendation.paper for recommendation in recommendations if not recommendation.coded
    )
    parts = [f"{count} of {totals[paper]} in {paper}" for paper, count in uncoded.items()]
    bare = [
        paper.id
        for paper in question.corpus.papers.values()
        if not paper.recommendations and question.selection.has_paper(paper.id)
    ]
    notes = []
    if parts:
        notes.append(f"Not coded yet: {join_words(parts)}.")
    if bare:
        notes.append(f"Without a recommendation yet: {join_words(bare)}.")
    if recommendations and not notes:
        notes.append(f"All is coded: {count_of(len(recommendations), 'recommendation')}.")
    return tuple(notes)


def _recommendation_row(question: Question, recommendation: Recommendation) -> tuple[Value, ...]:
    return (
        recommendation.ref, recommendation.paper, one_line(recommendation.statement),
        recommendation.actors, recommendation.targets, recommendation.instrument or None,
        recommendation.strength, question.corpus.topics_of(recommendation),
        tuple(stance_on.proposition for stance_on in recommendation.positions),
    )  # fmt: skip


def _page(
    question: Question,
    what: str,
    listed: Sequence[Recommendation],
    group_by: str,
    notes: Sequence[str],
) -> Page:
    blocks: list[Block] = [Heading(question.title(what), 1)]
    entries = 0
    for id, label, members in _members_by_group(question, listed[:MOST_SHOWN], group_by):
        blocks.append(Heading((f"{label} (", Span(id, "id"), ")") if id else label))
        blocks.append(recommendation_grid(question, members))
        entries += len(members)
    if not listed:
        return (*blocks, *map(Paragraph, notes))
    total = f"{count_of(len(listed), 'recommendation')}"
    if entries > min(len(listed), MOST_SHOWN):
        total += f", some under more than one {group_by}"
    return (
        *blocks,
        Paragraph(f"{total}.", note=True),
        Paragraph("policy-compare show ID gives quote and place.", note=True, hint=True),
        *note_paragraphs((*notes, *note_on_others(MOST_SHOWN, len(listed), "recommendation"))),
    )


def recommendation_grid(question: Question, members: Iterable[Recommendation]) -> Grid:
    """Recommendations as rows: what, who toward whom, how strongly."""
    rows = tuple(
        (
            text_over_id(recommendation.statement, recommendation.ref),
            who_toward_whom(question, recommendation),
            recommendation.strength or "",
        )
        for recommendation in members
    )
    return Grid(("Recommendation", "Who, toward whom", "Strength"), rows)


def recommendation_blocks(
    question: Question, members: Sequence[Recommendation], most: int = MOST_SHOWN
) -> tuple[Block, ...]:
    """The first of the recommendations as rows, and what has them all if there are others."""
    grid = recommendation_grid(question, members[:most])
    return (grid, *note_paragraphs(note_on_others(most, len(members), "recommendation")))


#: The columns of a table that has all about each recommendation.
RECOMMENDATION_HEADS = (
    "Recommendation", "Who, toward whom", "Strength", "Stance on", "Quote and place",
)  # fmt: skip
#: The number of the one whose cells may stand as footnotes.
QUOTES = RECOMMENDATION_HEADS.index("Quote and place")


def recommendation_cells(
    question: Question, recommendation: Recommendation, *, with_note: bool = False
) -> tuple[Phrase, ...]:
    """A recommendation under these heads, and with its coder's note if that is wanted."""
    note = one_line(recommendation.note) if with_note else ""
    remarks = (("Coder's note", note), ("Proposed by", proposer_in_words(recommendation)))
    return (
        (
            *text_over_id(recommendation.statement, recommendation.ref),
            *(Span(f"\n{what}: {remark}", "muted") for what, remark in remarks if remark),
        ),
        who_toward_whom(question, recommendation),
        recommendation.strength or "",
        _stance_lines(question, recommendation),
        quote_with_place(recommendation),
    )


def _stance_lines(question: Question, recommendation: Recommendation) -> Phrase:
    """The propositions that the recommendation speaks to, each with stance and condition.

    What is not coded yet may still speak to some, and is never shown as what speaks to none.
    """
    if not recommendation.positions:
        return Span("no proposition" if recommendation.coded else "not coded yet", "muted")
    lines: list[Phrase] = []
    for stance_on in recommendation.positions:
        sign = SIGNS[DIRECTIONS[stance_on.stance]]
        id = stance_on.proposition
        statement = one_line(question.corpus.codebook.propositions[id].statement)
        name = Span(statement.rstrip("."), target=proposition_anchor(id))
        lines.append((f"{sign} ", name, stance_details(question, stance_on)))
    return join_phrases(lines, "\n")


def who_toward_whom(question: Question, recommendation: Recommendation) -> str:
    """Who is asked, toward whom."""
    text = join_words(map(question.actor_label, recommendation.actors)) or "nobody named"
    if recommendation.targets:
        text += f" → {join_words(map(question.actor_label, recommendation.targets))}"
    acting = dict.fromkeys(id for stance_on in recommendation.positions for id in stance_on.by)
    if acting:
        text += f"\n{join_words(map(question.actor_label, acting))} would act"
    return text


def _members_by_group(
    question: Question, listed: Sequence[Recommendation], group_by: str
) -> list[tuple[str, str, list[Recommendation]]]:
    """Each group's id, label and members; one with several topics or actors is in each."""
    grouping = GROUPINGS[group_by]
    order = grouping.labels(question)
    members: dict[str, list[Recommendation]] = {id: [] for id in order}
    ungrouped: list[Recommendation] = []
    for recommendation in listed:
        ids = tuple(grouping.groups_of(question, recommendation))
        for id in ids:
            if id in members:
                members[id].append(recommendation)
        if not ids:
            ungrouped.append(recommendation)
    groups = [
        (id if id != order[id] else "", order[id], recommendations)
        for id, recommendations in members.items()
    ]
    groups.append(("", f"No {group_by}", ungrouped))
    return [group for group in groups if group[2]]


def _topic_labels(question: Question) -> dict[str, str]:
    topics = question.corpus.codebook.topics
    chosen = question.selection.topics or topics
    return {id: one_line(topic.label) for id, topic in topics.items() if id in chosen}


def _actor_labels(question: Question) -> dict[str, str]:
    actors = question.corpus.codebook.actors
    selection = question.selection
    chosen = selection.actors | selection.groups if selection.actors else actors
    return {id: one_line(actor.label) for id, actor in actors.items() if id in chosen}


def _actors_of(recommendation: Recommendation) -> Iterable[str]:
    """Who is asked and who would act."""
    return dict.fromkeys(
        (
            *recommendation.actors,
            *(id for stance_on in recommendation.positions for id in stance_on.by),
        )
    )


class Grouping(NamedTuple):
    """A way to group recommendations: the groups' labels by id, in order, and which hold one."""

    labels: Callable[[Question], dict[str, str]]
    groups_of: Callable[[Question, Recommendation], Iterable[str]]


#: The ways to group, by name. Where a recommendation is in no group, it comes last.
GROUPINGS: dict[str, Grouping] = {
    "topic": Grouping(
        _topic_labels, lambda question, recommendation: question.corpus.topics_of(recommendation)
    ),
    "paper": Grouping(
        lambda question: {
            id: one_line(paper.label) for id, paper in question.corpus.papers.items()
        },
        lambda _, recommendation: (recommendation.paper,),
    ),
    "actor": Grouping(_actor_labels, lambda _, recommendation: _actors_of(recommendation)),
    "instrument": Grouping(
        lambda question: {
            id: one_line(instrument.label)
            for id, instrument in question.corpus.codebook.instruments.items()
        },
        lambda _, recommendation: filter(None, (recommendation.instrument,)),
    ),
    "strength": Grouping(
        lambda _: dict(zip(STRENGTHS, STRENGTHS, strict=True)),
        lambda _, recommendation: filter(None, (recommendation.strength,)),
    ),
}
