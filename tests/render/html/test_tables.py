"""Tables of a page: heads in full, cells by role and shade, rows that are led to and cited."""

from policy_compare.render.anchors import Anchors
from policy_compare.render.html.phrases import PhraseWriter
from policy_compare.render.html.tables import HtmlTable, html_table
from policy_compare.views.page import Facet, Grid, RowMark
from policy_compare.views.phrases import Span


def shown(grid: Grid) -> HtmlTable:
    anchors = Anchors([grid], ())
    return html_table(grid, PhraseWriter(anchors.link), anchors)


def test_heads_are_in_full_where_they_are_short() -> None:
    grid = Grid(("Proposition", "Ho24"), (), full_heads=("", "Howell <2024>"))
    first, second = shown(grid).heads
    assert (first.text, first.plain) == ("Proposition", "Proposition")
    assert (second.text, second.plain) == ("Howell &lt;2024&gt;", "Howell <2024>")


def test_a_cell_has_the_class_of_its_role_and_shade_and_the_head_of_its_column() -> None:
    row = ("Rents should be capped.", Span("+ must", "for"), "no role")
    (body,) = shown(Grid(("A", "B", "C"), (row,), 1, shades=((1.0, None),))).rows
    assert [(cell.classes, cell.heads, cell.label) for cell in body.cells] == [
        ("", True, "A"),
        ("for s4", False, "B"),
        ("", False, "C"),
    ]


def test_a_cell_read_from_the_right_says_so() -> None:
    (body,) = shown(Grid(("A", "B"), (("דיור", "homes"),))).rows
    assert [cell.dir for cell in body.cells] == ["auto", ""]


def test_a_row_has_its_id_choices_and_citation_and_the_group_that_begins_with_it() -> None:
    grid = Grid(
        ("A",),
        (("one",), ("two",)),
        groups={1: "Later"},
        facets=(Facet("topic", {"rents": "Rents"}), Facet("paper", {})),
        marks=(RowMark("ali 2023/cap", (("rents", "homes"), ()), "Ali:\n“a cap”"), RowMark()),
    )
    first, second = shown(grid).rows
    assert (first.id, first.group, first.citation) == ("ali-2023/cap", None, "Ali: “a cap”")
    assert first.choices == (("topic", "rents homes"), ("paper", ""))
    assert (second.id, second.group, second.choices, second.citation) == ("", "Later", (), "")
