"""How names are used in texts: who acts, who is addressed, what a text defines."""

import pytest

from policy_compare.evidence.name_uses import NameUses, asked_names, initials_of, urged_names


def test_who_acts_and_who_is_addressed() -> None:
    uses = NameUses(["Leeds has asked for it. HUB should help York.", "a road in York"])
    assert uses.mentions == {"Leeds": 1, "HUB": 1, "York": 2}
    assert +uses.acting == {"Leeds": 1, "HUB": 1}
    assert +uses.addressed == {"York": 1}
    assert +uses.opening == {"Leeds": 1, "HUB": 1}


def test_an_abbreviation_with_an_article_acts() -> None:
    uses = NameUses(["Talk to the HUB, and not to the AI people or to HUB."])
    assert +uses.acting == {"HUB": 1}


def test_wholes_and_lists() -> None:
    uses = NameUses(["HUB at DOW, DOW’s Rent Office and York", "Works’s (WO) Road Office"])
    assert uses.parts == {("HUB", "DOW"): 1, ("Rent Office", "DOW"): 1, ("Road Office", "WO"): 1}
    assert uses.joined[("Rent Office", "York")] == 1


@pytest.mark.parametrize(
    ("text", "long_name", "short_form"),
    [
        ("the Office of Housing and Planning (OHP) acts", "Office of Housing and Planning", "OHP"),
        ("Works’ Office of Rent Management’s (RM) plan", "Office of Rent Management", "RM"),
        ("Director of the Rent Bureau (RB)", "Rent Bureau", "RB"),
        ("the Department of Education (ED)", "Department of Education", "ED"),
        ("the Army Corps of Builders (Corps)", "Corps of Builders", "Corps"),
    ],
)
def test_short_forms_stand_for_what_has_their_letters(
    text: str, long_name: str, short_form: str
) -> None:
    uses = NameUses([text])
    assert dict(uses.definitions) == {short_form: {long_name: 1}}
    assert uses.mentions[long_name] == 1


def test_what_stands_in_brackets_for_nothing_is_no_short_form() -> None:
    assert not NameUses(["the Rent Office (Table)", "the Rent Office (XYZ)"]).definitions


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("HUB, DOW, and the Rent Office should build.", {"HUB", "DOW", "Rent Office"}),
        ("Led by HUB, DOW and York, build.", {"HUB", "DOW", "York"}),
        ("Build the Leeds Hall.", set()),
        ("HUB should pay. York and Leeds are far.", {"HUB"}),
    ],
)
def test_all_in_a_list_are_asked(text: str, asked: set[str]) -> None:
    names = NameUses([text]).names_in(text)
    assert asked_names(text, names) == asked


@pytest.mark.parametrize(
    ("text", "urged"),
    [
        ("York and Leeds must build homes.", {"Leeds"}),
        ("Homes in York should be built, and Leeds needs to pay.", {"Leeds"}),
        ("York should be told.", set()),
        ("York should urgently be advised.", set()),
    ],
)
def test_who_should_do_something_is_urged(text: str, urged: set[str]) -> None:
    assert urged_names(text, NameUses([text]).names_in(text)) == urged


def test_an_adverb_before_a_comma_is_joined_to_nothing() -> None:
    uses = NameUses(["Furthermore, York has paid.", "We ask Leeds, York and Hull."])
    assert set(uses.joined) == {("Leeds", "York"), ("York", "Hull")}


def test_initials_are_with_small_words_and_without() -> None:
    assert initials_of("Department of Commerce") == {"DOC", "DC"}
    assert initials_of("Centre for AI Standards") == {"CFAIS", "CAIS"}
