"""A table's content tells what its file is, whatever it is called."""

import pytest

from policy_compare.corpus.tables.sheet import Row
from policy_compare.corpus.tables.table_file import read_table_file
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from tests.support.workbooks import ods, ods_row, xlsx

ROWS = [["author", "text"], ["Ali", "Act."]]


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.ods", "t.txt", "t"])
@pytest.mark.parametrize(
    "data",
    [
        b"author,text\nAli,Act.\n",
        b"sep=;\r\nauthor;text\r\nAli;Act.\r\n",
        xlsx(ROWS),
        ods("".join(ods_row(*row) for row in ROWS)),
        b'[{"author": "Ali", "text": "Act."}]',
        b'\xef\xbb\xbf\n{"rows": [{"author": "Ali", "text": "Act."}]}',
    ],
    ids=["csv", "sep", "xlsx", "ods", "list", "export"],
)
def test_a_table_is_read_under_any_name(data: bytes, name: str) -> None:
    report = Report(name)
    sheet = read_table_file(data, report)
    assert sheet is not None
    assert sheet.header == ("author", "text")
    assert [list(row.cells) for row in sheet.rows] == [["Ali", "Act."]]
    assert report.problems == []


def test_a_table_that_only_looks_like_json_is_none() -> None:
    sheet = read_table_file(b"[author],text\nAli,Act.\n", Report("t.csv"))
    assert sheet is not None
    assert sheet.header == ("[author]", "text")
    report = Report("T.JSON")
    assert read_table_file(b"author,text\n", report) is None
    assert report.problems[0].code == "json-syntax"


def test_a_column_without_a_name_has_one() -> None:
    sheet = read_table_file(b",Left,Right\nCap?,yes,no\n", Report("t.csv"))
    assert sheet is not None
    assert (sheet.header, sheet.rows) == (
        ("column 1", "Left", "Right"),
        [Row(2, ["Cap?", "yes", "no"])],
    )


@pytest.mark.parametrize(
    ("data", "sheet_name", "encoding", "message"),
    [
        (b"a,b\n", "Votes", "", "t.csv is no workbook, so it has no --sheet"),
        (xlsx(ROWS), "", "cp1252", "t.csv is a workbook, which has no --encoding"),
        (b"<!DOCTYPE html><table><tr>", "", "", "t.csv is a web page or XML, not a table"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook>", "", "", "a web page or XML"),
    ],
    ids=["sheet", "encoding", "page", "xml"],
)
def test_what_cannot_be_read_so_is_told(
    data: bytes, sheet_name: str, encoding: str, message: str
) -> None:
    with pytest.raises(CallError, match=message):
        read_table_file(data, Report("t.csv"), sheet_name, encoding)


_OURS = ("paper", "paper_title", "recommendation", "statement", "actors", "actors_label")


def test_labels_that_only_show_what_ids_mean_are_not_read() -> None:
    rows = f"{','.join(_OURS)}\nali,Homes,r,Do it.,council,Town council\n"
    sheet = read_table_file(rows.encode(), Report("t.csv"))
    assert sheet is not None
    assert sheet.header == _OURS[:-1]
    assert sheet.rows == [Row(2, ["ali", "Homes", "r", "Do it.", "council"])]


@pytest.mark.parametrize(
    "header", ["author,actors,actors_label", ",".join(("x_label", *_OURS[:5]))]
)
def test_columns_of_others_that_are_called_so_stay(header: str) -> None:
    sheet = read_table_file(f"{header}\n{header}\n".encode(), Report("t.csv"))
    assert sheet is not None
    assert sheet.header == tuple(header.split(","))
