"""Every view tells of positions in columns what it tells of the same positions in memory."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import select_ids
from policy_compare.errors import CallError
from policy_compare.model import Corpus, Proposition
from policy_compare.views import (
    actors,
    disagreements,
    export,
    listing,
    matrix,
    overlap,
    papers,
    report,
    summary,
    topics,
)
from policy_compare.views.parts.question import Question
from policy_compare.views.table import Row, View
from tests.support.column_tables import corpus_in_engine
from tests.support.records import BOOK, corpus, paper, said, urges
from tests.support.rendering import render
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY

#: The views whose rows are the same.
ALIKE: tuple[Callable[[Question], View], ...] = (
    overlap.view,
    lambda question: overlap.view(question, 1),
    lambda question: overlap.view(question, everything=True),
    disagreements.view,
    matrix.view,
    lambda question: matrix.view(question, wide=True),
)


def asked_both_ways(found: Corpus, named: dict[str, tuple[str, ...]], by: By) -> list[Question]:
    """The question with all in memory, and with what is coded in columns."""
    selection = select_ids(found.codebook, named)
    skeleton, tables = corpus_in_engine(found)
    kept = {id: one if one.in_columns else found.papers[id] for id, one in skeleton.papers.items()}
    in_columns = Question(skeleton._replace(papers=kept), selection, by, tables)
    return [Question(found, selection, by), in_columns]


def rows(view: View) -> list[Row]:
    return list(view.table().rows)


@given(corpora(least=1), BY, named_ids())
@settings(max_examples=40)
def test_rows_are_the_same(found: Corpus, by: By, named: dict[str, tuple[str, ...]]) -> None:
    in_memory, in_columns = asked_both_ways(found, named, by)
    for view in ALIKE:
        assert rows(view(in_columns)) == rows(view(in_memory))
        # Of what speaks to no proposition nothing is in columns, so it is in no note.
        assert view(in_columns).table().notes[:2] == view(in_memory).table().notes[:2]


MANY = corpus(
    *(
        paper(
            f"p{number:02}",
            urges(
                {"cap": "support" if number % 3 else "oppose", "build": "neutral"},
                strength="must",
                actors=("council",),
            ),
        )
        for number in range(30)
    ),
    paper("q", urges({"free": "support"}, statement="Rents should be free.")),
    book=BOOK._replace(
        propositions={**BOOK.propositions, "odd": Proposition("odd", "Something odd.")}
    ),
)


@pytest.mark.parametrize("view", [topics.view, actors.view, papers.view, export.view, listing.view])
def test_what_is_counted_or_listed_is_the_same(view: Callable[..., View]) -> None:
    more = ("1",) if view is export.view else ()
    in_memory, in_columns = asked_both_ways(MANY, {}, "paper")
    expected, told = rows(view(in_memory, *more)), rows(view(in_columns, *more))
    if view in (export.view, listing.view):
        # What a recommendation says in its own words is not kept in these columns.
        place = view(in_memory, *more).table().columns.index("statement")
        expected, told = (
            [(*row[:place], *row[place + 1 :]) for row in some] for some in (expected, told)
        )
    assert told == expected


def test_the_summary_tells_the_most_telling_and_counts_all() -> None:
    in_memory, in_columns = asked_both_ways(MANY, {}, "paper")
    texts = said(summary.view(in_columns).page()).splitlines()
    expected = said(summary.view(in_memory).page()).splitlines()
    assert texts[1] == "31 papers, 61 positions on 3 propositions."
    assert (
        texts[2] == expected[2] == "1 agreed in full" + expected[2].removeprefix("1 agreed in full")
    )
    assert "at most 10 propositions of each kind" in texts[3]
    assert [line for line in expected if "cap (30 of 31)" in line] == [
        line for line in texts if "cap (30 of 31)" in line
    ]


@pytest.mark.parametrize("format", ["table", "markdown", "html"])
def test_pages_are_made_of_the_first_or_of_an_excerpt(format: str) -> None:
    _, in_columns = asked_both_ways(MANY, {}, "paper")
    for view in (
        overlap.view(in_columns),
        disagreements.view(in_columns),
        matrix.view(in_columns),
        listing.view(in_columns),
        export.view(in_columns, "1"),
        report.view(in_columns, "1", {}),
    ):
        assert "Rents should be capped." in render(view, format)


def test_a_wide_table_that_nobody_can_use_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "_MOST_WIDE", 100)
    _, in_columns = asked_both_ways(MANY, {}, "paper")
    with pytest.raises(CallError, match="5 rows and 31 columns is no use") as caught:
        matrix.view(in_columns, wide=True).table()
    assert "--topic or --paper" in str(caught.value.hint)


def test_silence_that_is_not_listed_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policy_compare.analysis.columns.comparison.MOST_SILENT", 3)
    _, in_columns = asked_both_ways(MANY, {}, "paper")
    for view in (overlap.view(in_columns), disagreements.view(in_columns)):
        table = view.table()
        assert {row[table.columns.index("silent")] for row in table.rows} == {None}
        assert any("propositions counts them" in note for note in table.notes)
        assert "propositions counts them" not in said(view.page())
