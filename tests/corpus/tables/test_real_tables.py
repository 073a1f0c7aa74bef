"""Tables of tens of thousands of rows, where they are at hand: they come in whole."""

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from policy_compare.corpus.reader import load_corpus
from policy_compare.corpus.tables.foreign_columns import ImportOptions, TableKind
from policy_compare.corpus.tables.imports import ImportedTable
from policy_compare.model import Corpus
from tests.corpus.test_roundtrip import as_table, same
from tests.support.corpora import Run
from tests.support.tables import read_foreign_table

pytestmark = pytest.mark.slow


def given(name: str) -> Path:
    """A table of the folder that POLICY_COMPARE_DATA names."""
    folder = os.environ.get("POLICY_COMPARE_DATA")
    if not folder:
        pytest.skip("POLICY_COMPARE_DATA names no folder")
    return Path(folder) / name


def came(
    name: str, kind: TableKind | None, **options: Any
) -> tuple[ImportedTable, list[dict[str, str]]]:
    path = given(name)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return read_foreign_table(path.read_bytes(), path.name, ImportOptions(kind, **options)), rows


def held(found: ImportedTable) -> Corpus:
    assert found.corpus is not None
    assert (found.wrong_rows, found.silent_rows) == (0, {})
    return found.corpus


def test_every_vote_comes_in_and_goes_out() -> None:
    found, rows = came("unvotes/positions.csv", "positions")
    corpus = held(found)
    items = list(corpus.recommendations())
    assert len(items) == found.rows == len(rows) == 33_279
    assert len(corpus.papers) == 193
    assert len(corpus.codebook.propositions) == 186
    said = {
        (corpus.papers[one.paper].title, position.proposition, position.stance, one.date)
        for one in items
        for position in one.positions
    }
    assert said == {(row["author"], row["proposition"], row["stance"], row["date"]) for row in rows}
    titles = {row["proposition"]: row["title"].strip() for row in rows}
    assert {id: one.statement for id, one in corpus.codebook.propositions.items()} == titles
    same(as_table(corpus), corpus)


def test_every_recommendation_comes_in_and_goes_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"columns": {"topics": "issues"}, "separators": {"topics": ","}}
    found, rows = came("upr/recommendations.csv", "recommendations", **options)
    corpus = held(found)
    items = {one.id: one for one in corpus.recommendations()}
    assert len(items) == found.rows == len(rows) == 41_066
    assert found.unread_columns == ("response", "action", "session")
    actors, topics = corpus.codebook.actors, corpus.codebook.topics
    # One comparison of everything: pytest looks at each assertion for long.
    assert [
        (
            corpus.papers[one.paper].title,
            [actors[id].label for id in one.actors],
            one.statement,
            [topics[id].label for id in one.topics],
        )
        for one in (items[row["id"]] for row in rows)
    ] == [
        (
            row["from"].strip(),
            [row["to"].strip()],
            row["text"].strip(),
            list(dict.fromkeys(filter(None, map(str.strip, row["issues"].split(","))))),
        )
        for row in rows
    ]
    # As a user has it: in a folder, from the command line, and from the cache.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = str(given("upr/recommendations.csv"))
    mapping = ["--map", "topics=issues", "--split", "topics=,"]
    assert run("import", "recommendations", path, "--into", "upr", *mapping).code == 0
    plain, first, second = (
        load_corpus(tmp_path / "upr", cached=cached) for cached in (False, True, True)
    )
    same(plain, corpus._replace(codebook=plain.codebook))
    assert plain == first == second


def test_a_wide_table_of_votes_comes_in_whole() -> None:
    found = came("polis-brexit/participants-votes.csv", None)[0]
    corpus = found.corpus
    assert corpus is not None
    assert (len(corpus.papers), len(corpus.codebook.propositions)) == (204, 50)
    assert (found.rows, found.silent_rows, found.wrong_rows) == (204 * 50, {"": 4897}, 0)
    assert found.unread_columns == ("group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
