"""The papers of a corpus."""

from policy_compare.views import papers
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from tests.support.inventories import CORPUS, by_id
from tests.support.records import corpus, grids, paper, urges


def test_papers() -> None:
    found = by_id(papers.view)
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
        "coders": (),
        "proposed_by": (),
    }
    assert [found["berg"][name] for name in ("issued", "publisher", "DOI", "note")] == [None] * 4


def test_papers_within_filters() -> None:
    assert list(by_id(papers.view, papers=("berg",))) == ["berg"]
    counts = {
        id: row["recommendations"] for id, row in by_id(papers.view, strengths=("must",)).items()
    }
    assert counts == {"ali": 1, "berg": 0}


def test_a_paper_without_a_note_has_its_reference_alone() -> None:
    (grid,) = grids(papers.view(Question(CORPUS)).page())
    assert [text_of(cell) for cell in grid.rows[1]] == [
        "Berg\nberg",
        "[no author named] (no date). Berg.",
        "1",
    ]


def test_recommendations_are_counted_by_who_coded_and_who_proposed_them() -> None:
    items = (
        urges(id="a")._replace(coder="Ali"),
        urges(id="b")._replace(coder="Ali"),
        urges(id="c")._replace(coder="Berg\n"),
        urges(id="open")._replace(coder="Ali", coded=False),
        urges(id="d")._replace(coder="Ali", proposed_by="gpt"),
        urges(id="e"),
    )
    view = papers.view(Question(corpus(paper("x", *items))))
    row = dict(zip(papers.COLUMNS, next(iter(view.table().rows)), strict=True))
    assert (row["recommendations"], row["coders"], row["proposed_by"]) == (
        6,
        ("Ali: 2", "Berg: 1"),
        ("gpt: 1",),
    )
    (grid,) = grids(view.page())
    assert text_of(grid.rows[0][1]).splitlines()[1:] == [
        "Coded by Ali: 2, Berg: 1",
        "Proposed, not accepted yet, by gpt: 1",
    ]
