"""What is doubtful about a quote that stands in a text."""

from collections.abc import Collection
from itertools import repeat

import pytest

from policy_compare.evidence.misleading_quotes import (
    BRACKETED_NUMBER,
    CUT_NUMBER,
    DENIED_BEHIND,
    DENIED_QUOTE,
    MEAGRE_QUOTE,
    OTHER_WORD,
    QUOTE_CHECKS,
    QUOTE_OVER_BLOCKS,
    QUOTE_OVER_SENTENCES,
    TURNING_ELLIPSIS,
    QuoteAtPlace,
    least_doubts,
)
from policy_compare.model import Evidence
from policy_compare.problems import Problem, ProblemKind
from policy_compare.texts.pieces import Piece
from tests.support.quoting import index
from tests.support.records import paper, urges

PAPER = paper("ali", file="c/ali.yaml")


def raised(quote: str, *pieces: str | Piece, notes: Collection[str] = ()) -> list[Problem]:
    """The doubts about the first place of a quote."""
    item = urges(id="cap-rents", evidence=Evidence(quote), line=7)
    placed = QuoteAtPlace(PAPER, item, index(*pieces).find_quote(quote)[0], notes)
    return [one for check in QUOTE_CHECKS for one in check(placed)]


def doubt(kind: ProblemKind, words: str, other: str = "") -> Problem:
    """A doubt of that kind about the quote, with the words that its message shows."""
    return kind.problem_at("c/ali.yaml", 7, id="cap-rents", words=words, other=other)


def test_the_place_with_least_doubts_counts_and_no_more_is_looked_at() -> None:
    item = urges(id="cap-rents", evidence=Evidence("cap"), line=7)
    (match,) = index("They should not cap rents.").find_quote("cap")
    (other,) = index("Cap.").find_quote("cap")
    denied, plain = (QuoteAtPlace(PAPER, item, one) for one in (match, other))
    assert len(least_doubts([denied])) > len(least_doubts([denied, plain]))
    again_and_again = repeat(denied)
    assert least_doubts(again_and_again) == least_doubts([denied])


def test_a_plain_quote_is_not_doubtful() -> None:
    assert raised("should cap … the rents", "They should cap all of the rents, but not soon.") == []


@pytest.mark.parametrize(
    "quote, text, words, turn",
    [
        ("should … be given", "It should not be given aid", "not", "not"),
        ("sell … sell", "sell homes, but never sell land", "homes, but never", "but” and “never"),
        ("act … asked", "act only if asked", "only if", "only if"),
    ],
)
def test_an_ellipsis_that_turns_the_sense(quote: str, text: str, words: str, turn: str) -> None:
    assert raised(quote, text) == [doubt(TURNING_ELLIPSIS, words, turn)]


def test_a_quote_behind_what_denies_it() -> None:
    assert raised("be given aid", "It should not be given aid.") == [
        doubt(DENIED_QUOTE, "not be given aid")
    ]


def test_a_quote_before_what_denies_it() -> None:
    assert raised("Aid should be given", "Aid should be given to no one.") == [
        doubt(DENIED_BEHIND, "Aid should be given to no")
    ]


@pytest.mark.parametrize("quote", ["five homes", "build one hundred"])
def test_a_quote_amid_a_number(quote: str) -> None:
    assert raised(quote, "We build one hundred and five homes.") == [
        doubt(CUT_NUMBER, "one hundred and five")
    ]


def test_an_ellipsis_over_the_end_of_a_sentence() -> None:
    text = "The town should pay at once. The builders will leave it."
    assert raised("town should … leave it", text) == [
        doubt(QUOTE_OVER_SENTENCES, "The builders will leave it.")
    ]
    assert raised("town should … at once", text) == []
    assert raised("homes … rents", "Cap homes of the U.S. and rents.") == []


@pytest.mark.parametrize(
    "kind, called",
    [
        ("item", "another item of a list"),
        ("paragraph", "another paragraph"),
        ("note", "a note"),
        ("cell", "another cell of a table"),
        ("heading", "a heading"),
    ],
)
def test_a_quote_over_the_end_of_a_block(kind: str, called: str) -> None:
    pieces = ("We should all build new homes", Piece(kind, "cap the rents", 1))  # type: ignore[arg-type]
    assert raised("build new homes cap the", *pieces) == [
        doubt(QUOTE_OVER_BLOCKS, "build new homes / cap the", called)
    ]


@pytest.mark.parametrize(
    "quote, text, other",
    [
        ("resign", "They re-sign it", "re-sign"),
        ("re-sign", "They resign", "resign"),
        ("recreation", "a re-creation", "re-creation"),
        ("resign", "They re—sign it", "re—sign"),
        ("unionized", "un-ionized homes", "un-ionized"),
        ("preposition", "a pre-position", "pre-position"),
        ("105", "so 10⁵ homes", "10⁵"),
        ("10⁵", "so 105 homes", "105"),
        ("recovered", "the re‑covered homes", "re‑covered"),
    ],
)
def test_another_word_of_the_same_letters(quote: str, text: str, other: str) -> None:
    assert raised(quote, text) == [doubt(OTHER_WORD, quote, other)]


@pytest.mark.parametrize(
    "quote, text",
    [
        ("cooperation of", "the co-operation of"),
        ("CO2 in homes", "CO₂ in homes"),
        ("they re-sign", "they re‑sign"),
        ("they re\u00adsign", "they resign"),
        ("reuse of homes", "re-use of homes"),
        ("prepositioned homes", "pre-positioned homes"),
    ],
)
def test_the_same_word_otherwise_written(quote: str, text: str) -> None:
    assert raised(quote, text) == []


def test_a_number_in_brackets_that_is_no_note() -> None:
    text = Piece("paragraph", "At least homes are needed.", marks=((9, "[10]"),))
    assert raised("at least homes are", text) == [doubt(BRACKETED_NUMBER, "At least [10]", "[10]")]
    assert raised("at least homes are", text, notes={"10"}) == []
    assert raised("at least [10] homes are", text) == []
    assert raised("homes are needed", text) == []


@pytest.mark.parametrize("quote", ["5", "of the", "of the …", "x", "und der"])
def test_a_quote_that_says_nothing(quote: str) -> None:
    text = "5 of the homes, x und der"
    assert raised(quote, text) == [doubt(MEAGRE_QUOTE, quote)]


@pytest.mark.parametrize("quote", ["50", "of the homes", "homes"])
def test_a_quote_that_says_something(quote: str) -> None:
    assert raised(quote, "50 of the homes") == []
