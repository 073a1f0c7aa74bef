"""The synthesis matrix: propositions down, units across."""

from itertools import groupby

from policy_compare.analysis.positions import Position, Positions
from policy_compare.analysis.relations import Overlap, overlaps
from policy_compare.views.shared import SILENT, Question, cell, legend
from policy_compare.views.table import (
    Block,
    Grid,
    Heading,
    Page,
    Paragraph,
    Phrase,
    Span,
    Table,
    Value,
    View,
    flat,
)

COLUMNS = (
    "proposition",
    "unit",
    "direction",
    "strength",
    "condition",
    "actors",
    "recommendations",
)

_SILENCE = "A pair of proposition and unit without a row is silence."


def view(question: Question) -> View:
    """Every position; a unit that is silent on a proposition has no row."""
    held = question.held()
    notes = (*question.notes(), _SILENCE)
    return View(
        lambda: Table("matrix", COLUMNS, _rows(held), notes),
        lambda: (
            Heading(question.title("Matrix"), 1),
            *grid(question, held, overlaps(question.corpus, held, question.selection)),
            *legend(question.notes()),
        ),
    )


def _rows(held: Positions) -> list[tuple[Value, ...]]:
    return [
        (
            id,
            position.unit.id,
            position.direction,
            position.strength,
            position.conditions,
            position.actors,
            position.recommendations,
        )
        for id, by_unit in held.of.items()
        for position in by_unit.values()
    ]


def grid(question: Question, held: Positions, found: tuple[Overlap, ...]) -> Page:
    """The matrix as one grid, its rows in the order of the topics."""
    if not found:
        return (Paragraph("No proposition is spoken to here."),)
    rows: list[tuple[Phrase, ...]] = []
    for _, group in groupby(found, key=lambda overlap: overlap.topic):
        for overlap in group:
            by_unit = {position.unit.id: position for position in overlap.positions}
            rows.append(
                (
                    (flat(overlap.proposition.statement), "\n", Span(overlap.proposition.id, "id")),
                    *(_cell(question, by_unit.get(unit.id)) for unit in held.units),
                )
            )
    heads = ("Proposition", *(flat(unit.label) for unit in held.units))
    blocks: tuple[Block, ...] = (Grid(heads, tuple(rows), fixed=1),)
    return blocks


def _cell(question: Question, position: Position | None) -> Phrase:
    return Span(SILENT, "muted") if position is None else cell(question, position)
