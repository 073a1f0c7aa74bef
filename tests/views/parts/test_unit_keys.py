"""Short names for units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.positions import Unit
from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Person
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.unit_keys import short_keys, unit_keys
from tests.support.records import corpus, paper, urges
from tests.support.strategies import texts


def keys(*labels: str) -> list[str]:
    """The labels' keys, in the order of the labels."""
    found = short_keys({label: label for label in labels})
    return [found[label] for label in labels]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Howell 2024", "Ho24"),
        ("Ali and Berg 2023", "AB23"),
        ("Ali et al. 2023", "Al23"),
        ("A State of Uncertainty", "ASU"),
        ("Institute for Town Studies and Rural Planning", "ITSR"),
        ("South Africa", "SA"),
        ("Afghanistan", "Afgh"),
        ("Chad", "Chad"),
        ("Grüne", "Grüne"),
        ("Participant 12", "Pa12"),
        ("no capitals here", "nch"),
        ("한국어 단체", "한단"),
        ("Ali 2023 (ali-2023)", "Al23"),
        ("???", "unit"),
    ],
)
def test_a_key_is_made_of_what_a_label_is_known_by(label: str, key: str) -> None:
    assert keys(label) == [key]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Ali 2023", "Albert 2023", "Berg 2023"), ["Ali23", "Alb23", "Be23"]),
        (("South Africa", "Saudi Arabia", "Spain"), ["SoAf", "SaAr", "Spain"]),
        (("Niger", "Nigeria"), ["Niger", "Nige"]),
        (("Austria", "Australia"), ["Austri", "Austra"]),
        (("Ali 2023", "Ali 2023 (ali-b)", "Ali 2023 (ali-c)"), ["Al23a", "Al23b", "Al23c"]),
        (("Town Hall", "Town Hall (x)"), ["TH2", "TH3"]),
        (("sa", "SA"), ["sa2", "SA3"]),
    ],
)
def test_keys_that_would_be_alike_get_more(labels: tuple[str, ...], expected: list[str]) -> None:
    assert keys(*labels) == expected


@given(st.lists(texts, unique=True, max_size=30))
def test_no_two_keys_are_alike(labels: list[str]) -> None:
    found = keys(*labels)
    assert len({key.casefold() for key in found}) == len(labels)
    assert all(key.replace("-", "").isalnum() for key in found)


def test_many_of_the_same_name_have_keys() -> None:
    found = short_keys({str(number): "Ali 2023" for number in range(40)})
    assert found["0"] == "Al23a"
    assert found["25"] == "Al23z"
    assert found["26"] == "Al23-2"
    assert len(set(found.values())) == 40


def test_no_filter_changes_a_key() -> None:
    two = corpus(
        paper("ali", urges({"cap": "support"}), authors=(Person("Ali"),), issued="2023"),
        paper("albert", urges({"cap": "oppose"}), authors=(Person("Albert"),), issued="2023"),
    )
    everything = Question(two)
    narrow = Question(two, resolve_filters(two, Filters(papers=("ali",))))
    assert unit_keys(everything, everything.positions().units) == {
        "albert": "Alb23",
        "ali": "Ali23",
    }
    assert unit_keys(narrow, narrow.positions().units)["ali"] == "Ali23"


def test_units_that_only_a_filter_makes_have_keys_too() -> None:
    question = Question(corpus(paper("ali", urges({"cap": "support"}))))
    assert unit_keys(question, [Unit("ali (paper)", "Ali")])["ali (paper)"] == "Ali3"
