"""CSL JSON, read."""

import json

import pytest

from policy_compare.corpus.references.csl import read_csl
from policy_compare.errors import SourceError
from policy_compare.model import Paper, Person


def read(*items: object) -> tuple[tuple[Paper, ...], tuple[str, ...]]:
    return read_csl(json.dumps(items).encode(), "x.json")


def test_an_item_of_zotero_is_read() -> None:
    (paper,), left_out = read(
        {
            "id": "http://zotero.org/users/1/items/ABCD2345",
            "type": "report",
            "title": "Homes for a <i>shrinking</i> town",
            "title-short": "Homes",
            "author": [
                {"family": "Berg", "given": "Kaja", "non-dropping-particle": "van den"},
                {"family": "Foy", "given": "Ann", "dropping-particle": "de", "suffix": "Jr."},
                {"literal": "World Bank"},
                "Okafor",
                {},
            ],
            "issued": {"date-parts": [["2023", 5, 17]]},
            "accessed": {"date-parts": [["2024", 1, 2]]},
            "DOI": "https://doi.org/10.1000/182",
            "volume": 3,
            "page": "12-15",
            "source": "Zotero",
            "editor": [{"family": "Ed"}],
            "event-place": "Oslo",
        }
    )
    assert paper == Paper(
        "van-den-berg-2023",
        "Homes for a shrinking town",
        "Homes",
        (
            Person("Berg", "Kaja", "van den"),
            Person("Foy", "Ann", "de", "Jr."),
            Person(literal="World Bank"),
            Person(literal="Okafor"),
        ),
        issued="2023-05-17",
        type="report",
        details={
            "volume": "3",
            "page": "12-15",
            "DOI": "10.1000/182",
            "accessed": "2024-01-02",
        },
    )
    assert left_out == ("fields that have no place here: editor (1), event-place (1), source (1)",)


def test_items_may_stand_in_an_object() -> None:
    item = {"id": "ali", "type": "report", "title": "Homes"}
    assert read_csl(json.dumps({"items": [item]}).encode(), "x.json") == read(item)


def test_values_of_another_form_are_none() -> None:
    items = [
        {"id": 1, "type": ["x"], "title": "A", "author": "B", "volume": {"x": 1}, "issued": 5},
        {"id": "c", "citation-key": "better", "type": "new", "title": "\ud800B", "shortTitle": "S"},
        3,
    ]
    papers, _ = read(*items)
    assert papers == (
        Paper("A", "A", type="document"),
        Paper("better", "B", "S", type="document"),
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[{", r"the JSON of x\.json does not parse: Expecting property name"),
        (b"[" * 100_000, r"the JSON of x\.json does not parse: maximum recursion"),
        (b"[]", r"x\.json holds no references"),
        (b'{"a": 1}', r"x\.json holds no references"),
        (b'[{"a": 1}]', r"x\.json holds no references"),
    ],
)
def test_what_holds_no_items_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_csl(data, "x.json")
