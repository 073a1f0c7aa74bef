"""What is behind the measures of one pair: every term, and every figure written out."""

from collections.abc import Sequence
from typing import NamedTuple

from policy_compare.analysis.measures.pair_measures import (
    MEASURES,
    NORMALIZATIONS,
    Figures,
    PairMeasure,
    Sums,
    figure_maker,
)
from policy_compare.analysis.measures.pairs import add_terms, terms_by_proposition
from policy_compare.analysis.measures.tallies import SILENT, Counts
from policy_compare.analysis.positions import Direction, Position, Unit
from policy_compare.analysis.relations import Difference, compare_units
from policy_compare.views.page import Block, Facts, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.figures import UNDEFINED, normalization_notes, short_figure
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import SIGNS, id_lines
from policy_compare.views.parts.unit_names import find_two_units
from policy_compare.views.parts.verdicts import degree_of_agreement
from policy_compare.views.phrases import Phrase, Span, one_line, spans_of, text_over_id
from policy_compare.views.table import Table, Value, View

#: ``a`` and ``b`` are the ids of the recommendations behind each side.
COLUMNS = (
    "proposition", "relation",
    "a_for", "a_neutral", "a_against", "a_value",
    "b_for", "b_neutral", "b_against", "b_value",
    "congruence", "conflict", "dot", "a_square", "b_square", "distance",
    "intersection", "union", "divisor", "a", "b",
)  # fmt: skip

_LEGEND = (
    "Each side: how many papers are for (+), neutral (~), against (−), and the mean of these "
    "statements, from −1 to 1."
)
_ADDED = (
    "Each term is what the proposition adds to a sum below. Both take 1 of 2: of the two stances "
    "that either takes on it, both take one."
)


class Term(NamedTuple):
    """One proposition: what each unit says on it, how they differ, and what it adds."""

    proposition: str
    a: Counts
    b: Counts
    sums: Sums
    differences: tuple[Difference, ...] = ()

    @property
    def relation(self) -> str:
        """How the two positions relate, as ``compare`` says it."""
        for how in ("agree", "disagree", "mixed"):
            if getattr(self.sums, how):
                return how
        return "only b" if self.a == SILENT else "only a"


class ExplainedPair(NamedTuple):
    """A pair with all its terms, their sums, and the figures that these come to."""

    a: Unit
    b: Unit
    terms: tuple[Term, ...]
    sums: Sums
    figures: Figures
    scale: int
    normalize: str


def view(question: Question, a: str, b: str, normalize: str = "none") -> View:
    """Units ``a`` and ``b``, by any name that they go by, proposition by proposition.

    The table has a row for each proposition that either speaks to; the sums of its terms
    give the figures: congruence and conflict divided by the sum of ``divisor`` where
    there is one, jaccard ``intersection`` / ``union``, cosine ``dot`` divided by the
    roots of the squares, city-block 1 − ``distance`` / 2n.

    Raises:
        UnknownName: one of them is no unit of this corpus.
        CallError: both are the same one.
    """
    positions = question.positions()
    unit_a, unit_b = find_two_units(question, positions.units, a, b)
    tallies = question.tallies()
    first, second = tallies.by_unit[unit_a.id], tallies.by_unit[unit_b.id]
    added = terms_by_proposition(first, second, tallies.propositions, tallies.scale)
    differing = {
        pair.proposition.id: pair.differences
        for pair in compare_units(question.corpus, positions, unit_a.id, unit_b.id)
    }
    sums = add_terms(added)
    explained = ExplainedPair(
        unit_a,
        unit_b,
        tuple(
            Term(id, first.get(id, SILENT), second.get(id, SILENT), each, differing[id])
            for id, each in added.items()
        ),
        sums,
        figure_maker(MEASURES, normalize, tallies.scale)(sums),
        tallies.scale,
        normalize,
    )
    sides = {
        id: (by_unit.get(unit_a.id), by_unit.get(unit_b.id))
        for id, by_unit in positions.by_proposition.items()
    }
    figures = _figures_in_numbers(explained)
    notes = (*question.notes(), *normalization_notes(normalize))
    return View(
        lambda: Table(
            "measures --explain",
            COLUMNS,
            [_term_row(explained, term, *sides[term.proposition]) for term in explained.terms],
            (*notes, *(f"{name}: {text}" for name, text in figures)),
        ),
        lambda: _page(question, explained, sides, figures, notes),
    )


_Sides = dict[str, tuple[Position | None, Position | None]]


def _term_row(
    explained: ExplainedPair, term: Term, a: Position | None, b: Position | None
) -> tuple[Value, ...]:
    sums, scale = term.sums, explained.scale
    return (
        term.proposition, term.relation, *_counts_and_mean(term.a), *_counts_and_mean(term.b),
        sums.congruence / 2, sums.conflict / 2, sums.dot / scale**2, sums.square_a / scale**2,
        sums.square_b / scale**2, sums.distance / scale, sums.common, sums.union,
        _divisor_of(sums, explained.normalize), a.recommendations if a else (),
        b.recommendations if b else (),
    )  # fmt: skip


def _counts_and_mean(counts: Counts) -> tuple[Value, ...]:
    return (*counts, counts.value)


def _divisor_of(sums: Sums, normalize: str) -> float | None:
    """What these terms add to the number that congruence and the like are divided by."""
    divisor = NORMALIZATIONS[normalize].doubled_divisor
    return None if divisor is None else divisor(sums) / 2


def _figures_in_numbers(explained: ExplainedPair) -> tuple[tuple[str, str], ...]:
    """Each figure with the numbers put in, such as ``5 / 8 = 0.625``."""
    sums = explained.sums
    in_full = sum(term.relation == "agree" and not term.differences for term in explained.terms)
    counts = (
        f"{sums.n} (agree {sums.agree}, in full {in_full}, "
        f"disagree {sums.disagree}, mixed {sums.mixed})"
    )
    return (
        ("n", counts),
        *((measure.label, _figure_in_numbers(explained, measure)) for measure in MEASURES.values()),
    )


def _figure_in_numbers(explained: ExplainedPair, measure: PairMeasure) -> str:
    """One figure with the numbers put in its formula."""
    if not explained.sums.n:
        return f"{UNDEFINED} (n = 0)"
    numbers = _sums_in_words(explained.sums, explained.scale)
    text = measure.written_out.format_map(numbers)
    if measure.is_sum and (division := NORMALIZATIONS[explained.normalize].written_out):
        divided = division.format_map(numbers)
        text = f"({text}){divided}" if " " in text else f"{text}{divided}"
    figure = explained.figures[measure.name]
    result = (
        short_figure(figure) if figure is not None else f"{UNDEFINED} (nothing is divided by 0)"
    )
    return result if text == result else f"{text} = {result}"


def _sums_in_words(sums: Sums, scale: int, digits: int = 6) -> dict[str, str]:
    """Every sum by its name, as it is shown: not doubled, and of values that are not scaled."""
    return {
        **{name: str(value) for name, value in sums._asdict().items()},
        "union": str(sums.union),
        "congruence": short_figure(sums.congruence / 2),
        "conflict": short_figure(sums.conflict / 2),
        "dot": short_figure(sums.dot / scale**2, digits),
        "square_a": short_figure(sums.square_a / scale**2, digits),
        "square_b": short_figure(sums.square_b / scale**2, digits),
        "distance": short_figure(sums.distance / scale, digits),
    }


def _page(
    question: Question,
    explained: ExplainedPair,
    sides: _Sides,
    figures: Sequence[tuple[str, str]],
    notes: Sequence[str],
) -> Page:
    names = (one_line(explained.a.label), one_line(explained.b.label))
    blocks: list[Block] = [Heading(question.title(f"The measures of {names[0]} and {names[1]}"), 1)]
    shared = [term for term in explained.terms if term.sums.n]
    alone = [term for term in explained.terms if not term.sums.n]
    blocks.append(Heading("Where both speak"))
    if shared:
        rows = tuple(_row_of_both(question, explained, term, sides) for term in shared)
        blocks.append(Grid(("Proposition", *names, "Terms"), rows))
    else:
        blocks.append(Paragraph("There is no proposition that both speak to."))
    if alone:
        rows = tuple(_row_of_one(question, explained, term, sides) for term in alone)
        blocks += [
            Heading("Where only one speaks"),
            Grid(("Proposition", "Who speaks", "Terms"), rows),
        ]
    blocks += [Heading("Figures"), Facts(tuple((name, text) for name, text in figures))]
    if explained.terms:
        notes = (_LEGEND, _ADDED, *notes)
    return (*blocks, *note_paragraphs(notes))


def _row_of_both(
    question: Question, explained: ExplainedPair, term: Term, sides: _Sides
) -> tuple[Phrase, ...]:
    a, b = sides[term.proposition]
    return (
        _statement_with_id(question, term),
        _counts_by_sign(question, term.a, a),
        _counts_by_sign(question, term.b, b),
        (
            Span(_relation_in_words(term), "strong"),
            *(f"\n{line}" for line in _term_lines(explained, term.sums)),
        ),
    )


def _relation_in_words(term: Term) -> str:
    """The relation with its degree, and what differs."""
    if term.relation != "agree":
        return term.relation
    differs = f": {', '.join(term.differences)}" if term.differences else ""
    return f"agree {degree_of_agreement(in_full=not differs)}{differs}"


def _row_of_one(
    question: Question, explained: ExplainedPair, term: Term, sides: _Sides
) -> tuple[Phrase, ...]:
    a, b = sides[term.proposition]
    unit, counts, position = (explained.b, term.b, b) if a is None else (explained.a, term.a, a)
    return (
        _statement_with_id(question, term),
        (f"{one_line(unit.label)}\n", *spans_of(_counts_by_sign(question, counts, position))),
        "\n".join(_term_lines(explained, term.sums)),
    )


def _statement_with_id(question: Question, term: Term) -> Phrase:
    proposition = question.corpus.codebook.propositions[term.proposition]
    return text_over_id(proposition.statement, proposition.id)


def _counts_by_sign(question: Question, counts: Counts, position: Position | None) -> Phrase:
    """The counts by sign, their mean, and the recommendations behind them."""
    if position is None:
        return ""
    sides: tuple[Direction, ...] = ("for", "neutral", "against")
    counted = (f"{SIGNS[side]} {times}" for side, times in zip(sides, counts, strict=True) if times)
    refs = position.recommendations
    if question.by == "paper":
        refs = tuple(ref.partition("/")[2] for ref in refs)
    mean = short_figure(counts.value, 3)
    return (
        Span(", ".join(counted), position.direction),
        f" (mean {mean})\n  ",
        *id_lines(refs, "\n  "),
    )


def _term_lines(explained: ExplainedPair, sums: Sums) -> tuple[str, ...]:
    """What one proposition adds, a sum a line."""
    sums_shown = _sums_in_words(sums, explained.scale, 3)
    lines = ["both take {common} of {union}"]
    if sums.n:
        lines = [
            "congruence {congruence}",
            "conflict {conflict}",
            "a·b {dot}",
            "a² {square_a}, b² {square_b}",
            "distance {distance}",
            *lines,
        ]
    divisor = _divisor_of(sums, explained.normalize)
    if divisor is not None:
        lines.append(f"divisor {short_figure(divisor)}")
    return tuple(line.format_map(sums_shown) for line in lines)
