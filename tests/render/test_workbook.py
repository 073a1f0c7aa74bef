"""A workbook holds texts and nothing that is computed, and lets people fill in what they may."""

import io
import sys
from collections.abc import Sequence
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.corpus.tables.workbook_child import answer_for_sheet
from policy_compare.errors import CallError
from policy_compare.render.workbook import workbook_bytes
from policy_compare.views.workbook import SheetCell, SheetColumn, Workbook, WorkbookSheet
from tests.support.strategies import nasty

COLUMNS = (
    SheetColumn("id", 10, locked=True),
    SheetColumn("text", 50),
    SheetColumn("stance", 10, choices="stances", open=True),
    SheetColumn("actors", 10, choices="actors", strict=False),
    SheetColumn("topics", 10, choices="topics"),
)


def workbook(*rows: Sequence[SheetCell]) -> Workbook:
    listed = [[*row, *[""] * (len(COLUMNS) - len(row))] for row in rows]
    sheet = WorkbookSheet("coding", COLUMNS, listed, fixed=1, filled=True)
    hidden = WorkbookSheet("before", COLUMNS, listed, hidden=True)
    lists = {"stances": ("support", "oppose"), "actors": ("a", "b", "c"), "topics": ()}
    return Workbook((sheet, hidden), lists)


def part(data: bytes, name: str) -> str:
    return ZipFile(io.BytesIO(data)).read(f"xl/{name}").decode()


@settings(max_examples=50)
@given(st.lists(nasty.filter(str.isprintable), min_size=1, max_size=5))
@pytest.mark.parametrize("name", ["", "before"])
def test_every_text_comes_back_as_it_was(name: str, texts: list[str]) -> None:
    rows = [
        ("r", text) for text in ("=1+1", "00012", "1e5", "_x0041_", "http://example.org", *texts)
    ]
    data = workbook_bytes(workbook(*rows))
    answer = answer_for_sheet(data, name)
    assert answer["rows"][1:] == [  # type: ignore[index]
        (number, [*row, "", "", ""]) for number, row in enumerate(rows, start=2)
    ]
    assert "<f>" not in part(data, "worksheets/sheet1.xml")
    assert "hyperlink" not in part(data, "worksheets/sheet1.xml")


def test_words_in_bold_stand_among_the_others() -> None:
    rows = [
        ("r", ("before ", "in bold", " after")),
        ("s", ("", "in bold", "")),
        ("t", ("", "a", " b")),
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


def test_workbook_without_rows_is_one() -> None:
    assert b"xl/" in workbook_bytes(workbook())


def test_text_that_fits_in_no_cell_is_told() -> None:
    with pytest.raises(CallError, match="32,768 characters fits in no cell: “xxx"):
        workbook_bytes(workbook(("r", "x" * 32768)))


def test_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(CallError, match="XlsxWriter") as raised:
        workbook_bytes(workbook())
    assert "pip install 'policy-compare[tables]'" in raised.value.hint
