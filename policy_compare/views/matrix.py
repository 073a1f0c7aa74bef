"""The synthesis matrix: propositions down, units across."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from policy_compare.analysis.positions import Position, Positions, Unit
from policy_compare.analysis.relations import Overlap, find_overlaps
from policy_compare.views.page import (
    Alternatives,
    Grid,
    Heading,
    Page,
    Paragraph,
    Part,
    note_paragraphs,
)
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import (
    LEGEND,
    UNCODED,
    legend_and_notes,
    position_cell,
    sign_with_strength,
    unit_sign,
)
from policy_compare.views.parts.unit_columns import column_names, unit_heads
from policy_compare.views.parts.verdicts import conditions_text
from policy_compare.views.phrases import Phrase, Span, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

COLUMNS = ("proposition", "unit", "direction", "strength", "condition", "actors", "recommendations")

#: The columns of the wide table that stand before those of the units.
WIDE = ("id", "statement")

#: What marks a position that hangs on a condition, where that is not told.
CONDITIONAL = "*"

_SILENCE = "A pair of proposition and unit without a row is silence."
_EMPTY = "An empty cell is silence."
_MORE = "Conditions and recommendations: show ID, or matrix --full."

_NOBODY = Paragraph("No proposition is spoken to here.")

Rows = tuple[tuple[Phrase, ...], ...]


def view(question: Question, *, full: bool = False, wide: bool = False) -> View:
    """Every position; a unit that is silent on a proposition has no row.

    The page has a sign for each, or with ``full`` conditions and recommendations too. The
    table has a row for each, or is ``wide``: a row for each proposition, a column a unit.
    """
    held = question.positions()
    return View(
        lambda: _wide_table(question, held) if wide else _tidy_table(question, held),
        lambda: _page(question, held, full=full),
    )


def _page(question: Question, held: Positions, *, full: bool) -> Page:
    found = find_overlaps(question.corpus, held, question.selection)
    title = Heading(question.title("Matrix"), 1)
    if full:
        return (title, *full_matrix(question, held, found), *legend_and_notes(question.notes()))
    if not found:
        return (title, _NOBODY, *legend_and_notes(question.notes()))
    signs = _sign_grid(question, held, found)
    told = ("   ".join((LEGEND, *_explain_marks(held, found))), _MORE, *question.notes())
    return (title, signs, *note_paragraphs(told))


def _tidy_table(question: Question, held: Positions) -> Table:
    rows: list[tuple[Value, ...]] = [
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
    rows += [
        (id, unit.id, "uncoded", None, (), (), ())
        for id, by_unit in held.of.items()
        for unit in held.units
        if unit.id in held.unfinished and unit.id not in by_unit
    ]
    return Table("matrix", COLUMNS, rows, (*question.notes(), _SILENCE))


def _wide_table(question: Question, held: Positions) -> Table:
    """A row for each proposition that is spoken to, in the order of the codebook."""
    propositions = question.corpus.codebook.propositions
    rows: list[tuple[Value, ...]] = [
        (
            id,
            one_line(propositions[id].statement),
            *(_position_in_words(held, by_unit.get(unit.id), unit) for unit in held.units),
        )
        for id, by_unit in held.of.items()
    ]
    columns = (*WIDE, *column_names(held.units, WIDE))
    return Table("matrix --wide", columns, rows, (*question.notes(), _EMPTY))


def _position_in_words(held: Positions, position: Position | None, unit: Unit) -> str | None:
    """A position in words, such as ``for (must), on condition: if asked``.

    Words and not signs, since a spreadsheet would compute what begins with + or −.
    """
    if position is None:
        return UNCODED if unit.id in held.unfinished else None
    firmly = position.strength if position.direction != "neutral" else None
    strength = f" ({firmly})" if firmly else ""
    condition = conditions_text(position)
    return f"{position.direction}{strength}{f', on condition: {condition}' if condition else ''}"


def sign_matrix(question: Question, held: Positions, found: tuple[Overlap, ...]) -> Page:
    """The matrix as a line a proposition, with what its marks mean; not what its signs do."""
    if not found:
        return (_NOBODY,)
    marks = _explain_marks(held, found)
    told = (Paragraph("   ".join(marks), note=True),) if marks else ()
    return (_sign_grid(question, held, found), *told)


def _sign_grid(question: Question, held: Positions, found: Sequence[Overlap]) -> Alternatives:
    """A line a proposition, a column a unit, below the labels of the topics.

    A cell has the sign and the strength, or the sign alone where there is no room for more.
    """
    return Alternatives(_sign_forms(question, held, found))


def _sign_forms(
    question: Question, held: Positions, found: Sequence[Overlap]
) -> Iterator[tuple[Part, ...]]:
    groups = _topic_groups(question, found)
    heads_and_keys = unit_heads(question, held.units)
    before: Rows = ()
    for strength in (True, False):
        rows = _sign_rows(held, found, strength=strength)
        if rows != before:
            for heads, keys in heads_and_keys:
                table = Grid(("Proposition", *heads), rows, 1, compact=True, groups=groups)
                yield (table, *keys)
        before = rows


def _topic_groups(question: Question, found: Sequence[Overlap]) -> Mapping[int, Phrase]:
    """The topics' labels, by the number of the first row of each; none if there is no topic."""
    labels: dict[int, Phrase] = {}
    number = 0
    for topic, group in groupby(found, key=lambda overlap: overlap.topic):
        label = Span(question.topic_label(topic), "strong")
        labels[number] = (label, " (", Span(topic, "id"), ")") if topic else label
        number += sum(1 for _ in group)
    return labels if any(overlap.topic for overlap in found) else {}


def _sign_rows(held: Positions, found: Sequence[Overlap], *, strength: bool) -> Rows:
    return tuple(
        (
            (one_line(overlap.proposition.statement), "\t", Span(overlap.proposition.id, "id")),
            *_signs_of_units(held, overlap.proposition.id, strength=strength),
        )
        for overlap in found
    )


def _signs_of_units(held: Positions, proposition: str, *, strength: bool) -> Iterator[Span]:
    """Each unit's sign; who makes a condition is never shown like who makes none."""
    by_unit = held.of[proposition]
    for unit in held.units:
        position = by_unit.get(unit.id)
        if position is None:
            yield unit_sign(held, unit.id, proposition)
            continue
        text, role, _ = (
            sign_with_strength(position) if strength else unit_sign(held, unit.id, proposition)
        )
        yield Span(f"{text}{CONDITIONAL if position.conditions else ''}", role)


def _explain_marks(held: Positions, found: Iterable[Overlap]) -> tuple[str, ...]:
    """What may stand beside the signs of stance, explained if it does."""
    marks = []
    if any(overlap.is_conditional for overlap in found):
        marks.append(f"{CONDITIONAL} on a condition")
    if any(held.unfinished - held.of[overlap.proposition.id].keys() for overlap in found):
        marks.append(f"{UNCODED} uncoded")
    return tuple(marks)


def full_matrix(question: Question, held: Positions, found: tuple[Overlap, ...]) -> Page:
    """The matrix with everything that a position is, its rows in the order of the topics."""
    if not found:
        return (_NOBODY,)
    rows: list[tuple[Phrase, ...]] = []
    for overlap in found:
        id = overlap.proposition.id
        statement = text_over_id(overlap.proposition.statement, id)
        rows.append((statement, *(_full_cell(question, held, unit, id) for unit in held.units)))
    heads = ("Proposition", *(one_line(unit.label) for unit in held.units))
    return (Grid(heads, tuple(rows), fixed=1),)


def _full_cell(question: Question, held: Positions, unit: Unit, proposition: str) -> Phrase:
    position = held.of[proposition].get(unit.id)
    return (
        unit_sign(held, unit.id, proposition)
        if position is None
        else position_cell(question, position)
    )
