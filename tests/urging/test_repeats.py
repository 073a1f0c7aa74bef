"""Passages that a text has twice."""

from policy_compare.urging.repeats import first_of_repeats

SAID = "The council should build homes in the old town."
PRINTED = "The Council should build homes in the Old-Town"
OTHER = "The council should cap the rents of the old town."


def test_the_first_stands_for_all() -> None:
    assert first_of_repeats([SAID, OTHER, PRINTED], [False] * 3) == (0, 1, 0)


def test_the_official_one_stands_for_all() -> None:
    assert first_of_repeats([SAID, OTHER, PRINTED, SAID], [False, True, True, True]) == (2, 1, 2, 2)


def test_an_official_one_may_say_more() -> None:
    assert first_of_repeats([SAID, f"{SAID} It must be done soon."], [False, True]) == (1, 1)
    assert first_of_repeats([SAID, f"{SAID} It must be done soon."], [False, False]) == (0, 1)


def test_few_words_are_the_same_by_accident() -> None:
    assert first_of_repeats(["Towns should act."] * 2, [True, True]) == (0, 1)
