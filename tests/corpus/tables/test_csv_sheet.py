"""Tables in CSV, as people and spreadsheets write it."""

import pytest

from policy_compare.corpus.tables.csv_sheet import read_csv, read_csv_rows
from policy_compare.corpus.tables.sheet import Sheet
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import SourceError


def csv(text: str | bytes) -> tuple[Sheet | None, list[tuple[str, int]]]:
    report = Report("t.csv")
    found = read_csv(text if isinstance(text, bytes) else text.encode(), report)
    return found, [(one.code, one.line) for one in report.problems]


def cells(text: str | bytes) -> list[tuple[int, list[object]]]:
    found, problems = csv(text)
    assert not problems
    assert found is not None
    return [(row.line, list(row.cells)) for row in found.rows]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_header_tells_what_stands_between_cells(sign: str) -> None:
    found, problems = csv(f"a{sign} b \r\n1{sign}2\r\n")
    assert (found, problems) == (Sheet(("a", "b"), [(2, ["1", "2"])]), [])  # type: ignore[list-item]


def test_a_row_knows_its_line_whatever_stands_before() -> None:
    text = 'a,b\n"1\n2",x\n\n,\n3,"y ""z"""\n'
    assert cells(text) == [(2, ["1\n2", "x"]), (6, ["3", 'y "z"'])]


def test_a_mark_of_byte_order_is_no_part_of_the_header() -> None:
    found, _ = csv(b"\xef\xbb\xbfa,b\r\n1,2")
    assert found is not None
    assert found.header == ("a", "b")


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'=1", "=1"), ("''=1", "'=1"), ("'a", "'a"), ("'", "'"), ("-1", "-1"), ("'-1", "-1")],
)
def test_what_was_put_before_a_formula_is_taken_away(cell: str, text: str) -> None:
    assert cells(f"a,b\n{cell},x\n") == [(2, [text, "x"])]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("empty-file", 0)]),
        (",,\n", [("empty-file", 0)]),
        ("a,b\n\u00e9,".encode() + b"\xff\n", [("not-utf8", 2)]),
        ('a,b\n1,2\n"x"y,3\n', [("csv-syntax", 3)]),
        ('a,b\n"1,2\n', [("csv-syntax", 2)]),
        ('a,b\n1,2\n"3,4\n5,6\n7,8\n', [("csv-syntax", 3)]),
        ("a,b\n\u00e9,2\n\n3,4\n".encode() + b"\xff,5\n", [("not-utf8", 5)]),
        (b"PK\x03\x04a,b\n", [("csv-syntax", 0)]),
        ("a,b\n1\n", [("row-length", 2)]),
        ("a,b\n1,2,3\n", [("row-length", 2)]),
        ("a,a\n1,2\n", [("duplicate-column", 1)]),
        ("a,\n1,2\n", [("unnamed-column", 1)]),
        ("a,b\n1,\x1b[31m\n", [("control-character", 2)]),
        ("a,b\n1,\u202ex\n", [("direction-character", 2)]),
        ("a,b\n1,x\u200b\n2,\u3164y\n", [("invisible-character", 2), ("invisible-character", 3)]),
        ("a,b\u200b\n1,می\u200cخواهم\n", [("invisible-character", 1)]),
        ("a,b\n\x001,2\n", [("control-character", 2)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    text: str | bytes, problems: list[tuple[str, int]]
) -> None:
    assert csv(text)[1] == problems


def test_what_a_spreadsheet_says_of_its_separator_is_no_row() -> None:
    assert cells('sep=;\r\na;b\r\n1;"2\r\n3"\r\n4;5\r\n') == [(3, ["1", "2\r\n3"]), (5, ["4", "5"])]


def test_an_unnamed_column_without_cells_is_no_matter() -> None:
    assert cells("a,,\n1,,\n") == [(2, ["1", "", ""])]


def test_lines_that_end_as_windows_ends_them_are_no_control_characters() -> None:
    assert cells('a,b\r\n"1\r\n2",3\r\n') == [(2, ["1\r\n2", "3"])]


def test_a_cell_without_end_is_refused() -> None:
    assert csv(f"a,b\n{'x' * 1_100_000},1\n")[1] == [("csv-syntax", 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_spreadsheets_call_unicode_is_read(encoding: str) -> None:
    text = "a\tb\r\n\u00e9\t\u0142\r\n".encode(encoding)
    assert cells(b"\xfe\xff" + text if encoding == "utf-16-be" else text) == [
        (2, ["\u00e9", "\u0142"])
    ]


@pytest.mark.parametrize(
    ("encoding", "text", "told"),
    [
        (
            "cp1252",
            "Frage;Gr\u00fcne\nMehr Pl\u00e4tze f\u00fcr alle?;ja\n",
            "Windows-1252 (cp1252)",
        ),
        (
            "cp1250",
            "pytanie;Lewica\nWi\u0119cej \u017c\u0142obk\u00f3w?;tak\n",
            "Windows-1250 (cp1250)",
        ),
    ],
)
def test_a_table_that_is_no_utf_8_is_guessed_and_told(encoding: str, text: str, told: str) -> None:
    report = Report("t.csv")
    sheet = read_csv(text.encode(encoding), report)
    assert sheet is not None
    assert (*sheet.header, *sheet.rows[0].cells) == tuple(text.replace("\n", ";").split(";")[:-1])
    (problem,) = report.problems
    assert (problem.code, problem.severity) == ("guessed-table", "warning")
    assert f"was read as {told}, which is a guess" in problem.message


def test_the_encoding_that_is_given_rules() -> None:
    report = Report("t.csv")
    data = "a,b\n\u00e9,1\n".encode("cp1252")
    assert read_csv_rows(data, "cp1251", report) == [(1, ["a", "b"]), (2, ["\u0439", "1"])]
    assert report.problems == []
    assert read_csv_rows(data, "utf-8", report) is None
    (problem,) = report.problems
    assert (problem.code, problem.line) == ("unknown-encoding", 2)
    assert "byte 0xE9 is not UTF-8" in problem.message


def test_an_encoding_that_cannot_be_told_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes, name: str) -> str:
        raise SourceError("t.csv is in an encoding that cannot be told", "save it as UTF-8 text")

    monkeypatch.setattr("policy_compare.texts.encoding_guess.guess_encoding", fail)
    report = Report("t.csv")
    assert read_csv(b"a,b\n\xff,1\n", report) is None
    (problem,) = report.problems
    assert problem.code == "unknown-encoding"
    assert problem.hint == "save it as UTF-8 text"


def test_empty_cells_that_a_spreadsheet_left_out_are_filled() -> None:
    """Some write sixteen rows at a time, and leave out the cells that are empty in all of them."""
    full, short = "1,2,3\n", "4,5\n"
    assert cells("a,b,c\n" + full * 15 + short * 16 + short)[-1] == (33, ["4", "5", ""])
    # Elsewhere one was lost, and nobody knows which.
    assert csv("a,b,c\n" + full * 3 + short)[1] == [("row-length", 5)]
    assert csv("a,b,c\n" + full * 15 + short * 15 + full)[1][0] == ("row-length", 17)


def test_empty_cells_beyond_the_header_are_no_matter() -> None:
    assert cells("a,b\n1,2,,\n,,,\n3,4,\n") == [(2, ["1", "2"]), (4, ["3", "4"])]


def test_the_first_line_that_has_a_separator_tells_it() -> None:
    report = Report("t.csv")
    rows = read_csv_rows(b"Survey\n\nquestion;Left, new;Right\n", "", report)
    assert rows == [(1, ["Survey"]), (3, ["question", "Left, new", "Right"])]
