"""The notation of the patterns of wordings."""

from policy_compare.urging.patterns import any_of, compile_wordings
from policy_compare.urging.word_lists import word_set


def test_the_longest_of_several_words_is_tried_first() -> None:
    assert any_of(["let", "letting", "a.m"]) == r"letting|a\.m|let"


def test_wordings_are_whole_words_in_any_case_unless_they_are_cased() -> None:
    assert compile_wordings("rents?", "homes").search("RENT falls")
    assert not compile_wordings("rents?", "homes").search("renters")
    assert not compile_wordings("rents?", cased=True).search("RENT falls")


def test_words_stand_in_any_white_space() -> None:
    assert word_set(" homes\n  rents ") == {"homes", "rents"}
