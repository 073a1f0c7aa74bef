"""Papers as items of CSL."""

import pytest

from policy_compare.model import Paper, Person
from policy_compare.render.references.csl_items import (
    clean_name,
    csl_date,
    csl_item,
    texts_of_paper,
)


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2023-05-17", {"date-parts": [[2023, 5, 17]]}),
        ("-0044", {"date-parts": [[-44]]}),
        ("2025-02~", {"date-parts": [[2025, 2]], "circa": True}),
        ("2021-23", {"date-parts": [[2021]], "season": 3}),
        ("2021/2022-03", {"date-parts": [[2021], [2022, 3]]}),
        ("2021~/2022", {"raw": "2021~/2022"}),
        ("2021-21/2022", {"raw": "2021-21/2022"}),
        ("2021/..", {"raw": "2021/.."}),
        ("202X", {"raw": "202X"}),
        ("2021?", {"raw": "2021?"}),
    ],
)
def test_a_date_is_in_parts_where_they_say_all(date: str, parts: object) -> None:
    assert csl_date(date) == parts


def test_an_item_has_what_is_said_and_nothing_else() -> None:
    assert csl_item(Paper("a", "Homes")) == {"id": "a", "type": "document", "title": "Homes"}
    paper = Paper(
        "a",
        "Homes\n for all",
        authors=(Person("Berg", "Kaja", "van den", "Jr."), Person(literal="Bank\x1b")),
        details={"accessed": "2024-01", "note": "x", "other": "unknown"},
    )
    assert csl_item(paper) == {
        "id": "a",
        "type": "document",
        "author": [
            {
                "family": "Berg",
                "given": "Kaja",
                "suffix": "Jr.",
                "non-dropping-particle": "van den",
            },
            {"literal": "Bank\ufffd"},
        ],
        "title": "Homes for all",
        "accessed": {"date-parts": [[2024, 1]]},
        "note": "x",
    }
    assert texts_of_paper(paper) == {"title": "Homes for all", "accessed": "2024-01", "note": "x"}


def test_a_name_is_on_one_line_and_clean() -> None:
    person = clean_name(Person(family="van\nden\x1b Berg", literal=" "))
    assert person == Person(family="van den\ufffd Berg")
