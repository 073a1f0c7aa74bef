"""Whether the order of the pairs hangs on one measure, proposition or recommendation.

The pairs are ranked by a measure, from the most alike to the least. Then the measure is
exchanged, or one proposition or one recommendation is left out, and the two orders are
compared. An *inversion* is a couple of pairs that stood strictly in one order and now stand
strictly in the other; a tie that comes or goes is none, and neither is a pair whose figure
becomes undefined.

Only the figures that can change are computed anew: what each proposition adds to a pair
is known (see ``pairs``), so that it is taken off and the rest kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.analysis.measures.pair_measures import (
    MEASURES,
    PairMeasure,
    figure_maker,
)
from policy_compare.analysis.measures.pair_order import ChangeKind, Couple, Effect, PairOrder
from policy_compare.analysis.measures.pairs import MeasuredPair, proposition_term
from policy_compare.analysis.measures.rank_correlation import tau_b
from policy_compare.analysis.measures.tallies import SILENT, Counts, Tallies, UnitCounts
from policy_compare.analysis.positions import By, holders_by_paper
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Corpus, Stance

if TYPE_CHECKING:
    from policy_compare.analysis.measures.order_changes import OrderChanges

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
    changes: OrderChanges | _ChangesOneByOne
    if len(ranked) >= _VERY_MANY and find_spec("numpy"):
        from policy_compare.analysis.measures import order_changes

        changes = order_changes.OrderChanges(tallies, ranking, measure, normalize)
    else:
        changes = _ChangesOneByOne(tallies, ranking, measure, normalize)
    propositions = changes.effects_of_counts("proposition", _counts_without_propositions(tallies))
    recommendations = changes.effects_of_counts(
        "recommendation", _counts_without_each(corpus, tallies, by, selection)
    )
    return Sensitivity(
        measure,
        len(ranked),
        ranking.couple_at(ranking.leaders),
        ranking.couple_at(ranking.losers),
        (len(ranking.leaders), len(ranking.losers)),
        tuple(
            _correlate_measure(effect, ranked, measure) for effect in changes.effects_of_measures()
        ),
        _worst_first(propositions),
        _worst_first(recommendations),
        (len(propositions), len(recommendations)),
    )


def _counts_without_propositions(tallies: Tallies) -> Iterator[tuple[str, UnitCounts]]:
    """Each proposition to which anyone speaks, with the silence that is left of that."""
    for id in tallies.propositions:
        left = {unit: {id: SILENT} for unit, counts in tallies.by_unit.items() if id in counts}
        if left:
            yield id, left


def _likeness_by(pair: MeasuredPair, measure: PairMeasure) -> float:
    """The figure, the greater the more alike; undefined counts as nothing here."""
    return measure.orient_figure(pair.figures[measure.name] or 0.0)


def _correlate_measure(
    effect: Effect, ranked: Sequence[MeasuredPair], measure: PairMeasure
) -> Effect:
    """The effect of another measure, with how the two orders are correlated."""
    other = MEASURES[effect.name]
    couples = [
        (_likeness_by(pair, measure), _likeness_by(pair, other))
        for pair in ranked
        if pair.figures[other.name] is not None
    ]
    return effect._replace(tau_b=tau_b(couples, effect.inversions) if len(couples) > 1 else None)


def _worst_first(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    harmful = [effect for effect in effects if not effect.harmless]
    harmful.sort(key=lambda effect: (-effect.inversions, effect.top_stays + effect.bottom_stays))
    return tuple(harmful)


class _ChangesOneByOne:
    """What changes make of the order, looking only at the figures that each changes."""

    def __init__(
        self, tallies: Tallies, ranking: PairOrder, measure: PairMeasure, normalize: str
    ) -> None:
        self._counts, self._ranking, self._measure = tallies.by_unit, ranking, measure
        self._make_figures = figure_maker({measure.name: measure}, normalize, tallies.scale)
        self._places: dict[str, list[int]] = {unit.id: [] for unit in tallies.units}
        for place, pair in enumerate(ranking.ranked):
            self._places[pair.a.id].append(place)
            self._places[pair.b.id].append(place)
        self._term = cache(lambda a, b: proposition_term(a, b, tallies.scale))

    def effects_of_measures(self) -> list[Effect]:
        """What comes of each other measure."""
        effects = []
        for other in MEASURES.values():
            if other.name != self._measure.name:
                changes = {
                    place: None if pair.figures[other.name] is None else _likeness_by(pair, other)
                    for place, pair in enumerate(self._ranking.ranked)
                }
                effects.append(self._ranking.effect_of_change("measure", other.name, changes))
        return effects

    def effects_of_counts(
        self, kind: ChangeKind, changes: Iterable[tuple[str, UnitCounts]]
    ) -> list[Effect]:
        """What comes of each change, by its name with the counts that are left of units then."""
        return [
            self._ranking.effect_of_change(kind, name, self._values_with_counts(left))
            for name, left in changes
        ]

    def _values_with_counts(self, left: UnitCounts) -> dict[int, float | None]:
        """The new values where these counts are what is left of those that change."""
        changes: dict[int, float | None] = {}
        for unit, counts_by_proposition in left.items():
            for place in self._places[unit] if counts_by_proposition else ():
                if place not in changes:
                    changes[place] = self._value_with_counts(self._ranking.ranked[place], left)
        return {place: new for place, new in changes.items() if new != self._ranking.values[place]}

    def _value_with_counts(self, pair: MeasuredPair, left: UnitCounts) -> float | None:
        sums, (a, b) = pair.sums, (pair.a.id, pair.b.id)
        for id in {*left.get(a, ()), *left.get(b, ())}:
            before = [self._counts[unit].get(id, SILENT) for unit in (a, b)]
            after = [
                left.get(unit, {}).get(id, self._counts[unit].get(id, SILENT)) for unit in (a, b)
            ]
            sums = sums.plus(self._term(*before), -1).plus(self._term(*after))
        figure = self._make_figures(sums)[self._measure.name]
        return figure if figure is None else self._measure.orient_figure(figure)


def _counts_without_each(
    corpus: Corpus, tallies: Tallies, by: By, selection: Selection
) -> Iterator[tuple[str, UnitCounts]]:
    """Each chosen recommendation, as it is cited, with the counts that change without it.

    What the same paper says elsewhere too is still said.
    """
    chosen_propositions = frozenset(tallies.propositions)
    for id, holding in holders_by_paper(corpus, by, selection).items():
        stances_by_ref = {
            recommendation.ref: {
                (stance_on.proposition, stance_on.stance)
                for stance_on in recommendation.positions
                if stance_on.proposition in chosen_propositions
                and selection.has_position(recommendation, stance_on)
            }
            for recommendation in corpus.papers[id].recommendations
            if selection.has_recommendation(recommendation)
        }
        times = Counter(chain.from_iterable(stances_by_ref.values()))
        for ref, stances in stances_by_ref.items():
            alone = [stance for stance in stances if times[stance] == 1]
            if stances:
                counts = {unit.id: tallies.by_unit[unit.id] for unit in holding}
                yield ref, {unit: _take_off_stances(own, alone) for unit, own in counts.items()}


def _take_off_stances(
    counts_by_proposition: Mapping[str, Counts], stances: Iterable[tuple[str, Stance]]
) -> dict[str, Counts]:
    """A unit's counts that change, each without the statement."""
    left: dict[str, Counts] = {}
    for id, stance in stances:
        counts = left.get(id, counts_by_proposition[id])
        alone = counts.total == 1
        left[id] = SILENT if alone else counts._replace(**{stance: getattr(counts, stance) - 1})
    return left
