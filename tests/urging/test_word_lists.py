"""The lists of words are words, and each word stands in its list once."""

import re

import pytest

from policy_compare.urging import word_lists

LISTS = {
    name: words
    for name, words in vars(word_lists).items()
    if name.isupper() and name[0] != "_" and isinstance(words, frozenset)
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_words_in_lower_case(name: str) -> None:
    assert LISTS[name]
    for word in LISTS[name]:
        assert re.fullmatch(r"[a-z]+(?:['’-][a-z]+)*", word), word


def test_what_is_as_often_no_verb_is_a_verb() -> None:
    assert word_lists.AMBIGUOUS < word_lists.ACTIONS
    assert {"access", "abandon"} <= word_lists.ACTIONS
    assert "access" in word_lists.AMBIGUOUS
    assert "abandon" not in word_lists.AMBIGUOUS


def test_words_are_parted_by_any_white_space() -> None:
    assert word_lists.word_set("\n    build  homes\n") == {"build", "homes"}
