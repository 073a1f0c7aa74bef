"""Consensus on each proposition as a table and as a page."""

import pytest
from hypothesis import given

from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Filters, resolve_filters, select_ids
from policy_compare.model import Codebook, Corpus, Proposition
from policy_compare.views import consensus
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.sorting import RowOrder
from policy_compare.views.phrases import text_of
from policy_compare.views.pictures import Bars
from tests.support.column_tables import corpus_in_engine
from tests.support.measured import CORPUS
from tests.support.records import BOOK, corpus, grids, headings, paper, rows, said, urges
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY

QUESTION = Question(CORPUS, by="author")


def test_columns() -> None:
    assert consensus.view(QUESTION).table().columns == (
        "proposition",
        "for",
        "against",
        "neutral",
        "silent",
        "tastle_wierman",
    )


def test_rows() -> None:
    found = [tuple(row.values()) for row in rows(consensus.view(QUESTION))]
    assert [row[:5] for row in found] == [
        ("cap", 2, 1, 1, 2),
        ("build", 1, 2, 0, 2),
        ("social-homes", 0, 0, 1, 4),
        ("free", 1, 0, 1, 3),
    ]
    # One alone is at one with nobody.
    assert found[2][5] is None


def test_who_contradicts_himself_counts_twice_and_that_is_noted() -> None:
    notes = consensus.view(QUESTION).table().notes
    assert notes == (
        "Who is both for and against counts on both sides: on cap.",
        "Who takes a side in one place and none in another counts with the mean of these: on cap.",
    )
    shown = said(consensus.view(QUESTION).page())
    assert all(note in shown for note in notes)


def test_sorted_by_a_column_the_undefined_last() -> None:
    papers = resolve_filters(CORPUS, Filters(papers=("ali-1", "dahl", "chen")))
    question = Question(CORPUS, papers)
    order = RowOrder("tastle_wierman", descending=True)
    found = [row["proposition"] for row in rows(consensus.view(question, order))]
    assert found == ["cap", "free", "build", "social-homes"]


def test_a_proposition_that_nobody_speaks_to_has_zeros() -> None:
    silent = paper("b", urges(id="frame"))
    view = consensus.view(Question(corpus(paper("a", urges({"cap": "support"})), silent)))
    assert list(rows(view)[1].values()) == ["build", 0, 0, 0, 2, None]
    page = view.page()
    (grid,) = grids(page)
    assert [text_of(cell) for cell in grid.rows[1]][1:] == ["0", "0", "0", "2", "–"]
    assert "– undefined: nobody speaks to it, or one alone" in said(page)


def test_the_page_says_among_whom() -> None:
    page = consensus.view(QUESTION).page()
    assert headings(page) == ["Consensus among 5 authors"]
    (grid,) = grids(page)
    assert grid.heads == ("Proposition", "For", "Against", "Neutral", "Silent", "Consensus")
    assert [text_of(cell) for cell in grid.rows[2]] == [
        "Social homes should be built.\nsocial-homes", "0", "0", "1", "4", "–",
    ]  # fmt: skip
    assert "Tastle and Wierman" in said(page)


def test_of_many_contradictions_the_number_is_told() -> None:
    positions = dict.fromkeys(BOOK.propositions, "support")
    against = dict.fromkeys(BOOK.propositions, "oppose")
    both = corpus(
        paper("a", urges(positions, id="x"), urges(against, id="y"))  # type: ignore[arg-type]
    )
    (note,) = consensus.view(Question(both)).table().notes
    assert note.endswith("on cap, build, social-homes and free.")


def test_without_propositions_it_is_said() -> None:
    page = consensus.view(Question(Corpus(Codebook(), {}))).page()
    assert "There is no proposition here." in said(page)


def test_who_is_not_coded_to_the_end_has_a_stretch_of_its_own() -> None:
    found = corpus(paper("ali", urges({"cap": "support"})), paper("berg", urges({}, coded=False)))
    (picture,) = [one for one in consensus.view(Question(found)).page() if isinstance(one, Bars)]
    assert [series.label for series in picture.series][-2:] == ["silent", "uncoded"]
    assert picture.bars[0].counts == (1, 0, 0, 0, 1)


def test_a_page_shows_the_first_of_many_propositions() -> None:
    many = {f"p{place}": Proposition(f"p{place}", f"Do {place}.") for place in range(501)}
    view = consensus.view(Question(Corpus(Codebook(propositions=many), {})))
    assert len(rows(view)) == 501
    (grid,) = grids(view.page())
    assert len(grid.rows) == 500
    assert "the first 500 of 501 propositions" in said(view.page())


@pytest.mark.slow
@given(corpora(least=1), BY, named_ids())
def test_columns_answer_as_memory_does(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]]
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    of_columns = consensus.view(Question(skeleton, selection, by, tables)).table()
    assert of_columns.rows == consensus.view(Question(corpus, selection, by)).table().rows
