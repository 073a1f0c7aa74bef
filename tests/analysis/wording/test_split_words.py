"""Which words a text is searched and compared by."""

import pytest
from hypothesis import given

from policy_compare.analysis.wording.split_words import (
    STOP,
    ActorAliases,
    WordNormaliser,
    split_words,
    telling_words,
)
from policy_compare.model import Actor, Codebook
from tests.support.records import BOOK, keyed
from tests.support.strategies import texts


def words(text: str, book: Codebook = BOOK) -> set[str]:
    return set(WordNormaliser(ActorAliases(book)).words_of(text))


def test_all_names_of_an_actor_are_one_word() -> None:
    for name in ("Town council", "the local  authority", "COUNCIL"):
        assert words(name) == {"@council"}


def test_the_longest_name_counts() -> None:
    seoul = Actor("south-korea", "South Korea", aliases=("Seoul", "ROK"))
    book = Codebook(actors=keyed(Actor("korea", "Korea"), seoul))
    assert words("Seoul must act", book) == words("South Korea must act", book)
    assert words("Korea must act", book) == {"@korea", "must", "act"}


def test_words_that_say_nothing_are_left_out_unless_there_are_no_others() -> None:
    assert words("The rents of it") == {"rent"}
    assert words("of the") == {"of", "the"}


def test_negations_say_something() -> None:
    assert not STOP & {"not", "no", "never", "without", "against"}


@pytest.mark.parametrize("text", ["", " \n", "?!…", "—"])
def test_a_text_without_letters_has_no_words(text: str) -> None:
    assert words(text) == set()


def test_a_script_without_spaces_is_compared_by_two_characters() -> None:
    assert words("住宅政策") == {"住宅", "宅政", "政策"}
    assert words("宅") == {"宅"}


def test_marks_belong_to_their_letters() -> None:
    assert split_words("हिन्दी नीति") == ["हिन्दी", "नीति"]
    assert split_words("cafe\u0301 e") == split_words("caf\u00e9 e") == ["caf\u00e9", "e"]


@given(texts)
def test_any_text_can_be_split(text: str) -> None:
    assert WordNormaliser().words_of(text) == WordNormaliser(ActorAliases(Codebook())).words_of(
        text
    )
    assert set(telling_words(split_words(text))) <= set(split_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China's role", ["china", "role"]),
        ("The government’s US`s", ["the", "government", "us"]),
        ("'s it's", ["s", "it"]),
        ("governments' don't 's-Gravenhage", ["governments", "don", "t", "s", "gravenhage"]),
        (
            "U.S. and U.K.-led, e.g. this. A. B",
            ["us", "and", "uk", "led", "e", "g", "this", "a", "b"],
        ),
    ],
)
def test_possessives_and_dots_are_no_words(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_names_in_capitals_are_not_words_in_small_letters() -> None:
    who = Actor("health", "Health body", aliases=("WHO", "ILO", "who cares"))
    book = Codebook(actors={"health": who})
    written = ActorAliases(book, written=True)
    assert written.split_text("The WHO and those who act, W.H.O.") == [
        "the", "@health", "and", "those", "who", "act", "@health",
    ]  # fmt: skip
    assert written.split_text("Who cares who ilo") == ["@health", "who", "ilo"]
    # What is typed to be looked for is meant in any case.
    assert ActorAliases(book).split_text("who ilo") == ["@health", "@health"]
    both = book._replace(actors={"health": who._replace(aliases=("WHO", "who"))})
    assert ActorAliases(both, written=True).split_text("who WHO") == ["@health", "@health"]
