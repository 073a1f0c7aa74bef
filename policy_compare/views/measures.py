"""How alike each two units are, in numbers."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from policy_compare.analysis.measures.pair_measures import DEFAULT_MEASURE, MEASURES, labels_where
from policy_compare.names import join_words
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import MOST_ROWS, count_of, note_on_others
from policy_compare.views.parts.figures import (
    UNDEFINED,
    format_figure,
    normalization_notes,
    short_figure,
)
from policy_compare.views.parts.pair_rows import COLUMNS, ComparedPairs, compare_pairs
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.sorting import RowOrder, sort_rows
from policy_compare.views.phrases import Phrase, one_line
from policy_compare.views.table import RowStream, Table, Value, View

#: With more pairs than this nobody reads every measure of each.
_MANY = 100

#: What n counts, to the end of the sentence.
SPOKE = (
    "the propositions on which both spoke, on which every measure but "
    f"{join_words(labels_where(lambda measure: measure.counts_silence))} rests."
)

Rows = Sequence[tuple[Value, ...]]


def view(
    question: Question,
    measure: str = DEFAULT_MEASURE,
    normalize: str = "none",
    min_shared: int = 0,
    sort: RowOrder | None = None,
    nearest: str = "",
) -> View:
    """All pairs of units that share at least ``min_shared`` propositions.

    The table keeps the order of the units unless ``sort`` says otherwise, and its numbers
    are not rounded; the page begins with the greatest of ``measure``, to three digits. Where a
    unit is named, its own pairs are shown, the ``nearest`` by the measure first.

    Raises:
        UnknownName: no unit is named so.
    """
    if question.columns is not None and not question.columns.tells_all:
        # So many share nothing, and of these nothing can be said.
        min_shared = max(1, min_shared)
    pairs = compare_pairs(question, normalize, min_shared, nearest)
    if pairs.arrays and not nearest and sort is None:
        return _streamed_view(question, pairs, measure, normalize)
    rows: Rows = tuple(pairs.rows())
    if pairs.unit:
        id = pairs.unit.id
        rows = [row if row[0] == id else (row[1], row[0], *row[2:]) for row in rows]
        rows = sort_rows(rows, COLUMNS, RowOrder("n", descending=True))
        sort = RowOrder(measure, descending=not MEASURES[measure].nearer_when_less)
    notes = pair_notes(question, pairs, count_undefined(rows), normalize)
    return View(
        lambda: Table("measures", COLUMNS, sort_rows(rows, COLUMNS, sort), notes),
        lambda: _page(
            question, pairs, _rank_rows(rows, measure, sort), len(rows), measure, normalize, notes
        ),
    )


def _streamed_view(question: Question, pairs: ComparedPairs, measure: str, normalize: str) -> View:
    """Pairs in arrays as a stream, of which a page has those with the greatest of the measure."""
    from policy_compare.analysis.measures.measured_pairs import greatest_rows, rows_of_columns

    notes: list[str] = []
    counted: Counter[str] = Counter()

    def batches() -> Iterator[list[Any]]:
        counted.clear()
        for columns in pairs.arrays() if pairs.arrays else ():
            shares = columns[2] != 0
            counted.update(pairs=len(shares), n=int((~shares).sum()))
            for name, column in zip(COLUMNS[7:], columns[7:], strict=True):
                counted[name] += int((column != column)[shares].sum())  # noqa: PLR0124
            yield columns
        notes[:] = pair_notes(question, pairs, counted, normalize)

    def page() -> Page:
        rows = greatest_rows(batches(), COLUMNS.index(measure), MOST_ROWS)
        ranked = _rank_rows(rows, measure, None)
        return _page(question, pairs, ranked, counted["pairs"], measure, normalize, notes)

    def table() -> Table:
        rows = chain.from_iterable(map(rows_of_columns, batches()))
        return Table("measures", COLUMNS, RowStream(rows, batches()), notes)

    return View(table, page)


def count_undefined(rows: Rows) -> Counter[str]:
    """How many *pairs* there are; how many have no *n*, and how many others miss each measure."""
    counted = Counter(pairs=len(rows), n=sum(not row[2] for row in rows))
    for place, name in enumerate(MEASURES, len(COLUMNS) - len(MEASURES)):
        counted[name] = sum(row[place] is None and bool(row[2]) for row in rows)
    return counted


def nobody_to_compare(question: Question) -> Paragraph:
    """Says that there are fewer than two units."""
    return Paragraph(f"There are no two {question.by}s to compare.")


def _rank_rows(rows: Rows, measure: str, sort: RowOrder | None) -> Rows:
    """The rows as a person reads them: of equal ones, those that rest on more first."""
    if sort is None:
        rows = sort_rows(rows, COLUMNS, RowOrder("n", descending=True))
        sort = RowOrder(measure, descending=True)
    return sort_rows(rows, COLUMNS, sort)


def pair_notes(
    question: Question,
    pairs: ComparedPairs,
    counted: Mapping[str, int],
    normalize: str,
    columns: Collection[str] = MEASURES,
) -> tuple[str, ...]:
    """What a reader must know of the pairs that are shown, and of those that are left out."""
    notes = [*question.notes(), *normalization_notes(normalize)]
    shown = counted["pairs"]
    if left_out := pairs.possible - shown:
        notes.append(
            f"Left out: {count_of(left_out, 'pair')} with fewer than "
            f"{count_of(pairs.min_shared, 'shared proposition')}."
        )
    if nothing := counted["n"]:
        notes.append(
            f"Undefined, since they share no proposition (n = 0): "
            f"{count_of(nothing, 'pair')} of {shown}."
        )
    notes += (
        f"{measure.label.capitalize()} undefined, since {measure.undefined_where}: "
        f"{count_of(undefined, 'pair')} of {shown}."
        for measure in map(MEASURES.__getitem__, columns)
        if (undefined := counted[measure.name])
    )
    return tuple(notes)


def _page(
    question: Question,
    pairs: ComparedPairs,
    rows: Rows,
    total: int,
    measure: str,
    normalize: str,
    notes: Sequence[str],
) -> Page:
    """The first of the ranked rows, of so many in ``total``."""
    rows, as_counts = rows[:MOST_ROWS], normalize == "none"
    labels = {unit.id: one_line(unit.label) for unit in pairs.units}
    blocks: list[Block] = [Heading(question.title("Measures"), 1)]
    below = [*notes]
    if rows:
        first = (*COLUMNS[:3], measure, _COUNTS)
        blocks.append(_figure_grid(question, rows, first, labels, as_counts=as_counts))
        below.insert(0, f"n: {SPOKE}")
    elif len(labels) < 2:
        blocks.append(nobody_to_compare(question))
    else:
        blocks.append(Paragraph("No pair is left to show."))
    others = tuple(name for name in MEASURES if name != measure)
    if total > _MANY:
        below += note_on_others(len(rows), total, "pair", "measures")
        below.append(
            "Another measure is shown with --measure, all of them with --format csv, and what is "
            "behind one pair with --explain A B. --topic, --paper and --min-shared leave fewer."
        )
    elif rows:
        blocks += [
            Heading("The other measures"),
            _figure_grid(question, rows, (*COLUMNS[:3], *others), labels, as_counts=as_counts),
        ]
    if any(None in row for row in rows):
        below.append(f"{UNDEFINED} undefined")
    return (*blocks, *note_paragraphs(below))


#: The counts that make up n, in one column: apart they would take too much room.
_COUNTS = "agree (in full) / disagree / mixed"


def _figure_grid(
    question: Question,
    rows: Rows,
    columns: Sequence[str],
    labels: dict[str, str],
    *,
    as_counts: bool,
) -> Grid:
    """Some of the columns; who is compared, and n, come first and stay together.

    ``as_counts`` if congruence and the like are most often whole.
    """
    heads = {name: measure.label.capitalize() for name, measure in MEASURES.items()}
    heads |= {"unit_a": question.by.capitalize(), "unit_b": "and", "n": "n"}

    def figure_cell(row: tuple[Value, ...], column: str) -> Phrase:
        if column == _COUNTS:
            agree, in_full, disagree, mixed = row[3:7]
            return f"{agree} ({in_full}) / {disagree} / {mixed}"
        value = row[COLUMNS.index(column)]
        if isinstance(value, str):
            return labels[value]
        if isinstance(value, int) or (as_counts and MEASURES[column].is_sum):
            return short_figure(value, 3)  # type: ignore[arg-type]
        return format_figure(value)  # type: ignore[arg-type]

    return Grid(
        tuple(heads.get(column, column.capitalize()) for column in columns),
        tuple(tuple(figure_cell(row, column) for column in columns) for row in rows),
        fixed=3,
    )
