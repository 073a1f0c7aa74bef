"""What words weigh."""

from math import log

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.wording.vocabulary import build_vocabulary

TEXTS = [
    {"rent", "cap"},
    {"rent", "home", "implement", "implementation"},
    {"implement", "rent"},
    {"implementation"},
]


def test_a_word_weighs_the_square_of_its_inverse_document_frequency() -> None:
    known = build_vocabulary(TEXTS)
    weights = {word: known.weights[rank] for word, rank in known.ranks.items()}
    assert weights["cap"] == weights["home"] == round(1000 * log(1 + 4 / 1) ** 2) == 2590
    assert weights["rent"] == round(1000 * log(1 + 4 / 3) ** 2) == 718
    assert known.texts == 4


def test_a_family_is_one_word_that_counts_once_a_text() -> None:
    known = build_vocabulary(TEXTS)
    rank = known.ranks["implementation"]
    assert rank == known.ranks["implement"]
    assert known.counts[rank] == 3
    assert known.ranks_of(TEXTS[3]) == (rank,)


def test_the_rarest_words_come_first() -> None:
    known = build_vocabulary(TEXTS)
    assert list(known.counts) == sorted(known.counts)
    assert known.ranks_of({"rent", "cap"}) == (known.ranks["cap"], known.ranks["rent"])


def test_what_only_others_say_weighs_like_what_one_says() -> None:
    known = build_vocabulary(TEXTS, [{"tax", "rent"}])
    assert known.weights[known.ranks["tax"]] == known.weights[known.ranks["cap"]]
    assert known.weights[known.ranks["rent"]] == 718


@given(st.permutations(TEXTS))
def test_the_order_of_the_texts_changes_nothing(texts: list[set[str]]) -> None:
    assert build_vocabulary(texts).ranks == build_vocabulary(TEXTS).ranks
    assert build_vocabulary(texts).weights == build_vocabulary(TEXTS).weights


def test_no_text_has_no_words() -> None:
    assert build_vocabulary([]).weights == []
    assert build_vocabulary([], [{"rent"}]).ranks == {"rent": 0}
