"""A codebook has a row for itself and one for each entry."""

from policy_compare.codebook_table import ENTRY_COLUMNS, ENTRY_LISTS, codebook_rows
from policy_compare.model import Codebook
from tests.support.records import BOOK


def rows_of(book: Codebook) -> list[dict[str, object]]:
    """What each row says, by column."""
    return [
        {name: cell for name, cell in zip(ENTRY_COLUMNS, row, strict=True) if cell is not None}
        for row in codebook_rows(book)
    ]


def test_each_entry_has_a_row() -> None:
    first, *rows = rows_of(BOOK._replace(about="Two papers.", date="2024-05", quote_words=12))
    assert first == {
        "kind": "codebook", "title": "Housing", "about": "Two papers.", "date": "2024-05",
        "quote_words": 12,
    }  # fmt: skip
    assert [row["kind"] for row in rows] == (
        ["topic"] * 3 + ["proposition"] * 4 + ["tension"] + ["actor"] * 5 + ["instrument"] * 2
    )
    assert {
        "kind": "actor", "id": "council", "label": "Town council", "aliases": "local authority",
        "part_of": "government",
    } in rows  # fmt: skip


def test_items_of_a_list_have_a_line_each() -> None:
    rows = rows_of(BOOK)
    assert [row["between"] for row in rows if row["kind"] == "tension"] == ["cap\nbuild"]
    assert [row["topics"] for row in rows if row.get("id") == "free"] == ["rents\nbuilding"]
    assert set(ENTRY_COLUMNS) > ENTRY_LISTS


def test_codebook_without_entries_is_a_row() -> None:
    assert rows_of(Codebook()) == [{"kind": "codebook"}]


def test_former_names_have_a_row_each() -> None:
    book = BOOK._replace(former_names={"paper": {"draft": "ali"}, "topic": {"costs": "rents"}})
    assert rows_of(book)[-2:] == [
        {"kind": "former topics", "id": "costs", "now": "rents"},
        {"kind": "former papers", "id": "draft", "now": "ali"},
    ]
