"""What is contested, where a side is unclear, and what pulls apart."""

from collections.abc import Iterator, Mapping, Sequence

from policy_compare.analysis.comparison import list_units
from policy_compare.analysis.positions import home_topic
from policy_compare.analysis.relations import HeldTension
from policy_compare.model import Proposition
from policy_compare.views.overlap import COLUMNS, blocks_by_topic, note_on_silent, overlap_row
from policy_compare.views.page import Grid, Heading, Page, Paragraph, RowMark, note_paragraphs
from policy_compare.views.parts.counts_and_lists import join_few
from policy_compare.views.parts.question import Comparison, Question
from policy_compare.views.parts.signs import legend_and_notes
from policy_compare.views.parts.standing import MANY, note_on_cut_lists, standing_lines
from policy_compare.views.parts.tension_picture import draw_tensions
from policy_compare.views.phrases import (
    Phrase,
    Span,
    one_line,
    parts_of,
    proposition_anchor,
    tension_anchor,
    text_over_id,
)
from policy_compare.views.table import Table, Value, View

#: The headings under which propositions are told.
_CONTESTED = "Contested"
_MIXED = "Mixed: one takes a side, another none"
_TORN = "Contradictions within one"

_NOT_CONTESTED = "Nothing is contested: on no proposition is one for and another against."


def view(question: Question) -> View:
    """Contested and mixed propositions, contradictions and tensions.

    In the table a tension has a row for each of its two propositions, whose verdict
    names the other one: ``tension with P``, or ``internal tension with P`` where nobody but
    one unit stands in it; a unit that contradicts itself on one proposition has the verdict
    ``contradiction``. Such rows list only the units and recommendations that they are about.
    """
    comparison = question.comparison()
    ids = _ids_by_heading(comparison)

    def table() -> Table:
        rows = question.stream_rows(_table_rows(question, comparison, ids))
        notes = (*_notes(question, ids, comparison.tensions), *note_on_silent(comparison))
        return Table("disagreements", COLUMNS, rows, notes)

    return View(table, lambda: _page(question, comparison))


#: Where a proposition may be told, by heading.
_Ids = Mapping[str, Sequence[str]]


def _ids_by_heading(comparison: Comparison) -> _Ids:
    """The propositions that are contested, mixed, and those on which one contradicts itself."""
    findings = comparison.findings
    return {
        _CONTESTED: [found.proposition for found in findings if found.kind == "contested"],
        _MIXED: [found.proposition for found in findings if found.kind == "mixed"],
        _TORN: [found.proposition for found in findings if found.contradicting],
    }


def _notes(question: Question, ids: _Ids, tensions: Sequence[HeldTension]) -> tuple[str, ...]:
    notes = list(question.notes())
    if not ids[_CONTESTED]:
        notes.append(_NOT_CONTESTED)
    for held_tension in tensions:
        first, second = held_tension.tension.between
        notes.append(f"{first} and {second}: {one_line(held_tension.tension.why)}")
    return tuple(notes)


def _table_rows(
    question: Question, comparison: Comparison, ids: _Ids
) -> Iterator[tuple[Value, ...]]:
    for heading in (_CONTESTED, _MIXED):
        yield from map(overlap_row, comparison.lists(ids[heading]))
    for overlap in comparison.overlaps(ids[_TORN]):
        torn = overlap.positions_toward("both")
        yield overlap_row(list_units(overlap.proposition, overlap.topic, torn), "contradiction")
    propositions = question.corpus.codebook.propositions
    for held_tension in comparison.tensions:
        verdict_shown = "tension with" if held_tension.is_between_units else "internal tension with"
        sides = tuple(
            zip(
                held_tension.tension.between, (held_tension.first, held_tension.second), strict=True
            )
        )
        for (id, side), (across, _) in (sides, sides[::-1]):
            topic = home_topic(propositions[id], question.selection)
            lists = list_units(propositions[id], topic, side)
            yield overlap_row(lists, f"{verdict_shown} {across}")


def _page(question: Question, comparison: Comparison) -> Page:
    head = Heading(question.title("Disagreements"), 1)
    # The other notes say what the page says in its place.
    notes = legend_and_notes(question.notes())
    return (head, *disagreement_blocks(question, comparison), *notes)


def disagreement_blocks(question: Question, comparison: Comparison, level: int = 2) -> Page:
    """The blocks of each kind of disagreement, each under its heading."""
    ids = _ids_by_heading(comparison)
    most = comparison.most_shown
    contested, mixed, torn = (tuple(comparison.overlaps(some[:most])) for some in ids.values())
    yield Heading(_CONTESTED, level)
    if contested:
        total = len(ids[_CONTESTED])
        yield from blocks_by_topic(question, contested, total, level + 1, "disagreements")
    else:
        yield Paragraph(_NOT_CONTESTED)
    if mixed:
        yield Heading(_MIXED, level)
        yield from blocks_by_topic(question, mixed, len(ids[_MIXED]), level + 1, "disagreements")
    if torn:
        rows = tuple(
            (
                text_over_id(overlap.proposition.statement, overlap.proposition.id),
                standing_lines(question, overlap.positions_toward("both")),
            )
            for overlap in torn
        )
        yield Heading(_TORN, level)
        yield Grid(("Proposition", "Who is for and against it"), rows)
    yield Heading("Tensions", level)
    yield from tension_blocks(question, comparison.tensions)
    yield from note_paragraphs(note_on_cut_lists((*contested, *mixed)))


def tension_blocks(question: Question, tensions: Sequence[HeldTension]) -> Page:
    """The tensions as a picture, and numbered as in it in a list, with who holds which side."""
    if not tensions:
        yield Paragraph("Nobody stands in a tension.")
        return
    yield Paragraph("The codebook says that these pull against each other, without contradicting.")
    yield draw_tensions(question, tensions)
    yield Grid(
        ("For the one", "For the other", "Why"),
        tuple(
            _tension_row(question, number, held_tension)
            for number, held_tension in enumerate(tensions, 1)
        ),
        marks=tuple(RowMark(tension_anchor(number)) for number, _ in enumerate(tensions, 1)),
    )


def _tension_row(question: Question, number: int, held_tension: HeldTension) -> tuple[Phrase, ...]:
    first, second = (
        question.corpus.codebook.propositions[id] for id in held_tension.tension.between
    )
    why: tuple[str | Span, ...] = (f"{number}. {one_line(held_tension.tension.why)}",)
    if held_tension.internal_units:
        who = join_few([unit.label for unit in held_tension.internal_units], MANY)
        why = (*why, "\n", Span(f"Internal: {who} for both.", "strong"))
    return (
        (_statement_head(first), "\n", *parts_of(standing_lines(question, held_tension.first))),
        (_statement_head(second), "\n", *parts_of(standing_lines(question, held_tension.second))),
        why,
    )


def _statement_head(about: Proposition) -> Span:
    return Span(one_line(about.statement), "strong", target=proposition_anchor(about.id))
