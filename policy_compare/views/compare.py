"""Two units side by side, proposition by proposition."""

from collections.abc import Iterable, Sequence

from policy_compare.analysis.positions import Position, Positions, Unit, holders_by_paper
from policy_compare.analysis.relations import (
    DIFFERENCES,
    ComparedPositions,
    HeldTension,
    compare_units,
    frame_recommendations,
)
from policy_compare.model import Recommendation
from policy_compare.names import join_words
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import MOST_ROWS, note_on_others
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import legend_and_notes, position_cell
from policy_compare.views.parts.unit_names import find_two_units
from policy_compare.views.parts.verdicts import degree_of_agreement
from policy_compare.views.phrases import Phrase, Span, one_line, text_over_id
from policy_compare.views.table import Table, Value, View

COLUMNS = ("topic", "proposition", "relation", "differences", "a", "b")


def view(question: Question, a: str, b: str) -> View:
    """Units ``a`` and ``b``, by any name that they go by.

    Raises:
        UnknownName: one of them is no unit of this corpus.
        CallError: both are the same one.
    """
    positions = question.positions()
    unit_a, unit_b = find_two_units(question, positions.units, a, b)
    compared = compare_units(question.corpus, positions, unit_a.id, unit_b.id, question.selection)
    alone, shared = _without_proposition(question, unit_a, unit_b)
    tensions = _tensions_between(question, positions, unit_a, unit_b)
    first_notes = (*question.notes(), *_note_urged_by_both(shared))
    counts = (len(alone[unit_a.id]), len(alone[unit_b.id]))
    notes = (*first_notes, _summary_sentence(compared, "a", "b", counts), *_tension_notes(tensions))
    return View(
        lambda: Table(
            "compare", COLUMNS, _table_rows(compared, alone[unit_a.id], alone[unit_b.id]), notes
        ),
        lambda: _page(question, (unit_a, unit_b), compared, alone, tensions, first_notes),
    )


def _without_proposition(
    question: Question, unit_a: Unit, unit_b: Unit
) -> tuple[dict[str, list[Recommendation]], list[Recommendation]]:
    """Each unit's recommendations that are coded to no proposition, and those of both."""
    both_ids = {unit_a.id, unit_b.id}
    by_unit: dict[str, list[Recommendation]] = {id: [] for id in both_ids}
    shared: list[Recommendation] = []
    held_by = holders_by_paper(question.corpus, question.by, question.selection)
    for recommendation in frame_recommendations(question.corpus, question.selection):
        holding = both_ids.intersection(unit.id for unit in held_by[recommendation.paper])
        if len(holding) > 1:
            # Two authors of one paper: neither is alone with what it urges.
            shared.append(recommendation)
        else:
            for id in holding:
                by_unit[id].append(recommendation)
    return by_unit, shared


def _note_urged_by_both(shared: Sequence[Recommendation]) -> tuple[str, ...]:
    refs = join_words(recommendation.ref for recommendation in shared)
    return (f"Urged by both, without a proposition: {refs}.",) if shared else ()


def _tensions_between(
    question: Question, positions: Positions, unit_a: Unit, unit_b: Unit
) -> list[HeldTension]:
    """The tensions in which the two stand on different sides."""
    between_both = []
    for held_tension in question.tensions(positions):
        first, second = (
            tuple(position for position in side if position.unit.id in (unit_a.id, unit_b.id))
            for side in (held_tension.first, held_tension.second)
        )
        kept = held_tension._replace(first=first, second=second)
        if first and second and kept.is_between_units:
            between_both.append(kept)
    return between_both


def _summary_sentence(
    compared: Sequence[ComparedPositions], a: str, b: str, alone: tuple[int, int]
) -> str:
    """The counts in a sentence, with n first.

    ``alone`` are the recommendations of each that speak to no proposition.
    """
    both = [pair.relation for pair in compared if pair.a and pair.b]
    principle = sum(bool(pair.differences) for pair in compared)
    agree = both.count("agree")
    kinds = [name for name in DIFFERENCES if any(name in pair.differences for pair in compared)]
    differ = f", where they differ in {join_words(kinds)}" if kinds else ""
    only = [
        f"{sum(pair.relation == which for pair in compared) + unplaced}"
        + (f", {unplaced} of them without a proposition" if unplaced else "")
        for which, unplaced in zip(("only a", "only b"), alone, strict=True)
    ]
    return (
        f"n = {len(both)} {'proposition' if len(both) == 1 else 'propositions'} that both speak "
        f"to: agree {agree} ({agree - principle} in full, {principle} in principle{differ}), "
        f"disagree {both.count('disagree')}, mixed {both.count('mixed')}. "
        f"Only {a}: {only[0]}. Only {b}: {only[1]}."
    )


def _tension_notes(tensions: Iterable[HeldTension]) -> tuple[str, ...]:
    return tuple(
        f"Tension between {join_words(tension.between)}: {one_line(tension.why)}"
        for tension, *_ in tensions
    )


def _table_rows(
    compared: Iterable[ComparedPositions],
    alone_a: Iterable[Recommendation],
    alone_b: Iterable[Recommendation],
) -> list[tuple[Value, ...]]:
    """A row for each proposition, and for each recommendation that speaks to none."""
    rows: list[tuple[Value, ...]] = [
        (
            pair.topic or None, pair.proposition.id, pair.relation, pair.differences,
            pair.a.recommendations if pair.a else (), pair.b.recommendations if pair.b else (),
        )
        for pair in compared
    ]  # fmt: skip
    rows += [(None, None, "only a", (), (recommendation.ref,), ()) for recommendation in alone_a]
    rows += [(None, None, "only b", (), (), (recommendation.ref,)) for recommendation in alone_b]
    return rows


def _page(
    question: Question,
    units: tuple[Unit, Unit],
    compared: Sequence[ComparedPositions],
    alone: dict[str, list[Recommendation]],
    tensions: Sequence[HeldTension],
    notes: Sequence[str],
) -> Page:
    unit_a, unit_b = units
    names = (one_line(unit_a.label), one_line(unit_b.label))
    blocks: list[Block] = [
        Heading(question.title(f"{names[0]} and {names[1]}"), 1),
        Heading("Both speak to"),
    ]
    both = [pair for pair in compared if pair.a and pair.b]
    cells = tuple(_side_by_side(question, pair) for pair in both[:MOST_ROWS])
    grid = Grid(("Proposition", *names, "Relation"), cells)
    blocks.append(grid if both else Paragraph("There is no proposition that both speak to."))
    blocks += _note_on_rest(len(both), "proposition")
    blocks += [
        Paragraph(("Tension: ", *_tension_line(question, held_tension)))
        for held_tension in tensions
    ]
    only_a = [(pair, pair.a) for pair in compared if pair.a and pair.b is None]
    only_b = [(pair, pair.b) for pair in compared if pair.b and pair.a is None]
    blocks += _blocks_of_one(question, names, only_a, alone[unit_a.id])
    blocks += _blocks_of_one(question, names[::-1], only_b, alone[unit_b.id])
    counts = (len(alone[unit_a.id]), len(alone[unit_b.id]))
    blocks += [Heading("Summary"), Paragraph(_summary_sentence(compared, *names, counts))]
    return (*blocks, *legend_and_notes(notes))


def _side_by_side(question: Question, pair: ComparedPositions) -> tuple[Phrase, ...]:
    relation: str = pair.relation
    if relation == "agree":
        relation += f" {degree_of_agreement(in_full=not pair.differences)}"
    how: list[str | Span] = [Span(relation, "strong")]
    if pair.differences:
        how.append(f"\ndiffer in {join_words(pair.differences)}")
    sides = (
        position_cell(question, position, acting=True) for position in (pair.a, pair.b) if position
    )
    return (text_over_id(pair.proposition.statement, pair.proposition.id), *sides, tuple(how))


def _tension_line(question: Question, held_tension: HeldTension) -> tuple[str | Span, ...]:
    parts: list[str | Span] = []
    for id, side in zip(
        held_tension.tension.between, (held_tension.first, held_tension.second), strict=True
    ):
        if parts:
            parts.append(" × ")
        statement = one_line(question.corpus.codebook.propositions[id].statement)
        who = join_words(one_line(position.unit.label) for position in side)
        parts += [Span(statement, "strong"), f" ({who})"]
    return (*parts, f" — {one_line(held_tension.tension.why)}")


def _blocks_of_one(
    question: Question,
    names: tuple[str, str],
    spoken_to: Sequence[tuple[ComparedPositions, Position]],
    alone: Sequence[Recommendation],
) -> tuple[Block, ...]:
    """What the first of the two says and the other does not."""
    rows: list[tuple[Phrase, ...]] = [
        (
            text_over_id(pair.proposition.statement, pair.proposition.id),
            position_cell(question, position),
        )
        for pair, position in spoken_to
    ]
    rows += [
        (
            (one_line(recommendation.statement), "\n", Span("no proposition", "muted")),
            (recommendation.strength or "", "\n", Span(recommendation.ref, "id")),
        )
        for recommendation in alone
    ]
    block: Block = Grid(("Proposition", names[0]), tuple(rows[:MOST_ROWS]))
    if not rows:
        block = Paragraph(f"Nothing that {names[1]} does not speak to as well.")
    return (Heading(f"Only {names[0]}"), block, *_note_on_rest(len(rows), "row"))


def _note_on_rest(total: int, noun: str) -> tuple[Paragraph, ...]:
    return note_paragraphs(note_on_others(MOST_ROWS, total, noun, "compare"))
