"""A codebook is read from its rows, and what is none of it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.codebook_table import ENTRY_COLUMNS, codebook_rows
from policy_compare.corpus.tables.codebook_sheet import read_codebook_rows
from policy_compare.corpus.tables.sheet import Row
from policy_compare.corpus.yaml.report import Report
from policy_compare.statement_table import codebook_values
from tests.support.records import BOOK
from tests.support.strategies import codebooks


def row(line: int = 2, **cells: str) -> Row:
    return Row(line, [cells.get(name, "") for name in ENTRY_COLUMNS])


@given(codebooks())
def test_what_was_written_is_read(book: object) -> None:
    rows = [
        Row(line, ["" if cell is None else str(cell) for cell in cells])
        for line, cells in enumerate(codebook_rows(book), 2)  # type: ignore[arg-type]
    ]
    report = Report("a.xlsx")
    assert read_codebook_rows(rows, report) == codebook_values(book)  # type: ignore[arg-type]
    assert not report.problems


def test_numbers_are_texts_as_in_every_table() -> None:
    rows = [Row(2, list(map(str, codebook_cells)))
            for codebook_cells in [("codebook", *[""] * 12, 12, "")]]  # fmt: skip
    assert read_codebook_rows(rows, Report("")) == {"quote_words": "12"}
    assert BOOK.quote_words is None


def test_what_stands_there_twice_is_told_with_its_line() -> None:
    report = Report("a.xlsx")
    rows = [row(2, kind="topic", id="rents"), row(3, kind="topic", id="rents", label="Rents")]
    assert read_codebook_rows(rows, report) == {"topics": {"rents": {"label": "Rents"}}}
    (problem,) = report.problems
    assert (problem.line, problem.kind.code) == (3, "duplicate-key")
    assert "'rents'" in problem.message


@pytest.mark.parametrize("kind", ["", "topics", "tensions", "codebooks"])
def test_kind_that_is_none_is_a_key_that_no_codebook_has(kind: str) -> None:
    assert read_codebook_rows([row(kind=kind, id="a")], Report("")) == {f"kind {kind}": {"a": {}}}


@given(st.lists(st.lists(st.sampled_from(("codebook", "tension", "topic", "a", "", "x\ny")))))
def test_whatever_stands_in_the_rows_is_read_without_falling(rows: list[list[str]]) -> None:
    read_codebook_rows([Row(2, [*cells, "", ""]) for cells in rows], Report(""))
