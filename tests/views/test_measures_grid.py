"""One measure of all pairs as a square."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.positions import BYS, By
from policy_compare.model import Corpus
from policy_compare.views import measures_grid
from policy_compare.views.page import Grid, Page, Paragraph, fullest_form
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import pair_anchor, spans_of, text_of
from tests.support.measured import CORPUS
from tests.support.records import corpus, grids, paper, said, urges
from tests.support.rendering import render
from tests.support.strategies import corpora

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
    rows = tuple(table.rows)
    assert rows[0] == ("Ali", None, "0.50 (2)", "0.00 (2)", "0.00 (1)", None)
    assert rows[4] == ("Egan", *[None] * 5)


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


def square(page: Page) -> Grid:
    (grid,) = grids(page)
    return grid


def test_the_greater_a_figure_the_darker_and_none_where_there_is_none() -> None:
    shades = square(measures_grid.view(QUESTION).page()).shades
    assert [list(row) for row in shades][:2] == [
        [None, 1.0, 0.0, 0.0, None],
        [1.0, None, 0.0, 0.0, None],
    ]
    assert list(shades[4]) == [None] * 5


def test_figures_that_are_alike_are_shaded_alike() -> None:
    two = corpus(*(paper(id, urges({"cap": "support"})) for id in "ab"))
    assert square(measures_grid.view(Question(two)).page()).shades == [[None, 0.5], [0.5, None]]


def test_a_figure_leads_to_its_pair_either_way_round() -> None:
    rows = square(measures_grid.view(QUESTION).page()).rows
    (there,), (back,) = spans_of(rows[0][2]), spans_of(rows[1][1])
    assert there.target == back.target == pair_anchor("Ali", "Berg")


def test_another_page_explains_the_figures_first() -> None:
    blocks = tuple(fullest_form(measures_grid.agreement_blocks(QUESTION)))
    explained, grid = blocks
    assert isinstance(explained, Paragraph)
    assert "share on which they take the same side" in text_of(explained.text)
    assert grid == square(measures_grid.view(QUESTION).page())


def test_another_page_says_that_there_is_nothing_to_compare() -> None:
    page = measures_grid.agreement_blocks(Question(corpus(paper("a", urges({"cap": "support"})))))
    assert said(page) == "There are no two papers to compare."


@settings(max_examples=40)
@given(corpora(), st.sampled_from(BYS), st.sampled_from(list(MEASURES)))
def test_shades_are_the_same_both_ways_round_and_within_bounds(
    found: Corpus, by: By, measure: str
) -> None:
    for grid in grids(measures_grid.view(Question(found, by=by), measure).page()):
        assert [list(row) for row in grid.shades] == [
            list(column) for column in zip(*grid.shades, strict=True)
        ]
        shades = [shade for row in grid.shades for shade in row if shade is not None]
        assert all(0 <= shade <= 1 for shade in shades)
        texts = [text_of(cell) for row in grid.rows for cell in row[1:]]
        is_figure = [text[:1] not in ("", "–") for text in texts]
        assert is_figure == [shade is not None for row in grid.shades for shade in row]
