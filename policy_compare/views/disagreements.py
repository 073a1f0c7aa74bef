"""What is contested, where a side is unclear, and what pulls apart."""

from collections.abc import Sequence

from policy_compare.analysis.positions import Position
from policy_compare.analysis.relations import HeldTension, Overlap, find_overlaps
from policy_compare.model import Proposition
from policy_compare.views.overlap import (
    COLUMNS,
    blocks_by_topic,
    overlap_row,
    strengths_and_conditions,
)
from policy_compare.views.page import Grid, Heading, Page, Paragraph, RowMark
from policy_compare.views.parts.counts_and_lists import join_few
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import legend_and_notes, unit_ids
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

_NOT_CONTESTED = "Nothing is contested: on no proposition is one for and another against."


def view(question: Question) -> View:
    """Contested and mixed propositions, contradictions and tensions.

    In the table a tension has a row for each of its two propositions, whose verdict
    names the other one: ``tension with P``, or ``internal tension with P`` where nobody but
    one unit stands in it; a unit that contradicts itself on one proposition has the verdict
    ``contradiction``. Such rows list only the units and recommendations that they are about.
    """
    positions = question.positions()
    overlaps = question.overlaps(positions)
    tensions = question.tensions(positions)
    everywhere = question.positions_on_all_topics(positions)
    overlaps_everywhere = {
        overlap.proposition.id: overlap
        for overlap in find_overlaps(question.corpus, everywhere, question.selection)
    }
    notes = _notes(question, overlaps, tensions)
    return View(
        lambda: Table(
            "disagreements", COLUMNS, _table_rows(overlaps, tensions, overlaps_everywhere), notes
        ),
        lambda: _page(question, overlaps, tensions),
    )


def _notes(
    question: Question, overlaps: Sequence[Overlap], tensions: Sequence[HeldTension]
) -> tuple[str, ...]:
    notes = list(question.notes())
    if not _with_verdict(overlaps, "contested"):
        notes.append(_NOT_CONTESTED)
    for held_tension in tensions:
        first, second = held_tension.tension.between
        notes.append(f"{first} and {second}: {one_line(held_tension.tension.why)}")
    return tuple(notes)


def _with_verdict(overlaps: Sequence[Overlap], verdict: str) -> list[Overlap]:
    return [overlap for overlap in overlaps if overlap.verdict == verdict]


def _table_rows(
    overlaps: Sequence[Overlap],
    tensions: Sequence[HeldTension],
    overlaps_everywhere: dict[str, Overlap],
) -> list[tuple[Value, ...]]:
    rows = [overlap_row(overlap) for overlap in _with_verdict(overlaps, "contested")]
    rows += [overlap_row(overlap) for overlap in _with_verdict(overlaps, "mixed")]
    for overlap in overlaps:
        both = overlap.positions_toward("both")
        if both:
            rows.append(_narrowed_row(overlap, "contradiction", both, both))
    for held_tension in tensions:
        verdict_shown = "tension with" if held_tension.is_between_units else "internal tension with"
        sides = tuple(
            zip(
                held_tension.tension.between, (held_tension.first, held_tension.second), strict=True
            )
        )
        for (id, side), (across, _) in (sides, sides[::-1]):
            rows.append(_narrowed_row(overlaps_everywhere[id], f"{verdict_shown} {across}", side))
    return rows


def _narrowed_row(
    overlap: Overlap,
    verdict_shown: str,
    in_favour: Sequence[Position],
    against: Sequence[Position] = (),
) -> tuple[Value, ...]:
    """The overlap's row with only the positions that the verdict shown is about."""
    refs = dict.fromkeys(
        ref for position in (*in_favour, *against) for ref in position.recommendations
    )
    about = overlap_row(overlap, verdict_shown)[:4]
    strengths, conditions = strengths_and_conditions(tuple(dict.fromkeys((*in_favour, *against))))
    return (
        *about, None, unit_ids(in_favour), unit_ids(against), (), (), (), (), strengths,
        conditions, tuple(refs),
    )  # fmt: skip


def _page(question: Question, overlaps: Sequence[Overlap], tensions: Sequence[HeldTension]) -> Page:
    head = Heading(question.title("Disagreements"), 1)
    blocks = disagreement_blocks(question, overlaps, tensions)
    # The other notes say what the page says in its place.
    return (head, *blocks, *legend_and_notes((*question.notes(), *note_on_cut_lists(overlaps))))


def disagreement_blocks(
    question: Question, overlaps: Sequence[Overlap], tensions: Sequence[HeldTension], level: int = 2
) -> Page:
    """The blocks of each kind of disagreement, each under its heading."""
    yield Heading("Contested", level)
    contested = _with_verdict(overlaps, "contested")
    if contested:
        yield from blocks_by_topic(question, contested, level + 1, "disagreements")
    else:
        yield Paragraph(_NOT_CONTESTED)
    mixed = _with_verdict(overlaps, "mixed")
    if mixed:
        yield Heading("Mixed: one takes a side, another none", level)
        yield from blocks_by_topic(question, mixed, level + 1, "disagreements")
    torn = [overlap for overlap in overlaps if overlap.positions_toward("both")]
    if torn:
        rows = tuple(
            (
                text_over_id(overlap.proposition.statement, overlap.proposition.id),
                standing_lines(question, overlap.positions_toward("both")),
            )
            for overlap in torn
        )
        yield Heading("Contradictions within one", level)
        yield Grid(("Proposition", "Who is for and against it"), rows)
    yield Heading("Tensions", level)
    yield from tension_blocks(question, tensions)


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
