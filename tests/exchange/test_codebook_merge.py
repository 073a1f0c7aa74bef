"""Names of another codebook are found by whatever they are called here."""

from policy_compare.exchange.codebook_merge import join_codebooks
from policy_compare.model import (
    Actor,
    Codebook,
    Instrument,
    Proposition,
    Tension,
    Topic,
)

HERE = Codebook(
    title="Homes",
    topics={"rents": Topic("rents", "Rents", keywords=("leases",))},
    propositions={
        "rent-cap": Proposition("rent-cap", "Cap rents by law.", ("rents",)),
        "p2": Proposition("p2", "Tax land."),
    },
    tensions=(Tension(("rent-cap", "p2"), "Both cost owners."),),
    actors={"council": Actor("council", "Town council", aliases=("local authority",))},
    instruments={"legal": Instrument("legal", "Law")},
)


def test_what_is_here_goes_by_any_of_its_names() -> None:
    there = Codebook(
        title="Other",
        topics={"t1": Topic("t1", "Leases"), "new": Topic("new", "New", part_of=("t1",))},
        propositions={"c-1": Proposition("c-1", "cap rents by  LAW.", about="A law.")},
        actors={"a1": Actor("a1", "Local Authority"), "a2": Actor("a2", "The state")},
        instruments={"LEGAL": Instrument("LEGAL", "Rules")},
    )
    joined = join_codebooks(HERE, there)
    assert joined.ids == {
        "topic": {"t1": "rents", "new": "new"},
        "proposition": {"c-1": "rent-cap"},
        "actor": {"a1": "council", "a2": "a2"},
        "instrument": {"LEGAL": "legal"},
    }
    assert joined.book == HERE._replace(
        topics={**HERE.topics, "new": Topic("new", "New", part_of=("rents",))},
        actors={**HERE.actors, "a2": Actor("a2", "The state")},
    )
    assert [(one.ref, one.key, one.here, one.there) for one in joined.kept] == [
        ("proposition rent-cap", "about", "", "A law."),
    ]


def test_a_statement_counts_before_a_number() -> None:
    there = Codebook(propositions={"p2": Proposition("p2", "Cap rents by law.")})
    joined = join_codebooks(HERE, there)
    assert (joined.book, joined.ids["proposition"], joined.kept) == (HERE, {"p2": "rent-cap"}, ())


def test_another_statement_of_the_same_id_is_told_and_left() -> None:
    there = Codebook(propositions={"p2": Proposition("p2", "Tax land and homes.")})
    joined = join_codebooks(HERE, there)
    assert joined.book == HERE
    assert joined.kept == (("proposition p2", "statement", "Tax land.", "Tax land and homes."),)


def test_a_keyword_stays_with_the_topic_that_has_it() -> None:
    there = Codebook(topics={"new": Topic("new", "New", keywords=("Leases", "plots"))})
    assert join_codebooks(HERE, there).book.topics["new"].keywords == ("plots",)


def test_a_tension_is_listed_once() -> None:
    there = Codebook(
        propositions={**HERE.propositions, "q": Proposition("q", "Tax LAND.")},
        tensions=(Tension(("p2", "rent-cap"), "Other words."), Tension(("p2", "q"), "None.")),
    )
    assert join_codebooks(HERE, there).book.tensions == HERE.tensions


def test_ids_of_before_lead_to_what_there_is_now() -> None:
    renamed = HERE._replace(former_names={"proposition": {"cap": "rent-cap"}})
    there = Codebook(propositions={"cap": Proposition("cap", "Cap the rents.")})
    joined = join_codebooks(renamed, there)
    assert joined.ids["proposition"] == {"cap": "rent-cap"}
    assert joined.book == renamed


def test_what_was_renamed_there_is_what_it_was_here() -> None:
    there = Codebook(
        propositions={"ceiling": Proposition("ceiling", "Cap the rents.")},
        former_names={
            "proposition": {"rent-cap": "ceiling", "lid": "ceiling"}, "paper": {"old": "new"},
        },
    )  # fmt: skip
    joined = join_codebooks(HERE, there)
    assert joined.ids["proposition"] == {"ceiling": "rent-cap"}
    assert joined.book == HERE._replace(
        former_names={"proposition": {"lid": "rent-cap"}, "paper": {"old": "new"}}
    )
