"""Modals that urge nothing where they stand."""

import pytest

from policy_compare.urging.modal_exceptions import urges_nothing
from policy_compare.urging.modals import find_modals

EXCEPTIONS = [
    "The council should have acted in May.",
    "This must have been the reason.",
    "It should be noted that rents fell.",
    "It must also be remembered that farms closed.",
    "It must be kept in mind that rents fell.",
    "We should expect rents to rise.",
    "Readers should look for signs of damp.",
    "The figures should worry us.",
    "A plan should normally suffice.",
    "We need to know who owns the homes.",
    "Homes are lost, should a landlord sell.",
    "Tenants do not need to move.",
    "Tenants don’t have to move.",
    "Landlords would have to register.",
    "The need to build homes grows.",
    "The growing need to build is plain.",
    "This has to do with rents.",
    "The town has to date built no homes.",
    "The rules that firms must follow are long.",
    "The lesson that ministers must learn is old.",
    "These are the tests that a farm must meet.",
    "Tenants who must move get help.",
    "Because rents must fall, homes are sold.",
    "There are avenues it should explore.",
    "What tenants must pay is unknown.",
    "We set unmet needs to the north beside those of the south.",
    "It should be seen as a first step.",
    "We should pause here.",
]


@pytest.mark.parametrize("sentence", EXCEPTIONS)
def test_a_modal_urges_nothing_where_it_only_looks_like_it(sentence: str) -> None:
    modals = list(find_modals(sentence))
    assert modals
    assert all(map(urges_nothing, modals))


def test_a_modal_in_a_clause_of_its_own_urges() -> None:
    (modal,) = find_modals("Ministers must publish all rents.")
    assert not urges_nothing(modal)
