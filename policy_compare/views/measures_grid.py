"""One measure of all pairs of units as a square: units down, units across."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policy_compare.analysis.measures.pair_measures import DEFAULT_MEASURE, MEASURES
from policy_compare.analysis.positions import Unit
from policy_compare.errors import CallError
from policy_compare.views.measures import SPOKE, count_undefined, nobody_to_compare, pair_notes
from policy_compare.views.page import Alternatives, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.figures import UNDEFINED, format_figure, short_figure
from policy_compare.views.parts.pair_rows import COLUMNS, compare_pairs
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_columns import column_names, unit_heads
from policy_compare.views.phrases import Phrase, Span, one_line, pair_anchor
from policy_compare.views.table import Table, Value, View

#: A square of more units in columns is not made.
_MOST = 1000

#: A figure with the number of propositions on which both spoke, for two units by their ids.
Cells = Mapping[tuple[str, str], tuple[float | None, int]]


def view(
    question: Question, measure: str = DEFAULT_MEASURE, normalize: str = "none", min_shared: int = 0
) -> View:
    """One measure of all pairs of units that share at least ``min_shared`` propositions.

    Table and page have the same texts, each a figure with its n.

    Raises:
        CallError: there are too many units for a square.
    """
    measured = _measure(question, measure, normalize, min_shared)

    def page() -> Page:
        title = Heading(question.title(MEASURES[measure].label.capitalize()), 1)
        return (title, *_grid_blocks(question, measured))

    return View(lambda: _square_table(measured), page)


def agreement_blocks(question: Question) -> Page:
    """The square of agreement shares, as part of another page."""
    measured = _measure(question, DEFAULT_MEASURE, "none", 0)
    if len(measured.units) < 2:
        return (nobody_to_compare(question),)
    sentence = (
        "Agreement share: of the propositions on which both spoke, whose number stands in "
        "parentheses, the share on which they take the same side, whatever else they differ in."
    )
    return (Paragraph(sentence, note=True), _square_grid(question, measured))


class _Measured(NamedTuple):
    """One measure of all pairs, and how its figures are written."""

    units: Sequence[Unit]
    cells: Cells
    notes: tuple[str, ...]
    as_counts: bool


def _measure(question: Question, measure: str, normalize: str, min_shared: int) -> _Measured:
    pairs = compare_pairs(question, normalize, min_shared)
    if question.columns and len(pairs.units) > _MOST:
        raise CallError(
            f"a square of {len(pairs.units):,} {question.by}s is more than can be read",
            f"choose {_MOST:,} or fewer, with --paper",
        )
    units, rows = pairs.units, tuple(pairs.rows())
    notes = pair_notes(question, pairs, count_undefined(rows), normalize, (measure,))
    as_counts = normalize == "none" and MEASURES[measure].is_sum
    return _Measured(units, _pair_cells(rows, measure), notes, as_counts)


def _grid_blocks(question: Question, measured: _Measured) -> Page:
    if len(measured.units) < 2:
        return (nobody_to_compare(question),)
    notes_below = (f"In parentheses n, {SPOKE}", *measured.notes)
    return (_square_grid(question, measured), *note_paragraphs(notes_below))


def _pair_cells(rows: Sequence[tuple[Value, ...]], measure: str) -> Cells:
    """The figure and n of each pair in the rows, either way round."""
    a, b, n, figures = (COLUMNS.index(name) for name in ("unit_a", "unit_b", "n", measure))
    cells: dict[tuple[str, str], tuple[float | None, int]] = {}
    for row in rows:
        cell: tuple[float | None, int] = (row[figures], row[n])  # type: ignore[assignment]
        cells[row[a], row[b]] = cells[row[b], row[a]] = cell  # type: ignore[index]
    return cells


def _square_table(measured: _Measured) -> Table:
    """The square for machines. A unit beside itself, and what is undefined, is null."""
    units, cells, notes, as_counts = measured
    names = column_names(units, ("unit",))
    rows: list[tuple[Value, ...]] = []
    for unit, name in zip(units, names, strict=True):
        pairs = (cells.get((unit.id, across.id)) for across in units)
        defined = (pair if pair and pair[1] else None for pair in pairs)
        rows.append(
            (name, *(_figure_with_n(pair, as_counts=as_counts) or None for pair in defined))
        )
    return Table("measures --grid", ("unit", *names), rows, notes)


def _square_grid(question: Question, measured: _Measured) -> Alternatives:
    """The square for people. Where units go by keys, each row has its unit's key too."""
    units, cells, _, as_counts = measured
    body = [
        [
            Span(
                _figure_with_n(cells.get((down.id, across.id)), as_counts=as_counts),
                target=pair_anchor(down.id, across.id),
            )
            for across in units
        ]
        for down in units
    ]
    shades = _figure_shades(units, cells)
    labels = [one_line(unit.label) for unit in units]
    forms = []
    for heads, legend in unit_heads(question, units):
        names: Sequence[Phrase] = labels
        if legend:
            names = [(label, "\t", key) for label, key in zip(labels, heads, strict=True)]
        rows = tuple((name, *row) for name, row in zip(names, body, strict=True))
        grid = Grid(
            (question.by.capitalize(), *heads),
            rows,
            1,
            compact=True,
            full_heads=("", *labels) if legend else (),
            shades=shades,
            scale=("lowest", "highest"),
        )
        forms.append((grid,))
    return Alternatives(tuple(forms))


def _figure_shades(units: Sequence[Unit], cells: Cells) -> list[list[float | None]]:
    """How great each figure is among all, from 0 to 1; None where there is none."""
    figures = [figure for figure, n in cells.values() if figure is not None and n]
    least, greatest = min(figures, default=0), max(figures, default=0)
    width = greatest - least

    def shade(pair: tuple[float | None, int] | None) -> float | None:
        if pair is None or pair[0] is None or not pair[1]:
            return None
        return (pair[0] - least) / width if width else 0.5

    return [[shade(cells.get((down.id, across.id))) for across in units] for down in units]


def _figure_with_n(pair: tuple[float | None, int] | None, *, as_counts: bool) -> str:
    """A figure with its n, such as ``0.75 (4)``; nothing where there is no such pair."""
    if pair is None:
        return ""
    value, n = pair
    if not n:
        return UNDEFINED
    return f"{short_figure(value, 2) if as_counts else format_figure(value, 2)} ({n})"
