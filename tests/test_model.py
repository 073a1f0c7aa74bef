"""What the records say of themselves."""

import pytest

from policy_compare.model import (
    STANCES,
    STRENGTHS,
    Codebook,
    Corpus,
    Dismissal,
    Evidence,
    Paper,
    Person,
    Proposition,
    Recommendation,
    StanceOn,
)

ALI = Person(family="Ali", given="Noor")
DIJK = Person(family="Dijk", given="Jan", particle="van", suffix="Jr.")
BUREAU = Person(literal="Bureau for Rents")


def test_name_is_in_reading_order() -> None:
    assert ALI.name == "Noor Ali"
    assert DIJK.name == "Jan van Dijk Jr."
    assert BUREAU.name == "Bureau for Rents"


def test_literal_name_goes_before_its_parts() -> None:
    assert Person(family="Ali", literal="N. Ali, for the council").name == "N. Ali, for the council"


def test_surname_keeps_the_particle() -> None:
    assert ALI.surname == "Ali"
    assert DIJK.surname == "van Dijk"
    assert BUREAU.surname == "Bureau for Rents"
    assert Person(given="Plato").surname == "Plato"


def test_reference_is_paper_and_recommendation() -> None:
    assert Recommendation("ali-2023", "cap-rents", "Cap rents.").ref == "ali-2023/cap-rents"


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ("2023-05-17", "2023"),
        ("2025-02~", "2025"),
        ("202X", "202X"),
        ("20XX", "20XX"),
        ("-0044-03-15", "-0044"),
        ("2024/2025", "2024"),
        ("../2025", ""),
        ("", ""),
    ],
)
def test_year_is_as_far_as_it_is_known(issued: str, year: str) -> None:
    assert Paper("a", "Homes", issued=issued).year == year


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        ((ALI,), "Ali 2023"),
        ((ALI, DIJK), "Ali and van Dijk 2023"),
        ((ALI, DIJK, BUREAU), "Ali et al. 2023"),
    ],
)
def test_paper_is_cited_by_its_authors_and_year(authors: tuple[Person, ...], label: str) -> None:
    assert Paper("a", "Homes", authors=authors, issued="2023-05").label == label


def test_paper_without_a_date_says_so() -> None:
    assert Paper("a", "Homes", authors=(ALI,)).label == "Ali n.d."


def test_paper_without_an_author_goes_by_its_short_title() -> None:
    assert Paper("a", "Homes: an outlook", issued="2023").label == "Homes"
    assert Paper("a", "Homes: an outlook", title_short="Outlook").label == "Outlook"


def test_only_a_colon_with_a_space_ends_the_short_title() -> None:
    assert Paper("a", "From 12:30 to noon").short_title == "From 12:30 to noon"


def test_topics_are_its_own_and_those_of_its_propositions_once_each() -> None:
    book = Codebook(
        propositions={
            "cap": Proposition("cap", "Cap.", ("rents", "law")),
            "build": Proposition("build", "Build.", ("building", "law")),
        }
    )
    one = Recommendation(
        "a",
        "r",
        "Act.",
        positions=(StanceOn("cap", "support"), StanceOn("build", "oppose")),
        topics=("town", "rents"),
    )
    assert Corpus(book, {}).topics_of(one) == ("town", "rents", "law", "building")


def test_recommendations_come_paper_by_paper() -> None:
    papers = {
        id: Paper(id, id, recommendations=tuple(Recommendation(id, one, "Act.") for one in "yx"))
        for id in "ab"
    }
    found = [one.ref for one in Corpus(Codebook(), papers).recommendations()]
    assert found == ["a/y", "a/x", "b/y", "b/x"]


def test_silence_is_no_stance_and_the_most_binding_strength_is_first() -> None:
    assert STANCES == ("support", "oppose", "neutral")
    assert STRENGTHS == ("must", "should", "could")


def test_a_dismissed_passage_is_quoted_as_any_other() -> None:
    dismissal = Dismissal("could deepen", "a prediction", "Rents", 3, "14")
    assert dismissal.evidence == Evidence("could deepen", "Rents", 3, "14")
