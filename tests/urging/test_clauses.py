"""What stands before a wording in its sentence."""

import pytest

from policy_compare.urging.clauses import (
    can_act,
    in_subordinate_clause,
    is_pronoun,
    last_word,
    subject_before_verb,
    text_before_that,
)


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("Because rents ", True),
        ("Homes are sold, although rents ", True),
        ("Tenants who ", True),
        ("Before the board ", True),
        ("Because rents rise, ministers ", False),
        ("Before winter towns ", False),
        ("Firms which have signed ", False),
        ("That is why rents ", False),
        ("Where necessary the state ", False),
    ],
)
def test_a_clause_that_says_when_why_or_which(before: str, *, inside: bool) -> None:
    assert in_subordinate_clause(before) == inside


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("The rules that firms ", "The rules"),
        ("The “rules”, that firms ", "The “rules"),
        ("The conclusion is that firms ", "The conclusion is"),
        ("Firms that build homes ", ""),
        ("Firms ", ""),
    ],
)
def test_the_text_before_that_is_what_its_clause_describes(before: str, text: str) -> None:
    assert text_before_that(before) == text


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("Rents rise, and ministers ", "ministers"),
        ("Rents rise; the council ", "the council"),
        ("Rents rise, ministers, ", "ministers"),
    ],
)
def test_a_subject_begins_with_its_clause(before: str, subject: str) -> None:
    assert subject_before_verb(before) == subject


@pytest.mark.parametrize(
    ("subject", "able"),
    [
        ("the ministers of all states", True),
        ("Leeds", True),
        ("the eBRD", True),
        ("rents in towns", False),
        ("This", False),
        ("", False),
    ],
)
def test_who_can_be_asked_is_an_agent_or_has_a_name(subject: str, *, able: bool) -> None:
    assert can_act(subject) == able


def test_pronouns_and_last_words() -> None:
    assert is_pronoun("doing so")
    assert not is_pronoun("doing sums")
    assert last_word("Towns, WE ") == "we"
    assert last_word(" …") == ""
