"""The measures of all pairs as a table and as a page."""

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.views import measures
from policy_compare.views.parts import pair_rows
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.sorting import RowOrder
from policy_compare.views.phrases import text_of
from tests.support.measured import CORPUS
from tests.support.records import corpus, grids, paper, rows, said, urges

QUESTION = Question(CORPUS, by="author")

# Three that both support, one on which one of them takes no side: 3 + 1/2 of 3 + 2 + 1.
HALVES = corpus(
    paper("a", urges({"cap": "support", "build": "support", "free": "support"}),
          urges({"social-homes": "support"}, id="x")),
    paper("b", urges({"cap": "support", "build": "support", "free": "support"}),
          urges({"social-homes": "neutral"}, id="x"), urges({"cap": "oppose"}, id="y")),
)  # fmt: skip


def pairs(sort: RowOrder | None = None, min_shared: int = 0, normalize: str = "none") -> list[str]:
    view = measures.view(QUESTION, "agreement_share", normalize, min_shared, sort)
    return [f"{row['unit_a']}-{row['unit_b']}" for row in rows(view)]


def test_columns() -> None:
    assert measures.view(QUESTION).table().columns == (
        "unit_a", "unit_b", "n", "agree", "agree_in_full", "disagree", "mixed", "congruence",
        "conflict", "subtract", "cosine", "agreement_share", "city_block", "jaccard",
    )  # fmt: skip


def test_a_row_has_the_figures_unrounded() -> None:
    found = rows(measures.view(QUESTION))
    first = {name: value for name, value in found[0].items() if name != "cosine"}
    assert first == {
        "unit_a": "Ali", "unit_b": "Berg", "n": 2, "agree": 1, "agree_in_full": 1,
        "disagree": 0, "mixed": 1,
        "congruence": 4, "conflict": 3, "subtract": 1, "agreement_share": 0.5,
        "city_block": 5 / 6, "jaccard": 1 / 3,
    }  # fmt: skip
    assert found[0]["cosine"] == pytest.approx(3 / 13**0.5)
    assert list(found[3].values()) == ["Ali", "Egan", 0, 0, 0, 0, 0, *[None] * 7]


def test_the_table_keeps_the_order_of_the_units_unless_sorted() -> None:
    in_order = pairs()
    assert in_order[:5] == ["Ali-Berg", "Ali-Chen", "Ali-Dahl", "Ali-Egan", "Berg-Chen"]
    by_share = pairs(RowOrder("agreement_share", descending=True))
    # Ali and Berg 1/2; the other three that share anything 0; all else undefined.
    assert by_share[0] == "Ali-Berg"
    assert by_share[1:5] == ["Ali-Chen", "Ali-Dahl", "Berg-Chen", "Berg-Dahl"]
    assert by_share[5:] == [pair for pair in in_order if pair not in by_share[:5]]
    assert pairs(RowOrder("agreement_share"))[4] == "Ali-Berg"
    assert pairs(RowOrder("unit_b"))[:2] == ["Ali-Berg", "Ali-Chen"]


def test_what_is_left_out_is_counted() -> None:
    view = measures.view(QUESTION, min_shared=2)
    assert pairs(min_shared=2) == ["Ali-Berg", "Ali-Chen"]
    assert "Left out: 8 pairs with fewer than 2 shared propositions." in view.table().notes
    assert "Left out: 8 pairs" in said(view.page())


def test_what_is_undefined_is_counted_with_the_reason() -> None:
    assert measures.view(QUESTION).table().notes == (
        "Undefined, since they share no proposition (n = 0): 5 pairs of 10.",
        "Cosine undefined, since one of the two takes no side where both speak: 2 pairs of 10.",
    )


@pytest.mark.parametrize(
    ("normalize", "words"),
    [("average", "average number of statements"), ("jaccard", "that either makes")],
)
def test_that_figures_are_normalised_is_noted(normalize: str, words: str) -> None:
    view = measures.view(QUESTION, normalize=normalize)
    assert words in view.table().notes[0]
    assert words in said(view.page())


def test_the_page_begins_with_the_greatest_of_the_measure_and_its_n() -> None:
    first, others = grids(measures.view(QUESTION, "jaccard").page())
    assert first.heads == ("Author", "and", "n", "Jaccard", "Agree (in full) / disagree / mixed")
    assert [text_of(cell) for cell in first.rows[0]] == [
        "Ali",
        "Berg",
        "2",
        "0.333",
        "1 (1) / 0 / 1",
    ]
    assert [text_of(cell) for cell in first.rows[-1]][2:4] == ["0", "–"]
    assert others.heads[:4] == ("Author", "and", "n", "Congruence")
    assert [text_of(cell) for cell in others.rows[0]][3:] == [
        "4", "3", "1", "0.832", "0.500", "0.833",
    ]  # fmt: skip
    assert first.fixed == others.fixed == 3


def test_sums_have_three_digits_once_they_are_normalised() -> None:
    for normalize, expected in (("none", "3.5"), ("jaccard", "0.583")):
        view = measures.view(Question(HALVES), "congruence", normalize)
        assert text_of(grids(view.page())[0].rows[0][3]) == expected


def test_of_equal_pairs_those_that_share_more_come_first_on_the_page() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"})),
        paper("b", urges({"cap": "support", "build": "support"})),
        paper("c", urges({"cap": "support", "build": "support"})),
    )
    (grid, _) = grids(measures.view(Question(found)).page())
    assert [[text_of(cell) for cell in row[:3]] for row in grid.rows] == [
        ["B", "C", "2"],
        ["A", "B", "1"],
        ["A", "C", "1"],
    ]


def test_a_sorted_page_keeps_that_order() -> None:
    grid = grids(measures.view(QUESTION, sort=RowOrder("n")).page())[0]
    assert [text_of(row[2]) for row in grid.rows] == ["0"] * 5 + ["1"] * 3 + ["2"] * 2


def test_a_page_of_many_pairs_has_one_measure_and_says_how_to_narrow() -> None:
    many = corpus(*(paper(f"p{place:02}", urges({"cap": "support"})) for place in range(15)))
    page = measures.view(Question(many)).page()
    (grid,) = grids(page)
    assert len(grid.rows) == 105
    assert "--topic, --paper and --min-shared leave fewer." in said(page)


@pytest.mark.parametrize("measure", ["cosine", "conflict"])
def test_undefined_is_explained_where_it_is_shown(measure: str) -> None:
    assert "– undefined" in said(measures.view(QUESTION, measure).page())
    all_known = Question(CORPUS, resolve_filters(CORPUS, Filters(papers=("ali-1", "dahl"))))
    assert "– undefined" not in said(measures.view(all_known, measure).page())


def test_nothing_to_compare_is_said() -> None:
    one = Question(corpus(paper("a", urges({"cap": "support"}))))
    assert "There are no two papers to compare." in said(measures.view(one).page())
    page = measures.view(QUESTION, min_shared=9).page()
    assert "No pair is left to show." in said(page)
    assert "Left out: 10 pairs" in said(page)


@pytest.mark.parametrize("measure", ["agreement_share", "conflict", "cosine"])
def test_pairs_in_arrays_are_shown_as_pairs_in_records(
    measure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "_MANY", 3)
    monkeypatch.setattr(measures, "MOST_ROWS", 4)
    records = measures.view(QUESTION, measure)
    page, (*table,) = records.page(), records.table()
    assert "These are the first 4 of 10 pairs." in said(page)
    monkeypatch.setattr(pair_rows, "_VERY_MANY", 0)
    arrays = measures.view(QUESTION, measure)
    assert arrays.page() == page
    view, columns, stream, *rest = arrays.table()
    read = [view, columns, [*stream], *rest]
    read[3] = tuple(rest[0])
    assert read == table
