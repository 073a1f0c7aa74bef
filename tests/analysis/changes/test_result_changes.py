"""What changed in the comparison, and because of what, held to a whole computation each time."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.changes.coding_changes import (
    CodingChange,
    compare_codings,
    corpus_with,
)
from policy_compare.analysis.changes.result_changes import (
    ResultChange,
    find_result_changes,
)
from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import BYS, By, find_positions
from policy_compare.analysis.relations import find_overlaps, find_tensions
from policy_compare.analysis.selection import EVERYTHING, Selection, select_ids
from policy_compare.model import Corpus
from policy_compare.names import fold_name
from tests.support.edits import before_and_after
from tests.support.strategies import named_ids

Question = tuple[Corpus, Corpus, By, Selection, str]
Told = dict[tuple[str, tuple[str, ...]], Any]


def folded(kind: str, subject: tuple[str, ...]) -> tuple[str, ...]:
    """The subject, with units by what their spellings have in common."""
    return tuple(sorted(map(fold_name, subject))) if kind == "measure" else subject


def all_results(corpus: Corpus, by: By, selection: Selection, measure: str) -> Told:
    """Every result of a corpus, computed from all of it as the views do."""
    told: Told = {}
    for one in find_overlaps(corpus, find_positions(corpus, by, selection), selection):
        stands = {(fold_name(position.unit.id), position.direction) for position in one.positions}
        told["verdict", (one.proposition.id,)] = one.verdict, one.in_full, stands
        if one.differences:
            told["difference", (one.proposition.id,)] = set(one.differences)
    everywhere = find_positions(corpus, by, selection.with_ids(topics=frozenset()))
    for held in find_tensions(corpus, everywhere, selection):
        sides = (held.first, held.second)
        by_proposition = {
            id: {fold_name(position.unit.id) for position in side}
            for id, side in zip(held.tension.between, sides, strict=True)
        }
        told["tension", tuple(sorted(held.tension.between))] = by_proposition
    for pair in measure_pairs(tally_stances(corpus, by, selection)):
        told["measure", folded("measure", (pair.a.id, pair.b.id))] = (
            pair.sums.n,
            pair.figures[measure],
        )
    return told


def told_of(kind: str, value: Any, measure: str) -> Any:
    """The same of a value that a change holds."""
    if value is None:
        return None
    if kind == "verdict":
        stands = {(fold_name(position.unit.id), position.direction) for position in value.positions}
        return value.verdict, value.in_full, stands
    if kind == "difference":
        return set(value.differences) or None
    if kind == "tension":
        sides = (value.first, value.second)
        return {
            id: {fold_name(position.unit.id) for position in side}
            for id, side in zip(value.tension.between, sides, strict=True)
        }
    return value.sums.n, value.figures[measure]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    before, after = draw(before_and_after())
    named = draw(st.one_of(st.just({}), named_ids()))
    selection = select_ids(after.codebook, named)
    return before, after, draw(st.sampled_from(BYS)), selection, draw(st.sampled_from([*MEASURES]))


@given(questions())
def test_every_change_is_found_and_nothing_else(
    question: Question,
) -> None:
    how = question[2:]
    comparison = compare_codings(*question[:2])
    after = comparison.after
    found = {
        (one.kind, folded(one.kind, one.subject)): one
        for one in find_result_changes(comparison, *how)
    }
    old, new = (all_results(one, *how) for one in (comparison.before, after))
    for key in old.keys() | new.keys():
        if key[0] == "measure" and not (key in old and key in new):
            continue
        assert (key in found) == (old.get(key) != new.get(key)), key
    for key, change in found.items():
        assert told_of(key[0], change.before, how[-1]) == old.get(key)
        assert told_of(key[0], change.after, how[-1]) == new.get(key)


@given(questions())
def test_each_explanation_alone_undoes_it_and_nothing_of_it_can_be_spared(
    question: Question,
) -> None:
    how = question[2:]
    comparison = compare_codings(*question[:2])
    after = comparison.after
    known: dict[object, Told] = {}

    def undone(change: ResultChange, taken_back: tuple[CodingChange, ...]) -> bool:
        keys = tuple(one.key for one in taken_back)
        if keys not in known:
            known[keys] = all_results(corpus_with(after, taken_back), *how)
        was = told_of(change.kind, change.before, how[-1])
        return bool(known[keys].get((change.kind, folded(change.kind, change.subject))) == was)

    for change in find_result_changes(comparison, *how):
        assert change.because()
        for explanation in change.because():
            assert explanation
            assert undone(change, explanation), (change, explanation)
            for spared in explanation:
                fewer = tuple(one for one in explanation if one is not spared)
                assert not undone(change, fewer), (change, explanation, fewer)


@given(questions())
def test_the_other_way_round_it_is_the_same(
    question: Question,
) -> None:
    before, after, by, _, measure = question
    forth = compare_codings(before, after)

    def changes(first: Corpus, second: Corpus) -> dict[Any, Any]:
        found = find_result_changes(compare_codings(first, second), by, EVERYTHING, measure)
        return {
            (one.kind, folded(one.kind, one.subject)): [
                told_of(one.kind, value, measure) for value in one[2:4]
            ]
            for one in found
        }

    mirrored = {key: [b, a] for key, (a, b) in changes(after, forth.before).items()}
    assert changes(before, after) == mirrored
