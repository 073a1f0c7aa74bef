"""One measure of all pairs as a square."""

import pytest

from policy_compare.render import render
from policy_compare.views import measures_grid
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from tests.support.measured import CORPUS
from tests.support.records import corpus, grids, paper, said, urges

QUESTION = Question(CORPUS, by="author")


def cells(measure: str = "agreement_share", min_shared: int = 0) -> list[list[str]]:
    (grid,) = grids(measures_grid.view(QUESTION, measure, min_shared=min_shared).page())
    assert (grid.fixed, grid.compact) == (1, True)
    return [[text_of(cell) for cell in row] for row in (grid.heads, *grid.rows)]


def test_each_figure_stands_with_its_n() -> None:
    assert cells()[:3] == [
        ["Author", "Ali", "Berg", "Chen", "Dahl", "Egan"],
        ["Ali", "", "0.50 (2)", "0.00 (2)", "0.00 (1)", "–"],
        ["Berg", "0.50 (2)", "", "0.00 (1)", "0.00 (1)", "–"],
    ]


def test_a_square_is_the_same_on_both_sides() -> None:
    rows = [row[1:] for row in cells()[1:]]
    assert rows == [list(column) for column in zip(*rows, strict=True)]


def test_any_measure_may_be_in_the_cells() -> None:
    assert cells("congruence")[1][2] == "4 (2)"
    assert cells("jaccard")[1][2] == "0.33 (2)"
    assert cells("subtract")[2][4] == "−1 (1)"
    # One of the two takes no side where both speak.
    assert cells("cosine")[2][3] == "– (1)"


def test_sums_are_shares_once_they_are_normalised() -> None:
    view = measures_grid.view(QUESTION, "congruence", "jaccard")
    (grid,) = grids(view.page())
    assert text_of(grid.rows[0][2]) == "0.57 (2)"
    assert "that either makes" in said(view.page())


def test_pairs_that_share_too_little_are_left_out_and_counted() -> None:
    assert cells(min_shared=2)[1] == ["Ali", "", "0.50 (2)", "0.00 (2)", "", ""]
    text = said(measures_grid.view(QUESTION, min_shared=2).page())
    assert "Left out: 8 pairs with fewer than 2 shared propositions." in text


def test_what_is_no_measure_of_the_cells_is_not_explained() -> None:
    text = said(measures_grid.view(QUESTION).page())
    assert "In parentheses n, the propositions on which both spoke" in text
    assert "Undefined, since they share no proposition" in text
    assert "Cosine" not in text
    assert "Cosine undefined" in said(measures_grid.view(QUESTION, "cosine").page())


def test_the_table_has_a_column_a_unit_and_nothing_where_nothing_is_known() -> None:
    table = measures_grid.view(QUESTION).table()
    assert table.view == "measures --grid"
    assert table.columns == ("unit", "Ali", "Berg", "Chen", "Dahl", "Egan")
    assert table.rows[0] == ("Ali", None, "0.50 (2)", "0.00 (2)", "0.00 (1)", None)
    assert table.rows[4] == ("Egan", *[None] * 5)


def test_names_that_are_alike_are_told_apart_on_both_sides() -> None:
    two = corpus(*(paper(id, urges({"cap": "support"}), title="unit") for id in "ab"))
    table = measures_grid.view(Question(two)).table()
    assert table.columns == ("unit", "unit (a)", "unit (b)")
    assert [row[0] for row in table.rows] == ["unit (a)", "unit (b)"]


def test_many_units_have_keys_beside_their_names() -> None:
    many = corpus(
        *(
            paper(f"p{place}", urges({"cap": "support"}), title=f"Homes in {place} towns")
            for place in range(10, 30)
        )
    )
    found = render(measures_grid.view(Question(many)), "table")
    assert "Homes in 10 towns  " in found
    assert found.count("Paper ") > 1


@pytest.mark.parametrize("papers", [(), (paper("a", urges({"cap": "support"})),)])
def test_nothing_to_compare_is_said(papers: tuple[()]) -> None:
    page = measures_grid.view(Question(corpus(*papers))).page()
    assert "There are no two papers to compare." in said(page)
