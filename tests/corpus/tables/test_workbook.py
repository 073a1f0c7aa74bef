"""Workbooks come in as their sheets show them, and harm nobody."""

import io
import subprocess
from collections.abc import Callable, Sequence
from datetime import date, datetime
from zipfile import ZipFile

import pytest
import xlsxwriter

from policy_compare.codebook_table import ENTRY_COLUMNS
from policy_compare.corpus.tables import workbook
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.tables.workbook import is_workbook, read_workbook
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import SourceError
from tests.support.workbooks import ods, ods_row, xlsx

HEADER = ("author", "proposition", "stance")
ROWS = (HEADER, ("Ali", "rent-cap", "yes"))


def read(data: bytes, sheet_name: str = "") -> tuple[Sheet | None, list[str]]:
    report = Report("t.xlsx")
    sheet = read_workbook(data, sheet_name, report)
    return sheet, [f"{problem.message}; {problem.hint}" for problem in report.problems]


def cells(data: bytes, sheet_name: str = "") -> list[list[str]]:
    sheet, problems = read(data, sheet_name)
    assert problems == []
    assert sheet is not None
    return [list(map(str, row.cells)) for row in sheet.rows]


def test_cells_are_texts_as_they_are_shown() -> None:
    shown = (3, 0.1 + 0.2, True, False, "a\nb", "2.50", -1, 1e15)
    data = xlsx([list("abcdefgh"), shown])
    assert cells(data) == [["3", "0.3", "TRUE", "FALSE", "a\nb", "2.50", "-1", "1e+15"]]


def test_what_was_put_before_a_formula_is_taken_away() -> None:
    assert cells(xlsx([list("ab"), ("'=1", "'a")])) == [["=1", "'a"]]


def test_dates_are_iso_dates() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["day", "time"])
        format = book.add_format({"num_format": "dd.mm.yy hh:mm"})
        sheet.write_datetime(1, 0, date(2024, 5, 1), format)
        sheet.write_datetime(1, 1, datetime(2024, 5, 1, 12, 30), format)  # noqa: DTZ001
    assert cells(file.getvalue()) == [["2024-05-01", "2024-05-01 12:30:00"]]


def test_a_row_knows_its_number_and_empty_ones_are_left_out() -> None:
    sheet, _ = read(xlsx([[], HEADER, [], ("Ali", "rent-cap", "yes"), ["", "", ""], []]))
    assert sheet is not None
    assert (sheet.header, [row.line for row in sheet.rows]) == (HEADER, [4])


def test_a_merged_cell_is_said_of_every_row() -> None:
    rows = (HEADER, ("Ali", "rent-cap", "yes"), ("", "build-more", "no"), ("Berg", "x", "no"))
    assert [row[0] for row in cells(xlsx(rows, merged=["A2:A3"]))] == ["Ali", "Ali", "Berg"]


def test_the_first_sheet_that_holds_a_table_is_read_and_told() -> None:
    data = xlsx([["Read me first"]], ROWS, ROWS)
    sheet, _ = read(data)
    assert sheet is not None
    assert sheet.notes == ("read the sheet 'Sheet2'; --sheet names another: Sheet1, Sheet3",)
    named, _ = read(data, "Sheet3")
    assert named is not None
    assert named.notes == ()
    assert read(xlsx(ROWS))[0] == named


def findings(
    *entries: Sequence[str], header: Sequence[str] = ENTRY_COLUMNS, codebook: str = "codebook"
) -> bytes:
    """A workbook as one of findings is, with a title sheet first."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, rows in (
            ("findings", ROWS),
            ("recommendations", (HEADER, ("'=Ali", "rent-cap", "yes"))),
            (codebook, (header, *entries)),
        ):
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    return file.getvalue()


def test_of_a_workbook_of_findings_the_statements_are_read_with_the_codebook() -> None:
    sheet, problems = read(findings(["topic", "rents", "Rents"]))
    assert sheet is not None
    assert problems == []
    # No CSV made it, so an apostrophe is one.
    assert [row.cells for row in sheet.rows] == [["'=Ali", "rent-cap", "yes"]]
    assert sheet.codebook == {"topics": {"rents": {"label": "Rents"}}}
    assert sheet.notes == ("read the sheets 'recommendations' and 'codebook'",)


def test_what_is_wrong_with_its_codebook_is_told() -> None:
    _, problems = read(findings(["topic", "rents"], ["topic", "rents"]))
    assert problems == [
        "the key 'rents' stands here a second time; delete one of the two, or join them"
    ]


def test_a_sheet_of_it_that_is_named_is_read_alone() -> None:
    sheet, _ = read(findings(["topic", "rents"]), "recommendations")
    assert sheet is not None
    assert (sheet.codebook, len(sheet.rows)) == (None, 1)


@pytest.mark.parametrize(
    "data",
    [
        findings(["topic", "rents"], header=("kind", "id", "what it says")),
        findings(["topic", "rents"], codebook="codes"),
    ],
    ids=["header", "sheet"],
)
def test_other_workbooks_with_such_names_are_read_as_any(data: bytes) -> None:
    sheet, _ = read(data)
    assert sheet is not None
    assert sheet.codebook is None
    assert sheet.notes[0].startswith("read the sheet 'findings'; --sheet names another")


def test_a_hidden_sheet_is_read_where_it_is_named() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        for name, cell in (("lists", "hidden"), ("Votes", "shown")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["a", "b"])
            sheet.write_row(1, 0, [cell, "x"])
        book.get_worksheet_by_name("Votes").activate()
        book.get_worksheet_by_name("lists").hide()
    assert cells(file.getvalue()) == [["shown", "x"]]
    assert cells(file.getvalue(), "lists") == [["hidden", "x"]]


def test_open_document_is_read_too() -> None:
    assert cells(ods(ods_row(*HEADER) + ods_row("Ali", "é", "no"))) == [["Ali", "é", "no"]]


def damaged() -> bytes:
    data = bytearray(xlsx(ROWS))
    data[600:900] = bytes(300)
    return bytes(data)


def other_archive() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return file.getvalue()


def far_apart() -> bytes:
    """A cell in the first and one in the last corner, with 17 billion between."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write("A1", "author")
        sheet.write("XFD1048576", "x")
    return file.getvalue()


def billion() -> bytes:
    """A cell that stands there sixteen billion times."""
    row = ods_row("x", attributes=' table:number-columns-repeated="16384"')
    return ods(row.replace("-row>", '-row table:number-rows-repeated="1000000">', 1))


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (damaged, "it is damaged, or no spreadsheet; open it in a spreadsheet, and save"),
        (other_archive, "it is damaged, or no spreadsheet"),
        (lambda: b"PK\x03\x04a,b\n", "it is damaged, or no spreadsheet"),
        (lambda: LOCKED, "only a password opens it; open it, and save it without the password"),
        (lambda: ods("", encrypted=True), "only a password opens it"),
        (lambda: xlsx([["alone"]]), "no sheet that is shown holds a table; put the columns' names"),
        (far_apart, "it takes more memory or time than any table"),
        (billion, "it is damaged, or no spreadsheet"),
    ],
    ids=["damaged", "document", "no archive", "locked", "locked ods", "alone", "far", "billion"],
)
def test_what_gives_no_rows_is_told_in_a_sentence(make: Callable[[], bytes], message: str) -> None:
    sheet, problems = read(make())
    assert sheet is None
    assert len(problems) == 1
    assert problems[0].startswith(f"the workbook cannot be read: {message}")


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    assert read(xlsx(ROWS, ROWS), "Votes") == (
        None,
        ["the workbook cannot be read: it has no sheet 'Votes'; it has: Sheet1, Sheet2"],
    )


def test_a_workbook_is_told_by_what_it_holds() -> None:
    assert is_workbook(xlsx(ROWS))
    assert is_workbook(LOCKED)
    assert not is_workbook(b"author,stance\n")


def test_reading_needs_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    start = workbook._START.replace(
        "serve_sheet(", "sys.modules['python_calamine'] = None;serve_sheet("
    )
    monkeypatch.setattr(workbook, "_START", start)
    with pytest.raises(SourceError, match="reading it needs python-calamine") as caught:
        read(xlsx(ROWS))
    assert caught.value.hint == "pip install 'policy-compare[tables]', or save it as CSV"


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_START", "import time; time.sleep(3600)")
    monkeypatch.setattr(workbook, "SECONDS", 0.2)
    assert "takes more memory or time" in read(xlsx(ROWS))[1][0]


def test_a_reader_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise OSError

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(SourceError, match="its reader does not start"):
        read(xlsx(ROWS))
