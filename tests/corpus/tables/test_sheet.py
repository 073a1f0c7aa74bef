"""Tables as they stand in their files."""

import pytest

from policy_compare.corpus.tables.sheet import Sheet, read_csv
from policy_compare.corpus.yaml.report import Report


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
        (b"a,b\n\xff,1\n", [("not-utf8", 2)]),
        ('a,b\n1,2\n"x"y,3\n', [("csv-syntax", 3)]),
        ('a,b\n"1,2\n', [("csv-syntax", 2)]),
        ('a,b\n1,2\n"3,4\n5,6\n7,8\n', [("csv-syntax", 3)]),
        (b"a,b\n1\x0b,2\n\n3,4\n" + b"\xff,5\n", [("not-utf8", 5)]),
        ("a,b\n1,2\n".encode("utf-16-le"), [("not-utf8", 1)]),
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
