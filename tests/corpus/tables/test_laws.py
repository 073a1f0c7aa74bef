"""Whatever a table holds, it is read or told what is wrong, and no row is lost in silence."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.corpus.reader import read_corpus
from policy_compare.corpus.tables.foreign_columns import TABLE_KINDS, ImportOptions, TableKind
from policy_compare.errors import CallError, SourceError
from policy_compare.statement_table import COLUMNS
from tests.support.corpora import write_corpus
from tests.support.strategies import texts
from tests.support.tables import read_foreign_table

cell = texts.filter(lambda text: "\ud800" not in text)

#: What a column of a table that is fine may hold.
FINE = {
    "stance": ("support", "oppose", "no", "1", "neutral"),
    "proposition": ("cap", "build", "social-homes"),
    "recommendation": ("r", "s", "t", "u"),
    "strength": ("must", "should", ""),
    "actors": ("council", "council; builders", ""),
    "paragraph": ("3", ""),
    "date": ("2023", ""),
    "paper": ("a", "b"),
    "author": ("A", "B", "C"),
    "statement": ("Act.",),
    "paper_title": ("Homes",),
    "title": ("Act.", "Wait."),
}


def written(header: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode("utf-8", "replace")


def tables(header: list[str]) -> st.SearchStrategy[bytes]:
    """Tables of which most cells are fine, and some are anything."""
    fine = st.tuples(*(st.sampled_from(FINE.get(name, ("",))) for name in header)).map(list)
    odd = st.tuples(fine, st.integers(0, len(header) - 1), cell).map(
        lambda found: [*found[0][: found[1]], found[2], *found[0][found[1] + 1 :]]
    )
    return st.lists(st.one_of(fine, fine, odd), max_size=6).map(lambda rows: written(header, rows))


OURS = [*COLUMNS, "paper_DOI", "paper_URL", "paper_source_sha256"]
THEIRS = [
    "author",
    "proposition",
    "title",
    "stance",
    "date",
    "paper",
    "topic",
    "actors",
    "paper_DOI",
]


@given(st.one_of(tables(OURS), st.binary(max_size=60), tables(THEIRS)))
def test_a_table_is_read_or_it_is_told_why_not(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        found = read_corpus(write_corpus(Path(folder), {"papers.csv": data}))
        assert found.corpus is not None or any(one.severity == "error" for one in found.problems)
        lines = len(data.decode("latin-1").splitlines()) + 1
        mine = [one for one in found.problems if one.file.endswith("papers.csv")]
        assert all(0 <= one.line <= lines for one in mine)


@given(tables(THEIRS), st.sampled_from(TABLE_KINDS))
def test_every_row_comes_in_or_is_told(data: bytes, kind: TableKind) -> None:
    options = ImportOptions(kind, {"text": "title"} if kind == "recommendations" else {})
    found = read_foreign_table(data, "t.csv", options)
    errors = {one.line for one in found.problems if one.severity == "error"}
    # A word that is no stance is told once, whatever rows have it.
    assert found.wrong_rows >= len(errors - {0})
    assert bool(found.wrong_rows) == bool(errors - {0}) or 0 in errors
    if found.corpus is None:
        assert found.rows == sum(found.silent_rows.values()) + found.wrong_rows or 0 in errors
        return
    # Each row that came in is a recommendation, or a stance of one.
    came = found.rows - sum(found.silent_rows.values()) - found.wrong_rows
    items = list(found.corpus.recommendations())
    assert sum(max(1, len(one.positions)) for one in items) == came
    assert {one.line for one in items}.isdisjoint(errors)


@given(st.binary(max_size=80), st.sampled_from(("t.csv", "t.json")), st.sampled_from(TABLE_KINDS))
def test_whatever_a_file_holds_is_no_bug(data: bytes, file: str, kind: TableKind) -> None:
    try:
        found = read_foreign_table(data, file, ImportOptions(kind))
    except (CallError, SourceError):
        return
    assert found.corpus is None
