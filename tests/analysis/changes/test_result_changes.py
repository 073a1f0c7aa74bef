"""What changed in the comparison, and because of what, held to a whole computation each time."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.changes.coding_changes import (
    CodingChange,
    compare_codings,
    corpus_by_new_ids,
    corpus_with,
)
from policy_compare.analysis.changes.result_changes import (
    ResultChange,
    ResultComparison,
    find_explanations,
)
from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.measures.pairs import measure_pairs
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import BYS, By, find_positions
from policy_compare.analysis.relations import find_overlaps, find_tensions
from policy_compare.analysis.selection import EVERYTHING, Selection, select_ids
from policy_compare.model import Corpus, Stance
from policy_compare.names import fold_name
from tests.support.edits import before_and_after
from tests.support.records import BOOK, paper, stances, urges
from tests.support.records import corpus as corpus_of
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
        told["verdict", (one.proposition.id,)] = told_of("verdict", one, measure)
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
        stands = {
            (fold_name(position.unit.id), position.direction, position.conditions != ())
            for position in value.positions
        }
        return value.verdict, value.in_full, stands
    if kind == "difference":
        return set(value.differences) or None
    if kind == "tension":
        sides = (value.first, value.second)
        if not all(sides):
            return None
        return {
            id: {fold_name(position.unit.id) for position in side}
            for id, side in zip(value.tension.between, sides, strict=True)
        }
    return value.sums.n, value.figures[measure]


def reasons(before: Corpus, after: Corpus, by: By = "paper", measure: str = "") -> dict[Any, Any]:
    """What changed, with the ids of its explanations."""
    results = ResultComparison(compare_codings(before, after), by, measure=measure)
    return {
        (one.kind, *one.subject): [[cause.id for cause in each] for each in results.explain(one)]
        for one in results.find_changes()
    }


def test_a_recommendation_that_was_recoded_explains_a_verdict_a_tension_and_a_figure() -> None:
    before = corpus_of(
        paper("ali", urges({"cap": "support", "build": "support"})),
        paper("berg", urges({"cap": "support"})),
    )
    after = corpus_of(
        paper("ali", urges({"cap": "support", "build": "support"})),
        paper("berg", urges({"cap": "oppose"})),
    )
    assert reasons(before, after, measure="agreement_share") == {
        ("verdict", "cap"): [["berg/act"]],
        ("tension", "build", "cap"): [["berg/act"]],
        ("measure", "ali", "berg"): [["berg/act"]],
    }


def test_each_of_two_changes_that_undo_it_alone_is_an_explanation() -> None:
    def state(first: tuple[str, ...], second: tuple[str, ...]) -> Corpus:
        asked = (urges({"cap": "support"}, actors=actors) for actors in (first, second))
        return corpus_of(paper("ali", next(asked)), paper("berg", next(asked)))

    before = state(("builders",), ("builders",))
    both = ("council", "landlords")
    assert reasons(before, state(("council",), ("builders",))) == {
        ("verdict", "cap"): [["ali/act"]],
        ("difference", "cap"): [["ali/act"]],
    }
    assert reasons(state(both, both), state(("council",), ("landlords",)))[
        ("difference", "cap")
    ] == [
        ["ali/act"],
        ["berg/act"],
    ]


def test_changes_that_only_do_together_are_one_explanation() -> None:
    before, after = stances(ali="support", berg="support"), stances(ali="oppose", berg="oppose")
    assert reasons(before, after) == {("verdict", "cap"): [["ali/act", "berg/act"]]}


def test_what_one_unit_needs_is_not_all_where_another_moved_by_several() -> None:
    def state(stance: Stance) -> Corpus:
        twice = (urges({"cap": stance}, id=id, statement=id) for id in ("a", "b"))
        return corpus_of(paper("ali", urges({"cap": stance})), paper("berg", *twice))

    assert reasons(state("support"), state("oppose")) == {
        ("verdict", "cap"): [["ali/act", "berg/a", "berg/b"]]
    }


def test_who_is_silent_before_and_after_still_counts() -> None:
    def state(*actors: str) -> Corpus:
        ali, berg = (urges({"cap": "support"}, actors=actors) for _ in range(2))
        return corpus_of(paper("ali", ali), paper("berg", berg), paper("zoe", urges()))

    before = state("council", "landlords")
    ali = paper("ali", urges({"cap": "support"}, actors=("council",)))
    berg = paper("berg", urges({"cap": "support"}, actors=("landlords",)))
    after = before._replace(papers={**before.papers, "ali": ali, "berg": berg})
    either = [["ali/act"], ["berg/act"]]
    assert reasons(before, after) == {("verdict", "cap"): either, ("difference", "cap"): either}


def test_a_paper_that_is_silent_takes_a_consensus_away() -> None:
    before = stances(ali="support", berg="support")
    after = corpus_of(*before.papers.values(), paper("eze"), paper("zoe", urges()))
    assert reasons(before, after) == {("verdict", "cap"): [["eze", "zoe"]]}
    assert reasons(after, before) == {("verdict", "cap"): [["eze"], ["zoe"]]}


def test_an_actor_that_becomes_part_of_another_takes_a_difference_away() -> None:
    papers = (
        paper("ali", urges({"cap": "support"}, actors=("council",))),
        paper("berg", urges({"cap": "support"}, actors=("builders",))),
    )
    builders = BOOK.actors["builders"]._replace(part_of=("council",))
    book = BOOK._replace(actors={**BOOK.actors, "builders": builders})
    assert reasons(corpus_of(*papers), corpus_of(*papers, book=book)) == {
        ("verdict", "cap"): [["builders"]],
        ("difference", "cap"): [["builders"]],
    }


def test_a_tension_that_the_codebook_lists_no_more_explains_itself() -> None:
    papers = (paper("ali", urges({"cap": "support", "build": "support"})),)
    bare = corpus_of(*papers, book=BOOK._replace(tensions=()))
    assert reasons(corpus_of(*papers), bare) == {
        ("tension", "build", "cap"): [["build × cap"]],
    }


def test_a_tension_that_came_with_several_goes_with_the_last_of_one_side() -> None:
    before = corpus_of(paper("ali", urges()), paper("berg", urges()))
    after = corpus_of(
        paper("ali", urges({"build": "support"})), paper("berg", urges({"cap": "support"}))
    )
    assert reasons(before, after)["tension", "build", "cap"] == [["ali/act"], ["berg/act"]]


def test_names_that_changed_and_wordings_change_no_result() -> None:
    before = stances(ali="support", berg="oppose")
    ids = {"paper": {"ali": "zoe"}, "proposition": {"cap": "cap-rents"}}
    renamed = corpus_by_new_ids(before, ids)
    book = before.codebook._replace(former_names={"paper": {"ali": "zoe"}})
    assert (
        reasons(
            before,
            renamed._replace(codebook=renamed.codebook._replace(former_names=book.former_names)),
        )
        == {}
    )


def test_what_can_be_spared_once_others_are_is_spared() -> None:
    wanted = [{"a", "b", "c", "d"}, {"b", "c"}, {"a", "c", "d"}, {"a", "b", "c"}]
    keys = {id: ("actor", id) for id in "abcd"}

    def gives_back(taken_back: Any) -> bool:
        return {id for _, id in taken_back} in wanted

    near: Any = frozenset(keys.values())
    (explanation,) = find_explanations(gives_back, frozenset(), near, frozenset())
    assert {id for _, id in explanation} in ({"b", "c"}, {"a", "c", "d"})


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
        for one in ResultComparison(comparison, *how).find_changes()
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

    results = ResultComparison(comparison, *how)
    for change in results.find_changes():
        assert results.explain(change)
        for explanation in results.explain(change):
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
        results = ResultComparison(compare_codings(first, second), by, EVERYTHING, measure)
        return {
            (one.kind, folded(one.kind, one.subject)): [
                told_of(one.kind, value, measure) for value in one[2:4]
            ]
            for one in results.find_changes()
        }

    mirrored = {key: [b, a] for key, (a, b) in changes(after, forth.before).items()}
    assert changes(before, after) == mirrored
