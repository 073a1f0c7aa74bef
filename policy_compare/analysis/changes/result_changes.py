"""What changed in the comparison between two states of a coding, and because of what.

An explanation of a change is some changes of the coding that, taken back together and without any
other, give the result as it was. This is tried on the papers and propositions that it is about.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from policy_compare.analysis.changes.coding_changes import (
    CodingChange,
    CodingComparison,
    ElementKey,
    corpus_with,
)
from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.measures.pairs import MeasuredPair, measure_pairs
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import By, find_positions, holders_by_paper
from policy_compare.analysis.relations import find_overlaps, list_tensions
from policy_compare.analysis.selection import EVERYTHING, NO_IDS, Selection
from policy_compare.model import Corpus, Recommendation
from policy_compare.names import fold_name

ResultKind = Literal["verdict", "difference", "tension", "measure"]
Explanations = tuple[tuple[CodingChange, ...], ...]
#: Which result: its kind, and its propositions, or its units by their folded names.
_ResultKey = tuple[ResultKind, tuple[str, ...]]
_Keys = frozenset[ElementKey]

#: A unit that is spelt otherwise in another state is the same one.
_fold = cache(fold_name)


class ResultChange(NamedTuple):
    """A result that is another than before.

    The ``subject`` is a proposition, the two of a tension, or two units. ``before`` and ``after``
    are an :class:`Overlap`, a :class:`HeldTension`, of which a side may be empty, or a
    :class:`MeasuredPair`; None where there is none.
    """

    kind: ResultKind
    subject: tuple[str, ...]
    before: Any
    after: Any


class ResultComparison:
    """The results of one question in two states of a coding: which changed, and because of what.

    A ``measure`` is that of any two units that are there before and after.
    """

    def __init__(
        self,
        comparison: CodingComparison,
        by: By = "paper",
        selection: Selection = EVERYTHING,
        measure: str = "",
    ) -> None:
        self._sides = comparison.before, comparison.after
        self._by, self._selection, self.measure = by, selection, measure
        #: What each paper speaks to, before or after, and which papers are each unit's.
        self._said: dict[str, set[str]] = {}
        self._papers: dict[str, set[str]] = {}
        for side in self._sides:
            for id, units in holders_by_paper(side, by, selection).items():
                propositions = _propositions_of(side.papers[id].recommendations)
                self._said.setdefault(id, set()).update(propositions)
                for unit in units:
                    self._papers.setdefault(_fold(unit.id), set()).add(id)
        self._changes = {one.key: one for one in comparison.changes if one.how != "renamed"}
        self._paper_keys = frozenset(key for key in self._changes if key[0] == "paper")
        self._reach = {key: self._reach_of(change) for key, change in self._changes.items()}
        self._explanations: dict[_ResultKey, Explanations] = {}

    def find_changes(self) -> tuple[ResultChange, ...]:
        """Every result that is another, also a verdict with a unit that stands elsewhere."""
        before, after = (self._find_verdicts(self._part_within_reach(side)) for side in self._sides)
        if self.measure:
            said, says = (
                tally_stances(side, self._by, self._selection).by_unit for side in self._sides
            )
            moved = {unit for unit in {**said, **says} if said.get(unit) != says.get(unit)}
            before |= self._find_figures(self._sides[0], moved)
            after |= self._find_figures(self._sides[1], moved)
        changes = []
        for key in {**after, **before}:
            kind, subject = key
            states = before.get(key), after.get(key)
            results = [self._tell_result(kind, state) for state in states]
            if results[0] != results[1] and not (kind == "measure" and None in states):
                if isinstance(pair := states[1], MeasuredPair):
                    subject = pair.a.id, pair.b.id
                changes.append(ResultChange(kind, subject, *states))
        return tuple(changes)

    def explain(self, change: ResultChange) -> Explanations:
        """Each change of the coding that undoes it alone, else several that do together."""
        kind, subject, *states = change
        key = kind, tuple(sorted(map(_fold, subject))) if kind == "measure" else subject
        if key not in self._explanations:
            results = (self._tell_result(kind, state) for state in states)
            self._explanations[key] = self._find_explanations(key, *results)
        return self._explanations[key]

    def _find_verdicts(self, corpus: Corpus) -> dict[_ResultKey, Any]:
        """The overlap on each proposition, for its verdict and differences, and tensions."""
        selection, results = self._selection, dict[_ResultKey, Any]()
        positions = find_positions(corpus, self._by, selection)
        for overlap in find_overlaps(corpus, positions, selection):
            id = overlap.proposition.id
            results["verdict", (id,)] = results["difference", (id,)] = overlap
        if selection.topics:
            positions = find_positions(corpus, self._by, selection.with_ids(topics=NO_IDS))
        for sides in list_tensions(corpus, positions, selection):
            results["tension", tuple(sorted(sides.tension.between))] = sides
        return results

    def _find_figures(
        self, corpus: Corpus, among: Container[str] | None = None
    ) -> dict[_ResultKey, Any]:
        """Each two units with their measures; with ``among``, where one of them has such an id."""
        tallies = tally_stances(corpus, self._by, self._selection)
        pairs = measure_pairs(tallies, among=among)
        return {
            ("measure", tuple(sorted((_fold(pair.a.id), _fold(pair.b.id))))): pair for pair in pairs
        }

    def _part_within_reach(self, corpus: Corpus) -> Corpus:
        """The corpus with only those propositions on which a change can be felt."""
        felt = [said for _, said in self._reach.values() if said is not None]
        if self._paper_keys or len(felt) < len(self._reach):
            return corpus
        book = corpus.codebook
        tensions = tuple(one for one in book.tensions if {*one.between} & set().union(*felt))
        reached = set().union(*felt, *(one.between for one in tensions))
        listed = {id: proposition for id, proposition in book.propositions.items() if id in reached}
        return corpus._replace(codebook=book._replace(propositions=listed, tensions=tensions))

    def _tell_result(self, kind: ResultKind, result: Any) -> Mapping[str, Any]:
        """What makes a result the same or another: of each unit, and of all of them (``""``)."""
        parts: dict[str, Any] = {}
        if result is None:
            return parts
        if kind == "verdict":
            parts = {
                _fold(position.unit.id): (position.direction, bool(position.conditions))
                for position in result.positions
            }
            parts[""] = result.verdict, result.in_full
        elif kind == "tension" and result.first and result.second:
            for position in (*result.first, *result.second):
                parts.setdefault(_fold(position.unit.id), set()).add(position.proposition)
        elif kind == "measure":
            parts[""] = result.sums.n, result.figures[self.measure]
        elif kind == "difference" and result.differences:
            parts[""] = result.differences
        return parts

    def _reach_of(self, change: CodingChange) -> tuple[str, set[str] | None]:
        """The paper and the propositions on which a change is felt; none where on any."""
        kind, id, before, after, _ = change
        if kind == "recommendation":
            return id.partition("/")[0], _propositions_of(filter(None, (before, after)))
        if kind == "paper":
            return id, self._said.get(id, set())
        return "", {*id.split(" × ")} if kind in ("proposition", "tension") else None

    def _find_explanations(
        self, key: _ResultKey, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> Explanations:
        """The explanations of a result of which this is told before and after."""
        kind, subject = key
        propositions = set(subject)
        papers = {id for id, spoken_to in self._said.items() if spoken_to & propositions}
        if kind == "measure":
            papers_of_each = [self._papers[unit] for unit in subject]
            papers = papers_of_each[0] | papers_of_each[1]
            said = [set().union(*map(self._said.__getitem__, own)) for own in papers_of_each]
            # What only one of two says is nothing to most measures.
            counts_all = MEASURES[self.measure].counts_silence
            propositions = said[0] | said[1] if counts_all else said[0] & said[1]
        near = frozenset(
            change_key
            for change_key, (paper, felt) in self._reach.items()
            if (not paper or paper in papers) and (felt is None or felt & propositions)
        )
        # Other papers touch only how many units there are, and what is one.
        far = self._paper_keys if kind == "verdict" or self._by != "paper" else frozenset()
        needed, is_all = self._changes_needed(before, after, near, far)
        if is_all:
            return (self._changes_of(needed),)
        papers |= {id for _, id in far}
        if kind == "verdict":
            silent = [id for id in self._said if id not in papers]
            papers.update(silent[:1] if self._by == "paper" else silent)
        part = _cut_out(self._sides[1], papers, propositions)

        def gives_back(taken_back: _Keys) -> bool:
            state = corpus_with(part, self._changes_of(taken_back))
            find = self._find_figures if kind == "measure" else self._find_verdicts
            return self._tell_result(kind, find(state).get(key)) == before

        explanations = find_explanations(gives_back, needed, near, far)
        return tuple(map(self._changes_of, explanations))

    def _changes_of(self, keys: _Keys) -> tuple[CodingChange, ...]:
        return tuple(self._changes[key] for key in sorted(keys))

    def _changes_needed(
        self, before: Mapping[str, Any], after: Mapping[str, Any], near: _Keys, far: _Keys
    ) -> tuple[_Keys, bool]:
        """The changes without which a unit stays where it came to, and whether they do for all."""
        needed: set[ElementKey] = set()
        is_all = self._by == "paper" and not far and before.get("", (None,))[-1] is None
        # What came or went as a whole may do so again by any of its units, and needs none.
        for unit in {**before, **after}.keys() - {""} if before and after else ():
            if before.get(unit) != after.get(unit):
                keys = [key for key in near if self._reach[key][0] in {*self._papers[unit], ""}]
                needed.update(keys if len(keys) == 1 else ())
                is_all = is_all and len(keys) == 1 and bool(self._reach[keys[0]][0])
        return frozenset(needed), is_all and bool(needed)


def find_explanations(
    gives_back: Callable[[_Keys], bool], needed: _Keys, near: _Keys, far: _Keys
) -> tuple[_Keys, ...]:
    """Each change that alone gives a result back, or some that do together, none to spare."""
    if len(near | far) == 1 or (needed and gives_back(needed)):
        return (needed or near | far,)
    candidates = near if far <= near or gives_back(near) else near | far
    single = [frozenset((key,)) for key in sorted(candidates)]
    if alone := tuple(filter(gives_back, single)):
        return alone
    while spare := next((keys for keys in single if gives_back(candidates - keys)), None):
        candidates -= spare
        single.remove(spare)
    return (candidates,)


def _propositions_of(recommendations: Iterable[Recommendation]) -> set[str]:
    return {said.proposition for one in recommendations for said in one.positions}


def _cut_out(corpus: Corpus, papers: set[str], propositions: set[str]) -> Corpus:
    """The part of a corpus in which these papers speak to these propositions."""
    listed = corpus.codebook.propositions
    listed = {id: listed[id] for id in listed.keys() & propositions}
    kept = {}
    for id in corpus.papers.keys() & papers:
        said = corpus.papers[id].recommendations
        said = tuple(one for one in said if _propositions_of((one,)) & propositions)
        kept[id] = corpus.papers[id]._replace(recommendations=said)
    return Corpus(corpus.codebook._replace(propositions=listed), kept)
