"""On what the order of the pairs hangs."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.measures import pair_order as module
from policy_compare.analysis.measures.pair_measures import MEASURES, NORMALIZATIONS
from policy_compare.analysis.measures.pair_order import ChangeKind, Effect
from policy_compare.analysis.measures.pairs import MeasuredPair, measure_pairs
from policy_compare.analysis.measures.sensitivity import Sensitivity, measure_sensitivity
from policy_compare.analysis.measures.tallies import tally_stances
from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.model import STANCES, Corpus
from tests.support.records import BOOK, corpus, paper, urges
from tests.support.strategies import corpora, selections
from tests.test_laws import BY

Values = dict[tuple[str, str], float | None]


def of(
    corpus: Corpus,
    measure: str = "agreement_share",
    normalize: str = "none",
    by: By = "paper",
    selection: Selection = EVERYTHING,
    min_shared: int = 0,
) -> Sensitivity:
    tallies = tally_stances(corpus, by, selection)
    found = measure_pairs(tallies, normalize, min_shared)
    return measure_sensitivity(corpus, tallies, found, MEASURES[measure], normalize, by, selection)


def without(corpus: Corpus, proposition: str = "", ref: str = "") -> Corpus:
    """The corpus without what is said on a proposition, or by a recommendation."""
    papers = {
        id: one._replace(
            recommendations=tuple(
                item._replace(
                    positions=()
                    if item.ref == ref
                    else tuple(on for on in item.positions if on.proposition != proposition)
                )
                for item in one.recommendations
            )
        )
        for id, one in corpus.papers.items()
    }
    return corpus._replace(papers=papers)


# A and B agree on three of four, A and C on two of four, B and C on one of four.
CORPUS = corpus(
    paper(
        "a",
        urges({"cap": "support"}, id="a1"),
        urges({"build": "support"}, id="a2"),
        urges({"free": "support"}, id="a3"),
        urges({"social-homes": "support"}, id="a4"),
    ),
    paper(
        "b",
        urges({"cap": "support", "build": "support", "free": "support"}, id="b1"),
        urges({"social-homes": "oppose"}, id="b2"),
    ),
    paper(
        "c",
        urges({"cap": "oppose", "build": "oppose", "free": "support"}, id="c1"),
        urges({"social-homes": "support"}, id="c2"),
    ),
)


def ends(effect: Effect | Sensitivity) -> tuple[str, str]:
    assert effect.top
    assert effect.bottom
    return "".join(unit.id for unit in effect.top), "".join(unit.id for unit in effect.bottom)


def test_the_order_itself() -> None:
    found = of(CORPUS)
    assert (found.measure.name, found.pairs, found.tried) == ("agreement_share", 3, (4, 8))
    assert found.tied == (1, 1)
    assert not found.equal
    assert ends(found) == ("ab", "bc")


def test_another_measure_that_keeps_the_order() -> None:
    (found,) = (effect for effect in of(CORPUS).measures if effect.name == "congruence")
    assert found[2:5] == (3, 0, 1)
    assert found.top_stays
    assert found.bottom_stays
    assert found.harmless


def test_the_less_conflict_the_more_alike() -> None:
    assert ends(of(CORPUS, "conflict")) == ("ab", "bc")
    (found,) = (effect for effect in of(CORPUS).measures if effect.name == "conflict")
    assert found.harmless


def test_what_is_left_out_and_turns_the_order_is_named() -> None:
    found = of(CORPUS)
    # ab, ac and bc agree on 3/4, 2/4 and 1/4. Without b1 that is 0/1, 2/4 and 0/1; without
    # c1 3/4, 1/1 and 0/1. Without cap it is 2/3, 2/3 and 1/3, and a tie turns nothing.
    assert [effect.name for effect in found.propositions] == []
    first, second = found.recommendations
    assert (first.name, first.inversions, ends(first)) == ("b/b1", 1, ("ac", "ab"))
    assert (second.name, second.inversions, ends(second)) == ("c/c1", 1, ("ac", "bc"))
    # Without b1, a and b come last together with b and c, who did so before.
    assert [(effect.top_stays, effect.bottom_stays) for effect in (first, second)] == [
        (False, True)
    ] * 2
    assert not first.harmless


def test_a_pair_that_shares_nothing_any_more_drops_out() -> None:
    found = of(corpus(
        paper("a", urges({"cap": "support"}, id="x"), urges({"build": "support"}, id="y")),
        paper("b", urges({"cap": "support"})),
        paper("c", urges({"build": "oppose"})),
    ))  # fmt: skip
    assert found.pairs == 2
    assert ends(found) == ("ab", "ac")
    by_name = {effect.name: effect for effect in found.recommendations}
    assert by_name["a/x"][2:4] == (1, 0)
    assert not by_name["a/x"].top_stays
    assert by_name["a/x"].bottom_stays
    assert [effect.name for effect in found.propositions] == ["cap", "build"]


def test_what_a_paper_says_elsewhere_too_is_still_said() -> None:
    twice = corpus(
        paper("a", urges({"cap": "support"}, id="x"), urges({"cap": "support"}, id="y")),
        paper("b", urges({"cap": "support"})),
        paper("c", urges({"cap": "oppose"})),
    )
    names = [effect.name for effect in of(twice).recommendations]
    assert names == ["b/act", "c/act"]


def test_where_there_is_nothing_to_rank() -> None:
    found = of(corpus(paper("a", urges({"cap": "support"})), paper("b", urges())))
    assert (found.pairs, found.top, found.bottom, found.propositions) == (0, None, None, ())
    assert all(effect.harmless and effect.tau_b is None for effect in found.measures)


def test_pairs_that_are_all_equal_have_no_order() -> None:
    found = of(corpus(*(paper(id, urges({"cap": "support"})) for id in "abc")))
    assert (found.pairs, found.tied, found.equal) == (3, (3, 3), True)


def test_pairs_that_share_too_little_are_not_ranked() -> None:
    assert of(CORPUS, min_shared=5).pairs == 0


def oriented(found: MeasuredPair, measure: str) -> float | None:
    figure = found.figures[measure]
    return -figure if measure == "conflict" and figure is not None else figure


def compared(before: Values, after: Values) -> tuple[int, int, bool, bool]:
    """Pairs, inversions, and whether each end stays, by looking at every couple."""
    ranked = {pair: value for pair, value in before.items() if value is not None}
    kept = {pair: after[pair] for pair in ranked if after[pair] is not None}
    inversions = 0
    for one, two in combinations(kept, 2):
        old = ranked[one] - ranked[two]
        new = (kept[one] or 0) - (kept[two] or 0)
        inversions += old * new < 0
    stays = []
    for end in (max, min):
        first = {pair for pair in ranked if ranked[pair] == end(ranked.values())}
        now = {pair for pair in kept if kept[pair] == end(kept.values())}  # type: ignore[type-var]
        stays.append(bool(first & now) or not first)
    return len(kept), inversions, stays[0], stays[1]


@pytest.mark.slow
@settings(max_examples=150)
@given(
    corpora(least=2, most=6),
    BY,
    selections(),
    st.sampled_from(list(MEASURES)),
    st.sampled_from(list(NORMALIZATIONS)),
    st.sampled_from((0, 4)),
)
def test_every_effect_is_that_of_computing_all_anew(
    corpus: Corpus,
    by: By,
    selection: Selection,
    measure: str,
    normalize: str,
    few: int,
) -> None:
    def values(corpus: Corpus, measure: str) -> Values:
        found = measure_pairs(tally_stances(corpus, by, selection), normalize)
        return {(one.a.id, one.b.id): oriented(one, measure) for one in found}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FEW", few)
        found = of(corpus, measure, normalize, by, selection)
    before = values(corpus, measure)
    expected: dict[tuple[ChangeKind, str], tuple[int, int, bool, bool]] = {}
    for other in MEASURES:
        if other != measure:
            expected["measure", other] = compared(before, values(corpus, other))
    for id in corpus.codebook.propositions:
        after = values(without(corpus, proposition=id), measure)
        expected["proposition", id] = compared(before, after)
    for item in corpus.recommendations():
        after = values(without(corpus, ref=item.ref), measure)
        expected["recommendation", item.ref] = compared(before, after)
    effects = (*found.measures, *found.propositions, *found.recommendations)
    told = {
        (one.kind, one.name): (one.pairs, one.inversions, one.top_stays, one.bottom_stays)
        for one in effects
    }
    for key, value in expected.items():
        assert told.get(key, value) == value
        if key not in told:
            assert value[1:] == (0, True, True)
    assert set(told) <= set(expected)


def test_the_worst_comes_first() -> None:
    dice = Random(1)
    found = of(
        corpus(
            *(
                paper(
                    f"p{place}",
                    *(
                        urges({id: dice.choice(STANCES)}, id=id)
                        for id in BOOK.propositions
                        if dice.random() < 0.8
                    ),
                )
                for place in range(9)
            )
        )
    )
    counts = [effect.inversions for effect in found.recommendations]
    assert len(set(counts)) > 2
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_other_measure_is_tried(measure: str) -> None:
    assert {effect.name for effect in of(CORPUS, measure).measures} == {*MEASURES} - {measure}
