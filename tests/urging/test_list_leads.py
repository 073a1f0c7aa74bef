"""Sentences that announce a list of what is asked for."""

import pytest

from policy_compare.urging.list_leads import last_sentence, leads_list, without_note_mark


@pytest.mark.parametrize(
    "lead",
    [
        "The council should:",
        "We recommend:",
        "It is vital that schools do two things:",
        "Waits can be cut, including by:",
        "The town could take the following steps:",
        "Member states should: 1",
    ],
)
def test_a_sentence_leads_a_list_of_what_is_asked_for(lead: str) -> None:
    assert leads_list(lead, announced=False)


@pytest.mark.parametrize(
    "lead",
    [
        "The council should build.",
        "The council took these steps:",
        "Rents rose for two reasons:",
        "The council should act. Rents rose for two reasons:",
        "The bill requires firms to:",
        "In this report, we:",
    ],
)
def test_another_sentence_does_not(lead: str) -> None:
    assert not leads_list(lead, announced=False)


def test_under_a_heading_that_announces_any_colon_leads() -> None:
    assert leads_list("For towns:", announced=True)
    assert not leads_list("For towns:", announced=False)
    assert not leads_list("For towns.", announced=True)


def test_the_mark_of_a_note_is_no_part_of_a_lead() -> None:
    assert without_note_mark("Towns should: 12") == "Towns should:"
    assert without_note_mark("It rose by 12") == "It rose by 12"


def test_a_lead_is_the_last_sentence_of_its_text() -> None:
    assert last_sentence("Rents rose. Towns should:") == "Towns should:"
    assert last_sentence("Towns should:") == "Towns should:"
