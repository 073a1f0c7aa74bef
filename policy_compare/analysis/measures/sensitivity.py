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
from math import inf
from typing import NamedTuple

from policy_compare.analysis.measures.pair_measures import (
    MEASURES,
    PairMeasure,
    Sums,
    figure_maker,
)
from policy_compare.analysis.measures.pair_order import Couple, Effect, PairOrder
from policy_compare.analysis.measures.pairs import MeasuredPair, proposition_term
from policy_compare.analysis.measures.rank_correlation import tau_b
from policy_compare.analysis.measures.tallies import SILENT, Counts, Tallies
from policy_compare.analysis.positions import By, holders_by_paper
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import Corpus, Recommendation, Stance


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
    left_out = _LeftOut(tallies, ranked, measure, normalize)
    propositions = [
        ranking.effect_of_change("proposition", id, left_out.values_without_proposition(id))
        for id in tallies.propositions
        if left_out.is_spoken_to(id)
    ]
    recommendations = [
        ranking.effect_of_change(
            "recommendation", recommendation.ref, left_out.values_with_counts(changes)
        )
        for recommendation, changes in _counts_without_each(corpus, tallies, by, selection)
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
    return effect._replace(tau_b=tau_b(couples) if len(couples) > 1 else None)


def _worst_first(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    harmful = [effect for effect in effects if not effect.harmless]
    return tuple(
        sorted(
            harmful,
            key=lambda effect: (-effect.inversions, effect.top_stays + effect.bottom_stays),
        )
    )


#: What two units say on a proposition before and after a change, by the counts' numbers.
_Move = tuple[int, int, int, int]

#: What no figure can be.
_UNKNOWN = inf


class _LeftOut:
    """The figures of the pairs when something is left out: only those that change."""

    def __init__(
        self, tallies: Tallies, ranked: Sequence[MeasuredPair], measure: PairMeasure, normalize: str
    ) -> None:
        self._measure, self._scale = measure, tallies.scale
        self._make_figures = figure_maker({measure.name: measure}, normalize, tallies.scale)
        self._sums = [pair.sums for pair in ranked]
        self._values = [_likeness_by(pair, measure) for pair in ranked]
        self._units = {unit.id: place for place, unit in enumerate(tallies.units)}
        self._pairs = [(self._units[pair.a.id], self._units[pair.b.id]) for pair in ranked]
        self._of: list[list[tuple[int, int, bool]]] = [[] for _ in tallies.units]
        for place, (a, b) in enumerate(self._pairs):
            self._of[a].append((place, b, True))
            self._of[b].append((place, a, False))
        self._counts: list[Counts] = [SILENT]
        self._numbers: dict[Counts, int] = {SILENT: 0}
        silence = [0] * len(tallies.units)
        self._counts_of = {id: silence.copy() for id in tallies.propositions}
        for unit in tallies.units:
            for id, counts in tallies.by_unit[unit.id].items():
                self._counts_of[id][self._units[unit.id]] = self._number_of_counts(counts)
        self._moves: dict[_Move, Sums] = {}
        self._known: list[dict[object, float | None]] = [{} for _ in ranked]

    def _number_of_counts(self, counts: Counts) -> int:
        """A number for each kind of counts, which is quicker to look up."""
        if counts not in self._numbers:
            self._numbers[counts] = len(self._counts)
            self._counts.append(counts)
        return self._numbers[counts]

    def is_spoken_to(self, proposition: str) -> bool:
        """Whether anyone speaks to the proposition."""
        return any(self._counts_of[proposition])

    def values_without_proposition(self, id: str) -> dict[int, float | None]:
        """The new values without a proposition."""
        numbers, values = self._counts_of[id], self._values
        changes: dict[int, float | None] = {}
        for place, (a, b) in enumerate(self._pairs):
            counts_a, counts_b = numbers[a], numbers[b]
            if counts_a or counts_b:
                new = self._value_after_moves(place, (counts_a, counts_b, 0, 0))
                if new != values[place]:
                    changes[place] = new
        return changes

    def values_with_counts(
        self, left: Mapping[str, Mapping[str, Counts]]
    ) -> dict[int, float | None]:
        """The new values where these counts of these units are what is left.

        ``left[unit][proposition]``, for those that change.
        """
        numbers = {
            self._units[unit]: {
                id: self._number_of_counts(counts) for id, counts in changed.items()
            }
            for unit, changed in left.items()
            if changed
        }
        changes: dict[int, float | None] = {}
        for unit, changed in numbers.items():
            if len(numbers) == 1 and len(changed) == 1:
                ((id, after),) = changed.items()
                self._values_after_one_move(unit, id, after, changes)
                continue
            for place, _, _ in self._of[unit]:
                if place not in changes:
                    new = self._value_after_moves_of_pair(place, numbers)
                    if new != self._values[place]:
                        changes[place] = new
        return changes

    def _values_after_one_move(
        self, unit: int, id: str, after: int, changes: dict[int, float | None]
    ) -> None:
        """One unit's counts on one proposition change, as for nearly every recommendation."""
        numbers, values, known_values = self._counts_of[id], self._values, self._known
        before = numbers[unit]
        for place, other_unit, first in self._of[unit]:
            theirs = numbers[other_unit]
            move = (before, theirs, after, theirs) if first else (theirs, before, theirs, after)
            # A value is known or not; None is known to be undefined.
            new = known_values[place].get(move, _UNKNOWN)
            if new == _UNKNOWN:
                new = self._value_after_moves(place, move)
            if new != values[place]:
                changes[place] = new

    def _value_after_moves_of_pair(
        self, place: int, numbers: Mapping[int, Mapping[str, int]]
    ) -> float | None:
        """The new value of one pair, of which either or both say something else."""
        a, b = self._pairs[place]
        changed_a, changed_b = numbers.get(a, {}), numbers.get(b, {})
        moves = []
        for id in dict.fromkeys((*changed_a, *changed_b)):
            first, second = self._counts_of[id][a], self._counts_of[id][b]
            moves.append((first, second, changed_a.get(id, first), changed_b.get(id, second)))
        return self._value_after_moves(place, *moves)

    def _value_after_moves(self, place: int, *moves: _Move) -> float | None:
        """The value of a pair after the moves."""
        key = moves[0] if len(moves) == 1 else moves
        values = self._known[place]
        if key not in values:
            sums = self._sums[place]
            for move in moves:
                sums = sums.plus(self._change_of_move(move))
            figure = self._make_figures(sums)[self._measure.name]
            values[key] = figure if figure is None else self._measure.orient_figure(figure)
        return values[key]

    def _change_of_move(self, move: _Move) -> Sums:
        """What a move adds to the sums of a pair."""
        if move not in self._moves:
            before, after = (
                proposition_term(self._counts[number_a], self._counts[number_b], self._scale)
                for number_a, number_b in (move[:2], move[2:])
            )
            self._moves[move] = after.plus(before, -1)
        return self._moves[move]


def _counts_without_each(
    corpus: Corpus, tallies: Tallies, by: By, selection: Selection
) -> Iterator[tuple[Recommendation, dict[str, dict[str, Counts]]]]:
    """Each chosen recommendation with the counts that change without it.

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
                    recommendation,
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
