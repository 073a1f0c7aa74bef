"""Rows that people coded in say what they are about once they are completed."""

from policy_compare.corpus.tables.coding_rows import CodingRows, complete_rows
from policy_compare.corpus.tables.sheet import Cell, Row, Sheet
from tests.support.records import corpus, paper

CORPUS = corpus(paper("a", title="Homes"))


def completed(*rows: dict[str, str], columns: str = "") -> tuple[list[dict[str, Cell]], CodingRows]:
    names = ["paper", "recommendation", "passage", "stance", "dismissed", *columns.split()]
    listed = [
        Row(line, [row.get(name, "") for name in names]) for line, row in enumerate(rows, start=2)
    ]
    coding_rows = complete_rows(Sheet(tuple(names), listed), CORPUS)
    header = coding_rows.sheet.header
    cells = [dict(zip(header, row.cells, strict=True)) for row in coding_rows.sheet.rows]
    return cells, coding_rows


def test_row_without_names_goes_on_with_the_one_above() -> None:
    (first, second, third), coding_rows = completed(
        {"paper": "a", "recommendation": "r", "stance": "support"},
        {"stance": "oppose", "passage": "is not read"},
        {"paper": "b", "recommendation": "r"},
    )
    assert first == {
        "paper": "a", "recommendation": "r", "stance": "support", "dismissed": "",
        "paper_title": "Homes",
    }  # fmt: skip
    assert second == {**first, "stance": "oppose"}
    assert third["paper_title"] == ""
    assert coding_rows.lines == {("a", ""): 2, ("a", "r"): 2, ("b", ""): 4, ("b", "r"): 4}


def test_title_that_the_table_has_is_its_own() -> None:
    row = {"paper": "a", "recommendation": "r", "paper_title": "Houses"}
    (cells,), _ = completed(row, columns="paper_title")
    assert cells["paper_title"] == "Houses"


def test_reason_for_dismissal_takes_the_recommendation_away() -> None:
    cells, coding_rows = completed(
        {"paper": "a", "recommendation": "r", "stance": "support"},
        {"dismissed": "a report"},
        {"paper": "a", "recommendation": "", "dismissed": "a hope"},
    )
    said = [(row["recommendation"], row["dismissed"]) for row in cells]
    assert said == [("", "a report"), ("", "a hope")]
    assert coding_rows.dismissed == {("a", "r")}


def test_proposition_is_what_stands_before_the_colon_of_one_that_is_known() -> None:
    texts = ("cap: Rents should be capped.", "cap:", "cap", "cup: Cups.", "Rents: cap")
    rows = [{"paper": "a", "recommendation": "r", "proposition": text} for text in texts]
    cells, _ = completed(*rows, columns="proposition")
    assert [row["proposition"] for row in cells] == ["cap", "cap", "cap", *texts[3:]]
