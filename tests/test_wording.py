"""Which words a text is searched and compared by."""

import pytest
from hypothesis import given

from policy_compare.analysis.wording import STOP, Aliases, Wording, split, telling
from policy_compare.model import Actor, Codebook
from tests.records import BOOK, keyed
from tests.strategies import texts


def words(text: str, book: Codebook = BOOK) -> set[str]:
    return set(Wording(Aliases(book)).of(text))


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
    assert split("हिन्दी नीति") == ["हिन्दी", "नीति"]
    assert split("cafe\u0301 e") == ["cafe\u0301", "e"]


@given(texts)
def test_any_text_can_be_split(text: str) -> None:
    assert Wording().of(text) == Wording(Aliases(Codebook())).of(text)
    assert set(telling(split(text))) <= set(split(text))
