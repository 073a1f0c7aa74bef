"""How the surroundings of a sentence weigh on what its wording says."""

import pytest

from policy_compare.urging import weights
from policy_compare.urging.certainty import (
    certainty_of_sentence,
    clamp_certainty,
    only_announces_list,
    strength_of_sentence,
)
from policy_compare.urging.cues import find_cues
from policy_compare.urging.surroundings import Surroundings


@pytest.mark.parametrize(
    ("surroundings", "added"),
    [
        (Surroundings(), 0),
        (Surroundings(announced=True), weights.HEADING),
        (Surroundings(announced=True, announced_above=True), weights.HEADING_ABOVE),
        (Surroundings(led=True), weights.LED),
        (Surroundings(aside=True), weights.ASIDE),
        (Surroundings(marked=True, aside=True), weights.MARKED),
    ],
)
def test_surroundings_add_to_the_weight_of_the_words(
    surroundings: Surroundings, added: int
) -> None:
    sentence = "The garden should change."
    certainty = certainty_of_sentence(sentence, find_cues(sentence), surroundings)
    assert certainty == clamp_certainty(weights.SHOULD + added)


def test_a_certainty_is_between_nothing_and_a_hundred() -> None:
    assert [clamp_certainty(weight) for weight in (-5, 70, 120)] == [0, 70, 100]


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("We recommend:", True),
        ("Town councils should: 2", True),
        ("The following steps are needed:", True),
        ("Towns should build small homes, of three kinds:", False),
        ("Towns should build.", False),
    ],
)
def test_a_sentence_may_only_announce_its_list(sentence: str, *, frame: bool) -> None:
    assert only_announces_list(sentence) == frame


def test_a_modal_says_how_strongly_before_all_else() -> None:
    led = Surroundings(led=True, lead_strength="must")
    assert strength_of_sentence(find_cues("It is vital that towns should act."), led) == "should"
    assert strength_of_sentence(find_cues("It is vital to act."), led) == "must"
    assert strength_of_sentence((), led) == "must"
    assert strength_of_sentence((), Surroundings()) == "should"
