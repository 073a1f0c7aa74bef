import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from policy_compare.analysis.columns.slices import (
    ColumnSlice,
    SliceScope,
    corpus_on,
    slice_corpus,
    split_by_paper,
)
from policy_compare.analysis.positions import BYS
from policy_compare.analysis.selection import (
    EVERYTHING,
    Selection,
    chosen_papers,
    resolve_filters,
)
from policy_compare.corpus.column_corpus import ColumnCorpus
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Corpus
from policy_compare.statement_table import codebook_values
from policy_compare.views import (
    consensus,
    disagreements,
    export,
    listing,
    matrix,
    measures,
    overlap,
)
from policy_compare.views.parts.question import Question
from policy_compare.views.table import View
from tests.support.column_files import held_in_columns, three_papers, write_column_files
from tests.support.column_tables import shared_engine
from tests.support.rendering import render
from tests.support.strategies import corpora, selections

VIEWS: dict[str, Callable[[Question], View]] = {
    "overlap": overlap.view,
    "disagreements": disagreements.view,
    "matrix": matrix.view,
    "consensus": consensus.view,
    "measures": measures.view,
    "list": listing.view,
}


def answers(question: Question) -> dict[str, list[str]]:
    """What each view says of a question, in an order of its own."""
    return {name: sorted(map(repr, view(question).table().rows)) for name, view in VIEWS.items()}


EVERYWHERE = SliceScope()


def opened(folder: Path, selection: Selection = EVERYTHING) -> tuple[Corpus, ColumnCorpus]:
    columns = ColumnCorpus(folder, shared_engine())
    return columns.with_propositions(selection.topics), columns


def slice_of(
    folder: Path,
    selection: Selection = EVERYTHING,
    scope: SliceScope = EVERYWHERE,
    most: int = 99,
) -> ColumnSlice:
    corpus, columns = opened(folder, selection)
    return slice_corpus(corpus, columns.tables, selection, scope, most)


@settings(max_examples=15, phases=[Phase.generate])
@given(corpora(least=1), selections(), st.sampled_from(BYS), st.booleans(), st.integers(1, 3))
def test_a_slice_answers_as_the_same_corpus_does_in_yaml(
    corpus: Corpus, selection: Selection, by: str, described: bool, files: int
) -> None:
    with TemporaryDirectory() as name:
        folder = write_column_files(corpus, Path(name), described=described, files=files)
        sliced = slice_of(folder, selection).corpus
    assert sliced is not None
    expected = held_in_columns(corpus)
    if not described:
        # Without a description a paper is known by its rows alone.
        expected = expected._replace(papers={
            id: paper._replace(title=id, authors=(), publisher="", issued="")
            for id, paper in expected.papers.items() if paper.recommendations
        })  # fmt: skip
    here = answers(Question(sliced, selection, by))  # type: ignore[arg-type]
    there = answers(Question(expected, selection, by))  # type: ignore[arg-type]
    if selection.topics:
        # Of a recommendation only what is on these is read.
        del here["list"], there["list"]
    assert here == there


@settings(max_examples=10, phases=[Phase.generate])
@given(corpora(least=3), st.sampled_from(BYS), st.integers(1, 2))
def test_papers_in_files_and_in_columns_are_one_corpus(
    corpus: Corpus, by: str, in_columns: int
) -> None:
    ids = list(corpus.papers)
    first = {id: corpus.papers[id] for id in ids[:in_columns]}
    others = {id: corpus.papers[id] for id in ids[in_columns:]}
    with TemporaryDirectory() as name:
        folder = write_column_files(corpus._replace(papers=first), Path(name) / "both")
        alone = Path(name) / "alone"
        alone.mkdir()
        (alone / "codebook.yaml").write_text(json.dumps(codebook_values(corpus.codebook)), "utf-8")
        table = render(export.view(Question(corpus._replace(papers=others)), "9"), "csv")
        for place in (folder, alone):
            (place / "papers.csv").write_text(table, "utf-8", newline="")
        sliced = slice_of(folder).corpus
        beside = load_corpus(alone)
    assert sliced is not None
    papers = {**held_in_columns(corpus._replace(papers=first)).papers, **beside.papers}
    expected = beside._replace(papers=dict(sorted(papers.items())))
    assert answers(Question(sliced, by=by)) == answers(Question(expected, by=by))  # type: ignore[arg-type]


@settings(max_examples=15, phases=[Phase.generate])
@given(corpora(least=2), selections(), st.integers(1, 3), st.integers(1, 3))
def test_one_paper_after_the_other_is_the_whole_slice(
    corpus: Corpus, selection: Selection, files: int, rows_in_part: int
) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        folder = write_column_files(corpus, Path(name), files=files)
        opened_corpus, columns = opened(folder, selection)
        whole = slice_corpus(opened_corpus, columns.tables, selection, EVERYWHERE, 99).corpus
        assert whole is not None
        patched.setattr(columns.tables.engine, "rows_in_part", rows_in_part)
        parts = list(split_by_paper(opened_corpus, columns.tables, selection))
    papers = [paper for part in parts for paper in part.papers.values()]
    assert papers == [
        paper._replace(recommendations=tuple(one._replace(line=0) for one in paper.recommendations))
        for paper in chosen_papers(whole, selection)
    ]


def test_of_papers_beside_the_columns_that_alone_is_there_which_all_are_asked_about(
    tmp_path: Path,
) -> None:
    corpus = three_papers()
    papers = dict(corpus.papers)
    beside = corpus._replace(papers={"berg": papers.pop("berg")})
    folder = write_column_files(corpus._replace(papers=papers), tmp_path)
    table = render(export.view(Question(beside), "9"), "csv")
    (folder / "papers.csv").write_text(table, "utf-8", newline="")
    opened_corpus, columns = opened(folder)
    part = corpus_on(opened_corpus, columns.tables, EVERYTHING, ["sell"])
    assert list(part.codebook.propositions) == ["sell"]
    assert positions_in(part) == {("ali/a", "sell")}
    assert part.papers["berg"].coded_to_the_end


def positions_in(corpus: Corpus | None) -> set[tuple[str, str]]:
    assert corpus is not None
    return {
        (one.ref, stance_on.proposition)
        for one in corpus.recommendations()
        for stance_on in one.positions
    }


@pytest.mark.parametrize(
    ("filters", "scope", "expected"),
    [
        # What is in tension with what is asked is read as well.
        ({"topics": ("rents",)}, EVERYWHERE, {("ali/a", "cap"), ("berg/c", "free"),
                                              ("berg/b", "build")}),
        ({"papers": ("ali",)}, EVERYWHERE, {("ali/a", "cap"), ("ali/a", "sell")}),
        ({"actors": ("builders",)}, EVERYWHERE, {("berg/b", "build")}),
        ({"strengths": ("must",)}, EVERYWHERE, {("ali/a", "cap"), ("ali/a", "sell")}),
        ({"instruments": ()}, SliceScope(frozenset({"berg"})), {("berg/b", "build"),
                                                                ("berg/c", "free")}),
        ({}, SliceScope(propositions=frozenset({"sell"})), {("ali/a", "sell")}),
        ({"papers": ("berg",)}, SliceScope(frozenset({"ali"})), set()),
    ],
)  # fmt: skip
def test_a_slice_holds_what_is_asked_for(
    filters: dict[str, tuple[str, ...]],
    scope: SliceScope,
    expected: set[tuple[str, str]],
    tmp_path: Path,
) -> None:
    corpus = three_papers()
    folder = write_column_files(corpus, tmp_path)
    selection = resolve_filters(corpus, filters)
    part = slice_of(folder, selection, scope)
    assert positions_in(part.corpus) == expected
    assert part.statements == len(expected)
    assert part.corpus is not None
    assert list(part.corpus.papers) == ["ali", "berg", "silent"]


def test_of_many_statements_only_their_number_is_told(tmp_path: Path) -> None:
    folder = write_column_files(three_papers(), tmp_path)
    assert slice_of(folder, most=3) == ColumnSlice(4, None)
    assert slice_of(folder, most=4).corpus is not None


def test_a_statement_without_words_is_worded_as_an_import_words_it(tmp_path: Path) -> None:
    corpus = three_papers()
    papers = {
        id: paper._replace(
            recommendations=tuple(one._replace(statement="") for one in paper.recommendations)
        )
        for id, paper in corpus.papers.items()
    }
    sliced = slice_of(write_column_files(corpus._replace(papers=papers), tmp_path)).corpus
    assert sliced is not None
    assert {one.id: one.statement for one in sliced.recommendations()} == {
        "a": "One should cap.", "b": "One should build.", "c": "No side on: One should free.",
    }  # fmt: skip
