"""Compact tables drawn: nothing of them is lost, and colour says nothing alone."""

from itertools import combinations

from hypothesis import given

from policy_compare.render.palette import SHADES
from policy_compare.render.svg.heat_map import heat_drawing
from policy_compare.render.svg.shapes import svg_text
from policy_compare.views.page import Grid
from policy_compare.views.phrases import Span, text_of
from tests.support.drawings import Place, parse_drawing, place_of, texts_in
from tests.support.strategies import grids

FOR, AGAINST, SILENT = Span("+ must*", "for"), Span("− could", "against"), Span("·", "muted")
GRID = Grid(
    ("Proposition", "Ali 2023", "Berg 2024"),
    (
        (("Rents should be capped.", "\t", Span("cap", "id")), FOR, AGAINST),
        (("More homes should be built.", "\t", Span("build", "id")), SILENT, FOR),
    ),
    1,
    compact=True,
    groups={1: Span("Building", "strong")},
    shades=((1.0, 0.0), (None, 1.0)),
    scale=("could", "should", "must"),
)
LEGEND = "+ for   − against   ~ neutral   ± both   · silent   * on a condition"


def drawn(grid: Grid, *notes: str) -> str:
    return svg_text(heat_drawing(grid, notes), "Matrix", "A matrix.", "x")


def test_rows_groups_heads_and_signs_are_there() -> None:
    assert texts_in(parse_drawing(drawn(GRID))) == [
        *("", "could", "", "should", "", "must"),
        *("Ali 2023", "Berg 2024"),
        *("Rents should be capped.", "cap", "+ must*", "− could"),
        "Building",
        *("More homes should be built.", "build", "·", "+ must*"),
    ]


def test_the_legend_explains_the_signs_that_are_there_in_their_colours() -> None:
    said = texts_in(parse_drawing(drawn(GRID, LEGEND, "A note.")))
    assert said[:8] == ["+", "for", "−", "against", "·", "silent", "*", "on a condition"]
    assert "both" not in said


def test_shades_are_explained_where_there_are_several() -> None:
    alike = GRID._replace(shades=((0.5, 0.5), (None, 0.5)))
    assert "should" not in texts_in(parse_drawing(drawn(alike)))


def test_cells_are_coloured_by_role_and_shade() -> None:
    fills = [one.get("fill") for one in parse_drawing(drawn(GRID)).iter("rect")][3:]
    assert fills[:2] == [SHADES["for"][4], SHADES["against"][0]]


def test_neighbours_of_one_colour_are_still_cells() -> None:
    row = (("Rents.", "\t", Span("cap", "id")), SILENT, SILENT)
    alike = GRID._replace(rows=(row,), groups={}, shades=((None, None),))
    stretch, cut = [place_of(one) for one in parse_drawing(drawn(alike)).iter("rect")]
    assert stretch.left < cut.left < cut.right < stretch.right


def test_names_over_columns_are_full_and_turned_where_columns_are_narrow() -> None:
    many = GRID._replace(
        heads=("Proposition", *(f"A{number}" for number in range(40))),
        full_heads=("", *(f"A paper of some length {number}" for number in range(40))),
        rows=(("Rents.", *[SILENT] * 40),),
        groups={},
        shades=(),
    )
    root = parse_drawing(drawn(many))
    heads = [one for one in root.iter("text") if "A paper" in (one.text or "")]
    assert len(heads) == 40
    assert all("rotate(-90" in one.get("transform", "") for one in heads)
    upright = parse_drawing(drawn(GRID._replace(full_heads=("", "A long name", "Berg"))))
    assert not any(one.get("transform", "").startswith("rotate") for one in upright.iter("text"))


def test_a_row_whose_key_is_a_head_does_not_repeat_it() -> None:
    rows = ((("Ali", "\t", "A"), "", "1"), (("Berg", "\t", "B"), "1", ""))
    square = Grid(("Paper", "A", "B"), rows, 1, compact=True, full_heads=("", "Ali", "Berg"))
    assert texts_in(parse_drawing(drawn(square))) == ["Ali", "Berg", "Ali", "1", "Berg", "1"]


def test_a_table_may_have_no_columns_or_no_rows() -> None:
    said = texts_in(parse_drawing(drawn(Grid(GRID.heads, (), 1, compact=True))))
    assert said == ["Ali 2023", "Berg 2024"]
    rows = (("Ali",), ("Berg",))
    assert texts_in(parse_drawing(drawn(Grid(("Paper",), rows, 1)))) == ["Ali", "Berg"]


@given(grids().filter(lambda grid: grid.fixed))
def test_no_line_of_a_row_stands_on_one_of_another(grid: Grid) -> None:
    root = parse_drawing(drawn(grid))
    # The rows of a table whose heads are not turned.
    texts = [one for one in root.iter("text") if (one.text or "").strip()]
    places = [place_of(one) for one in texts if not one.get("transform")]
    body = [place for place in places if place.left >= 0]
    firsts = [Place(place.left, place.top + 2, place.right, place.bottom) for place in body
              if place.left == 0]  # fmt: skip
    assert not any(one.overlaps(other) for one, other in combinations(firsts, 2))
    said = {text_of(cell).strip() for row in grid.rows for cell in row[1:]} - {""}
    assert len(said) <= len(texts)
