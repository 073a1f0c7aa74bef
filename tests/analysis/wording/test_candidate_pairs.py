"""Which pairs of texts are looked at."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.wording.candidate_pairs import (
    Candidates,
    candidates_sharing_words,
    likely_candidates,
)
from policy_compare.analysis.wording.vocabulary import Vocabulary, build_vocabulary

TEXTS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), min_size=1, max_size=6), max_size=25)


def ranked(texts: Iterable[frozenset[str]]) -> tuple[list[tuple[int, ...]], list[int], Vocabulary]:
    """Each text once as the ranks of its words, by what these weigh together."""
    vocabulary = build_vocabulary([*texts])
    weights = vocabulary.weights
    words = {vocabulary.ranks_of(text) for text in texts}
    totals = {text: sum(weights[word] for word in text) for text in words}
    ordered = sorted(words, key=lambda text: (totals[text], text))
    return ordered, [totals[text] for text in ordered], vocabulary


@given(TEXTS)
def test_every_text_before_that_shares_a_word_is_a_candidate(texts: list[frozenset[str]]) -> None:
    ordered, _, _ = ranked(texts)
    for place, others, cut in candidates_sharing_words(ordered):
        assert not cut
        assert sorted(others) == [
            other for other in range(place) if not set(ordered[place]).isdisjoint(ordered[other])
        ]


@given(TEXTS, st.sampled_from((0.2, 0.5, 0.9, 1.0)))
def test_no_pair_that_reaches_the_threshold_is_missed(
    texts: list[frozenset[str]], least: float
) -> None:
    ordered, totals, vocabulary = ranked(texts)
    for place, others, _ in likely_candidates(ordered, totals, vocabulary, least, 1000):
        assert set(others) <= set(range(place))
        for other in range(place):
            shared = sum(vocabulary.weights[word] for word in {*ordered[place]} & {*ordered[other]})
            if shared >= least * (totals[place] * totals[other]) ** 0.5 * (1 + 1e-9):
                assert other in others


def test_a_text_with_more_candidates_than_the_budget_is_cut_and_says_so() -> None:
    texts = [frozenset({"same", f"own{number}"}) for number in range(12)]
    ordered, totals, vocabulary = ranked(texts)
    found = list(likely_candidates(ordered, totals, vocabulary, 0.01, 3))
    assert [candidates.cut for candidates in found[:4]] == [False] * 4
    assert any(candidates.cut for candidates in found)
    assert found[0] == Candidates(0, [])
