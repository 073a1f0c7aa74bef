"""Which words turn the sense of others, and whether one denies what follows."""

import pytest

from policy_compare.evidence.denials import end_of_denial, find_turning_words, start_of_denial


@pytest.mark.parametrize(
    "text, words",
    [
        ("not, unless and not", ("not", "unless")),
        ("they can’t, but may", ("can’t", "but")),
        ("only if they wish", ("only if",)),
        ("n’est pas", ("pas",)),
        ("n’est", ("n’",)),
        ("they shouldnʼt", ("shouldnʼt",)),
        ("even if asked, up to ten", ("even if", "up to")),
        ("refuse to, apart from", ("refuse to", "apart from")),
        ("ينبغي ألا", ("ألا",)),
        ("notes of nobility", ()),
        ("the button", ()),
        ("не нужно, но", ("не", "но")),
        ("", ()),
    ],
)
def test_words_that_turn_the_sense(text: str, words: tuple[str, ...]) -> None:
    assert find_turning_words(text) == words


@pytest.mark.parametrize(
    "text, quote, denial",
    [
        ("It should not be given aid", "be given", "not "),
        ("It should not be given aid", "given", "not be "),
        ("They can't sell", "sell", "can't "),
        ("without a home", "home", "without a "),
        ("keine Häuser", "Häuser", "keine "),
        ("不应当提供", "应当", "不"),
        ("They shouldnʼt sell", "sell", "shouldnʼt "),
        ("should not, come what may, sell", "sell", "not, come what may, "),
        ("They refuse to sell", "sell", "refuse to "),
        ("They are failing to sell", "sell", "failing to "),
        ("lofts rather than homes", "homes", "rather than "),
        ("No council should sell", "should", "No council "),
        ("Go. Neither he nor she should sell", "should", "Neither he nor she "),
        ("Under no circumstances must they sell", "must", "Under no circumstances "),
        ("Not that they should sell", "they", "Not that "),
        ("No doubt they should sell", "should", ""),
        ("No council, they say, should sell", "should", ""),
        ("No one of the two who went up here should sell", "should", ""),
        ("It says no. Sell homes", "Sell", ""),
        ("whether or not they sell", "they sell", ""),
        ("not only homes", "homes", ""),
        ("a knot be", "be", ""),
        ("Sell not many builders", "builders", ""),
        ("Sell", "Sell", ""),
    ],
)
def test_what_denies_the_words_behind_it(text: str, quote: str, denial: str) -> None:
    start = text.index(quote)
    assert text[start_of_denial(text, start) : start] == denial


@pytest.mark.parametrize("quote, denial", [("livre", "ne "), ("livre pas", "")])
def test_one_denial_in_two_words(quote: str, denial: str) -> None:
    text = "La ville ne livre pas"
    start = text.index(quote)
    assert text[start_of_denial(text, start, start + len(quote)) : start] == denial


def test_the_second_word_of_a_denial_may_stand_beside() -> None:
    assert find_turning_words("la ville ne", "livre pas") == ()
    assert find_turning_words("la ville ne", "livre") == ("ne",)


def test_what_is_far_before_begins_no_sentence() -> None:
    text = "x" * 92 + " No council in the town should sell homes"
    start = text.index("should")
    assert start_of_denial(text[:89] + "x" * 30 + text[89:], start + 30) == start + 30


@pytest.mark.parametrize(
    "text, quote, denial",
    [
        ("should be sold to no one", "be sold", " to no"),
        ("should be sold to no one", "sold to", " no"),
        ("They should not sell", "They should", " not"),
        ("should sell, but only after", "sell", ", but only after"),
        ("should sell only if", "sell", " only if"),
        ("should sell unless", "sell", " unless"),
        ("Die Stadt baut nicht", "Stadt baut", " nicht"),
        ("집을 팔지 말아야 한다", "팔지", " 말아"),
        ("팔아서는 안 된다", "팔아서는", " 안 된"),
        ("지원하지 않는다", "지원하지", " 않"),
        ("sell homes, not lofts", "homes", ""),
        ("sell not only homes", "sell", ""),
        ("sell homes. No one", "homes", ""),
        ("see no. 4", "see", ""),
        ("baut nicht nur", "baut", ""),
        ("국가 안보", "국가", ""),
        ("sell", "sell", ""),
    ],
)
def test_what_denies_the_words_before_it(text: str, quote: str, denial: str) -> None:
    end = text.index(quote) + len(quote)
    assert text[end : end_of_denial(text, end)] == denial
