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
    ("word", "likely"),
    [
        ("Aye", "support"), ("it's no", "oppose"), ("abst.", "neutral"), ("not sure", SILENT),
        ("stimme zu", "support"), ("stimme nicht zu", "oppose"), ("did not vote", SILENT),
        ("partly agree", "support"), ("x", "support"), ("whatever", None), ("–", SILENT),
    ],
)  # fmt: skip
def test_what_is_likely_is_told(word: str, likely: str | None) -> None:
    assert StanceWords({}, [word]).likely_meaning(word) == likely


def test_a_dash_beside_a_plus_is_a_minus() -> None:
    assert StanceWords({}, ["+", "-"]).likely_meaning("-") == "oppose"


def test_who_agrees_gives_a_high_number() -> None:
    words = StanceWords({}, [str(number) for number in range(1, 6)])
    assert [words.likely_meaning(str(number)) for number in range(1, 6)] == [
        "oppose", "oppose", "neutral", "support", "support",
    ]  # fmt: skip


def test_a_zero_without_minus_is_in_doubt() -> None:
    assert "--stance-map 0=oppose" in StanceWords({}, ["1", "0", ""]).doubt
    assert StanceWords({}, ["1", "0", "-1"]).doubt == ""
    assert StanceWords({}, ["yes", "0", "1"]).doubt == ""
