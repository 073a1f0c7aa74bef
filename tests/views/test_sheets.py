"""Sheets are as wide as what they show, and a compact table keeps its signs and shades."""

import pytest

from policy_compare.views.page import Grid, Paragraph
from policy_compare.views.phrases import Span, text_of
from policy_compare.views.sheets import free_sheet, grid_sheet, shown_text, table_workbook
from policy_compare.views.table import Table
from policy_compare.views.workbook import ShadedWords, SheetCell, WordsInBold


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("a", "a"),
        (3, "3"),
        (0.12345, "0.123"),
        (True, "true"),
        (("a", "b"), "a; b"),
        (WordsInBold("a ", "b", " c"), "a b c"),
        (ShadedWords("+"), "+"),
    ],
)
def test_what_is_to_be_read_of_a_cell(cell: SheetCell, text: str) -> None:
    assert shown_text(cell) == text


def test_columns_are_as_wide_as_what_stands_in_them_within_limits() -> None:
    sheet = free_sheet("made", ("id", "statement"), [("ali-2023\n2", "x" * 99), (None, "y")])
    assert [column.width for column in sheet.columns] == [8, 60]
    assert (sheet.use, sheet.fixed) == ("free", 1)


def test_dates_stand_in_the_columns_that_say_so() -> None:
    sheet = free_sheet("made", ("paper", "issued", "date", "paper_accessed"), [])
    assert [column.dates for column in sheet.columns] == [False, True, True, True]


def test_table_without_notes_is_one_sheet() -> None:
    (sheet,) = table_workbook(Table("made", ("id",), [("a",)])).sheets
    assert (sheet.name, list(sheet.rows)) == ("made", [("a",)])


GRID = Grid(
    ("Proposition", "AL", "BE"),
    (
        (("Cap rents.", "\t", Span("cap", "id")), Span("+ must", "for"), Span("·", "muted")),
        (("Build.", "\t", Span("build", "id")), Span("−", "against"), Span("~", "neutral")),
    ),
    1,
    groups={0: (Span("Rents", "strong"), " (rents)")},
    full_heads=("", "Ali 2023", "Berg 2024"),
    shades=((1.0, None), (0.5, 0.5)),
)


def test_compact_table_has_its_groups_and_ids_in_columns() -> None:
    sheet = grid_sheet("matrix", (Paragraph("legend"), GRID), "topic", ("statement", "id"))
    heads = [column.name for column in sheet.columns]
    assert heads == ["topic", "statement", "id", "Ali 2023", "Berg 2024"]
    assert list(sheet.rows) == [
        (
            "Rents (rents)", "Cap rents.", "cap",
            ShadedWords("+ must", "for", 1.0), ShadedWords("·", "muted"),
        ),
        (
            "Rents (rents)", "Build.", "build",
            ShadedWords("−", "against", 0.5), ShadedWords("~", "neutral", 0.5),
        ),
    ]  # fmt: skip
    assert sheet.fixed == 3


def test_without_groups_and_ids_there_is_no_column_for_them() -> None:
    rows = tuple((text_of(row[0]).partition("\t")[0], *row[1:]) for row in GRID.rows)
    grid = GRID._replace(rows=rows, groups={}, full_heads=(), shades=())
    sheet = grid_sheet("pairs", (grid,), "topic", ("unit", "key"))
    assert [column.name for column in sheet.columns] == ["unit", "AL", "BE"]
    assert sheet.rows[0] == ("Cap rents.", ShadedWords("+ must", "for"), ShadedWords("·", "muted"))
    assert sheet.fixed == 1


def test_what_is_said_in_the_place_of_a_table_is_a_note() -> None:
    sheet = grid_sheet("pairs", (Paragraph("There are no two papers."),), "", ("unit", "key"))
    assert list(sheet.rows) == [("There are no two papers.",)]
