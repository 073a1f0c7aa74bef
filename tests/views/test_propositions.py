"""The propositions of a corpus."""

import pytest
from hypothesis import given

from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import select_ids
from policy_compare.model import Corpus
from policy_compare.views import propositions
from policy_compare.views.parts.question import Question
from tests.support.column_tables import corpus_in_engine
from tests.support.inventories import by_id
from tests.support.records import BOOK
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY


def test_propositions() -> None:
    found = by_id(propositions.view)
    assert list(found) == list(BOOK.propositions)
    assert found["cap"] == {
        "id": "cap",
        "statement": "Rents should be capped.",
        "topics": ("rents",),
        "for": 1,
        "against": 0,
        "neutral": 1,
        "both": 0,
        "silent": 0,
        "uncoded": 0,
        "recommendations": ("ali/act", "berg/act"),
    }
    assert [found["free"][side] for side in ("for", "both", "silent")] == [0, 1, 1]
    assert found["build"]["silent"] == 2


def test_propositions_within_filters() -> None:
    assert list(by_id(propositions.view, topics=("rents",))) == ["cap", "free"]
    assert list(by_id(propositions.view, strengths=("must",))) == ["free"]


@pytest.mark.slow
@given(corpora(least=1), BY, named_ids())
def test_columns_answer_as_memory_does(
    corpus: Corpus, by: By, named: dict[str, tuple[str, ...]]
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    of_columns = propositions.view(Question(skeleton, selection, by, tables)).table()
    expected = propositions.view(Question(corpus, selection, by)).table()
    assert list(of_columns.rows) == list(expected.rows)
