"""What words under a stance mean, and what they may mean."""

import pytest

from policy_compare.corpus.tables.stance_words import SILENT, StanceWords, fold_stance


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        (" YES ", "yes"), ("+1", "1"), ("1,0", "1"), ("1.00", "1"), ("−1", "-1"), ("-1.0", "-1"),
        ("Don’t  know", "don't know"), ("10", "10"), ("+", "+"), ("v1.0", "v1"),
    ],
)  # fmt: skip
def test_words_are_folded(word: str, folded: str) -> None:
    assert fold_stance(word) == folded


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("Strongly agree", "support"), ("agree strongly", "support"), ("tend to agree", "support"),
        ("Somewhat disagree", "oppose"), ("do not agree", "oppose"), ("FALSE", "oppose"),
        ("TRUE", "support"), ("neither agree nor disagree", "neutral"), ("pass", "neutral"),
        ("Don’t know", SILENT), ("n/a", SILENT), ("Silent", SILENT),
        ("partly agree", None), ("strongly", None), ("?", None), ("-", None), ("maybe", None),
    ],
)  # fmt: skip
def test_what_is_plain_is_known(word: str, meaning: str | None) -> None:
    assert StanceWords({}, [word]).meaning(word) == meaning


def test_what_is_given_comes_first() -> None:
    words = StanceWords({"Partly Agree": "neutral", "no": SILENT}, ["partly agree", "no"])
    assert (words.meaning("partly  agree"), words.meaning("NO")) == ("neutral", SILENT)


def test_numbers_are_stances_where_no_other_number_is() -> None:
    assert [StanceWords({}, ["1", "0", "-1"]).meaning(word) for word in ("1", "0", "-1")] == [
        "support", "neutral", "oppose",
    ]  # fmt: skip
    scale = StanceWords({"2": "support"}, ["1", "2", "agree"])
    assert (scale.meaning("1"), scale.meaning("2"), scale.meaning("agree")) == (
        None, "support", "support",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("stimme zu", "support"), ("Stimme eher zu", "support"), ("lehne ab", "oppose"),
        ("lehne entschieden ab", "oppose"), ("Weiß nicht", SILENT), ("nein", "oppose"),
        # Who does not agree wholly may still agree, and a negation alone says nothing.
        ("stimme nicht voll zu", None), ("do not strongly agree", None), ("nicht", None),
        ("not", None), ("keine Position", None), ("teils/teils", None), ("it's no", None),
    ],
)  # fmt: skip
def test_no_stance_is_guessed_from_a_word_in_a_text(word: str, meaning: str | None) -> None:
    words = StanceWords({}, [word])
    assert words.meaning(word) == meaning


@pytest.mark.parametrize(
    ("word", "speaks"),
    [
        ("Aye", True), ("it's no", True), ("abst.", True), ("stimme nicht zu", True), ("-", True),
        ("+1", True), ("7", True), ("whatever", False), ("note", False),
    ],
)  # fmt: skip
def test_a_text_that_speaks_of_a_stance_is_told(word: str, speaks: bool) -> None:
    assert StanceWords({}, [word]).speaks_of_stance(word) is speaks


def test_a_zero_without_minus_is_in_doubt() -> None:
    assert "--stance-map 0=oppose" in StanceWords({}, ["1", "0", ""]).doubt
    assert StanceWords({}, ["1", "0", "-1"]).doubt == ""
    assert StanceWords({}, ["yes", "0", "1"]).doubt == ""
