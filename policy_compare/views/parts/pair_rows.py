"""The rows of the pairs of units, from records, or from columns as a stream."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import Any, NamedTuple

from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.measures.in_principle import (
    agreements_in_principle,
    is_urged_in_one_way,
)
from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.positions import Unit
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_names import find_unit
from policy_compare.views.table import Row

COLUMNS = ("unit_a", "unit_b", "n", "agree", "agree_in_full", "disagree", "mixed", *MEASURES)

#: From so many units on, arrays of pairs win what it takes to load them.
_VERY_MANY = 150


class ComparedPairs(NamedTuple):
    """What is compared: pairs of the ``units``, or the pairs of one ``unit``.

    ``min_shared`` is what pairs must share at least. ``records`` makes a row for each under the
    columns, in the order of the units; where there may be very many, ``arrays`` makes the same as
    batches of columns instead.
    """

    units: Sequence[Unit]
    unit: Unit | None
    min_shared: int
    records: Callable[[], Iterable[Row]]
    arrays: Callable[[], Iterator[list[Any]]] | None = None

    def rows(self) -> Iterable[Row]:
        """A row for each pair."""
        if self.arrays is None:
            return self.records()
        from policy_compare.analysis.measures.measured_pairs import rows_of_columns

        return chain.from_iterable(map(rows_of_columns, self.arrays()))

    @property
    def possible(self) -> int:
        """How many pairs there are, whatever they share."""
        others = len(self.units) - 1
        return others if self.unit else len(self.units) * others // 2


def compare_pairs(
    question: Question, normalize: str = "none", min_shared: int = 0, nearest: str = ""
) -> ComparedPairs:
    """All pairs that share at least so many propositions, or those of the unit that is named.

    Raises:
        UnknownName: no unit is named so.
    """
    if question.columns is not None:
        return _compare_in_columns(question, normalize, min_shared, nearest)
    tallies = question.tallies()
    units = tallies.units
    unit = find_unit(question, units, nearest) if nearest else None

    def count_in_principle() -> Counter[tuple[str, str]]:
        if is_urged_in_one_way(question.corpus, question.selection):
            return Counter()
        return agreements_in_principle(question.positions(), question.corpus.codebook.actors)

    def records() -> Iterator[Row]:
        in_principle, among = count_in_principle(), {unit.id} if unit else None
        for a, b, sums, figures in measure_pairs(tallies, normalize, min_shared, among):
            n, agree, disagree, mixed = sums[:4]
            in_full = agree - in_principle[a.id, b.id]
            yield (a.id, b.id, n, agree, in_full, disagree, mixed, *figures.values())

    def arrays() -> Iterator[list[Any]]:
        from policy_compare.analysis.measures import measured_pairs

        ids, scale = [unit.id for unit in units], tallies.scale
        for pairs in measured_pairs.pairs_of_tallies(tallies, min_shared, count_in_principle()):
            yield measured_pairs.columns_of_pairs(pairs, ids, normalize, scale)

    are_very_many = unit is None and len(units) >= _VERY_MANY and find_spec("numpy")
    return ComparedPairs(units, unit, min_shared, records, arrays if are_very_many else None)


def _compare_in_columns(
    question: Question, normalize: str, min_shared: int, nearest: str
) -> ComparedPairs:
    from policy_compare.analysis.columns.column_pairs import pairs_in_columns, scale_in_columns
    from policy_compare.analysis.measures.measured_pairs import columns_of_pairs
    from policy_compare.analysis.measures.pair_sums import PairChoice

    chosen = question.chosen_statements(with_ways=True)
    unit = find_unit(question, chosen.units, nearest) if nearest else None
    among = (chosen.units.index(unit),) if unit else ()
    ids = [unit.id for unit in chosen.units]

    def arrays() -> Iterator[list[Any]]:
        choice = PairChoice(len(ids), scale_in_columns(chosen), None, among, min_shared)
        for pairs in pairs_in_columns(chosen, choice, Hierarchy(question.corpus.codebook.actors)):
            yield columns_of_pairs(pairs, ids, normalize, choice.scale)

    return ComparedPairs(chosen.units, unit, min_shared, tuple, arrays)
