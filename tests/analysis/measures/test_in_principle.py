"""On how many propositions each two units agree, and yet not in full."""

from typing import Any

import pytest
from hypothesis import given

from policy_compare.analysis.measures.in_principle import (
    agreements_in_principle,
    is_urged_in_one_way,
)
from policy_compare.analysis.positions import By, find_positions
from policy_compare.analysis.selection import Selection
from policy_compare.model import Corpus, Stance
from tests.support.records import ALI, BERG, BOOK, corpus, paper, urges
from tests.support.strategies import corpora, selections
from tests.test_laws import BY


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


@given(corpora(), BY, selections())
def test_where_all_is_urged_in_one_way_nobody_differs(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    if is_urged_in_one_way(corpus, selection):
        positions = find_positions(corpus, by, selection)
        assert not agreements_in_principle(positions, corpus.codebook.actors)


@pytest.mark.parametrize(
    ("others", "one_way"),
    [({}, True), ({"strength": "could"}, False), ({"condition": "for a year"}, False),
     ({"actors": ("builders",)}, False)],
)  # fmt: skip
def test_one_way_to_urge_is_seen(others: dict[str, Any], one_way: bool) -> None:
    compared = two("support", "oppose", **{"actors": ("council",), **others})
    assert is_urged_in_one_way(compared) is one_way
