"""Where a table's columns are, and what stands under them in a row."""

from policy_compare.corpus.tables.table_columns import TableColumns, detail_columns


def test_details_have_columns_of_their_own_with_their_places_in_a_file() -> None:
    columns = detail_columns()
    assert columns["paper_DOI"] == ("DOI",)
    assert columns["paper_source_sha256"] == ("source", "sha256")
    assert columns["paper_source_encoding"] == ("source", "encoding")
    assert not {"paper_title", "paper_authors"} & set(columns)


def test_cells_are_picked_by_what_they_are_about_in_any_order() -> None:
    columns = TableColumns(("quote", "paper_DOI", "paper", "statement", "paper_title"))
    cells = ("q", "10.1/x", "ali", "Act.", "Homes")
    assert dict(zip(columns.paper, columns.pick_of_paper(cells), strict=True)) == {
        "paper_DOI": "10.1/x",
        "paper_title": "Homes",
    }
    assert columns.pick_of_recommendation(cells) == ("q", "Act.")
    assert columns.pick_of_row(cells) == ("",) * 9
    assert cells[columns.place_of_paper] == "ali"
