"""The rows of pairs are the same from records, from arrays and from columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.measures.pair_measures import NORMALIZATIONS
from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Selection, select_ids
from policy_compare.corpus.reader import load_corpus
from policy_compare.errors import UnknownName
from policy_compare.model import Corpus
from policy_compare.views.parts import pair_rows as module
from policy_compare.views.parts.pair_rows import ComparedPairs, compare_pairs
from policy_compare.views.parts.question import Question
from tests.support.column_tables import corpus_in_engine
from tests.support.corpora import SHIPPED
from tests.support.strategies import corpora, named_ids
from tests.test_laws import BY

NORMALIZE = st.sampled_from(list(NORMALIZATIONS))


def alike(first: ComparedPairs, second: ComparedPairs) -> bool:
    return [*first.rows()] == [*second.rows()] and first.units == second.units


@settings(max_examples=60)
@given(corpora(least=1), BY, named_ids(), NORMALIZE, st.sampled_from((0, 1, 2)), st.booleans())
def test_rows_in_columns_are_those_of_the_corpus(
    corpus: Corpus,
    by: By,
    named: dict[str, tuple[str, ...]],
    normalize: str,
    min_shared: int,
    one: bool,
) -> None:
    selection = select_ids(corpus.codebook, named)
    skeleton, tables = corpus_in_engine(corpus)
    in_memory = Question(corpus, selection, by)
    in_columns = Question(skeleton, selection, by, tables)
    nearest = next((unit.id for unit in in_memory.tallies().units), "") if one else ""
    expected = compare_pairs(in_memory, normalize, min_shared, nearest)
    assert alike(compare_pairs(in_columns, normalize, min_shared, nearest), expected)


@settings(max_examples=60)
@given(corpora(), BY, NORMALIZE, st.sampled_from((0, 1)))
def test_rows_of_arrays_are_those_of_each_pair(
    corpus: Corpus, by: By, normalize: str, min_shared: int
) -> None:
    question = Question(corpus, Selection(), by)
    expected = compare_pairs(question, normalize, min_shared)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_VERY_MANY", 0)
        assert alike(compare_pairs(question, normalize, min_shared), expected)


def test_the_pairs_of_one_unit_are_those_of_all_that_it_is_of() -> None:
    question = Question(load_corpus(SHIPPED))
    pairs = compare_pairs(question, nearest="howell")
    assert pairs.possible == 2
    assert [*pairs.rows()] == [
        row for row in compare_pairs(question).rows() if "howell-2024" in row[:2]
    ]
    with pytest.raises(UnknownName, match="no paper is called 'hovell'"):
        compare_pairs(question, nearest="hovell")
