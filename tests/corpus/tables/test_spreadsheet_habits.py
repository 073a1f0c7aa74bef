"""Dates and numbers are what they were before a spreadsheet had them."""

from pathlib import Path

import pytest

from policy_compare.corpus.reader import read_corpus
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.corpus.tables.spreadsheet_habits import without_spreadsheet_habits
from tests.support.corpora import write_corpus


def column(name: str, *texts: str) -> list[object]:
    sheet = Sheet(("x", name), [Row(2, ["", text]) for text in texts])
    return [row.cells[1] for row in without_spreadsheet_habits(sheet).rows]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("01.05.2024", "2024-05-01"), ("1.5.2024", "2024-05-01"), ("2024/5/1", "2024-05-01"),
        ("2024-05-01 00:00:00", "2024-05-01"), ("2024-05-01T12:30", "2024-05-01"),
        ("2024-05", "2024-05"), ("2024/2025", "2024/2025"), ("1.5.24", "1.5.24"), ("", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["date", "issued", "paper_accessed"])
def test_dates_come_in_the_order_of_iso(name: str, text: str, date: str) -> None:
    assert column(name, text) == [date]


def test_what_comes_first_is_told_by_a_day_that_is_no_month() -> None:
    assert column("date", "5/1/2024", "5/31/2024") == ["2024-05-01", "2024-05-31"]
    assert column("date", "5/1/2024", "31/1/2024") == ["2024-01-05", "2024-01-31"]
    assert column("date", "5/1/2024", "6/1/2024") == ["5/1/2024", "6/1/2024"]
    assert column("date", "31/1/2024", "1/31/2024") == ["31/1/2024", "1/31/2024"]


def test_whole_numbers_are_whole_and_strengths_small() -> None:
    assert column("paragraph", "3,0", "3.00", "3,5", "12") == ["3", "3", "3,5", "12"]
    assert column("page", "xii", "v1.0") == ["xii", "v1.0"]
    assert column("strength", "Must", "should") == ["must", "should"]


def test_other_columns_stay_as_they_are() -> None:
    sheet = Sheet(("note", "quote"), [Row(2, ["01.05.2024", "3,0"])])
    assert without_spreadsheet_habits(sheet) is sheet


HEADER = "paper,paper_title,authors,issued,recommendation,statement,strength,quote,paragraph,page"
ROW = "a,Homes,Zo\u00eb,{date},r,Act.,{must},a caf\u00e9,{three},{page}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_table_of_a_corpus_may_have_been_in_a_spreadsheet(
    encoding: str, tmp_path: Path
) -> None:
    mine = ROW.format(date="2024-05-01", must="must", three="3", page="17")
    row = ROW.format(date="01.05.2024", must="Must", three="3|0", page="17|0").replace(",", ";")
    lines = [HEADER.replace(",", ";"), row.replace("|", ","), *[";" * 12] * 3]
    table = "".join(f"{line};;\r\n" for line in lines).encode(encoding)
    before = read_corpus(write_corpus(tmp_path / "x", {"papers.csv": f"{HEADER}\n{mine}\n"}))
    after = read_corpus(write_corpus(tmp_path / "y", {"papers.csv": table}))
    assert before.corpus is not None
    assert after.corpus is not None
    assert after.corpus.papers == before.corpus.papers
    codes = [sorted(problem.code for problem in read.problems) for read in (before, after)]
    guesses = ["guessed-table"] if encoding == "cp1252" else []
    assert sorted([*codes[0], *guesses]) == codes[1]
