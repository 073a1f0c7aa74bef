"""In which ways statements in columns are urged."""

from hypothesis import given

from policy_compare.analysis.columns.ways import add_ways, list_ways
from policy_compare.analysis.selection import EVERYTHING
from policy_compare.model import Corpus
from tests.support.column_tables import corpus_in_engine
from tests.support.records import corpus, paper, urges
from tests.support.strategies import corpora


def test_where_nothing_is_said_there_is_one_way() -> None:
    _, tables = corpus_in_engine(corpus(paper("a", urges({"cap": "support"}))))
    (way,) = list_ways(tables)
    assert way.texts == ()
    assert way.statement[0].statement == ""
    assert add_ways(tables, "ways_here", [way], EVERYTHING) == "JOIN ways_here AS w ON TRUE"


def test_no_text_becomes_a_part_of_a_query() -> None:
    condition = "x' OR 1 = 1; DROP TABLE given --"
    _, tables = corpus_in_engine(
        corpus(paper("a", urges({"cap": "support"}, condition=condition, strength="must")))
    )
    (way,) = list_ways(tables)
    assert way.statement[1].condition == condition
    assert way.statement[0].strength == "must"
    assert condition not in add_ways(tables, "ways_here", [way], EVERYTHING)


@given(corpora())
def test_the_ways_say_what_the_recommendations_say(corpus: Corpus) -> None:
    _, tables = corpus_in_engine(corpus)
    ways = [way.statement for way in list_ways(tables)]
    said = {
        (recommendation.doers(stance_on), recommendation.toward(stance_on), stance_on.condition,
         recommendation.strength_of(stance_on), recommendation.instrument, recommendation.actors)
        for recommendation in corpus.recommendations()
        for stance_on in recommendation.positions
    }  # fmt: skip
    told = {
        (recommendation.doers(stance_on), recommendation.toward(stance_on), stance_on.condition,
         recommendation.strength_of(stance_on), recommendation.instrument, recommendation.actors)
        for recommendation, stance_on in ways
    }  # fmt: skip
    assert told == said or not said
