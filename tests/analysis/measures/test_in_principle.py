"""On how many propositions each two units agree, and yet not in full."""

from typing import Any

import pytest

from policy_compare.analysis.measures.in_principle import agreements_in_principle
from policy_compare.analysis.positions import By, find_positions
from policy_compare.model import Corpus, Stance
from tests.support.records import ALI, BERG, BOOK, corpus, paper, urges


def counts(compared: Corpus, by: By = "paper") -> dict[tuple[str, str], int]:
    return dict(agreements_in_principle(find_positions(compared, by), BOOK.actors))


def two(first: Stance, second: Stance, **others: Any) -> Corpus:
    return corpus(
        paper("ali", urges({"cap": first}, strength="must", actors=("council",))),
        paper("berg", urges({"cap": second}, **{"strength": "must", **others})),
    )


@pytest.mark.parametrize(
    ("others", "count"),
    [
        ({}, 0),
        ({"strength": "could"}, 1),
        ({"condition": "for a year"}, 1),
        ({"actors": ("builders",)}, 1),
        ({"actors": ("government",)}, 0),
        ({"strength": "could", "condition": "for a year", "actors": ("builders",)}, 1),
    ],
)
def test_what_differs_counts_once(others: dict[str, Any], count: int) -> None:
    expected = {("ali", "berg"): 1} if count else {}
    assert counts(two("support", "support", **others)) == expected


@pytest.mark.parametrize(("first", "second"), [("support", "oppose"), ("support", "neutral")])
def test_who_does_not_agree_does_not_agree_in_principle(first: Stance, second: Stance) -> None:
    assert counts(two(first, second, strength="could")) == {}


def test_who_takes_no_side_may_agree_in_principle_on_that() -> None:
    assert counts(two("neutral", "neutral", actors=("builders",))) == {("ali", "berg"): 1}


def test_who_contradicts_itself_agrees_with_nobody() -> None:
    torn = (
        urges({"cap": "support"}, id="a", strength="must"),
        urges({"cap": "oppose"}, id="b", strength="could"),
    )
    assert counts(corpus(paper("ali", *torn), paper("berg", *torn[:1]))) == {}
    weaker = tuple(recommendation._replace(strength="could") for recommendation in torn)
    assert counts(corpus(paper("ali", *torn), paper("berg", *weaker))) == {}


def test_each_pair_has_the_count_of_its_own_in_the_order_of_the_units() -> None:
    # Two say the same in every respect, and are compared with the others once for both.
    compared = corpus(
        paper("a", urges({"cap": "support", "build": "oppose"}, strength="must")),
        paper("b", urges({"cap": "support"}, strength="could")),
        paper("c", urges({"cap": "support", "build": "oppose"}, strength="must")),
        paper("d", urges({"build": "oppose"}, strength="could")),
    )
    assert counts(compared) == {
        ("a", "b"): 1,
        ("b", "c"): 1,
        ("a", "d"): 1,
        ("c", "d"): 1,
    }


def test_authors_are_compared_as_authors() -> None:
    compared = corpus(
        paper("x", urges({"cap": "support"}, strength="must"), authors=(ALI,)),
        paper("y", urges({"cap": "support"}, strength="could"), authors=(BERG,)),
    )
    assert counts(compared, "author") == {("Kaja Berg", "Noor Ali"): 1}


def test_nobody_agrees_in_an_empty_corpus() -> None:
    assert counts(corpus()) == {}
