"""Sentences that urge by their form."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.urging.bare_forms import (
    begins_with_participle,
    find_benefit,
    find_gerund,
    find_imperative,
    find_infinitive,
    verb_of_gerund,
)
from policy_compare.urging.patterns import Cue


def _words(cue: Cue | None) -> str:
    return cue.words if cue else ""


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Build homes.", "Build"),
        ("• “Build homes”", "Build"),
        ("Finally, urgently build homes.", "build"),
        ("Where appropriate, build homes.", "build"),
        ("To cut rents, build homes.", "build"),
        ("If rents rise, build homes.", "build"),
        ("Led by the council, build homes.", "build"),
        ("By May, build homes.", "build"),
        ("Homes for all: build them.", "build"),
        ("Do not close schools.", "Do not close"),
        ("Never sell the land.", "Never sell"),
        ("Let tenants buy.", "Let tenants"),
        ("Supply homes to all.", ""),
        ("Supply all homes.", "Supply"),
        ("Plan the homes.", "Plan"),
        ("Focus on homes.", "Focus"),
        ("Fund affordable homes.", "Fund"),
        # labels, captions, and subjects of sentences
        ("Plan", ""),
        ("Access to land", ""),
        ("Use of land", ""),
        ("Support for farms", ""),
        ("Design quality is poor.", ""),
        ("Table 2: Review of rents", ""),
        ("See figure 3.", ""),
        ("Put simply, rents rose.", ""),
        ("In May the council met, build or not", ""),
        ("Homes are built.", ""),
        ("Let us wait.", ""),
        ("", ""),
    ],
)
def test_an_imperative_begins_its_sentence(sentence: str, words: str) -> None:
    assert _words(find_imperative(sentence)) == words


def test_adjuncts_pile_up_among_others_that_urge() -> None:
    sentence = "Led by the council, and with farmers, build homes"
    assert _words(find_imperative(sentence, listed=True)) == "build"


def test_a_noun_is_taken_for_a_verb_more_readily_among_others_that_urge() -> None:
    assert find_imperative("Plan homes near each school") is None
    assert _words(find_imperative("Plan homes near each school", listed=True)) == "Plan"
    assert find_imperative("Plan for homes near each school", listed=True) is None


@pytest.mark.parametrize(
    "less", ["Consider the homes.", "By May, build the homes.", "Focus on homes."]
)
def test_a_turn_of_speech_weighs_less_than_a_plain_imperative(less: str) -> None:
    plain, other = find_imperative("Build the homes."), find_imperative(less)
    assert plain is not None
    assert other is not None
    assert plain.weight > other.weight


@pytest.mark.parametrize(
    ("find", "sentence", "words"),
    [
        (find_gerund, "Building homes", "Building"),
        (find_gerund, "Also, planning homes", "planning"),
        (find_gerund, "Cutting rents", "Cutting"),
        (find_gerund, "Evening classes", ""),
        (find_gerund, "Homes and building", ""),
        (find_infinitive, "Homes to be built", "to be built"),
        (find_infinitive, "Fees to be reduced in May", "to be reduced"),
        (find_infinitive, "Homes are to be built", ""),
        (find_infinitive, "The council said: homes to be built", ""),
        (find_infinitive, "Homes to be proud", ""),
        (find_benefit, "Building homes would also cut rents.", "would also cut"),
        (find_benefit, "Finally, building homes could help.", "could help"),
        (find_benefit, "Building homes cuts rents.", ""),
        (find_benefit, "Building homes that would cut rents", "would cut"),
        (find_benefit, "Building homes, which would cut rents", ""),
        (find_benefit, "Homes would cut rents.", ""),
    ],
)
def test_other_forms_begin_with_an_action_or_name_its_end(
    find: Callable[[str], Cue | None], sentence: str, words: str
) -> None:
    assert _words(find(sentence)) == words


@pytest.mark.parametrize(
    ("word", "base"),
    [("Building", "build"), ("closing", "close"), ("cutting", "cut"), ("seeing", ""), ("ing", ""),
     ("evening", ""), ("build", "")],
)  # fmt: skip
def test_the_verb_of_a_gerund(word: str, base: str) -> None:
    assert verb_of_gerund(word) == base


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("reduced", True),
        ("planned", True),
        ("further denied", True),
        ("sharply cut", True),
        ("proud reduced", False),
        ("tired", False),
        ("", False),
    ],
)
def test_a_participle_of_a_verb_of_action(words: str, *, expected: bool) -> None:
    assert begins_with_participle(words.split()) == expected


@given(st.text() | st.sampled_from(["To ", "a, ", "finally, ", "build "]).map(lambda one: one * 99))
def test_any_text_is_read_and_governs_nothing(text: str) -> None:
    for cue in (
        find_imperative(text),
        find_imperative(text, listed=True),
        find_gerund(text),
        find_benefit(text),
    ):
        if cue:
            assert text[cue.start : cue.end] == cue.words
            assert not cue.governs
