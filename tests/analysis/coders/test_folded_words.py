"""What two wordings have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.coders.folded_words import fold_words, neighbouring_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n ", ""),
        ("Should act", "should act"),
        ("“should\n act,” they said", "should act they said"),
        ("the town’s defence-related aid", "the towns defence related aid"),
        ("soft\u00adly", "softly"),
        ("ﬁnal STRASSE", "final strasse"),
        ("Cafe\u0301", "café"),
        ("C++ is not C", "c++ is not c"),
        ("!!", "!!"),
        ("支持乌克兰。", "支 持 乌 克 兰"),
        ("한국의 지원", "한 국 의 지 원"),
        ("ควรจะ", "ค ว ร จ ะ"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(fold_words(text)) == expected


def test_vowel_signs_stay_with_their_letters() -> None:
    assert fold_words("हिन्दी में") == ("हिन्दी", "में")


@given(st.text(max_size=20))
def test_words_are_words(text: str) -> None:
    found = fold_words(text)
    assert bool(found) == bool(text.split())
    assert all(word and not any(map(str.isspace, word)) for word in found)


def test_neighbours() -> None:
    assert neighbouring_words(("a", "b", "a", "b")) == {("a", "b"), ("b", "a")}
    assert neighbouring_words(("a",)) == set()
