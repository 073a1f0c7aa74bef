"""How alike each two units are, in numbers."""

from collections import Counter
from collections.abc import Collection, Sequence
from importlib.util import find_spec

from policy_compare.analysis.measures.in_principle import (
    agreements_in_principle,
    is_urged_in_one_way,
)
from policy_compare.analysis.measures.pair_measures import DEFAULT_MEASURE, MEASURES, labels_where
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.measures.tallies import Tallies
from policy_compare.names import join_words
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.figures import (
    UNDEFINED,
    format_figure,
    normalization_notes,
    short_figure,
)
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.sorting import RowOrder, sort_rows
from policy_compare.views.phrases import Phrase, one_line
from policy_compare.views.table import Table, Value, View

COLUMNS = ("unit_a", "unit_b", "n", "agree", "agree_in_full", "disagree", "mixed", *MEASURES)

#: With more pairs than this nobody reads every measure of each.
_MANY = 100

#: From so many units on, arrays of pairs win what it takes to load them.
_VERY_MANY = 150

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
) -> View:
    """All pairs of units that share at least ``min_shared`` propositions.

    The table keeps the order of the units unless ``sort`` says otherwise, and its numbers
    are not rounded; the page begins with the greatest of ``measure``, to three digits.
    """
    tallies = question.tallies()
    rows = pair_rows(question, tallies, normalize, min_shared)
    units = len(tallies.units)
    notes = pair_notes(question, rows, normalize, min_shared, units * (units - 1) // 2 - len(rows))
    labels = {unit.id: one_line(unit.label) for unit in tallies.units}
    return View(
        lambda: Table("measures", COLUMNS, sort_rows(rows, COLUMNS, sort), notes),
        lambda: _page(
            question,
            _rank_rows(rows, measure, sort),
            measure,
            labels,
            notes,
            as_counts=normalize == "none",
        ),
    )


def pair_rows(question: Question, tallies: Tallies, normalize: str, min_shared: int) -> Rows:
    """A row under the columns for each pair that shares at least so many propositions."""
    principle: Counter[tuple[str, str]] = Counter()
    if not is_urged_in_one_way(question.corpus, question.selection):
        principle = agreements_in_principle(question.positions(), question.corpus.codebook.actors)
    if len(tallies.units) >= _VERY_MANY and find_spec("numpy"):
        from policy_compare.analysis.measures import measured_pairs

        ids, scale = [unit.id for unit in tallies.units], tallies.scale
        return [
            row
            for pairs in measured_pairs.pairs_of_tallies(tallies, min_shared, principle)
            for row in measured_pairs.rows_of_columns(
                measured_pairs.columns_of_pairs(pairs, ids, normalize, scale)
            )
        ]
    return [
        (
            a.id, b.id, sums.n, sums.agree, sums.agree - principle[a.id, b.id], sums.disagree,
            sums.mixed, *figures.values(),
        )
        for a, b, sums, figures in measure_pairs(tallies, normalize, min_shared)
    ]  # fmt: skip


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
    rows: Rows,
    normalize: str,
    min_shared: int,
    left_out: int,
    columns: Collection[str] = MEASURES,
) -> tuple[str, ...]:
    """What a reader must know of the pairs in the rows, and of those that are left out."""
    notes = [*question.notes(), *normalization_notes(normalize)]
    if left_out:
        notes.append(
            f"Left out: {count_of(left_out, 'pair')} with fewer than "
            f"{count_of(min_shared, 'shared proposition')}."
        )
    if nothing := sum(not row[2] for row in rows):
        notes.append(
            f"Undefined, since they share no proposition (n = 0): "
            f"{count_of(nothing, 'pair')} of {len(rows)}."
        )
    for name in columns:
        place, measure = COLUMNS.index(name), MEASURES[name]
        if undefined := sum(row[place] is None and bool(row[2]) for row in rows):
            notes.append(
                f"{measure.label.capitalize()} undefined, since {measure.undefined_where}: "
                f"{count_of(undefined, 'pair')} of {len(rows)}."
            )
    return tuple(notes)


def _page(
    question: Question,
    rows: Rows,
    measure: str,
    labels: dict[str, str],
    notes: Sequence[str],
    *,
    as_counts: bool,
) -> Page:
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
    if len(rows) > _MANY:
        below.append(
            f"{len(rows):,} pairs: narrow them with --topic, --paper or --min-shared. "
            "Another measure is shown with --measure, all of them with --format csv, and what "
            "is behind one pair with --explain A B."
        )
    elif rows:
        blocks += [
            Heading("The other measures"),
            _figure_grid(question, rows, (*COLUMNS[:3], *others), labels, as_counts=as_counts),
        ]
    if any(None in row for row in rows):
        below.append(f"{UNDEFINED} undefined")
    return (*blocks, *note_paragraphs(below))


def _column_label(column: str) -> str:
    return MEASURES[column].label if column in MEASURES else column


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
    heads = {"unit_a": question.by.capitalize(), "unit_b": "and", "n": "n"}

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
        tuple(heads.get(column) or _column_label(column).capitalize() for column in columns),
        tuple(tuple(figure_cell(row, column) for column in columns) for row in rows),
        fixed=3,
    )
