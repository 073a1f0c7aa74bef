"""Quotes with their place, and references."""

from typing import Any

import pytest

from policy_compare.model import Evidence, Paper, Person
from policy_compare.views.parts.citations import full_reference, place_of_quote, quote_with_place
from tests.support.records import ALI, BERG, urges


@pytest.mark.parametrize(
    ("evidence", "where", "quote"),
    [
        (None, "", ""),
        (Evidence("a ceiling"), "", "“a ceiling”"),
        (Evidence("a\n ceiling", page="4"), "page 4", "“a ceiling” (page 4)"),
        (
            Evidence("a ceiling", "Proposals", 3, "4–5"),
            "section Proposals, paragraph 3, page 4–5",
            "“a ceiling” (section Proposals, paragraph 3, page 4–5)",
        ),
        (Evidence(section="Proposals"), "section Proposals", "section Proposals"),
        (Evidence(), "", ""),
    ],
)
def test_quotes_and_places(evidence: Evidence | None, where: str, quote: str) -> None:
    item = urges(evidence=evidence)
    assert place_of_quote(evidence or Evidence()) == where
    assert quote_with_place(item) == quote


BASE: dict[str, Any] = {"id": "a", "title": "Homes", "issued": "2023-05"}


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "[no author named] (2023-05). Homes."),
        ({"issued": ""}, "[no author named] (no date). Homes."),
        ({"title": "Whose homes?"}, "[no author named] (2023-05). Whose homes?"),
        ({"authors": (ALI,)}, "Ali, Noor (2023-05). Homes."),
        ({"authors": (ALI, BERG)}, "Ali, Noor and Berg, Kaja (2023-05). Homes."),
        (
            {"authors": (Person("Berg", "Kaja", "van", "Jr"),)},
            "van Berg, Kaja Jr (2023-05). Homes.",
        ),
        ({"authors": (Person(literal="Housing Office"),)}, "Housing Office (2023-05). Homes."),
        ({"publisher": "Institute"}, "[no author named] (2023-05). Homes. Institute."),
        (
            {
                "publisher": "Press",
                "details": {
                    "container-title": "Town Review",
                    "volume": "3",
                    "issue": "2",
                    "page": "4–9",
                    "publisher-place": "Oslo",
                    "DOI": "10.1234/x",
                    "URL": "https://example.org",
                    "ISBN": "978-0",
                },
            },
            "[no author named] (2023-05). Homes. Town Review, 3(2), Oslo, Press, pp. 4–9. "
            "https://doi.org/10.1234/x ISBN 978-0.",
        ),
        (
            {
                "publisher": "Institute",
                "details": {
                    "container-title": "Institute",
                    "issue": "7",
                    "genre": "Brief",
                    "number": "12",
                    "URL": "https://example.org/a",
                },
            },
            "[no author named] (2023-05). Homes. Institute, 7, Brief, 12. https://example.org/a",
        ),
    ],
)
def test_references(more: dict[str, Any], text: str) -> None:
    assert full_reference(Paper(**{**BASE, **more})) == text


def test_the_date_of_a_reference_is_said_in_words_where_they_are_wanted() -> None:
    paper = Paper(**{**BASE, "issued": "2025-02~"})
    assert full_reference(paper, in_words=True) == "[no author named] (about February 2025). Homes."
    assert "(no date)" in full_reference(paper._replace(issued=""), in_words=True)
