"""The propositions of a corpus with the number of units on each side."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policy_compare.analysis.positions import Direction
from policy_compare.model import Proposition
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.inventory import view_inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, SILENT, UNCODED, legend_and_notes
from policy_compare.views.phrases import Phrase, one_line, text_over_id
from policy_compare.views.table import Row, View

if TYPE_CHECKING:
    from policy_compare.analysis.measures.consensus import SpokenCounts

COLUMNS = (
    "id", "statement", "topics", "for", "against", "neutral", "both", "silent", "uncoded",
    "recommendations",
)  # fmt: skip


def view(question: Question) -> View:
    """Each chosen proposition with the units on each side of it."""
    spoken = question.spoken_counts()
    propositions = [
        question.corpus.codebook.propositions[id]
        for id, (_, times) in spoken.by_proposition.items()
        # A narrower filter leaves out what nobody says within it.
        if any(times) or not question.selection.narrows
    ]
    signs = (*SIGNS.values(), SILENT, *((UNCODED,) if spoken.unfinished else ()))

    def rows() -> Iterator[Row]:
        spoken_to = question.recommendations_by_proposition()
        id, refs = next(spoken_to, ("", ()))
        for proposition in propositions:
            is_next = proposition.id == id
            yield (
                proposition.id, one_line(proposition.statement), proposition.topics,
                *_count_under_signs(spoken, proposition.id), refs if is_next else (),
            )  # fmt: skip
            if is_next:
                id, refs = next(spoken_to, ("", ()))

    def cells(proposition: Proposition) -> tuple[Phrase, ...]:
        return (
            text_over_id(proposition.statement, proposition.id),
            join_words(map(question.topic_label, proposition.topics)),
            *map(str, _count_under_signs(spoken, proposition.id)[: len(signs)]),
        )

    notes = question.notes()
    return view_inventory(
        question,
        "propositions",
        propositions,
        columns=COLUMNS,
        rows=rows,
        heads=("Proposition", "Topics", *signs),
        cells=cells,
        total=count_of(len(propositions), "proposition"),
        notes=notes,
        legend=legend_and_notes(notes, uncoded=bool(spoken.unfinished)),
    )


def _count_under_signs(spoken: "SpokenCounts", id: str) -> tuple[int, ...]:
    """How many units there are under each sign on a proposition, then silent, then uncoded."""
    sides: Counter[Direction | None] = Counter()
    for counts, units in zip(*spoken.by_proposition[id], strict=True):
        sides[counts.direction] += units
    uncoded = spoken.unfinished - spoken.unfinished_speakers.get(id, 0)
    silent = spoken.units - sides.total() - uncoded
    return (*(sides[direction] for direction in SIGNS), silent, uncoded)
