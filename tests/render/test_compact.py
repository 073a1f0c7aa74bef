"""Compact tables on the terminal, and choices between forms."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.render.markdown import markdown_text
from policy_compare.render.terminal import page_text, terminal_text
from policy_compare.render.widths import cell_len
from policy_compare.views.page import Alternatives, Facts, Grid, Page, Paragraph
from policy_compare.views.phrases import Phrase, Span
from tests.support.strategies import grids

LONG = "More homes should be built in the old town."


def signs(
    units: int, cell: Phrase = "+", statement: str = LONG, heads: tuple[str, ...] = ()
) -> Grid:
    """Two propositions, with that many units of which each has this cell."""
    row = (statement, "\t", Span("more-homes", "id"))
    return Grid(
        ("Proposition", *(heads or [f"Un{place:02}" for place in range(units)])),
        tuple((row, *[cell] * units) for _ in range(2)),
        fixed=1,
        compact=True,
    )


def test_a_compact_table() -> None:
    grid = Grid(
        ("Proposition", "Ali 2023", "Berg"),
        (
            (("Cap rents.", "\t", Span("cap", "id")), "+ must", "·"),
            ((LONG, "\t", Span("build", "id")), "− should*", "+ could"),
            (("Let them be.", "\t", Span("free", "id")), "·", ""),
        ),
        fixed=1,
        compact=True,
        groups={0: (Span("Rents", "strong"), " (rents)"), 2: "Other"},
    )
    assert page_text((grid,), 48) == (
        "  Proposition                 Ali 2023   Berg\n"
        "────────────────────────────────────────────────\n"
        "Rents (rents)\n"
        "  Cap rents.             cap  + must     ·\n"
        "  More homes should b… build  − should*  + could\n"
        "Other\n"
        "  Let them be.          free  ·\n"
    )


def test_a_text_is_shortened_only_where_it_must_be() -> None:
    assert f"{LONG} more-homes  +" in page_text((signs(2),), 80)
    assert f"{LONG[:20]}" in page_text((signs(2),), 50)
    assert "…" in page_text((signs(2),), 50)


def test_two_texts_that_begin_alike_are_cut_within_a_word() -> None:
    assert "More homes should be b… more-homes  +" in page_text((signs(3, "+ must"),), 58)


def test_an_end_that_leaves_no_room_for_its_text_has_its_own_line() -> None:
    grid = Grid(
        ("Proposition", "Ali"),
        (*[(("Cap.", "\t", "cap"), "+ should")] * 9, ((LONG, "\t", "a-very-long-id-indeed"), "−")),
        fixed=1,
        compact=True,
    )
    found = page_text((grid,), 38)
    assert "More homes should be built…   −\n" in found
    assert "       a-very-long-id-indeed\n" in found


def test_heads_take_several_lines_rather_than_room() -> None:
    heads = ("A State of Uncertainty", "Ali")
    found = page_text((signs(2, "+ should", heads=heads),), 70)
    assert re.search(r"A State of *\n", found)
    assert re.search(r"Proposition +Uncertainty  Ali\n", found)
    assert "A State of Uncertainty  Ali\n" in page_text((signs(2, "+ should", heads=heads),), 200)


def test_heads_of_signs_are_written_downwards_where_they_take_too_much_room() -> None:
    found = page_text((signs(12),), 80)
    assert re.search(r"^ +U U U U U U U U U U U U$", found, re.MULTILINE)
    assert re.search(r"^Proposition +0 1 2 3 4 5 6 7 8 9 0 1$", found, re.MULTILINE)
    assert re.search(r"more-homes  \+ \+ \+ \+ \+ \+ \+ \+ \+ \+ \+ \+$", found, re.MULTILINE)
    assert "Un00  Un01" in page_text((signs(12),), 160)
    assert "Un00  Un01" in page_text((signs(4),), 80)


def test_words_are_not_written_downwards_beside_more_than_signs() -> None:
    assert "Un00" in page_text((signs(12, "+ must"),), 80)


def test_many_columns_are_split_and_repeat_what_rows_are_about() -> None:
    found = page_text((signs(100),), 80)
    tables = found.split("\n\n")
    assert 1 < len(tables) <= 5
    assert sum(table.split("more-homes")[1].split("\n")[0].count("+") for table in tables) == 100
    for table in tables:
        assert "More homes shou" in table


@pytest.mark.parametrize("width", [3, 9, 14])
def test_where_there_is_no_room_for_columns_rows_are_stacked(width: int) -> None:
    grid = Grid(
        ("Who", "What", "Why"),
        (("Ali", (LONG, "\t", "end"), LONG), ("x", "y", "z")),
        compact=True,
        groups={1: "Group"},
    )
    found = page_text((grid,), width)
    assert max(map(cell_len, found.split("\n"))) <= width
    assert re.sub(r"\s", "", found).endswith("GroupWhoxWhatyWhyz")
    assert "end" in re.sub(r"\s", "", found)


def test_a_text_with_a_role_is_not_taken_for_two_texts() -> None:
    rows = (("a", Span("x", "id"), ("x", "id")), ("b", ("x", "id"), Span("x", "id")))
    found = page_text((Grid(("", "", ""), rows, fixed=1, compact=True),), 40)
    assert found.count("xid") == 2


def test_a_table_without_rows_is_its_heads() -> None:
    assert page_text((Grid(("a", "b"), (), compact=True),), 20) == "a b\n───\n"


def test_ascii_has_a_mark_of_its_own_for_what_is_cut() -> None:
    found = terminal_text((signs(3, "− should"),), io.TextIOWrapper(io.BytesIO(), "ascii"))
    assert found.isascii()
    assert "More homes should be built in the ol... more-homes  - should" in found
    assert "\n-----" in found


def test_groups_stand_in_a_frame_too() -> None:
    grid = Grid(("Who", "What"), (("Ali", "+"), ("Berg", "−")), groups={1: "Others and more"})
    assert page_text((grid,), 40) == (
        "╭──────┬──────╮\n"
        "│ Who  │ What │\n"
        "├──────┼──────┤\n"
        "│ Ali  │ +    │\n"
        "├──────┼──────┤\n"
        "│ Others and  │\n"
        "│ more        │\n"
        "├──────┼──────┤\n"
        "│ Berg │ −    │\n"
        "╰──────┴──────╯\n"
    )


def test_markdown_has_a_row_for_a_group_and_a_space_for_a_tab() -> None:
    cell = ("Cap rents.", "\t", Span("cap", "id"))
    group = (Span("Rents", "strong"), " (", Span("rents", "id"), ")")
    grid = Grid(("What", "Ali"), ((cell, "+ must*"),), compact=True, groups={0: group})
    assert markdown_text((grid,)) == (
        "| What | Ali |\n| --- | --- |\n"
        "| **Rents** (`rents`) |  |\n| Cap rents. `cap` | + must\\* |\n"
    )


CHOICE = Alternatives(
    (
        (signs(3, "+ should", heads=("Alihodzic 2023", "Bergengruen 2023", "Christensen 2023")),),
        (signs(3, "+ should", heads=("Al23", "Be23", "Ch23")), Paragraph("Al23 = Alihodzic 2023")),
        (signs(3, "+"), Facts((("last", "form"),))),
    )
)


@pytest.mark.parametrize(
    ("width", "there", "absent"),
    [
        (120, "Christensen 2023", "Ch23"),
        (62, "Ch23", "Christensen"),
        (62, "Al23 = Alihodzic 2023", "last"),
        (40, "last  form", "+ should"),
        (15, "last", "+ should"),
    ],
)
def test_of_several_forms_the_first_that_fits_is_shown(width: int, there: str, absent: str) -> None:
    found = page_text((Paragraph("Before."), CHOICE, Paragraph("After.")), width)
    assert there in found
    assert absent not in found
    assert found.startswith("Before.\n\n")


def test_a_few_long_ends_take_the_fuller_form_from_no_others() -> None:
    ends = [*["cap"] * 9, "a-very-long-id-indeed-and-longer"]
    rows: tuple[tuple[Phrase, ...], ...] = tuple(
        ((LONG, "\t", end), *["+ should*"] * 4) for end in ends
    )
    full = Grid(("Proposition", "Ali", "Berg", "Chen", "Diaz"), rows, fixed=1, compact=True)
    found = page_text((Alternatives(((full,), (Paragraph("short"),))),), 80)
    assert found.count(f" cap{'  + should*' * 4}\n") == 9


def test_what_has_no_width_gets_the_fullest_form() -> None:
    found = markdown_text((CHOICE,))
    assert "Christensen 2023" in found
    assert "Ch23" not in found


def test_a_framed_table_may_be_one_of_several_forms() -> None:
    wide = Grid(("Who", "What"), (("Ali", LONG), ("Berg Dahl", LONG * 2)), fixed=1)
    page: Page = (Alternatives(((wide,), (Paragraph("short"),))),)
    assert page_text(page, 60).startswith("╭")
    assert page_text(page, 20) == "short\n"


@given(st.lists(grids(), min_size=1, max_size=3), st.integers(1, 120))
def test_no_form_is_wider_than_the_terminal(tables: list[Grid], width: int) -> None:
    page: Page = (Alternatives(tuple((grid,) for grid in tables)),)
    for line in page_text(page, max(width, 20)).split("\n"):
        assert cell_len(line) <= max(width, 20)


def test_names_give_way_before_a_statement_is_too_short_to_tell() -> None:
    rows: tuple[tuple[Phrase, ...], ...] = (((LONG, "\t", "q1"), *["+ should"] * 5),)
    names = ("Christdemokraten", "Freidemokraten", "Umwelt", "Grüne", "Linke")
    full, keyed = (
        Grid(("Proposition", *heads), rows, fixed=1, compact=True)
        for heads in (names, ("CD", "FD", "U", "G", "L"))
    )
    shown = page_text((Alternatives(((full,), (keyed,))),), 80)
    assert "Christdemokraten" not in shown
    assert LONG[:20] in shown
