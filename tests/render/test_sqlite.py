"""Databases as SQL and datasette see them: keys, views, search."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from datasette.app import Datasette
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare import __version__
from policy_compare.analysis.positions import BYS, By
from policy_compare.analysis.selection import EVERYTHING, Selection
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.render.sqlite import render
from policy_compare.views import export, matrix, overlap
from policy_compare.views.parts.question import Question
from policy_compare.views.table import Value
from tests.support.corpora import SHIPPED, Run
from tests.support.records import corpus, paper, rows, urges
from tests.support.strategies import corpora, hostile, selections

CORPUS = corpus(
    paper("ali", urges({"cap": "support"}, id="a", strength="must")),
    paper("berg", urges({"cap": "support"}, id="b", strength="should")),
    paper("chen", urges({"build": "neutral"}, id="c")),
)


@contextmanager
def opened(
    corpus: Corpus, selection: Selection = EVERYTHING, by: By = "paper"
) -> Iterator[sqlite3.Connection]:
    """The corpus's database, whose foreign keys hold."""
    view = export.view(Question(corpus, selection, by), __version__)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(render(view))
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def listed(value: Value) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


@settings(deadline=None, max_examples=60)
@given(corpora(), selections(), st.sampled_from(BYS))
def test_sql_comes_to_the_verdicts_of_the_program(
    corpus: Corpus, selection: Selection, by: By
) -> None:
    question = Question(corpus, selection, by)
    with opened(corpus, selection, by) as database:
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        found = database.execute(
            "SELECT proposition, verdict, in_full_when_written, differences_when_written, "
            '"for", against, neutral, silent, uncoded FROM overlap'
        ).fetchall()
        positions = database.execute(
            "SELECT proposition, unit, direction, strength FROM matrix"
        ).fetchall()
    assert sorted(found) == sorted(
        (
            row["proposition"],
            row["verdict"],
            row["in_full"],
            "; ".join(listed(row["differences"])) or None if row["in_full"] is False else None,
            *(
                len(listed(row[name]))
                for name in ("for", "against", "neutral", "silent", "uncoded")
            ),
        )
        for row in rows(overlap.view(question, everything=True))
    )
    assert Counter(positions) == Counter(
        tuple(row[name] for name in ("proposition", "unit", "direction", "strength"))
        for row in rows(matrix.view(question))
        if row["direction"] != "uncoded"
    )


def verdicts(database: sqlite3.Connection) -> list[tuple[str, str, int | None]]:
    query = "SELECT proposition, verdict, in_full_when_written FROM overlap ORDER BY proposition"
    return database.execute(query).fetchall()


def test_taking_no_side_together_is_no_mixture() -> None:
    neutral = urges({"cap": "neutral"})
    papers = paper("ali", neutral), paper("berg", neutral), paper("chen", urges())
    with opened(corpus(*papers)) as database:
        assert verdicts(database) == [("cap", "shared", 1)]


def test_views_follow_what_is_edited() -> None:
    with opened(CORPUS) as database:
        assert verdicts(database) == [("build", "single", None), ("cap", "shared", 0)]
        database.execute("INSERT INTO positions VALUES ('chen/c', 'cap', 'oppose', NULL, NULL)")
        database.execute("UPDATE positions SET stance = 'support' WHERE proposition = 'build'")
        assert verdicts(database) == [("build", "single", None), ("cap", "contested", None)]


@pytest.mark.parametrize(
    "command",
    [
        "INSERT INTO positions VALUES ('ali/a', 'none', 'support', NULL, NULL)",
        "INSERT INTO positions VALUES ('ali/a', 'build', 'for', NULL, NULL)",
        "INSERT INTO positions VALUES ('ali/a', 'cap', 'oppose', NULL, NULL)",
        "UPDATE recommendations SET strength = 'may'",
        "UPDATE recommendations SET paper = 'none'",
        "DELETE FROM actors WHERE id = 'government'",
    ],
)
def test_what_cannot_be_is_refused(command: str) -> None:
    with opened(CORPUS) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(command)


def search(database: sqlite3.Connection, words: str) -> list[str]:
    found = database.execute("SELECT recommendation FROM search WHERE search MATCH ?", (words,))
    return [recommendation for (recommendation,) in found]


def test_the_index_follows_what_is_edited() -> None:
    with opened(CORPUS) as database:
        assert search(database, "towers") == []
        database.execute("INSERT INTO evidence VALUES (NULL, 'ali/a', 'No tower.', '', 1, '')")
        assert search(database, "towers") == ["ali/a"]
        database.execute("UPDATE evidence SET recommendation = 'berg/b'")
        assert search(database, "towers") == ["berg/b"]
        database.execute("DELETE FROM evidence")
        assert search(database, "towers") == []
        database.execute("UPDATE recommendations SET statement = 'Towers!' WHERE id = 'chen/c'")
        assert search(database, "tower") == ["chen/c"]
        database.execute("DELETE FROM positions")
        database.execute("DELETE FROM recommendations")
        assert not database.execute("SELECT * FROM search").fetchall()


@settings(deadline=None, max_examples=25)
@given(hostile(), st.sampled_from(BYS))
def test_any_text_is_written_and_the_same_bytes_each_time(corpus: Corpus, by: By) -> None:
    view = export.view(Question(corpus, by=by), __version__)
    assert render(view) == render(view)


def test_datasette_serves_it(run: Run, tmp_path: Path) -> None:
    done = run("export", "--corpus", str(SHIPPED), "--output", "papers.db")
    assert done.code == 0, done.err
    datasette = Datasette([str(tmp_path / "papers.db")], immutables=[])

    def get(path: str) -> list[dict[str, object]]:
        response = asyncio.run(datasette.client.get(path))
        assert response.status_code == 200, response.text
        return list(response.json())

    counts = Counter(
        row["verdict"]
        for row in rows(overlap.view(Question(load_corpus(SHIPPED)), everything=True))
    )
    query = "select+verdict,count(*)+as+n+from+overlap+group+by+verdict"
    served = get(f"/papers.json?_shape=array&sql={query}")
    assert {row["verdict"]: row["n"] for row in served} == counts
    named = "select+name+from+sqlite_master+where+type+in+('table','view')"
    for table in get(f"/papers.json?_shape=array&sql={named}"):
        page = asyncio.run(datasette.client.get(f"/papers/{table['name']}"))
        assert page.status_code == 200, table
    hits = get("/papers/search.json?_shape=array&_search=sanction")
    assert hits
    assert all("anction" in f"{row['statement']} {row['quote']}" for row in hits)


def test_a_database_is_nothing_for_a_terminal(run: Run) -> None:
    done = run("export", "--format", "sqlite", at_terminal=True)
    assert done.code == 2
    assert ".sqlite is nothing for a terminal" in done.err
