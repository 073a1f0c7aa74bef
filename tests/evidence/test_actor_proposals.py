"""Actors that papers name: proposed for what the texts do with them, under all their names."""

from policy_compare.evidence.actor_proposals import propose_actors
from policy_compare.model import Actor, Codebook, Paper
from policy_compare.passage import ActorProposal
from tests.support.drafting import drafted, plain_document
from tests.support.records import keyed

REPORT = """\
Recommendations

The Office of Rents and Homes (ORH) has met tenants. We saw Freedonia and Sylvania.

- The Director of ORH should publish a rent register by May.
- The Director of ORH should ask the Department of Works (DOW) for data.
- ORH at DOW should work with the Old Town Council and with tenants to list homes.
- Freedonia and Sylvania should fund Freedonian homes, and tell Mr Ali and the Chair.
- Sylvania must list AI homes, AI schools and other AI plans under the Homes Act.
"""


def proposed(text: str = REPORT, book: Codebook | None = None) -> tuple[ActorProposal, ...]:
    paper = drafted(text).paper
    return propose_actors([paper], {paper.id: plain_document(text)}, book or Codebook())


def test_who_is_asked_and_acted_upon_is_proposed_once() -> None:
    assert [(actor.id, actor.label, actor.aliases) for actor in proposed()] == [
        ("orh", "Office of Rents and Homes", ("ORH", "Director of ORH")),
        ("dow", "Department of Works", ("DOW",)),
        ("sylvania", "Sylvania", ()),
        ("freedonia", "Freedonia", ()),
        ("old-town-council", "Old Town Council", ()),
        ("tenants", "Tenants", ()),
    ]


def test_a_proposal_says_where_and_how_often_and_of_what_it_is_part() -> None:
    actor = proposed()[0]
    assert actor.part_of == ("dow",)
    assert [passage.ref.split("/")[0] for passage in actor.passages] == ["ali-2023"] * 3
    assert actor.mentions == 5


def test_what_the_codebook_has_by_any_name_is_not_proposed_again() -> None:
    book = Codebook(actors=keyed(Actor("rents", "Rent people", aliases=("director of orh",)),
                                 Actor("works", "DOW")))  # fmt: skip
    actors = proposed(book=book)
    assert {actor.id for actor in actors}.isdisjoint({"orh", "dow", "rents", "works"})


def test_an_id_of_the_codebook_is_given_to_nobody_else() -> None:
    book = Codebook(actors=keyed(Actor("tenants-2", "Lodgers", aliases=("sylvania people",))))
    assert "tenants" in {actor.id for actor in proposed(book=book)}
    book = Codebook(actors=keyed(Actor("dow", "Dowagers")))
    assert "dow" not in {actor.id for actor in proposed(book=book)}


def test_bodies_that_no_recommendation_names_come_last_and_are_few() -> None:
    names = [f"{letter}{letter.lower()}x Council" for letter in "BCDEFGHIJKLMNO"]
    text = REPORT + "".join(f"\nWe met the {name} often.\n" * 5 for name in names)
    actors = proposed(text)
    assert [bool(actor.passages) for actor in actors] == [True] * 6 + [False] * 10


def test_a_body_that_the_text_abbreviates_is_proposed_sooner() -> None:
    text = REPORT + "\nWe met the Bridge Bureau (BB).\n" + "\nWe met the Road Bureau.\n" * 4
    labels = {actor.label for actor in proposed(text)}
    assert "Bridge Bureau" not in labels
    labels = {actor.label for actor in proposed(text + "\nBB is far.\n")}
    assert "Bridge Bureau" in labels
    assert "Road Bureau" not in labels


def test_without_the_text_the_statements_tell() -> None:
    paper = drafted(REPORT).paper
    ids = {actor.id for actor in propose_actors([paper], {}, Codebook())}
    assert {"orh", "dow", "tenants"} <= ids


def test_a_paper_without_recommendations_proposes_nothing_rare() -> None:
    paper = Paper("ali-2023", "Homes")
    text = plain_document("The Rent Office has met the Old Town Council.")
    assert propose_actors([paper], {"ali-2023": text}, Codebook()) == ()
