"""How far all units are at one on each proposition, in numbers."""

from collections.abc import Mapping, Sequence

from policy_compare.analysis.measures.consensus import count_standings
from policy_compare.names import join_words
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import (
    MOST_ROWS,
    count_of,
    note_on_others,
)
from policy_compare.views.parts.figures import UNDEFINED, format_figure
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, SILENT, UNCODED
from policy_compare.views.parts.sorting import RowOrder, sort_rows
from policy_compare.views.phrases import Phrase, one_line, proposition_anchor, text_over_id
from policy_compare.views.pictures import Bar, Bars, BarSeries
from policy_compare.views.table import Table, Value, View

COLUMNS = ("proposition", "for", "against", "neutral", "silent", "tastle_wierman")

#: Of more propositions than this the number is told and not the names.
_FEW = 6

_ON_BOTH_SIDES = "Who is both for and against counts on both sides"
_BY_MEANS = "Who takes a side in one place and none in another counts with the mean of these"
_SAID = (
    "Consensus after Tastle and Wierman, among those that speak: from 0, half for and half "
    "against, to 1, all alike."
)


def view(question: Question, sort: RowOrder | None = None) -> View:
    """Each chosen proposition with the number of units on each side.

    In the codebook's order unless ``sort`` says otherwise. The table's numbers are not
    rounded; the page has three digits.
    """
    spoken = question.spoken_counts()
    standings = count_standings(spoken)
    rows = sort_rows(
        [(*standing[:5], standing.tastle_wierman) for standing in standings], COLUMNS, sort
    )
    both = [standing.proposition for standing in standings if standing.both]
    between = [standing.proposition for standing in standings if standing.between]
    units = count_of(spoken.units, question.by)
    open = {standing.proposition: standing.uncoded for standing in standings if standing.uncoded}
    notes = (
        *question.notes(),
        *_note_on(_ON_BOTH_SIDES, both),
        *_note_on(_BY_MEANS, between),
        *_note_on_uncoded(open),
    )
    return View(
        lambda: Table("consensus", COLUMNS, rows, notes),
        lambda: _page(question, rows, open, units, notes),
    )


def _note_on(counted: str, ids: Sequence[str]) -> tuple[str, ...]:
    """How something is ``counted`` on the propositions with the ids, if there are any."""
    where = join_words(ids) if len(ids) <= _FEW else count_of(len(ids), "proposition")
    return (f"{counted}: on {where}.",) if ids else ()


def _note_on_uncoded(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Who is counted neither as speaking nor as silent."""
    if not counts:
        return ()
    greatest = max(counts.values())
    where = "on" if min(counts.values()) == greatest else "at most, on"
    propositions = count_of(len(counts), "proposition")
    return (f"Not coded to the end and so in no count: {greatest} {where} {propositions}.",)


_SERIES = (
    BarSeries("for", "for", SIGNS["for"]),
    BarSeries("against", "against", SIGNS["against"]),
    BarSeries("neutral", "neutral", SIGNS["neutral"]),
    BarSeries("silent", "muted", SILENT),
    BarSeries("uncoded", "", UNCODED),
)


def _page(
    question: Question,
    rows: Sequence[tuple[Value, ...]],
    uncoded: Mapping[str, int],
    units: str,
    notes: Sequence[str],
) -> Page:
    blocks: list[Block] = [Heading(question.title(f"Consensus among {units}"), 1)]
    if not rows:
        blocks.append(Paragraph("There is no proposition here."))
        return (*blocks, *note_paragraphs(notes))
    propositions = question.corpus.codebook.propositions
    total, rows = len(rows), rows[:MOST_ROWS]
    cells: tuple[tuple[Phrase, ...], ...] = tuple(
        (
            text_over_id(propositions[str(row[0])].statement, str(row[0])),
            *(str(count) for count in row[1:5]),
            format_figure(row[5]),  # type: ignore[arg-type]
        )
        for row in rows
    )
    blocks.append(
        Bars(
            question.title(f"Consensus among {units}"),
            f"How many stand on each side of {count_of(len(rows), 'proposition')}.",
            _SERIES,
            tuple(
                Bar(
                    one_line(propositions[str(row[0])].statement),
                    (*row[1:5], uncoded.get(str(row[0]), 0)),  # type: ignore[arg-type]
                    proposition_anchor(str(row[0])),
                )
                for row in rows
            ),
        )
    )
    blocks.append(
        Grid(("Proposition", "For", "Against", "Neutral", "Silent", "Consensus"), cells, fixed=1)
    )
    below = [_SAID, *notes, *note_on_others(len(rows), total, "proposition", "consensus")]
    if any(row[5] is None for row in rows):
        below.append(f"{UNDEFINED} undefined: nobody speaks to it, or one alone")
    return (*blocks, *note_paragraphs(below))
