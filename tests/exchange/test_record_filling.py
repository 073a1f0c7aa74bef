"""What is empty is filled, what differs is told, and nothing is changed."""

from policy_compare.exchange.record_filling import KeptValue, fill_record, told_value
from policy_compare.model import Evidence, Paper, Person, Recommendation, Source

HERE = Paper(
    "a", "Homes: a plan", authors=(Person("Ali", "Noor"),), issued="2023",
    details={"DOI": "10.1000/A", "note": "Read twice."}, source=Source("a.txt", "1" * 64),
)  # fmt: skip


def test_what_says_the_same_changes_nothing() -> None:
    kept: list[KeptValue] = []
    there = HERE._replace(
        id="b", title="homes:  A plan", details={"DOI": "10.1000/a"}, issued="",
        source=Source("other.txt", "1" * 64), recommendations=(Recommendation("b", "r", "Do."),),
    )  # fmt: skip
    assert fill_record("a", HERE, there, kept) == HERE
    assert kept == []


def test_what_is_empty_is_filled_and_what_differs_is_told_in_order() -> None:
    kept: list[KeptValue] = []
    there = Paper(
        "b", "Houses", authors=(Person("Ali", "Noor"), Person("Berg")), publisher="Institute",
        details={"note": "Read once.", "URL": "https://a.example"},
        source=Source("b.txt", "2" * 64),
    )  # fmt: skip
    filled = fill_record("a", HERE, there, kept)
    assert filled == HERE._replace(
        publisher="Institute", details={**HERE.details, "URL": "https://a.example"}
    )
    assert kept == [
        KeptValue("a", "title", "Homes: a plan", "Houses"),
        KeptValue("a", "authors", "Noor Ali", "Noor Ali; Berg"),
        KeptValue("a", "source", "1" * 64, "2" * 64),
        KeptValue("a", "note", "Read twice.", "Read once."),
    ]


def test_a_quote_is_taken_with_its_place_or_not_at_all() -> None:
    here = Recommendation("a", "r", "Do.", evidence=Evidence("a cap", "Ideas"))
    there = here._replace(evidence=Evidence("A cap", "", 3, "7"), actors=("council",))
    kept: list[KeptValue] = []
    assert fill_record("a/r", here, there, kept) == here._replace(actors=("council",))
    assert kept == []


def test_values_are_told_in_words() -> None:
    assert told_value((Person("Ali", "Noor"), "b")) == "Noor Ali; b"
    assert told_value(Source("a.txt", "12")) == "12"
    assert told_value(Evidence("a cap", "Ideas")) == "a cap"
