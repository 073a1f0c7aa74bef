"""The propositions of a corpus with the number of units on each side."""

from collections import Counter
from collections.abc import Collection

from policy_compare.analysis.positions import Position
from policy_compare.model import Proposition
from policy_compare.names import join_words
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.inventory import view_inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, SILENT, UNCODED, legend_and_notes
from policy_compare.views.phrases import Phrase, one_line, text_over_id
from policy_compare.views.table import Value, View

COLUMNS = (
    "id", "statement", "topics", "for", "against", "neutral", "both", "silent", "uncoded",
    "recommendations",
)  # fmt: skip


def view(question: Question) -> View:
    """Each chosen proposition with the units on each side of it."""
    positions, selection = question.positions(), question.selection
    propositions = [
        proposition
        for proposition in question.corpus.codebook.propositions.values()
        if selection.has_proposition(proposition)
        # A narrower filter leaves out what nobody says within it.
        and (not selection.narrows or proposition.id in positions.by_proposition)
    ]
    signs = (*SIGNS.values(), SILENT, *((UNCODED,) if positions.unfinished else ()))

    def positions_on(proposition: Proposition) -> Collection[Position]:
        return positions.by_proposition.get(proposition.id, {}).values()

    def counts(proposition: Proposition) -> tuple[int, ...]:
        """How many units there are under each sign."""
        sides = Counter(position.direction for position in positions_on(proposition))
        speaking = {position.unit.id for position in positions_on(proposition)}
        quiet = {unit.id for unit in positions.units} - speaking
        uncoded = len(quiet & positions.unfinished)
        return (*(sides[direction] for direction in SIGNS), len(quiet) - uncoded, uncoded)

    def row(proposition: Proposition) -> tuple[Value, ...]:
        refs = (ref for position in positions_on(proposition) for ref in position.recommendations)
        return (
            proposition.id, one_line(proposition.statement), proposition.topics,
            *counts(proposition), tuple(dict.fromkeys(refs)),
        )  # fmt: skip

    def cells(proposition: Proposition) -> tuple[Phrase, ...]:
        return (
            text_over_id(proposition.statement, proposition.id),
            join_words(map(question.topic_label, proposition.topics)),
            *map(str, counts(proposition)[: len(signs)]),
        )

    notes = question.notes()
    return view_inventory(
        question,
        "propositions",
        propositions,
        columns=COLUMNS,
        row=row,
        heads=("Proposition", "Topics", *signs),
        cells=cells,
        total=count_of(len(propositions), "proposition"),
        notes=notes,
        legend=legend_and_notes(notes, uncoded=bool(positions.unfinished)),
    )
