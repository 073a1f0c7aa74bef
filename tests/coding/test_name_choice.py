"""A few letters find what is meant, and what is near the passage comes first."""

import pytest

from policy_compare.coding.name_choice import NameChoice, NameChooser
from policy_compare.corpus_names import CodebookKind
from tests.support.records import BOOK

CHOOSER = NameChooser(BOOK)


def ids(kind: CodebookKind, typed: str, passage: str = "") -> list[str]:
    return [choice.id for choice in CHOOSER.choices(kind, typed, passage)]


@pytest.mark.parametrize(
    ("kind", "typed", "best"),
    [
        ("proposition", "cap", "cap"),
        ("proposition", "Social", "social-homes"),
        ("proposition", "rents free", "free"),
        ("proposition", "mhs", "build"),
        ("proposition", "hoems should be", "build"),
        ("actor", "gov", "government"),
        ("actor", "goverment", "government"),
        ("actor", "la", "landlords"),
        ("actor", "local auth", "council"),
        ("actor", "owner", "landlords"),
        ("topic", "SOCIAL", "social"),
        ("instrument", "money", "economic"),
    ],
)
def test_letters_find_what_is_meant(kind: CodebookKind, typed: str, best: str) -> None:
    assert ids(kind, typed)[0] == best


def test_the_whole_name_comes_before_beginnings_and_those_before_words() -> None:
    assert ids("proposition", "build")[0] == "build"
    assert ids("actor", "l")[:2] == ["council", "landlords"]


def test_what_is_unlike_does_not_fit() -> None:
    assert ids("proposition", "xyzzy") == []
    assert ids("actor", "submarines") == []


def test_with_nothing_typed_what_is_near_comes_first() -> None:
    passage = "Builders should build more homes."
    assert ids("proposition", "", passage)[0] == "build"
    assert set(ids("proposition", "", passage)) == set(BOOK.propositions)
    assert ids("actor", "", passage)[0] == "builders"
    assert CHOOSER.choices("actor", "", passage)[:2] == (
        NameChoice("builders", "Builders", is_near=True),
        NameChoice("government", "Government"),
    )


def test_what_was_chosen_last_is_near_in_turn_with_what_the_words_are_near_to() -> None:
    passage = "Builders should build more homes."
    near_words = [c.id for c in CHOOSER.choices("proposition", "", passage) if c.is_near]
    last = ["cap", near_words[0], "free"]
    choices = CHOOSER.choices("proposition", "", passage, last)
    assert [choice.id for choice in choices][:2] == [near_words[0], "cap"]
    assert {choice.id for choice in choices if choice.is_near} == {*near_words, *last}


def test_what_is_near_comes_before_what_fits_as_well() -> None:
    passage = "Social homes should be built, and built at once."
    assert ids("proposition", "be built", passage)[:2] == ["social-homes", "build"]
    assert ids("proposition", "be built")[:2] == ["build", "social-homes"]


def test_a_proposition_is_shown_by_its_statement() -> None:
    (choice,) = CHOOSER.choices("proposition", "cap", "")[:1]
    assert choice.label == "Rents should be capped."
