"""How alike texts are, and that no pair is missed."""

import csv
import gc
import os
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.wording import similarity
from policy_compare.analysis.wording.best_pairs import ScoredPair
from policy_compare.analysis.wording.similarity import (
    AlikeTexts,
    find_alike_texts,
    find_nearest_texts,
    score_texts,
    score_words,
)
from policy_compare.analysis.wording.split_words import ActorAliases, WordNormaliser
from policy_compare.analysis.wording.vocabulary import build_vocabulary
from tests.support.records import BOOK
from tests.support.strategies import texts

pytestmark = pytest.mark.slow

WORDS = ("rent", "cap", "town", "home", "build", "council", "school", "tax", "not", "sell", "law")
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
many = st.lists(st.one_of(sentences, texts), max_size=12)


def templated(number: int, seed: int = 1) -> list[str]:
    """Sentences of a few frames with slots, as drafting conventions make them."""
    chance = random.Random(seed)
    frames = (
        "Take all necessary measures to {0} the {1} of {2} in line with its obligations",
        "Continue its efforts to {0} {1} and to ensure that {2} are respected",
        "Consider how to {0} the {1} of all {2} as soon as possible",
    )
    parts = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "tu", "vy", "zo")
    slots = [["".join(chance.choices(parts, k=4)) for _ in range(size)] for size in (15, 60, 120)]
    return [
        chance.choice(frames).format(*(chance.choice(slot) for slot in slots))
        for _ in range(number)
    ]


def every_pair(given: list[str], at_least: float) -> list[ScoredPair]:
    """The pairs by the score of two texts alone."""
    pairs = (
        ScoredPair(score_texts(given[a], given[b], among=given), a, b)
        for a, b in combinations(range(len(given)), 2)
    )
    found = [pair for pair in pairs if pair.score >= at_least]
    return sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))


@given(texts, texts)
def test_the_score_is_symmetric_and_between_0_and_100(a: str, b: str) -> None:
    assert score_texts(a, b) == score_texts(b, a)
    assert 0 <= score_texts(a, b) <= 100


@given(sentences)
def test_the_same_words_score_100(text: str) -> None:
    assert score_texts(text, text) == 100
    assert score_texts(text, f"The {text.upper()}!") == 100


def test_texts_without_a_common_word_score_0() -> None:
    assert score_texts("Cap rents.", "Build homes.") == 0
    assert score_texts("", "") == score_texts("?!", "?!") == score_texts("", "Cap rents.") == 0


def test_forms_of_a_word_are_one_word() -> None:
    assert score_texts("Ratify treaties", "The ratification of the treaty") == 100


def test_names_of_an_actor_are_one_word() -> None:
    one, other = "The local authority must act.", "The council must act."
    assert score_texts(one, other, aliases=ActorAliases(BOOK)) == 100
    assert score_texts(one, other) < 100


def test_opposite_demands_can_be_worded_alike() -> None:
    one = "The council should cap yearly rent rises in the old town."
    opposite = "The council should not cap yearly rent rises in the old town."
    paraphrase = "Limits are needed on what landlords charge from year to year."
    assert score_texts(one, opposite) > 80 > score_texts(one, paraphrase)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    given = ["act on rents", "act on schools", "act on roads", "act on rents now"]
    assert score_texts(given[0], given[3], among=given) > score_texts(
        given[0], given[1], among=given
    )


@given(many, st.sampled_from((1, 20, 50, 60, 90, 100)))
def test_both_ways_find_what_the_scores_of_two_texts_say(given: list[str], least: float) -> None:
    expected = every_pair(given, least)
    for exhaustive in (True, False):
        found = find_alike_texts(given, at_least=least, exhaustive=exhaustive)
        assert list(found.pairs) == expected
        assert (found.cut, found.total) == (0, len(expected))


@given(many, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_does_not_matter(given: list[str], chance: random.Random) -> None:
    order = list(range(len(given)))
    chance.shuffle(order)
    shuffled = find_alike_texts([given[place] for place in order], at_least=20)
    pairs = {(pair.score, *sorted((order[pair.a], order[pair.b]))) for pair in shuffled.pairs}
    assert pairs == {tuple(pair) for pair in find_alike_texts(given, at_least=20).pairs}


@given(many, st.integers(0, 5))
def test_most_gives_the_first_of_all(given: list[str], most: int) -> None:
    found = find_alike_texts(given, at_least=20)
    first = find_alike_texts(given, at_least=20, limit=most)
    assert first.pairs == found.pairs[:most]
    assert first.total == found.total == len(found.pairs)


@given(st.lists(st.tuples(sentences, st.frozensets(st.sampled_from("abc"))), max_size=10))
def test_a_text_of_several_units_differs_from_those_that_hold_none_of_them(
    given: list[tuple[str, frozenset[str]]],
) -> None:
    said, whose = [text for text, _ in given], [owners for _, owners in given]
    expected = [pair for pair in every_pair(said, 20) if whose[pair.a].isdisjoint(whose[pair.b])]
    found = find_alike_texts(said, whose, at_least=20)
    assert (list(found.pairs), found.total) == (expected, len(expected))


@given(st.lists(st.tuples(sentences, st.sampled_from("abc")), max_size=10))
def test_pairs_are_of_different_units(given: list[tuple[str, str]]) -> None:
    said, whose = [text for text, _ in given], [owner for _, owner in given]
    expected = [pair for pair in every_pair(said, 20) if whose[pair.a] != whose[pair.b]]
    found = find_alike_texts(said, whose, at_least=20, exhaustive=False)
    assert (list(found.pairs), found.total) == (expected, len(expected))


@given(many.filter(bool))
def test_the_nearest_to_one_are_its_pairs(given: list[str]) -> None:
    mine = [pair for pair in find_alike_texts(given, at_least=1).pairs if 0 in (pair.a, pair.b)]
    found = find_nearest_texts(given, 0, at_least=1)
    assert list(found.pairs) == mine
    assert find_nearest_texts(given, 0, at_least=1, limit=2).pairs == tuple(mine[:2])


@pytest.mark.parametrize("least", [30, 60, 90])
def test_nothing_is_missed_among_texts_made_of_templates(least: float) -> None:
    given = templated(700)
    all_pairs = find_alike_texts(given, at_least=least, exhaustive=True)
    assert all_pairs.pairs
    found = find_alike_texts(given, at_least=least, exhaustive=False)
    assert found.pairs == all_pairs.pairs


@pytest.mark.parametrize("least", [10, 30, 60, 80])
def test_nothing_is_missed_among_short_and_long_texts(least: float) -> None:
    chance = random.Random(least)
    # Some words are common and some rare, as in any language.
    vocabulary = [f"{word}{number}" for number, word in enumerate("abcdefghij" * 6)]
    given = [
        " ".join(
            vocabulary[int(len(vocabulary) * chance.random() ** 3)]
            for _ in range(chance.randint(1, 14))
        )
        for _ in range(400)
    ]
    found = find_alike_texts(given, at_least=least, exhaustive=False)
    assert found.pairs == find_alike_texts(given, at_least=least, exhaustive=True).pairs
    assert found.cut == 0


def test_copies_become_no_pairs_that_nobody_asked_for() -> None:
    given = ["Cap rents."] * 30_000 + ["Build homes in the town."] * 2
    found = find_alike_texts(given, at_least=60, limit=3)
    assert found.pairs == (ScoredPair(100, 0, 1), ScoredPair(100, 0, 2), ScoredPair(100, 0, 3))
    assert found.total == 30_000 * 29_999 // 2 + 1
    assert find_alike_texts(given, [0] * 30_000 + [1, 2], limit=3).pairs == (
        ScoredPair(100, 30_000, 30_001),
    )


def test_the_budget_cuts_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    given = templated(300)
    monkeypatch.setattr(similarity, "BUDGET", 2)
    found = find_alike_texts(given, at_least=30, exhaustive=False)
    whole = find_alike_texts(given, at_least=30, exhaustive=True)
    assert 0 < found.cut < len(given)
    assert whole.cut == 0
    assert set(found.pairs) < set(whole.pairs)
    # What is left out does not hang on the order of the texts.
    order = random.Random(1).sample(range(len(given)), len(given))
    again = find_alike_texts([given[place] for place in order], at_least=30, exhaustive=False)
    assert again.cut == found.cut
    pairs = {(pair.score, *sorted((order[pair.a], order[pair.b]))) for pair in again.pairs}
    assert pairs == {tuple(pair) for pair in found.pairs}


def test_below_1500_texts_every_pair_is_compared() -> None:
    assert find_alike_texts(templated(100)).exhaustive
    assert not find_alike_texts(templated(1500)).exhaustive
    assert not find_alike_texts(templated(100), exhaustive=False).exhaustive


@pytest.mark.parametrize("least", [0, -1, 100.5, float("nan")])
def test_a_threshold_out_of_range_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match="at_least must be above 0"):
        find_alike_texts(["a"], at_least=least)


def test_texts_of_any_kind_are_compared() -> None:
    huge = "word " * 50_000 + " ".join(f"w{number}" for number in range(20_000))
    given = ["", "of the", "of  THE", "住宅政策を", "住宅政策は", huge, huge, "x" * 100_000, "?!"]
    for exhaustive in (True, False):
        found = find_alike_texts(given, at_least=50, exhaustive=exhaustive)
        assert [(pair.a, pair.b) for pair in found.pairs] == [(1, 2), (5, 6), (3, 4)]


def test_nothing_is_found_in_nothing() -> None:
    assert find_alike_texts([]) == AlikeTexts((), 0, exhaustive=True, total=0)
    assert find_nearest_texts(["?!", "Cap rents."], 0) == AlikeTexts(
        (), 0, exhaustive=True, total=0
    )


def test_words_can_be_weighed_among_other_texts() -> None:
    given = ["act on rents", "act on schools"]
    others = [*given, "act on roads", "act on land", "act on taxes"]
    assert (
        find_alike_texts(given, at_least=1, among=others).pairs
        == find_alike_texts(others, at_least=1).pairs[:1]
    )
    assert find_alike_texts(["new words", "new words"], among=others).pairs == (
        ScoredPair(100, 0, 1),
    )


@given(many.filter(lambda found: len(found) > 1))
def test_texts_may_be_given_as_their_words_and_a_vocabulary(given: list[str]) -> None:
    words = [WordNormaliser().words_of(text) for text in given]
    known = build_vocabulary(words)
    found = find_alike_texts(given, at_least=20)
    for among in (None, words, known):
        assert find_alike_texts(words, at_least=20, among=among) == found
        assert find_alike_texts([*map(tuple, words)], at_least=20, among=among) == found
    for pair in found.pairs:
        assert score_words(words[pair.a], words[pair.b], known) == pytest.approx(pair.score)
    assert score_words((), words[0], known) == 0


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    find_alike_texts(["a", "b"])
    assert gc.isenabled()
    gc.disable()
    try:
        find_alike_texts(["a", "b"])
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.slow
@pytest.mark.skipif("POLICY_COMPARE_DATA" not in os.environ, reason="needs POLICY_COMPARE_DATA")
def test_nothing_is_missed_among_recommendations_of_states() -> None:
    path = Path(os.environ["POLICY_COMPARE_DATA"]) / "upr" / "recommendations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        given = [row["text"] for row in csv.DictReader(file)][::12]
    assert find_alike_texts(given).pairs == find_alike_texts(given, exhaustive=True).pairs
