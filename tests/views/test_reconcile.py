"""What two coders said otherwise: what is shown of it."""

import pytest
from hypothesis import HealthCheck, given, settings

from policy_compare.analysis.coders.codings import align_codings
from policy_compare.analysis.coders.field_differences import list_field_differences
from policy_compare.analysis.coders.reliability import measure_reliability
from policy_compare.model import Corpus, Stance
from policy_compare.views.reconcile import describe_agreement, view
from policy_compare.views.table import View
from tests.support.corpora import WRITTEN_FORMATS
from tests.support.records import corpus, paper, rows, said, urges
from tests.support.rendering import render
from tests.support.strategies import hostile

A = corpus(
    paper("ali", urges({"cap": "support"}, id="cap"), urges(id="plant", statement="Plant trees.")),
    paper("berg", urges(id="z")),
    paper("chen", urges()),
)
B = corpus(
    paper("ali", urges({"cap": "oppose"}, id="x", actors=("builders", "district"))),
    paper("berg", urges(id="z")),
)


def seen(a: Corpus = A, b: Corpus = B) -> View:
    aligned = align_codings(a, b)
    differences = list_field_differences(aligned)
    first = [one._replace(decision="a", decided_by="Noor", values=one.a) for one in differences[:1]]
    return view(aligned, [*first, *differences[1:]], ("one", "two"), b.codebook)


def test_a_row_is_a_difference() -> None:
    assert rows(seen())[0] == {
        "paper": "ali", "recommendation_a": "ali/cap", "recommendation_b": "ali/x",
        "field": "actor", "about": None, "a": (), "b": ("builders", "district"),
        "decision": "a", "decided_by": "Noor", "statement": "The council should act.",
        "quote": None, "proposition_statement": None,
    }  # fmt: skip
    assert [row["field"] for row in rows(seen())] == ["actor", "stance", "recommendation"]


def test_the_page_counts_and_shows_the_differences() -> None:
    page = said(seen().page())
    assert "2 in both; 1 in A alone and 0 in B alone, which stay as coded" in page
    assert "2 in both, 1 of them alike throughout" in page
    assert "actor 1, stance 1, recommendation 1" in page
    assert "stance\ncap\nali/cap\nali/x\nsupport\noppose\n" in page
    assert "–\nbuilders; district\na\nNoor" in page


def test_the_page_says_how_to_go_on_and_shows_no_more_than_are_read() -> None:
    assert "--output decisions.csv writes a table to fill in" in said(seen().page())
    trees = (urges(id=f"plant-{n}", statement=f"Tree {n}.") for n in range(201))
    page = said(seen(corpus(paper("ali", *trees)), corpus(paper("ali"))).page())
    assert "1 more: --format csv lists all. --output" in page
    assert page.count("Tree") == 200


def test_of_one_coding_nothing_is_to_be_decided() -> None:
    assert rows(seen(A, A)) == []
    assert said(seen(A, A).page()).endswith("differences\nnone")


def test_agreement_before_and_after_is_told_with_its_n() -> None:
    pairs = align_codings(A, B), align_codings(A, A), align_codings(B, A)
    assert describe_agreement(*pairs) == (
        "of stances A and B agreed on 0 of 1 (alpha 0.000), A agrees with the result on 1 of 1 "
        "(alpha –), B on 0 of 1 (alpha 0.000)"
    )


def test_alpha_is_the_ordinal_one_as_in_reliability() -> None:
    stances: list[tuple[Stance, Stance]] = [
        ("oppose", "oppose"),
        ("neutral", "support"),
        ("support", "support"),
    ]
    a, b = (
        corpus(paper("ali", *(urges({"cap": said[side]}, id=f"r{n}", statement=f"{n} " * 9)
                              for n, said in enumerate(stances))))
        for side in (0, 1)
    )  # fmt: skip
    aligned = align_codings(a, b)
    stance = measure_reliability(aligned)[1]
    assert stance.alpha_nominal != stance.alpha_ordinal
    assert f"2 of 3 (alpha {stance.alpha_ordinal:.3f})" in describe_agreement(*[aligned] * 3)


@pytest.mark.parametrize("format", WRITTEN_FORMATS)
@given(corpus=hostile())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
def test_whatever_coders_write_can_be_shown(format: str, corpus: Corpus) -> None:
    other = corpus._replace(
        papers={
            id: one._replace(
                recommendations=tuple(
                    each._replace(rationale="Other.", positions=()) for each in one.recommendations
                )
            )
            for id, one in corpus.papers.items()
        }
    )
    assert render(seen(corpus, other), format)
