"""Names of those who can be asked: found whole, and told from what only has capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.evidence.body_names import (
    find_body_names,
    is_initials,
    names_body,
    names_holder,
    names_no_actor,
    split_office,
)

#: Words of the texts that stand somewhere without a capital.
WORDS = {"in", "but", "led", "national", "rents"}


def names_in(text: str) -> list[str]:
    return [found.name for found in find_body_names(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Director of HUB should act.", ["Director of HUB"]),
        ("Led by the Office of Housing and Planning, act.", ["Office of Housing and Planning"]),
        ("a Department of Work and Ministry of Rents", ["Department of Work", "Ministry of Rents"]),
        ("the Food and Housing Administration must", ["Food and Housing Administration"]),
        ("Leeds and York must", ["Leeds", "York"]),
        ("Department for Homes, Streets and Squares (DHSS)",
         ["Department for Homes, Streets and Squares", "DHSS"]),
        ("HUB’s Office of Rents", ["HUB", "Office of Rents"]),
        ("the U.S. Housing Agency", ["US Housing Agency"]),
        ("we ask agencies and tenants to", ["agencies", "tenants"]),
        ("subagencies and agencies-to-be", []),
        ("In Leeds rents rise. But York", ["Leeds", "York"]),
        ("National Council members", ["Council"]),
        ("the National Council", ["National Council"]),
        ("Mr Ali and Dr Noor Ali said", []),
    ],
)  # fmt: skip
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_name_tells_whether_it_opens_a_sentence() -> None:
    found = list(find_body_names("Leeds acts. The board asks York.", {"the"}))
    assert [(name.name, name.opens) for name in found] == [("Leeds", True), ("York", False)]


@given(st.text(st.sampled_from("AaBb.’'s ,-&(of)the andCouncil")))
def test_names_stand_where_they_say(text: str) -> None:
    end = 0
    for found in find_body_names(text, WORDS):
        assert end <= found.start < found.end <= len(text)
        assert found.name.replace(".", "") == text[found.start : found.end].replace(".", "")
        end = found.end


@pytest.mark.parametrize("word", ["HUB", "MoD", "US", "R&D"])
def test_abbreviations_have_capitals(word: str) -> None:
    assert is_initials(word)
    assert not is_initials(word.capitalize() + "ing")


def test_a_noun_tells_bodies_and_offices() -> None:
    assert split_office("Director of the Rent Office") == ("Director", "Rent Office")
    assert split_office("Leeds") == ("Leeds", "")
    assert names_body("Rent Office")
    assert names_body("Office of Rents")
    assert not names_body("Rent Inventory")
    assert names_holder("Deputy Director of Rents")
    assert not names_holder("Office of the Director")


@pytest.mark.parametrize("name", ["May", "IV", "Rents Act", "National Rent Plan", "President Ali"])
def test_days_numbers_laws_and_persons_are_no_actors(name: str) -> None:
    assert names_no_actor(name)


@pytest.mark.parametrize("name", ["Leeds", "Office of Planning Policy", "Director of HUB", "HUB"])
def test_others_may_be_actors(name: str) -> None:
    assert not names_no_actor(name)
