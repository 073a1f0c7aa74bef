"""Whether the order of the pairs hangs on one measure, proposition or recommendation.

The pairs are ranked by a measure, from the most alike to the least. Then the measure is
exchanged, or one proposition or one recommendation is left out, and the two orders are
compared. An *inversion* is a couple of pairs that stood strictly in one order and now stand
strictly in the other; a tie that comes or goes is none, and neither is a pair whose figure
becomes undefined.

Only the figures that can change are computed anew: what each proposition adds to a pair
is known (see ``pairs``), so that it is taken off and the rest kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from policy_compare.analysis.measures.pair_measures import (
    MEASURES,
    PairMeasure,
    figure_maker,
)
from policy_compare.analysis.measures.pair_order import Couple, Effect, PairOrder
from policy_compare.analysis.measures.pairs import MeasuredPair, proposition_term
from policy_compare.analysis.measures.rank_correlation import tau_b
from policy_compare.analysis.measures.tallies import SILENT, Counts, Tallies
from policy_compare.analysis.positions import By, holders_by_paper
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Corpus, Stance

#: For each unit the counts on some propositions.
UnitCounts = Mapping[str, Mapping[str, Counts]]

#: From so many pairs on, arrays win what it takes to load them.
_VERY_MANY = 1000


class Sensitivity(NamedTuple):
    """How sure the order of the pairs is.

    ``pairs`` are those ranked, ``tied`` those that are as alike as the first and as the
    last of them. ``propositions`` and ``recommendations`` hold what does
    harm when it is left out, the worst first; ``tried`` says how many of each were.
    """

    measure: PairMeasure
    pairs: int
    top: Couple | None
    bottom: Couple | None
    tied: tuple[int, int]
    measures: tuple[Effect, ...]
    propositions: tuple[Effect, ...]
    recommendations: tuple[Effect, ...]
    tried: tuple[int, int]

    @property
    def equal(self) -> bool:
        """Whether all pairs are tied, so that there is no order."""
        return self.top == self.bottom


def measure_sensitivity(
    corpus: Corpus,
    tallies: Tallies,
    pairs: Sequence[MeasuredPair],
    measure: PairMeasure,
    normalize: str = "none",
    by: By = "paper",
    selection: Selection = EVERYTHING,
) -> Sensitivity:
    """Compare the order of the ``pairs`` with what it becomes by each change.

    ``tallies`` and ``pairs`` must have been made with the same ``by``, ``selection`` and
    ``normalize``.
    """
    ranked = [pair for pair in pairs if pair.figures[measure.name] is not None]
    ranking = PairOrder([_likeness_by(pair, measure) for pair in ranked], ranked)
    without_each = _counts_without_each(corpus, tallies, by, selection)
    if len(ranked) >= _VERY_MANY and find_spec("numpy"):
        from policy_compare.analysis.measures.order_changes import OrderChanges

        changes = OrderChanges(tallies, ranked, ranking, measure, normalize)
        propositions = changes.effects_of_propositions()
        recommendations = changes.effects_of_recommendations(without_each)
    else:
        left_out = _LeftOut(tallies, ranked, measure, normalize)
        propositions = [
            ranking.effect_of_change("proposition", id, left_out.values_with_counts(left))
            for id, left in _counts_without_propositions(tallies)
        ]
        recommendations = [
            ranking.effect_of_change("recommendation", name, left_out.values_with_counts(left))
            for name, left in without_each
        ]
    return Sensitivity(
        measure,
        len(ranked),
        ranking.couple_at(ranking.leaders),
        ranking.couple_at(ranking.losers),
        (len(ranking.leaders), len(ranking.losers)),
        tuple(
            _effect_of_measure(ranking, ranked, other)
            for other in MEASURES.values()
            if other.name != measure.name
        ),
        _worst_first(propositions),
        _worst_first(recommendations),
        (len(propositions), len(recommendations)),
    )


def _counts_without_propositions(tallies: Tallies) -> Iterator[tuple[str, UnitCounts]]:
    """Each proposition to which anyone speaks, with the silence that is left of that."""
    for id in tallies.propositions:
        left = {unit: {id: SILENT} for unit, said in tallies.by_unit.items() if id in said}
        if left:
            yield id, left


def _likeness_by(pair: MeasuredPair, measure: PairMeasure) -> float:
    """The figure, the greater the more alike; undefined counts as nothing here."""
    return measure.orient_figure(pair.figures[measure.name] or 0.0)


def _effect_of_measure(
    ranking: PairOrder, ranked: Sequence[MeasuredPair], measure: PairMeasure
) -> Effect:
    changes: dict[int, float | None] = {
        place: None if pair.figures[measure.name] is None else _likeness_by(pair, measure)
        for place, pair in enumerate(ranked)
    }
    couples = [(ranking.values[place], new) for place, new in changes.items() if new is not None]
    effect = ranking.effect_of_change("measure", measure.name, changes)
    return effect._replace(tau_b=tau_b(couples, effect.inversions) if len(couples) > 1 else None)


def _worst_first(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    harmful = [effect for effect in effects if not effect.harmless]
    return tuple(
        sorted(
            harmful,
            key=lambda effect: (-effect.inversions, effect.top_stays + effect.bottom_stays),
        )
    )


class _LeftOut:
    """The figures of the pairs when something is left out: only those that change."""

    def __init__(
        self, tallies: Tallies, ranked: Sequence[MeasuredPair], measure: PairMeasure, normalize: str
    ) -> None:
        self._said, self._ranked, self._measure = tallies.by_unit, ranked, measure
        self._make_figures = figure_maker({measure.name: measure}, normalize, tallies.scale)
        self._values = [_likeness_by(pair, measure) for pair in ranked]
        self._places: dict[str, list[int]] = {unit.id: [] for unit in tallies.units}
        for place, pair in enumerate(ranked):
            self._places[pair.a.id].append(place)
            self._places[pair.b.id].append(place)
        self._term = cache(lambda a, b: proposition_term(a, b, tallies.scale))

    def values_with_counts(self, left: UnitCounts) -> dict[int, float | None]:
        """The new values where these counts are what is left of those that change."""
        changes: dict[int, float | None] = {}
        for unit, counts_by_proposition in left.items():
            for place in self._places[unit] if counts_by_proposition else ():
                if place not in changes:
                    changes[place] = self._value_with_counts(self._ranked[place], left)
        return {place: new for place, new in changes.items() if new != self._values[place]}

    def _value_with_counts(self, pair: MeasuredPair, left: UnitCounts) -> float | None:
        sums, (a, b) = pair.sums, (pair.a.id, pair.b.id)
        for id in {*left.get(a, ()), *left.get(b, ())}:
            before = [self._said[unit].get(id, SILENT) for unit in (a, b)]
            after = [
                left.get(unit, {}).get(id, self._said[unit].get(id, SILENT)) for unit in (a, b)
            ]
            sums = sums.plus(self._term(*before), -1).plus(self._term(*after))
        figure = self._make_figures(sums)[self._measure.name]
        return figure if figure is None else self._measure.orient_figure(figure)


def _counts_without_each(
    corpus: Corpus, tallies: Tallies, by: By, selection: Selection
) -> Iterator[tuple[str, dict[str, dict[str, Counts]]]]:
    """Each chosen recommendation, as it is cited, with the counts that change without it.

    What the same paper says elsewhere too is still said.
    """
    chosen_propositions = frozenset(tallies.propositions)
    for id, holding in holders_by_paper(corpus, by, selection).items():
        recommendations = [
            recommendation
            for recommendation in corpus.papers[id].recommendations
            if selection.has_recommendation(recommendation)
        ]
        times: dict[tuple[str, Stance], int] = {}
        stances_by_recommendation = [
            {
                (stance_on.proposition, stance_on.stance)
                for stance_on in recommendation.positions
                if stance_on.proposition in chosen_propositions
                and selection.has_position(recommendation, stance_on)
            }
            for recommendation in recommendations
        ]
        for stances in stances_by_recommendation:
            for stance in stances:
                times[stance] = times.get(stance, 0) + 1
        for recommendation, stances in zip(recommendations, stances_by_recommendation, strict=True):
            alone = [stance for stance in stances if times[stance] == 1]
            if stances:
                yield (
                    recommendation.ref,
                    {
                        unit.id: _take_off_stances(tallies.by_unit[unit.id], alone)
                        for unit in holding
                    },
                )


def _take_off_stances(
    counts_by_proposition: Mapping[str, Counts], stances: Iterable[tuple[str, Stance]]
) -> dict[str, Counts]:
    """A unit's counts that change, each without the statement."""
    left: dict[str, Counts] = {}
    for id, stance in stances:
        counts = left.get(id, counts_by_proposition[id])
        left[id] = counts._replace(**{stance: getattr(counts, stance) - 1})
    return left
