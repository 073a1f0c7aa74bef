"""Writes corpora as files of columns, as others or we might have."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from policy_compare.author_cells import write_authors
from policy_compare.corpus.columns.column_form import COLUMNS_BY_TABLE, METADATA_KEY
from policy_compare.model import (
    STRENGTHS,
    Actor,
    Codebook,
    Corpus,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
    Tension,
    Topic,
)  # fmt: skip
from policy_compare.statement_table import codebook_values

_TYPES = {"text": "VARCHAR", "texts": "VARCHAR[]", "whole": "BIGINT", "date": "VARCHAR"}


def held_in_columns(corpus: Corpus) -> Corpus:
    """What columns hold of a corpus: what is coded to a proposition, and no quotes or notes.

    A recommendation's positions come in the codebook's order.
    """
    order = list(corpus.codebook.propositions)
    papers = {
        id: Paper(
            id,
            paper.title,
            authors=paper.authors,
            publisher=paper.publisher,
            issued=paper.issued,
            type=paper.type,
            recommendations=tuple(
                _held_recommendation(one, order) for one in paper.recommendations if one.positions
            ),
            in_columns=True,
        )
        for id, paper in corpus.papers.items()
    }
    return corpus._replace(papers=papers)


def _held_recommendation(one: Recommendation, order: list[str]) -> Recommendation:
    positions = sorted(one.positions, key=lambda stance_on: order.index(stance_on.proposition))
    one = one._replace(positions=tuple(positions))
    strengths = [one.strength_of(stance_on) for stance_on in one.positions]
    strength = next((name for name in STRENGTHS if name in strengths), None)
    strength = strength if all(strengths) else None
    return Recommendation(
        one.paper, one.id, one.statement, one.actors, one.targets, one.instrument, strength,
        tuple(
            stance_on._replace(strength=None if own == strength else own)
            for stance_on, own in zip(one.positions, strengths, strict=True)
        ),
        date=one.date,
    )  # fmt: skip


def write_parquet(
    file: Path,
    columns: dict[str, str],
    rows: Sequence[dict[str, Any]],
    metadata: dict[str, Any] | None = None,
) -> Path:
    """Write rows under columns of these types of DuckDB; what a row lacks is null."""
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    head = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    connection.execute(f"CREATE TABLE t ({head})")
    insert = f"INSERT INTO t VALUES ({', '.join('?' for _ in columns)})"  # noqa: S608 - ours
    for row in rows:
        connection.execute(insert, [row.get(name) for name in columns])
    told = json.dumps(metadata).replace("'", "''")
    own = f", KV_METADATA {{{METADATA_KEY}: '{told}'}}" if metadata is not None else ""
    target = str(file).replace("'", "''")
    connection.execute(f"COPY t TO '{target}' (FORMAT parquet{own})")
    connection.close()
    return file


def write_column_files(
    corpus: Corpus,
    folder: Path,
    *,
    one_statement_each: bool | None = None,
    propositions_in_table: bool = True,
    described: bool = True,
    files: int = 1,
) -> Path:
    """Write the corpus into the folder as far as columns hold it, and its codebook as YAML.

    Its papers are ``described`` in a file of their own. With ``one_statement_each`` the file says
    of itself that we wrote it. Rows go by turns into so many ``files``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    book = corpus.codebook
    tables: dict[str, list[dict[str, Any]]] = {"positions": list(_position_rows(corpus))}
    if described:
        tables["papers"] = [
            {**paper._asdict(), "authors": list(write_authors(paper.authors))}
            for paper in corpus.papers.values()
        ]
    if propositions_in_table:
        tables["propositions"] = [
            {**one._asdict(), "topics": list(one.topics)} for one in book.propositions.values()
        ]
        book = book._replace(propositions={})
    (folder / "codebook.yaml").write_text(json.dumps(codebook_values(book)), "utf-8")
    for table, rows in tables.items():
        types = {name: _TYPES[kind] for name, kind in COLUMNS_BY_TABLE[table].items()}
        metadata = None
        if one_statement_each is not None:
            metadata = {"version": 1, "one_statement_each": one_statement_each, "sorted": False}
        if table == "positions" and files > 1:
            for number in range(files):
                part = folder / table / f"part={number % 2}" / f"{number}.parquet"
                write_parquet(part, types, rows[number::files])
        else:
            write_parquet(folder / f"{table}.parquet", types, rows, metadata)
    return folder


def _position_rows(corpus: Corpus) -> Any:
    for recommendation in held_in_columns(corpus).recommendations():
        for stance_on in recommendation.positions:
            yield {
                **recommendation._asdict(),
                **stance_on._asdict(),
                "recommendation": recommendation.id,
                "strength": recommendation.strength_of(stance_on),
                "by": list(stance_on.by),
                "actors": list(recommendation.actors),
                "targets": list(recommendation.targets),
                "file": "made.csv",
                "row": 7,
            }


BOOK = Codebook(
    topics={id: Topic(id, id) for id in ("rents", "homes")},
    propositions={
        id: Proposition(id, f"One should {id}.", (topic,))
        for id, topic in (
            ("cap", "rents"),
            ("free", "rents"),
            ("build", "homes"),
            ("sell", "homes"),
        )
    },
    tensions=(Tension(("cap", "build"), "why"),),
    actors={id: Actor(id, id) for id in ("council", "builders")},
)


def _said(paper: str, id: str, *stances: StanceOn, **fields: Any) -> Recommendation:
    return Recommendation(paper, id, "Act.", positions=stances, **fields)


def three_papers() -> Corpus:
    """Two papers that say two things each, and one that says nothing."""
    papers = {
        "ali": (_said("ali", "a", StanceOn("cap", "support"), StanceOn("sell", "oppose"),
                     actors=("council",), strength="must"),),
        "berg": (_said("berg", "b", StanceOn("build", "support", by=("builders",)),
                      actors=("council",)),
                 _said("berg", "c", StanceOn("free", "neutral"))),
        "silent": (),
    }  # fmt: skip
    return Corpus(BOOK, {id: Paper(id, id, recommendations=own) for id, own in papers.items()})
