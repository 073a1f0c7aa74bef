"""Sentences that hand on what another says."""

import pytest

from policy_compare.urging.reported_speech import find_quotations, find_reported_speech

REPORTED = [
    "Landlords say that rents must rise.",
    "The minister told farmers that schools should close.",
    "According to the union, schools must hire nurses.",
    "Schools must hire nurses, the head of the union said.",
    "“Schools must hire nurses at once,” the poster read.",
    'The poster read: "Schools must hire nurses at once."',
    "Critics argue that it is vital to wait.",
    "Officials said that a review is needed.",
    "Officials said that schools are urged to wait.",
    "We recommended last year that rents should fall.",
    "In turn, the union says that schools must close.",
    "The plan asks towns to ‘build homes that people need, as they must’.",
    "One tenant told us it would be helpful to meet.",
    "The ministry considers that rents must fall.",
    "They announced a plan that would involve building homes.",
    "“Must we wait?”",
]


@pytest.mark.parametrize("sentence", REPORTED)
def test_what_another_says_is_found(sentence: str) -> None:
    reported = find_reported_speech(sentence)
    assert reported.start < reported.end or find_quotations(sentence)


@pytest.mark.parametrize(
    "sentence", ["We say that rents must fall.", "This report also says that towns must act."]
)
def test_what_the_author_says_is_not(sentence: str) -> None:
    assert find_reported_speech(sentence) == (len(sentence), len(sentence))
    assert find_quotations(sentence) == ()


def test_the_stretch_ends_with_the_clause_that_says_when() -> None:
    sentence = "If tenants say that it leaks, the landlord must act."
    stretch = find_reported_speech(sentence)
    assert sentence[stretch.start : stretch.end] == " that it leaks"
