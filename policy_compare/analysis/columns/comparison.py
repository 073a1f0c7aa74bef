"""A comparison of what stands in columns: numbers and lists from groups, records from a slice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from policy_compare.analysis.columns.chosen import ChosenStatements, choose_statements
from policy_compare.analysis.columns.groups import (
    HeldPositions,
    KindsOfPositions,
    count_kinds_held,
    group_positions,
)
from policy_compare.analysis.columns.slices import corpus_on, narrow_codebook
from policy_compare.analysis.comparison import MOST_OVERLAPS, ComparisonInMemory, UnitLists
from policy_compare.analysis.findings import Finding, make_finding
from policy_compare.analysis.hierarchy import Hierarchy
from policy_compare.analysis.positions import By, Direction, Unit, find_positions, home_topic
from policy_compare.analysis.relations import (
    HeldTension,
    Judgement,
    Overlap,
    find_overlaps,
    find_tensions,
    judge_positions,
)
from policy_compare.analysis.selection import NO_IDS, Selection
from policy_compare.column_tables import ColumnTables
from policy_compare.model import Corpus

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

#: More names of silent units than these are not listed: they are some 100 MB.
MOST_SILENT = 10_000_000


class ComparisonInColumns:
    """One that asks an engine, and is asked as :class:`ComparisonInMemory` is."""

    def __init__(self, corpus: Corpus, tables: ColumnTables, by: By, selection: Selection) -> None:
        import numpy as np

        self._corpus, self._tables, self._by, self._selection = corpus, tables, by, selection
        self._chosen = self._choose(corpus)
        self._kinds = KindsOfPositions(self._chosen)
        self._actors = Hierarchy(corpus.codebook.actors)
        self._judgements: dict[tuple[frozenset[int], bool, bool], Judgement] = {}
        self.units: Sequence[Unit] = self._chosen.units
        self._unit_ids = np.array([unit.id for unit in self.units], dtype=object)
        self._finished = np.full(len(self.units), fill_value=True)
        self._finished[list(self._chosen.unfinished)] = False
        silent = len(self.units) * len(self._chosen.propositions)
        self.most_shown = MOST_OVERLAPS if tables.tells_all else 25
        self.lists_silent = tables.tells_all or silent <= MOST_SILENT

    def _choose(self, corpus: Corpus) -> ChosenStatements:
        return choose_statements(
            corpus, self._tables, self._by, self._selection, by_topic=True, with_ways=True
        )

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """Every proposition in numbers."""
        return [
            self._number(id, counts) for id, counts in count_kinds_held(self._chosen, self._kinds)
        ]

    def _number(self, id: str, counts: dict[int, int]) -> Finding:
        toward: Counter[Direction] = Counter()
        for number, units in counts.items():
            toward[self._kinds.kinds[number].direction] += units
        judgement = self._judge(frozenset(counts), toward.total())
        return make_finding(id, judgement.verdict, judgement.in_full, toward)

    def _judge(self, numbers: frozenset[int], speaking: int) -> Judgement:
        """What positions of these kinds come to: nearly everywhere there are the same few."""
        key = (numbers, speaking == 1, speaking == len(self.units))
        if key not in self._judgements:
            positions = [self._kinds.kinds[number] for number in numbers]
            judged = judge_positions(positions, speaking, len(self.units), self._actors)
            self._judgements[key] = judged
        return self._judgements[key]

    @cached_property
    def tensions(self) -> tuple[HeldTension, ...]:
        """The tensions in which the chosen units stand."""
        ids = [id for tension in self._corpus.codebook.tensions for id in tension.between]
        if not ids:
            return ()
        part = corpus_on(self._corpus, self._tables, self._selection, ids)
        everywhere = self._selection.with_ids(topics=NO_IDS)
        return find_tensions(part, find_positions(part, self._by, everywhere), self._selection)

    def overlaps(self, ids: Sequence[str]) -> Iterator[Overlap]:
        """The propositions as records with every position, of which some are read at a time."""
        for place in range(0, len(ids), self.most_shown):
            some = ids[place : place + self.most_shown]
            part = corpus_on(self._corpus, self._tables, self._selection, some)
            positions = find_positions(part, self._by, self._selection)
            overlaps = find_overlaps(part, positions, self._selection)
            yield from ComparisonInMemory(positions.units, overlaps, ()).overlaps(some)

    def lists(self, ids: Sequence[str]) -> Iterator[UnitLists]:
        """The propositions with their units."""
        chosen = self._chosen
        if len(ids) < len(self.findings):
            book = narrow_codebook(self._corpus.codebook, frozenset(ids))
            chosen = self._choose(self._corpus._replace(codebook=book))
        for held in group_positions(chosen, self._kinds, papers=tuple(self._corpus.papers)):
            yield self._list_units(held)

    def _list_units(self, held: HeldPositions) -> UnitLists:
        numbers = held.kinds.tolist()
        kinds = {number: self._kinds.kinds[number] for number in set(numbers)}
        ids = self._unit_ids[held.units]

        def units_toward(*directions: Direction) -> tuple[str, ...]:
            toward = [number for number, kind in kinds.items() if kind.direction in directions]
            masks = (held.kinds == number for number in toward)
            return tuple(ids[reduce(or_, masks)].tolist()) if toward else ()

        proposition = self._corpus.codebook.propositions[held.proposition]
        judgement = self._judge(frozenset(kinds), len(numbers))
        tells_more = any(kind.strength or kind.conditions for kind in kinds.values())
        holders = list(zip(ids.tolist(), numbers, strict=True)) if tells_more else ()
        return UnitLists(
            proposition, home_topic(proposition, self._selection), judgement.verdict,
            judgement.in_full, units_toward("for", "both"), units_toward("against", "both"),
            units_toward("neutral"), self._list_quiet(held, self._finished),
            self._list_quiet(held, ~self._finished), judgement.differences,
            tuple((id, kinds[one].strength or "") for id, one in holders if kinds[one].strength),
            tuple((id, text) for id, one in holders for text in kinds[one].conditions),
            tuple(held.refs if self._chosen.one_paper_each else dict.fromkeys(held.refs)),
        )  # fmt: skip

    def _list_quiet(self, held: HeldPositions, among: "NDArray[bool_]") -> tuple[str, ...] | None:
        """Who of them says nothing, if that is to be listed."""
        if not self.lists_silent:
            return None
        quiet = among.copy()
        quiet[held.units] = False
        return tuple(self._unit_ids[quiet].tolist())
