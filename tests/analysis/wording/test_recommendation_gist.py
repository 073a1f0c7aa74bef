"""What a recommendation asks, as words to compare it by."""

import pytest

from policy_compare.analysis.wording.recommendation_gist import GistMaker, gist_without_actors
from policy_compare.analysis.wording.stems import stem
from tests.support.records import BOOK, urges

GISTS = GistMaker(BOOK)
CAP = urges(
    {"cap": "support"},
    statement="The local authority must have a word with the owners.",
    actors=("council",),
    targets=("landlords",),
    instrument="legal",
    topics=("social",),
)


def test_it_is_the_statement_without_who_is_asked_and_how_firmly() -> None:
    found = GISTS.of_recommendation(
        urges(statement="The council must plant trees.", actors=("council",))
    )
    assert found == {"plant", "tree"}


@pytest.mark.parametrize("verb", ["must", "should", "could", "needs to", "ought to", "has to"])
def test_words_of_strength_say_nothing(verb: str) -> None:
    assert GISTS.of_recommendation(urges(statement=f"The town {verb} plant trees.")) == {
        "town",
        "plant",
        "tree",
    }


def test_an_actor_that_is_not_asked_counts() -> None:
    found = GISTS.of_recommendation(
        urges(statement="The owners should tell the council.", actors=("landlords",))
    )
    assert found == {"tell", "@council"}


def test_what_it_is_coded_as_counts() -> None:
    assert GISTS.of_statement(CAP) == {"word", "@landlords", "#social", "%legal"}
    assert GISTS.of_recommendation(CAP) == GISTS.of_statement(CAP) | {
        stem("rents"),
        stem("capped"),
        "#rents",
    }


def test_the_stance_does_not_count() -> None:
    against = CAP._replace(positions=(CAP.positions[0]._replace(stance="oppose"),))
    assert GISTS.of_recommendation(against) == GISTS.of_recommendation(CAP)


def test_who_is_asked_does_not_count_as_a_target_or_in_a_proposition() -> None:
    mutual = urges(statement="Builders should meet.", actors=("builders",), targets=("builders",))
    assert GISTS.of_recommendation(mutual) == {"meet"}
    book = BOOK._replace(
        propositions={"cap": BOOK.propositions["cap"]._replace(statement="Builders should meet.")}
    )
    assert GistMaker(book).of_recommendation(
        urges({"cap": "support"}, statement="Meet.", actors=("builders",))
    ) == {
        "meet",
        "#rents",
    }


def test_what_says_nothing_else_is_its_words() -> None:
    assert GISTS.of_recommendation(urges(statement="The council must.", actors=("council",))) == {
        "@council",
        "must",
    }
    assert GISTS.of_recommendation(urges(statement="?!")) == frozenset()


def test_a_proposition_has_words_and_topics() -> None:
    assert GISTS.of_proposition(BOOK.propositions["free"]) == {
        "rent",
        "free",
        "#rents",
        "#building",
    }


def test_actors_can_be_left_out() -> None:
    assert gist_without_actors(GISTS.of_statement(CAP)) == {"word", "#social", "%legal"}
