"""Recommendations in columns are counted as those in memory."""

from collections import Counter

from hypothesis import given

from policy_compare.analysis.columns.recommendation_counts import GroupsOf, count_in_columns
from policy_compare.analysis.selection import EVERYTHING
from policy_compare.model import Corpus
from tests.support.column_tables import corpus_in_engine
from tests.support.strategies import corpora


@given(corpora(least=1))
def test_what_is_counted_is_what_there_is(corpus: Corpus) -> None:
    skeleton, tables = corpus_in_engine(corpus)
    speaking = [
        # What columns hold has no topics of its own.
        recommendation._replace(topics=())
        for recommendation in corpus.recommendations()
        if recommendation.positions and skeleton.papers[recommendation.paper].in_columns
    ]
    asked: tuple[GroupsOf, ...] = (corpus.topics_of, lambda said: said.actors, lambda _: ("",))
    for groups_of, by_way in zip(asked, (False, True, False), strict=True):
        expected = Counter(
            (id, said.paper) for said in speaking for id in dict.fromkeys(groups_of(said))
        )
        counted = list(count_in_columns(skeleton, tables, EVERYTHING, groups_of, by_way=by_way))
        assert {(id, paper): count for id, paper, count in counted} == expected
        assert len(counted) == len(expected)
