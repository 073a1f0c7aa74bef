"""Cells whose formulas gave nothing are found, and no others."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter

from policy_compare.corpus.tables.formula_errors import find_formula_errors
from policy_compare.corpus.tables.workbook_child import answer_for_sheet
from tests.support.workbooks import ods, ods_row, xlsx


def workbook(name: str = "Sheet & “2”") -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("first").write_formula(0, 0, "=A2", None, "#NAME?")
        page = book.add_worksheet(name)
        page.write_row(0, 0, ["a", "b", "c"])
        page.write_row(1, 0, ["x", "", "z"])
        page.write_blank(2, 0, None, book.add_format({"bold": True}))
        page.write_formula(2, 1, "=B9", None, "#REF!")
        page.write_formula(3, 27, "=1+1", None, 2)
        page.write_formula(3, 28, "=1/0", None, "#DIV/0!")
    return content.getvalue()


def test_errors_are_found_where_they_stand() -> None:
    found = find_formula_errors(workbook(), "Sheet & “2”")
    assert found == {(2, 1): "#REF!", (3, 28): "#DIV/0!"}
    assert find_formula_errors(workbook(), "first") == {(0, 0): "#NAME?"}
    assert find_formula_errors(workbook(), "none") == {}


def test_errors_are_among_the_cells_of_the_sheet() -> None:
    rows = dict(answer_for_sheet(workbook(), "Sheet & “2”")["rows"])  # type: ignore[call-overload]
    assert rows[2][:3] == ["x", "", "z"]
    assert rows[3][:2] == ["", "#REF!"]
    assert (rows[4][27], rows[4][28]) == ("2", "#DIV/0!")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", ods(ods_row("a", "b"))], ids=["empty", "broken", "ods"]
)
def test_what_is_no_xlsx_has_none(data: bytes) -> None:
    assert find_formula_errors(data, "Votes") == {}


def test_sheet_without_formulas_has_none() -> None:
    assert find_formula_errors(xlsx([["a", "#REF!"]]), "Sheet1") == {}


def with_cell(cell: str) -> bytes:
    """A workbook whose cell B2 is this one, in XML."""
    content = BytesIO()
    with ZipFile(BytesIO(xlsx([["a", "b"], ["x", "y"]]))) as old, ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub('<c r="B2"[^>]*>.*?</c>', cell, old.read(name).decode()))
    return content.getvalue()


@pytest.mark.parametrize("inside", ["<f>A1</f>", "<f>A1</f><v></v>", "<f>A1</f><v />", "<f/>"])
def test_formula_that_was_never_computed_is_an_error(inside: str) -> None:
    data = with_cell(f'<c r="B2">{inside}</c>')
    assert find_formula_errors(data, "Sheet1") == {(1, 1): "#VALUE!"}
    assert answer_for_sheet(data, "")["rows"] == [(1, ["a", "b"]), (2, ["x", "#VALUE!"])]


def test_formula_that_gives_an_empty_text_is_none() -> None:
    data = with_cell('<c r="B2" t="str"><f>""</f><v></v></c>')
    assert find_formula_errors(data, "Sheet1") == {}
