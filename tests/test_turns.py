"""Which words turn the sense of others, and whether one denies what follows."""

import pytest

from policy_compare.evidence.turns import denial_before, turning_words


@pytest.mark.parametrize(
    "text, words",
    [
        ("not, unless and not", ("not", "unless")),
        ("they can’t, but may", ("can’t", "but")),
        ("only if they wish", ("only if",)),
        ("n’est pas", ("n’", "pas")),
        ("notes of nobility, only", ()),
        ("the button", ()),
        ("не нужно, но", ("не", "но")),
        ("", ()),
    ],
)
def test_words_that_turn_the_sense(text: str, words: tuple[str, ...]) -> None:
    assert turning_words(text) == words


@pytest.mark.parametrize(
    "text, quote, denial",
    [
        ("It should not be given aid", "be given", "not "),
        ("It should not be given aid", "given", "not be "),
        ("They can't sell", "sell", "can't "),
        ("without a home", "home", "without a "),
        ("keine Häuser", "Häuser", "keine "),
        ("不应当提供", "应当", "不"),
        ("It says no. Sell homes", "Sell", ""),
        ("whether or not they sell", "they sell", ""),
        ("not only homes", "homes", ""),
        ("a knot be", "be", ""),
        ("not many builders sell", "builders", ""),
        ("Sell", "Sell", ""),
    ],
)
def test_what_denies_the_words_behind_it(text: str, quote: str, denial: str) -> None:
    start = text.index(quote)
    assert text[denial_before(text, start) : start] == denial
