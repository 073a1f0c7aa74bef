"""The synthesis matrix: propositions down, units across."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import Position, Positions, Unit
from policy_compare.analysis.relations import Overlap
from policy_compare.errors import CallError
from policy_compare.model import Strength
from policy_compare.views.page import (
    Alternatives,
    Facet,
    Grid,
    Heading,
    Page,
    Paragraph,
    Part,
    RowMark,
    note_paragraphs,
)
from policy_compare.views.parts.counts_and_lists import MOST_PROPOSITIONS, note_on_others
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import (
    LEGEND,
    SIGNS,
    SILENT,
    UNCODED,
    legend_and_notes,
    position_cell,
    position_in_words,
    sign_with_strength,
    unit_sign,
)
from policy_compare.views.parts.unit_columns import column_names, unit_heads
from policy_compare.views.parts.verdicts import conditions_text
from policy_compare.views.phrases import (
    Phrase,
    Span,
    one_line,
    position_anchor,
    text_over_id,
    topic_anchor,
)
from policy_compare.views.table import Table, Value, View

COLUMNS = ("proposition", "unit", "direction", "strength", "condition", "actors", "recommendations")

#: The columns of the wide table that stand before those of the units.
WIDE = ("id", "statement")

#: What marks a position that hangs on a condition, where that is not told.
CONDITIONAL = "*"

_SILENCE = "A pair of proposition and unit without a row is silence."
_EMPTY = "An empty cell is silence."
_MORE = "Conditions and recommendations: show ID, or matrix --full."

#: More cells than this nobody reads, nor a browser shows: a page has the first propositions, and
#: where even these have more it counts the units.
_MOST_CELLS = 50_000
#: Of however many units they are counted on so many propositions.
_FEWEST = 25
#: More cells than this no table out of columns has.
_MOST_WIDE = 50_000_000

_COUNTED = (
    "Counted, since there are too many for a cell each. --topic or --paper narrows the matrix to "
    "what has one; as CSV and JSON it has every position."
)

_NOBODY = Paragraph("No proposition is spoken to here.")

Rows = tuple[tuple[Phrase, ...], ...]


def view(question: Question, *, full: bool = False, wide: bool = False) -> View:
    """Every position; a unit that is silent on a proposition has no row.

    The page has a sign for each, or with ``full`` conditions and recommendations too. The
    table has a row for each, or is ``wide``: a row for each proposition, a column a unit.
    """

    def table() -> Table:
        rows = question.stream_rows(_tidy_rows(question))
        return Table("matrix", COLUMNS, rows, (*question.notes(), _SILENCE))

    return View(
        lambda: _wide_table(question) if wide else table(), lambda: _page(question, full=full)
    )


def _page(question: Question, *, full: bool) -> Page:
    propositions, units = question.chosen_propositions(), len(question.units())
    has_all = len(propositions) * units <= _MOST_CELLS
    first = propositions[: None if has_all else MOST_PROPOSITIONS]
    if is_counted := len(first) * units > _MOST_CELLS:
        first = first[: max(_FEWEST, _MOST_CELLS // units)]
    question = question.part_on(first)
    positions = question.positions()
    overlaps = question.overlaps(positions)
    title = Heading(question.title("Matrix"), 1)
    others = note_on_others(len(first), len(propositions), "proposition", "matrix")
    notes = (*question.notes(), *others)
    if is_counted:
        return (title, *_count_blocks(overlaps), *legend_and_notes(notes, uncoded=True))
    if full:
        grid = full_matrix(question, positions, overlaps)
        return (title, *grid, *legend_and_notes(notes))
    if not overlaps:
        return (title, _NOBODY, *legend_and_notes(notes))
    signs = _sign_grid(question, positions, overlaps)
    more = Paragraph(_MORE, note=True, hint=True)
    legend = _legend(positions, overlaps)
    return (title, signs, legend, more, *note_paragraphs(notes))


def _tidy_rows(question: Question) -> Iterator[tuple[Value, ...]]:
    positions = question.positions()
    for id, by_unit in question.positions_by_proposition(positions):
        for position in by_unit.values():
            yield (
                id, position.unit.id, position.direction, position.strength, position.conditions,
                position.actors, position.recommendations,
            )  # fmt: skip
    unfinished = [unit.id for unit in positions.units if unit.id in positions.unfinished]
    for id, by_unit in question.positions_by_proposition(positions) if unfinished else ():
        for unit in unfinished:
            if unit not in by_unit:
                yield (id, unit, "uncoded", None, (), (), ())


def _wide_table(question: Question) -> Table:
    """A row for each proposition that is spoken to, in the order of the codebook.

    Raises:
        CallError: there would be more cells than anybody can use.
    """
    propositions = question.corpus.codebook.propositions
    positions = question.positions()
    cells = len(positions.units) * len(propositions)
    if question.columns is not None and cells > _MOST_WIDE:
        raise CallError(
            f"a table of {len(propositions):,} rows and {len(positions.units):,} columns is no use",
            "narrow it with --topic or --paper; without --wide it has a row for each position",
        )
    rows: Iterator[tuple[Value, ...]] = (
        (
            id,
            one_line(propositions[id].statement),
            *(_position_in_words(positions, by_unit, unit) for unit in positions.units),
        )
        for id, by_unit in question.positions_by_proposition(positions)
    )
    columns = (*WIDE, *column_names(positions.units, WIDE))
    notes = (*question.notes(), _EMPTY)
    return Table("matrix --wide", columns, question.stream_rows(rows), notes)


def _position_in_words(
    positions: Positions, by_unit: Mapping[str, Position], unit: Unit
) -> str | None:
    """A position in words, such as ``for (must), on condition: if asked``.

    Words and not signs, since a spreadsheet would compute what begins with + or −.
    """
    position = by_unit.get(unit.id)
    if position is None:
        return UNCODED if unit.id in positions.unfinished else None
    firmly = position.strength if position.direction != "neutral" else None
    strength = f" ({firmly})" if firmly else ""
    condition = conditions_text(position)
    return f"{position.direction}{strength}{f', on condition: {condition}' if condition else ''}"


def sign_matrix(question: Question, positions: Positions, overlaps: tuple[Overlap, ...]) -> Page:
    """The matrix as a line a proposition, below what its signs mean."""
    if not overlaps:
        return (_NOBODY,)
    if len(overlaps) * len(positions.units) > _MOST_CELLS:
        return _count_blocks(overlaps)
    return (_legend(positions, overlaps), _sign_grid(question, positions, overlaps))


def _count_blocks(overlaps: Sequence[Overlap]) -> tuple[Part, ...]:
    """The matrix with the number of units under each sign, and what shows them one by one."""
    rows: Rows = tuple(
        (
            text_over_id(overlap.proposition.statement, overlap.proposition.id),
            *(str(len(overlap.positions_toward(direction))) for direction in SIGNS),
            *(str(len(units)) for units in (overlap.silent, overlap.uncoded)),
        )
        for overlap in overlaps[:MOST_PROPOSITIONS]
    )
    heads = ("Proposition", *SIGNS.values(), SILENT, UNCODED)
    notes = (_COUNTED, *note_on_others(len(rows), len(overlaps), "proposition", "matrix"))
    return (Grid(heads, rows, fixed=1), *note_paragraphs(notes))


def _legend(positions: Positions, overlaps: Sequence[Overlap]) -> Paragraph:
    return Paragraph("   ".join((LEGEND, *_explain_marks(positions, overlaps))), note=True)


def _sign_grid(
    question: Question, positions: Positions, overlaps: Sequence[Overlap]
) -> Alternatives:
    """A line a proposition, a column a unit, below the labels of the topics.

    A cell has the sign and the strength, or the sign alone where there is no room for more.
    """
    return Alternatives(_sign_forms(question, positions, overlaps))


def _sign_forms(
    question: Question, positions: Positions, overlaps: Sequence[Overlap]
) -> Iterator[tuple[Part, ...]]:
    groups = _topic_groups(question, overlaps)
    heads_and_keys = unit_heads(question, positions.units)
    labels = [one_line(unit.label) for unit in positions.units]
    facet, marks = _topic_choices(question, overlaps)
    shades = _strength_shades(positions, overlaps)
    before: Rows = ()
    for strength in (True, False):
        rows = _sign_rows(positions, overlaps, strength=strength)
        if rows != before:
            for heads, keys in heads_and_keys:
                table = Grid(
                    ("Proposition", *heads),
                    rows,
                    1,
                    compact=True,
                    groups=groups,
                    full_heads=("", *labels) if keys else (),
                    shades=shades,
                    scale=_SCALE,
                    marks=marks,
                    facets=(facet,),
                )
                yield (table, *keys)
        before = rows


def _topic_groups(question: Question, overlaps: Sequence[Overlap]) -> Mapping[int, Phrase]:
    """The topics' labels, by the number of the first row of each; none if there is no topic."""
    labels: dict[int, Phrase] = {}
    number = 0
    for topic, group in groupby(overlaps, key=lambda overlap: overlap.topic):
        label = Span(question.topic_label(topic), "strong")
        labels[number] = (
            (label, " (", Span(topic, "id", target=topic_anchor(topic)), ")") if topic else label
        )
        number += sum(1 for _ in group)
    return labels if any(overlap.topic for overlap in overlaps) else {}


def _topic_choices(
    question: Question, overlaps: Sequence[Overlap]
) -> tuple[Facet, Sequence[RowMark]]:
    """The topics that rows are chosen by: those of each proposition, and what these are part of."""
    topics = question.corpus.codebook.topics
    hierarchy = Hierarchy(topics)
    choices = [
        frozenset().union(*map(hierarchy.with_wholes, overlap.proposition.topics))
        for overlap in overlaps
    ]
    labels = {id: question.topic_label(id) for id in topics if any(id in ids for ids in choices)}
    marks = [RowMark(choices=(tuple(id for id in labels if id in ids),)) for ids in choices]
    return Facet("topic", labels), marks


def _sign_rows(positions: Positions, overlaps: Sequence[Overlap], *, strength: bool) -> Rows:
    return tuple(
        (
            (one_line(overlap.proposition.statement), "\t", Span(overlap.proposition.id, "id")),
            *_signs_of_units(positions, overlap.proposition.id, strength=strength),
        )
        for overlap in overlaps
    )


def _signs_of_units(positions: Positions, proposition: str, *, strength: bool) -> Iterator[Span]:
    """Each unit's sign; who makes a condition is never shown like who makes none."""
    by_unit = positions.by_proposition[proposition]
    for unit in positions.units:
        position = by_unit.get(unit.id)
        if position is None:
            yield unit_sign(positions, unit.id, proposition)
            continue
        sign = (
            sign_with_strength(position) if strength else unit_sign(positions, unit.id, proposition)
        )
        yield Span(
            f"{sign.text}{CONDITIONAL if position.conditions else ''}",
            sign.role,
            target=position_anchor(proposition, unit.id),
            words=position_in_words(position),
        )


#: How dark a position is shown, by how binding it is; one that does not say is as a usual one.
_SHADES: dict[Strength | None, float] = {"must": 1.0, "should": 0.5, "could": 0.0, None: 0.5}
_SCALE = ("could", "should", "must")


def _strength_shades(positions: Positions, overlaps: Sequence[Overlap]) -> list[list[float | None]]:
    """How dark each cell is, from 0 to 1."""
    rows: list[list[float | None]] = []
    for overlap in overlaps:
        by_unit = positions.by_proposition[overlap.proposition.id]
        held = (by_unit.get(unit.id) for unit in positions.units)
        rows.append([None if position is None else _SHADES[position.strength] for position in held])
    return rows


def _explain_marks(positions: Positions, overlaps: Iterable[Overlap]) -> tuple[str, ...]:
    """What may stand beside the signs of stance, explained if it does."""
    marks = []
    if any(overlap.is_conditional for overlap in overlaps):
        marks.append(f"{CONDITIONAL} on a condition")
    if any(
        positions.unfinished - positions.by_proposition[overlap.proposition.id].keys()
        for overlap in overlaps
    ):
        marks.append(f"{UNCODED} uncoded")
    return tuple(marks)


def full_matrix(question: Question, positions: Positions, overlaps: tuple[Overlap, ...]) -> Page:
    """The matrix with everything that a position is, its rows in the order of the topics."""
    if not overlaps:
        return (_NOBODY,)
    rows: list[tuple[Phrase, ...]] = []
    for proposition in (overlap.proposition for overlap in overlaps):
        cells = (_full_cell(question, positions, unit, proposition.id) for unit in positions.units)
        rows.append((text_over_id(proposition.statement, proposition.id), *cells))
    heads = ("Proposition", *(one_line(unit.label) for unit in positions.units))
    return (Grid(heads, tuple(rows), fixed=1),)


def _full_cell(question: Question, positions: Positions, unit: Unit, proposition: str) -> Phrase:
    position = positions.by_proposition[proposition].get(unit.id)
    if position is None:
        return unit_sign(positions, unit.id, proposition)
    return position_cell(question, position)
