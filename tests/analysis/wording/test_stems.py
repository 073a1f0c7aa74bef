"""Which forms of a word are one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.wording.stems import stem, word_families


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("policies", "polici"),
        ("policy", "polici"),
        ("rents", "rent"),
        ("rent", "rent"),
        ("classes", "class"),
        ("boxes", "box"),
        ("capped", "cap"),
        ("capping", "cap"),
        ("filled", "fill"),
        ("passing", "pass"),
        ("housing", "hous"),
        ("house", "hous"),
        ("ratified", "ratifi"),
        ("ratification", "ratifi"),
        ("classifications", "classifi"),
        ("need", "need"),
        ("string", "string"),
        ("crisis", "crisis"),
        ("status", "status"),
        ("was", "was"),
        ("2030s", "2030s"),
        ("größes", "größes"),
    ],
)
def test_endings_of_grammar_are_taken_off(form: str, expected: str) -> None:
    assert stem(form) == expected


@given(st.text())
def test_a_stem_of_a_word_is_never_empty(word: str) -> None:
    assert bool(stem(word)) == bool(word)


def test_what_begins_alike_and_is_alike_is_a_family() -> None:
    found = word_families(
        {"implementation": 2, "implement": 9, "govern": 5, "government": 5, "town": 1}
    )
    assert found == {"implementation": "implement", "government": "govern"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "political"),
        ("under", "understand"),
        ("austrian", "australian"),
        ("mauritius", "mauritania"),
        ("2030", "2035"),
        ("rent", "tent"),
        ("act", "acts"),
        ("@council", "@councils"),
    ],
)
def test_what_only_looks_alike_is_none(one: str, other: str) -> None:
    assert word_families({one: 2, other: 1}) == {}


def test_families_err_now_and_then() -> None:
    assert word_families({"standard": 2, "stand": 1}) == {"stand": "standard"}
    assert word_families({"niger": 2, "nigeria": 1}) == {"nigeria": "niger"}


def test_every_member_is_like_the_head_so_that_no_chain_forms() -> None:
    counts = {"national": 9, "nationality": 5, "nationalities": 3, "nation": 2}
    assert set(word_families(counts).values()) == {"national"}


@given(st.permutations(["housing", "housings", "house", "houses", "homes", "homely", "home"]))
def test_the_order_of_the_words_makes_no_family(words: list[str]) -> None:
    assert word_families(dict.fromkeys(words, 1)) == word_families(dict.fromkeys(sorted(words), 1))


def test_a_beginning_that_thousands_share_is_soon_looked_through() -> None:
    letters = "abcdefghijklmnop"
    words = [f"abc{a}{b}{c}{d}" for a in letters for b in letters for c in letters for d in "xyz"]
    assert len(word_families(dict.fromkeys(words, 1))) < len(words)
