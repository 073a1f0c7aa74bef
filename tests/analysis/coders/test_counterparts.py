"""Which names of two codebooks mean the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.coders.counterparts import (
    LINKED_KINDS,
    SAME_CODEBOOK,
    Link,
    find_counterparts,
)
from policy_compare.model import Actor, Codebook, Proposition, Topic
from tests.support.records import keyed


def actors(*found: Actor) -> Codebook:
    return Codebook(actors=keyed(*found))


def test_the_same_id_is_the_same_whatever_its_label() -> None:
    a, b = actors(Actor("council", "Council")), actors(Actor("council", "The town"))
    found = find_counterparts(a, b)
    assert found.shared_id("actor", "council") == "council"
    assert found.links == ()


def test_a_label_is_understood_whatever_its_case_and_hyphens() -> None:
    a, b = actors(Actor("tc", "Town-Council")), actors(Actor("them", "town council"))
    assert find_counterparts(a, b).links == (Link("actor", "tc", "them"),)


def test_an_id_is_understood_as_a_label() -> None:
    a, b = actors(Actor("tc", "Town council")), actors(Actor("town-council", "Them"))
    assert find_counterparts(a, b).shared_id("actor", "town-council") == "tc"


def test_an_alias_is_understood_last() -> None:
    a = actors(Actor("tc", "Town council", ("the town",)), Actor("town", "The mayor"))
    b = actors(Actor("them", "The town"), Actor("mayor", "Mayor", ("the mayor",)))
    assert find_counterparts(a, b).links == (
        Link("actor", "town", "mayor"),
        Link("actor", "tc", "them"),
    )


def test_a_label_says_more_than_an_alias() -> None:
    a = actors(Actor("tc", "Town council"))
    b = actors(Actor("mayor", "Mayor", ("town council",)), Actor("them", "Town council"))
    assert find_counterparts(a, b).links == (Link("actor", "tc", "them"),)


def test_what_has_no_counterpart_goes_by_its_own_id() -> None:
    found = find_counterparts(actors(Actor("tc", "Town council")), actors(Actor("who", "Somebody")))
    assert found.shared_id("actor", "who") == "who"
    assert found.shared_id("topic", "tc") == "tc"
    assert SAME_CODEBOOK.shared_id("actor", "x") == "x"


def test_a_name_of_two_things_links_none() -> None:
    a = actors(Actor("tc", "Council"))
    b = actors(Actor("one", "Council"), Actor("two", "council"))
    assert find_counterparts(a, b).links == ()
    # Two names that lead to two things do not either.
    b = actors(Actor("one", "Council"), Actor("two", "TC"))
    assert find_counterparts(a, b).links == ()


def test_propositions_and_topics_have_counterparts_too() -> None:
    a = Codebook(
        propositions=keyed(Proposition("cap", "Rents should be capped.")),
        topics=keyed(Topic("rents", "Rents")),
    )
    b = Codebook(
        propositions=keyed(Proposition("p1", "Rents should be capped")),
        topics=keyed(Topic("t1", "rents")),
    )
    assert find_counterparts(a, b).links == (
        Link("proposition", "cap", "p1"),
        Link("topic", "rents", "t1"),
    )


NAMES = st.sampled_from(("Council", "council!", "The Town", "town", "a", "b", "!?", ""))

BOOKS = st.lists(
    st.builds(
        Actor,
        st.sampled_from(("a", "b", "c", "council", "town")),
        NAMES,
        st.lists(NAMES, max_size=2).map(tuple),
    ),
    max_size=4,
).map(lambda found: actors(*found))


@given(BOOKS, BOOKS)
def test_whichever_comes_first_the_same_things_are_linked(a: Codebook, b: Codebook) -> None:
    there, back = find_counterparts(a, b), find_counterparts(b, a)
    for kind in LINKED_KINDS:
        assert {(mine, theirs) for theirs, mine in there.ids[kind].items()} == set(
            back.ids[kind].items()
        )
        assert len(set(there.ids[kind].values())) == len(there.ids[kind])
        # Nothing goes by the name of something else.
        assert not set(there.ids[kind].values()) & (b.actors.keys() - there.ids[kind].keys())


def test_an_id_of_before_is_understood() -> None:
    topic, proposition = Topic("rents", "Rents"), Proposition("cap", "Cap rents.")
    a = actors(Actor("tc", "Town council"))._replace(
        topics=keyed(topic),
        propositions=keyed(proposition),
        former_names={
            "actor": {"them": "tc"}, "topic": {"costs": "rents"}, "proposition": {"p1": "cap"},
        },
    )  # fmt: skip
    b = actors(Actor("them", "The council"))._replace(
        topics=keyed(Topic("costs", "What it costs")),
        propositions=keyed(Proposition("p1", "Limit rents.")),
    )
    links = (Link("proposition", "cap", "p1"), Link("actor", "tc", "them"))
    assert find_counterparts(a, b).links == (*links, Link("topic", "rents", "costs"))
