"""A workbook computes nothing of what it holds, and lets people fill in what they may."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from policy_compare.corpus.tables.workbook_child import answer_for_sheet
from policy_compare.errors import CallError
from policy_compare.render.safe_text import safe_text
from policy_compare.render.workbook import render, workbook_bytes
from policy_compare.views.sheets import free_sheet, shown_text
from policy_compare.views.table import Table, View
from policy_compare.views.workbook import (
    ShadedWords,
    SheetCell,
    SheetColumn,
    WordsInBold,
    Workbook,
    WorkbookSheet,
)
from tests.support.strategies import nasty, tables

COLUMNS = (
    SheetColumn("id", 10, locked=True),
    SheetColumn("text", 50),
    SheetColumn("stance", 10, choices="stances", open=True),
    SheetColumn("actors", 10, choices="actors", strict=False),
    SheetColumn("topics", 10, choices="topics"),
)


def workbook(*rows: Sequence[SheetCell]) -> Workbook:
    listed = [[*row, *[""] * (len(COLUMNS) - len(row))] for row in rows]
    sheet = WorkbookSheet("coding", COLUMNS, listed, fixed=1, use="form")
    hidden = WorkbookSheet("before", COLUMNS, listed, hidden=True)
    lists = {"stances": ("support", "oppose"), "actors": ("a", "b", "c"), "topics": ()}
    return Workbook((sheet, hidden), lists)


def part(data: bytes, name: str) -> str:
    return ZipFile(io.BytesIO(data)).read(f"xl/{name}").decode()


@settings(max_examples=50)
@given(st.lists(nasty, min_size=1, max_size=5))
@pytest.mark.parametrize("name", ["", "before"])
def test_every_text_comes_back_as_it_was(name: str, texts: list[str]) -> None:
    rows = [
        ("r", text) for text in ("=1+1", "00012", "1e5", "_x0041_", "http://example.org", *texts)
    ]
    data = workbook_bytes(workbook(*rows))
    answer = answer_for_sheet(data, name)
    assert answer["rows"][1:] == [  # type: ignore[index]
        (number, [*map(safe_text, row), "", "", ""]) for number, row in enumerate(rows, start=2)
    ]
    assert "<f>" not in part(data, "worksheets/sheet1.xml")
    assert "hyperlink" not in part(data, "worksheets/sheet1.xml")


def test_words_in_bold_stand_among_the_others() -> None:
    rows = [
        ("r", WordsInBold("before ", "in bold", " after")),
        ("s", WordsInBold("", "in bold", "")),
        ("t", WordsInBold("", "a", " b")),
    ]
    data = workbook_bytes(workbook(*rows))
    texts = [cells[1] for _, cells in answer_for_sheet(data, "")["rows"]]  # type: ignore[attr-defined]
    assert texts == ["text", "before in bold after", "in bold", "a b"]
    assert part(data, "sharedStrings.xml").count("<b/>") == 2


def test_cells_are_chosen_from_lists_and_ids_are_locked() -> None:
    data = workbook_bytes(workbook(("r",), ("s",)))
    sheet = part(data, "worksheets/sheet1.xml")
    assert "<sheetProtection " in sheet
    assert 'insertRows="0"' in sheet
    assert sheet.count("<dataValidation ") == 2
    assert "<formula1>lists!$A$1:$A$2</formula1>" in sheet
    assert "<formula1>lists!$B$1:$B$3</formula1>" in sheet
    # One of several actors is chosen, and the others are typed behind it.
    assert sheet.count("showErrorMessage") == 1
    assert "conditionalFormatting" in sheet
    assert part(data, "styles.xml").count('<protection locked="0"/>') == 1
    assert part(data, "workbook.xml").count('state="veryHidden"') == 2
    # What is only shown is locked as a whole.
    shown = part(data, "worksheets/sheet2.xml")
    assert "<sheetProtection " in shown
    assert "insertRows" not in shown


def test_rows_are_as_high_as_what_is_to_be_read_within_limits() -> None:
    rows = [("r", "x"), ("s", "word " * 30), ("t", "word " * 900)]
    sheet = part(workbook_bytes(workbook(*rows)), "worksheets/sheet1.xml")
    assert [height in sheet for height in ('ht="15"', 'ht="60"', 'ht="180"')] == [True] * 3


def opened(*sheets: WorkbookSheet) -> Any:
    """The workbook of these sheets as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(Workbook(sheets))))


def test_what_another_program_reads_is_what_was_meant() -> None:
    cells: list[SheetCell] = [
        "id", 3, 0.25, True, ("a", "b"), "2024-05-01", ShadedWords("+ must", "for", 1.0), None,
    ]  # fmt: skip
    heads = ("text", "count", "share", "in_full", "list", "issued", "unit", "nothing")
    sheet = opened(free_sheet("made", heads, [cells], fixed=2))["made"]
    head, row = sheet.iter_rows()
    assert [cell.value for cell in head] == list(heads)
    assert [cell.value for cell in row] == [
        "id", 3, 0.25, "true", "a; b", datetime.fromisoformat("2024-05-01"), "+ must", None,
    ]  # fmt: skip
    assert [cell.data_type for cell in row] == ["s", "n", "n", "s", "s", "d", "s", "n"]
    assert [row[place].number_format for place in (1, 2, 5)] == ["0", "0.000", "yyyy-mm-dd"]
    assert row[6].fill.fgColor.rgb == "FF73A8DB"
    assert row[0].fill.fill_type is None
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:H2")
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.paperSize, sheet.oddFooter.right.text) == (9, "&P / &N")
    assert not sheet.protection.sheet


def test_wide_sheets_are_printed_on_larger_paper() -> None:
    for count, pages in ((4, 1), (5, 2)):
        sheet = opened(free_sheet("wide", "abcde"[:count], [["x" * 60] * count]))["wide"]
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth or 1) == (8, pages)
        assert sheet.print_title_cols == "$A:$A"


@pytest.mark.parametrize("text", ["2024-05", "2024-02-30", "1900-02-28", "2024-05-01~", "20240501"])
def test_text_that_is_no_full_date_stays_text(text: str) -> None:
    assert opened(free_sheet("made", ("issued",), [[text]]))["made"]["A2"].value == text


def test_date_is_none_in_a_column_of_names() -> None:
    sheet = opened(free_sheet("made", ("paper", "date"), [["2024-05-01", "2024-05-01"]]))["made"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "d"]


@settings(max_examples=50)
@given(tables())
def test_every_cell_of_a_table_is_there_and_none_is_computed(table: Table) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(render(View(lambda: table, tuple))))["made"]
    for row, values in enumerate(table.rows, 2):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(row, column)
            assert cell.data_type != "f"
            if isinstance(value, int | float) and not isinstance(value, bool):
                assert float(cell.value) == pytest.approx(float(value), rel=1e-14)
            else:
                assert unescape(cell.value or "") == safe_text(shown_text(value))


def test_notes_are_on_a_sheet_of_their_own() -> None:
    table = Table("made", ("id",), [("a",)], ("one",), ("two",))
    book = openpyxl.load_workbook(io.BytesIO(render(View(lambda: table, tuple))))
    assert book.sheetnames == ["made", "notes"]
    assert [cell.value for cell in book["notes"]["A"]] == ["note", "one", "two"]


def test_workbook_of_its_own_making_goes_before_the_table() -> None:
    own = Workbook((free_sheet("own", ("a",), []),))
    view = View(lambda: Table("made", ("id",), []), tuple, {"workbook": lambda table: own})
    assert openpyxl.load_workbook(io.BytesIO(render(view))).sheetnames == ["own"]


def test_the_same_workbook_has_the_same_bytes() -> None:
    data = workbook_bytes(workbook(("r", "x")))
    assert data == workbook_bytes(workbook(("r", "x")))
    assert "1980-01-01T00:00:00Z" in ZipFile(io.BytesIO(data)).read("docProps/core.xml").decode()


@pytest.mark.parametrize(
    ("columns", "rows", "what"),
    [(1, 1_048_576, "1,048,577 rows"), (16_385, 1, "16,385 columns")],
)
def test_more_than_a_sheet_holds_is_told(columns: int, rows: int, what: str) -> None:
    sheet = WorkbookSheet("a", (SheetColumn("x", 1),) * columns, range(rows))  # type: ignore[arg-type]
    with pytest.raises(CallError, match=what) as raised:
        workbook_bytes(Workbook((sheet,)))
    assert "--topic or --paper" in raised.value.hint


def test_workbook_without_rows_is_one() -> None:
    assert b"xl/" in workbook_bytes(workbook())


def test_text_that_fits_in_no_cell_is_told() -> None:
    with pytest.raises(CallError, match="32,768 characters fits in no cell: “xxx"):
        workbook_bytes(workbook(("r", "x" * 32768)))
