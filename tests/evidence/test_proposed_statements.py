"""Neutral sentences for what is asked: the action, and neither who is asked nor how firmly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.proposed_ids import names_of_words
from policy_compare.evidence.proposed_statements import propose_statement


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The council must cap yearly rent rises in the old town.",
         "Yearly rent rises in the old town should be capped."),
        ("Ministers should not evict tenants. This helps.", "Tenants should not be evicted."),
        ("The Government should plan and carry out a survey of homes.",
         "A survey of homes should be planned and carried out."),
        ("The council should reach out to tenants.",
         "It should be policy to reach out to tenants."),
        ("The council should ensure rents are fair.", "Rents should be fair."),
        ("The council should ensure homes that last.", "Homes should be ensured that last."),
        ("Should the council wish to build, it should sell bonds.", "Bonds should be sold."),
        ("Ministers must consider taxing land as capital.",
         "Taxing land as capital should be considered."),
        ("It is unclear who should pay.", "It is unclear who should pay."),
        ("The council has built homes and should cap rents.", "Rents should be capped."),
        ("We urge ministers to work with tenants.", "It should be policy to work with tenants."),
        ("We recommend that the council publish its accounts to inform tenants.",
         "The accounts should be published to inform tenants."),
        ("We urge ministers to build homes, schools and roads by raising rents.",
         "Homes, schools and roads should be built by raising rents."),
        ("Led by the Rent Office (RO), establish a registry led by the council to protect tenants.",
         "A registry should be established to protect tenants."),
        ("Building homes on meadows, including small ones", "Homes on meadows should be built."),
        ("Homes should be built by the council in spring.", "Homes should be built in spring."),
        ("The council should ensure that rents fall.", "It should be ensured that rents fall."),
        ("The council should ensure that its plans to list homes address requirements to repair.",
         "Its plans to list homes should address requirements to repair."),
        ("The council should ensure that rents for small homes are fair.",
         "Rents for small homes should be fair."),
        ("The council should ensure that rents are not set by a list that is old.",
         "Rents should not be set by a list that is old."),
        ("The council should ensure the safety of housing projects in towns.",
         "The safety of housing projects in towns should be ensured."),
        ("The council should ensure a lawyer assesses each rent.",
         "A lawyer should assess each rent."),
        ("The council should work with tenants.", "It should be policy to work with tenants."),
        ("The plan should name its targets.", "The plan should name its targets."),
        ("Councils must review and amend their access to land.",
         "The access to land should be reviewed and amended."),
        ("Limit rents (and fees) to a third", "Rents should be limited (and fees) to a third."),
        ("Ensure access to homes by law", "Access to homes should be ensured by law."),
        ("Rents are high", "Rents are high."),
        ("", ""),
    ],
)  # fmt: skip
def test_the_action_is_said_without_who_is_asked(text: str, statement: str) -> None:
    assert propose_statement(text).statement == statement


@pytest.mark.parametrize(
    ("verb", "participle"),
    [("cap", "capped"), ("commit", "committed"), ("ratify", "ratified"), ("build", "built"),
     ("provide", "provided"), ("repeal", "repealed"), ("deploy", "deployed"),
     ("transfer", "transferred"), ("offer", "offered"), ("hear", "heard")],
)  # fmt: skip
def test_participles(verb: str, participle: str) -> None:
    statement = propose_statement(f"The council should {verb} funds.").statement
    assert statement == f"Funds should be {participle}."


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("The council must not cap all new rents in the old town.", "cap-rents-old"),
        ("The federal rent list should cover all types of homes.", "cover-types-homes"),
        ("Homes should be built by the council in spring.", "homes-built-spring"),
        ("The council should ensure that rents are fair.", "fair-rents"),
        ("The council should work with tenants.", "work-tenants"),
        ("IRS should have an up-to-date plan.", "up-to-date-plan"),
        ("", ""),
    ],
)
def test_ids_are_the_words_of_what_is_asked(text: str, id: str) -> None:
    assert next(names_of_words(propose_statement(text).words, ())) == id


@given(st.text(st.sampled_from("must should be cap, that by.the we ing")))
def test_any_text_has_one(text: str) -> None:
    proposed = propose_statement(text)
    assert not proposed.statement or proposed.statement.endswith(".")
