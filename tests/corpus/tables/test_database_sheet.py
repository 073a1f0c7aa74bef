"""Databases of ours, read again as they were, or as they were edited; and those of strangers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare import __version__
from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus.tables.database_sheet import read_database
from policy_compare.corpus.tables.foreign_columns import ImportOptions
from policy_compare.corpus.yaml.notation import one_line_text
from policy_compare.corpus.yaml.report import Report
from policy_compare.database_schema import CODED_TABLES
from policy_compare.errors import SourceError
from policy_compare.model import Codebook, Corpus, Paper
from policy_compare.render.sqlite import render
from policy_compare.views import export
from policy_compare.views.parts.question import Question
from tests.corpus.test_paper_file import HOUSING, SHORT, cleaned, papers, text
from tests.corpus.test_roundtrip import holding, same
from tests.support.corpora import SHIPPED, Run
from tests.support.held_fields import keep_held
from tests.support.strategies import codebooks, edtf_dates
from tests.support.tables import read_foreign_table


def written(corpus: Corpus) -> bytes:
    return render(export.view(Question(corpus), __version__))


def edited(data: bytes, *commands: str) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        if data:
            connection.deserialize(data)
        for command in commands:
            connection.execute(command)
        return connection.serialize()


SHIPPED_DATA = written(load_corpus(SHIPPED))


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(papers())
def test_a_database_holds_all_that_a_file_does(paper: Paper) -> None:
    corpus = holding(paper)
    found = read_foreign_table(written(corpus), "a.sqlite", ImportOptions())
    assert not found.wrong_rows, found.problems
    same(found.corpus, keep_held(corpus, "sqlite"))


def test_the_shipped_corpus_goes_out_and_comes_in(run: Run, tmp_path: Path) -> None:
    assert run("export", "--corpus", str(SHIPPED), "--output", "all.sqlite").code == 0
    # What it is, its content tells.
    (tmp_path / "all.sqlite").rename("all.csv")
    done = run("import", "all.csv", "--into", "again", "--yaml")
    assert done.code == 0, done.err
    same(load_corpus(tmp_path / "again"), load_corpus(SHIPPED))


def test_what_was_edited_comes_in(run: Run, tmp_path: Path) -> None:
    data = edited(
        SHIPPED_DATA,
        "INSERT INTO positions VALUES "
        "('howell-2024/prepare', 'cyber-support', 'oppose', NULL, 'could')",
        "UPDATE topics SET label = 'Beijing' WHERE id = 'china'",
        "DROP TABLE search",
        "DROP VIEW statements",
        "VACUUM",
    )
    (tmp_path / "all.sqlite").write_bytes(data)
    done = run("import", "all.sqlite", "--into", "again")
    assert done.code == 0, done.err
    found = load_corpus(tmp_path / "again")
    assert found.codebook.topics["china"].label == "Beijing"
    by_ref = {one.ref: one for one in found.recommendations()}
    (stance,) = by_ref["howell-2024/prepare"].positions
    assert (stance.proposition, stance.stance, stance.strength) == (
        "cyber-support", "oppose", "could",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("commands", "said"),
    [
        (["DROP TABLE position_by"], "the database has no table position_by"),
        (
            ["DROP VIEW statements", "ALTER TABLE papers RENAME issued TO day"],
            "has no column issued in its table papers",
        ),
        (
            ["PRAGMA ignore_check_constraints = ON", "UPDATE positions SET stance = 'for'"],
            "CHECK constraint failed: stance IN",
        ),
        (
            ["UPDATE positions SET proposition = 'none' WHERE rowid = 1"],
            "row 1 of its table positions names what is not in propositions",
        ),
        (["UPDATE recommendations SET note = x'00ff'"], "a field holds bytes, and no text"),
        (["UPDATE topics SET about = x'00ff'"], "a field holds bytes, and no text"),
    ],
)
def test_what_cannot_be_is_told(commands: list[str], said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        read_database(edited(SHIPPED_DATA, *commands), Report("a.sqlite"))
    assert caught.value.hint


def test_what_a_stranger_puts_in_place_of_a_table_is_not_run() -> None:
    data = edited(
        SHIPPED_DATA,
        "ALTER TABLE dismissals RENAME TO other",
        "CREATE VIEW dismissals AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) "
        "SELECT n AS number, 'a' AS paper, '' AS quote, '' AS why, '' AS section, 1 AS paragraph, "
        "'' AS page FROM x",
    )
    with pytest.raises(SourceError, match="has no table dismissals"):
        read_database(data, Report("a.sqlite"))


def test_a_database_of_another_program_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(edited(b"", "CREATE TABLE moz_places (id INT)"))
    done = run("import", "a.db", "--into", "b")
    assert done.code == 2
    assert "the database has no table codebook" in done.err
    (tmp_path / "c.db").write_bytes(SHIPPED_DATA)
    done = run("import", "c.db", "--into", "b", "--encoding", "utf-8")
    assert "c.db is a database, which has no --encoding" in done.err


def test_papers_without_recommendations_have_a_row() -> None:
    more = (
        "INSERT INTO papers VALUES ('bare-1', 'One', NULL, NULL, 1), ('bare-2', 'Two', '', '', 0)"
    )
    sheet = read_database(edited(SHIPPED_DATA, more), Report("a.sqlite"))
    assert sheet is not None
    bare = [row.cells for row in sheet.rows if str(row.cells[0]).startswith("bare")]
    assert [cells[:2] for cells in bare] == [["bare-1", "One"], ["bare-2", "Two"]]
    assert not any(any(cells[5:-1]) for cells in bare)


@settings(deadline=None, max_examples=30)
@given(codebooks(), edtf_dates(), st.lists(text, min_size=4, max_size=4))
def test_a_codebook_comes_back(book: Codebook, date: str, said: list[str]) -> None:
    about, why, statement, word = map(one_line_text, said)
    worded = book._replace(
        title=word,
        about=about,
        date=date,
        quote_words=12,
        topics={
            id: one._replace(about=about, keywords=(f"{id} {word}", f"a {id}"))
            for id, one in book.topics.items()
        },
        propositions={
            id: one._replace(statement=statement, about=about)
            for id, one in book.propositions.items()
        },
        actors={
            id: one._replace(aliases=(f"{id} {word}", f"a {id}"), about=about)
            for id, one in book.actors.items()
        },
        instruments={id: one._replace(about=about) for id, one in book.instruments.items()},
        tensions=tuple(one._replace(why=why) for one in book.tensions),
        former_names={},
    )
    corpus = Corpus(worded, {"a": cleaned(HOUSING._replace(recommendations=(SHORT,)))})
    found = read_foreign_table(written(corpus), "a.sqlite", ImportOptions())
    same(found.corpus, corpus)


def test_an_empty_database_is_told() -> None:
    report = Report("a.sqlite")
    commands = [f"DELETE FROM {table}" for table in CODED_TABLES]  # noqa: S608
    assert read_database(edited(SHIPPED_DATA, *commands), report) is None
    assert [problem.code for problem in report.problems] == ["empty-file"]
