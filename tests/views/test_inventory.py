"""What a corpus holds."""

from collections.abc import Callable

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.views import inventory
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from policy_compare.views.table import Value, View
from tests.support.records import ALI, BOOK, corpus, grids, paper, rows, said, urges

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support", "free": "oppose"}, actors=("council",), targets=("landlords",)),
        urges({"free": "support"}, id="free", actors=("council", "builders"), strength="must"),
        authors=(ALI,),
        title="Homes\n: a plan",
        issued="2023",
        publisher="Institute",
        type="report",
        details={"DOI": "10.1/x", "URL": "https://example.org", "note": "A\nnote."},
    ),
    paper("berg", urges({"cap": "neutral"})),
)

Inventory = Callable[[Question], View]
ALL: tuple[Inventory, ...] = (
    inventory.papers,
    inventory.topics,
    inventory.propositions,
    inventory.actors,
)


def by_id(make: Inventory, **given: tuple[str, ...]) -> dict[Value, dict[str, Value]]:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(**given)))
    return {row["id"]: row for row in rows(make(question))}


def test_papers() -> None:
    found = by_id(inventory.papers)
    assert found["ali"] == {
        "id": "ali",
        "label": "Ali 2023",
        "title": "Homes : a plan",
        "authors": ("Noor Ali",),
        "issued": "2023",
        "publisher": "Institute",
        "type": "report",
        "DOI": "10.1/x",
        "URL": "https://example.org",
        "recommendations": 2,
        "note": "A note.",
    }
    assert [found["berg"][name] for name in ("issued", "publisher", "DOI", "note")] == [None] * 4


def test_papers_within_filters() -> None:
    assert list(by_id(inventory.papers, papers=("berg",))) == ["berg"]
    counts = {
        id: row["recommendations"]
        for id, row in by_id(inventory.papers, strengths=("must",)).items()
    }
    assert counts == {"ali": 1, "berg": 0}


def test_topics() -> None:
    found = by_id(inventory.topics)
    assert list(found) == list(BOOK.topics)
    assert found["rents"] == {
        "id": "rents",
        "label": "Rents",
        "about": None,
        "part_of": (),
        "propositions": 2,
        "recommendations": 3,
        "papers": ("ali", "berg"),
    }
    assert found["social"]["part_of"] == ("building",)
    assert found["social"]["recommendations"] == 0


def test_topics_within_filters() -> None:
    assert list(by_id(inventory.topics, topics=("building",))) == ["building", "social"]


def test_propositions() -> None:
    found = by_id(inventory.propositions)
    assert list(found) == list(BOOK.propositions)
    assert found["cap"] == {
        "id": "cap",
        "statement": "Rents should be capped.",
        "topics": ("rents",),
        "for": 1,
        "against": 0,
        "neutral": 1,
        "both": 0,
        "silent": 0,
        "uncoded": 0,
        "recommendations": ("ali/act", "berg/act"),
    }
    assert [found["free"][side] for side in ("for", "both", "silent")] == [0, 1, 1]
    assert found["build"]["silent"] == 2


def test_propositions_within_filters() -> None:
    assert list(by_id(inventory.propositions, topics=("rents",))) == ["cap", "free"]
    assert list(by_id(inventory.propositions, strengths=("must",))) == ["free"]


def test_actors() -> None:
    found = by_id(inventory.actors)
    assert list(found) == list(BOOK.actors)
    assert found["council"] == {
        "id": "council",
        "label": "Town council",
        "aliases": ("local authority",),
        "part_of": ("government",),
        "has_parts": (),
        "asked": 2,
        "targeted": 0,
    }
    assert found["government"]["has_parts"] == ("council", "district")
    assert found["landlords"]["targeted"] == 1


def test_actors_within_filters_are_those_that_are_named() -> None:
    assert list(by_id(inventory.actors, strengths=("must",))) == ["council", "builders"]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (inventory.papers, ("Ali 2023\nali", "https://doi.org/10.1/x\nA note.", "2 papers.")),
        (inventory.topics, ("Social housing\nsocial", "part of Building", "3 topics.")),
        (inventory.propositions, ("capped.\ncap", "Rents and Building", "4 propositions.")),
        (inventory.actors, ("Town council\ncouncil", "local authority", "5 actors.")),
    ],
)  # fmt: skip
def test_pages(make: Inventory, expected: tuple[str, ...]) -> None:
    text = said(make(Question(CORPUS)).page())
    for part in expected:
        assert part in text


def test_a_paper_without_a_note_has_its_reference_alone() -> None:
    (grid,) = grids(inventory.papers(Question(CORPUS)).page())
    assert [text_of(cell) for cell in grid.rows[1]] == [
        "Berg\nberg",
        "[no author named] (no date). Berg.",
        "1",
    ]


@pytest.mark.parametrize("make", ALL)
def test_an_empty_corpus_holds_nothing(make: Inventory) -> None:
    found = make(Question(corpus(book=BOOK._replace(topics={}, propositions={}, actors={}))))
    assert rows(found) == []
    assert "There is none yet." in said(found.page())


@pytest.mark.parametrize("make", ALL)
def test_columns_are_named_once(make: Inventory) -> None:
    columns = make(Question(CORPUS)).table().columns
    assert len(set(columns)) == len(columns)
