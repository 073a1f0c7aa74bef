"""What a corpus holds, whatever it is."""

import pytest

from policy_compare.views import actors, papers, propositions, topics
from policy_compare.views.parts import inventory
from policy_compare.views.parts.question import Question
from tests.support.inventories import CORPUS, Inventory
from tests.support.records import BOOK, corpus, grids, rows, said

ALL: tuple[Inventory, ...] = (
    papers.view,
    topics.view,
    propositions.view,
    actors.view,
)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (papers.view, ("Ali 2023\nali", "https://doi.org/10.1/x\nA note.", "2 papers.")),
        (topics.view, ("Social housing\nsocial", "part of Building", "3 topics.")),
        (propositions.view, ("capped.\ncap", "Rents and Building", "4 propositions.")),
        (actors.view, ("Town council\ncouncil", "local authority", "5 actors.")),
    ],
)  # fmt: skip
def test_pages(make: Inventory, expected: tuple[str, ...]) -> None:
    text = said(make(Question(CORPUS)).page())
    for part in expected:
        assert part in text


@pytest.mark.parametrize("make", ALL)
def test_an_empty_corpus_holds_nothing(make: Inventory) -> None:
    found = make(Question(corpus(book=BOOK._replace(topics={}, propositions={}, actors={}))))
    assert rows(found) == []
    assert "There is none yet." in said(found.page())


@pytest.mark.parametrize("make", ALL)
def test_columns_are_named_once(make: Inventory) -> None:
    columns = make(Question(CORPUS)).table().columns
    assert len(set(columns)) == len(columns)


@pytest.mark.parametrize("make", ALL)
def test_a_page_shows_the_first_of_many(make: Inventory, monkeypatch: pytest.MonkeyPatch) -> None:
    every = make(Question(CORPUS))
    monkeypatch.setattr(inventory, "MOST_ROWS", 1)
    view = make(Question(CORPUS))
    (grid,) = grids(view.page())
    assert len(grid.rows) == 1
    name = view.table().view
    assert f"first 1 of {len(rows(every))} {name}." in said(view.page())
    assert f"policy-compare {name} --format csv" in said(view.page())
    assert rows(view) == rows(every)
