"""Whether the order of the pairs survives: another measure, or the loss of one statement."""

from collections.abc import Sequence

from policy_compare.analysis.measures.pair_measures import DEFAULT_MEASURE, MEASURES, labels_where
from policy_compare.analysis.measures.pair_order import Couple, Effect
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.measures.sensitivity import Sensitivity, measure_sensitivity
from policy_compare.names import join_words
from policy_compare.views.page import Block, Grid, Heading, Page, Paragraph, note_paragraphs
from policy_compare.views.parts.counts_and_lists import count_of
from policy_compare.views.parts.figures import UNDEFINED, format_figure, normalization_notes
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, Span, one_line
from policy_compare.views.table import Table, Value, View

COLUMNS = (
    "change", "name", "pairs", "inversions", "tau_b",
    "top_a", "top_b", "top_stays", "bottom_a", "bottom_b", "bottom_stays",
)  # fmt: skip

#: So many of the propositions and recommendations are shown on the page, the worst ones.
_WORST = 10

#: A share of all couples that is told no more exactly.
_SMALL = 0.0005

#: So many of them are named in a sentence.
_NAMED = 3

_REVERSED = join_words(labels_where(lambda measure: measure.nearer_when_less))
_NEARER_WHEN_LESS = f"By {_REVERSED} the pair with the least is the most alike."
_INVERSION = (
    "An inversion is two pairs that stood in one order and now stand in the other; a tie is "
    "no order."
)


def view(
    question: Question, measure: str = DEFAULT_MEASURE, normalize: str = "none", min_shared: int = 0
) -> View:
    """How sure the ranking of the pairs by ``measure`` is.

    The table's first row is the ranking as it is (change *none*); then come all other
    measures, and those propositions and recommendations that do harm when they are left
    out, the worst first.
    """
    tallies = question.tallies()
    pairs = measure_pairs(tallies, normalize, min_shared)
    sensitivity = measure_sensitivity(
        question.corpus,
        tallies,
        pairs,
        MEASURES[measure],
        normalize,
        question.by,
        question.selection,
    )
    notes = (
        *question.notes(),
        *normalization_notes(normalize),
        *([f"Ranked: pairs that share {min_shared} propositions or more."] if min_shared else []),
    )
    verdicts = _verdict_sentences(sensitivity)
    return View(
        lambda: Table(
            "measures --sensitivity", COLUMNS, _effect_rows(sensitivity), (*verdicts, *notes)
        ),
        lambda: _page(question, sensitivity, verdicts, notes),
    )


def _effect_rows(sensitivity: Sensitivity) -> list[tuple[Value, ...]]:
    effects = (*sensitivity.measures, *sensitivity.propositions, *sensitivity.recommendations)
    as_it_is = ("none", sensitivity.measure.name, sensitivity.pairs, 0, None)
    return [
        (*as_it_is, *_couple_ids(sensitivity.top), "yes", *_couple_ids(sensitivity.bottom), "yes"),
        *(
            (
                *effect[:5],
                *_couple_ids(effect.top), _yes_or_no(stays=effect.top_stays),
                *_couple_ids(effect.bottom), _yes_or_no(stays=effect.bottom_stays),
            )
            for effect in effects
        ),
    ]  # fmt: skip


def _couple_ids(couple: Couple | None) -> tuple[str | None, str | None]:
    return (couple[0].id, couple[1].id) if couple else (None, None)


def _yes_or_no(*, stays: bool) -> str:
    return "yes" if stays else "no"


def _verdict_sentences(sensitivity: Sensitivity) -> tuple[str, ...]:
    """What the ranking survives and what it hangs on, a sentence for each kind of change."""
    name = sensitivity.measure.label
    if sensitivity.pairs < 2:
        return (f"There is no ranking: {count_of(sensitivity.pairs, 'pair')} with {name}.",)
    if sensitivity.equal:
        return (f"There is no ranking: all {sensitivity.pairs} pairs are equal by {name}.",)
    measures = sorted(sensitivity.measures, key=lambda effect: -effect.inversions)
    propositions, recommendations = sensitivity.tried
    return (
        _verdict_sentence("By another measure", measures, len(measures)),
        _verdict_sentence("Without one proposition", sensitivity.propositions, propositions),
        _verdict_sentence(
            "Without one recommendation", sensitivity.recommendations, recommendations
        ),
    )


def _verdict_sentence(change: str, effects: Sequence[Effect], tried: int) -> str:
    harmful = [effect for effect in effects if not effect.harmless]
    blind = sum(effect.kind == "measure" and effect.tau_b is None for effect in effects)
    unsaid = f" {_others_without_order(blind)} no order to compare with." if blind else ""
    if blind == tried:
        return f"{change}: none of {tried:,} gives an order to compare with."
    tried -= blind
    if not harmful:
        which = f", whichever of {tried:,} it is" if tried > 1 else ""
        return f"{change}: the ranking survives{which}.{unsaid}"
    worst = [f"{_effect_name(effect)} ({_count_inversions(effect)})" for effect in harmful[:_NAMED]]
    worst_ones = (
        f", most on {join_words(worst)}" if len(harmful) > _NAMED else f": {join_words(worst)}"
    )
    top = sum(not effect.top_stays for effect in harmful)
    bottom = sum(not effect.bottom_stays for effect in harmful)
    ends = "The most alike pair and the least alike one stay."
    if top or bottom:
        ends = f"Another pair becomes the most alike in {top:,}, the least alike in {bottom:,}."
    return (
        f"{change}: the ranking hangs on {len(harmful):,} of {tried:,}{worst_ones}. {ends}{unsaid}"
    )


def _others_without_order(count: int) -> str:
    return f"{count} others give" if count > 1 else "One other gives"


def _count_inversions(effect: Effect) -> str:
    return f"{effect.inversions:,} {'inversion' if effect.inversions == 1 else 'inversions'}"


def _effect_name(effect: Effect) -> str:
    """What is exchanged or left out, as a person calls it."""
    return MEASURES[effect.name].label if effect.kind == "measure" else effect.name


def _page(
    question: Question, sensitivity: Sensitivity, verdicts: Sequence[str], notes: Sequence[str]
) -> Page:
    blocks: list[Block] = [
        Heading(question.title(f"How sure the order by {sensitivity.measure.label} is"), 1)
    ]
    if sensitivity.top and sensitivity.bottom and not sensitivity.equal:
        blocks.append(
            Paragraph(
                f"{sensitivity.pairs:,} pairs, ranked from the most alike, "
                f"{_couple_in_words(sensitivity.top, sensitivity.tied[0])}, to the least alike, "
                f"{_couple_in_words(sensitivity.bottom, sensitivity.tied[1])}."
            )
        )
    blocks += [Paragraph(text) for text in verdicts]
    below = list(notes)
    if len(verdicts) > 1:
        blocks += _effect_blocks(
            "Another measure", "Measure", sensitivity.measures, sensitivity.pairs
        )
        blocks += _effect_blocks(
            "Without one proposition", "Proposition", sensitivity.propositions, sensitivity.pairs
        )
        blocks += _effect_blocks(
            "Without one recommendation",
            "Recommendation",
            sensitivity.recommendations,
            sensitivity.pairs,
        )
        below += [_INVERSION, _NEARER_WHEN_LESS]
    return (*blocks, *note_paragraphs(below))


def _effect_blocks(
    title: str, head: str, effects: Sequence[Effect], pairs: int
) -> tuple[Block, ...]:
    """The worst effects of one kind; measures all of them, and with their correlation."""
    if not effects:
        return ()
    measured = effects[0].kind == "measure"
    worst = effects if measured else effects[:_WORST]
    heads = (head, *(("Tau-b",) if measured else ()), "Inversions", "Most alike", "Least alike")
    blocks: list[Block] = [
        Heading(title),
        Grid(heads, tuple(_effect_cells(effect, pairs) for effect in worst), fixed=1),
    ]
    if len(worst) < len(effects):
        blocks.append(
            Paragraph(
                f"These are the worst {len(worst)} of {len(effects):,}; --format csv has all.",
                note=True,
            )
        )
    return tuple(blocks)


def _effect_cells(effect: Effect, pairs: int) -> tuple[Phrase, ...]:
    couples = effect.pairs * (effect.pairs - 1) // 2
    share = effect.inversions / couples if couples else 0
    share_in_words = ""
    if effect.inversions:
        share_in_words = " (under 0.1%)" if share < _SMALL else f" ({share:.1%})"
    gone = pairs - effect.pairs
    undefined = f"\n{count_of(gone, 'pair')} undefined" if gone else ""
    name = _effect_name(effect)
    return (
        name if effect.kind == "measure" else Span(name, "id"),
        *((format_figure(effect.tau_b),) if effect.kind == "measure" else ()),
        f"{effect.inversions:,}{share_in_words}{undefined}",
        _end_in_words(effect.top, stays=effect.top_stays),
        _end_in_words(effect.bottom, stays=effect.bottom_stays),
    )


def _end_in_words(couple: Couple | None, *, stays: bool) -> str:
    if stays:
        return "stays"
    return _couple_in_words(couple) if couple else UNDEFINED


def _couple_in_words(couple: Couple, tied: int = 1) -> str:
    """The two units, and how many pairs are as alike."""
    others = f" (and {count_of(tied - 1, 'other')})" if tied > 1 else ""
    return join_words(one_line(unit.label) for unit in couple) + others
