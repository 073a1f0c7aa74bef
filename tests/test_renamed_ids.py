"""Things by other ids: one id for another, and two that become one."""

from policy_compare.model import (
    Actor,
    Codebook,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
    Tension,
    Topic,
)
from policy_compare.renamed_ids import rename_in_codebook, rename_in_paper


def test_a_paper_names_things_by_their_new_ids_once_each() -> None:
    ids = {
        "topic": {"t": "rents"},
        "proposition": {"p": "rent-cap", "q": "rent-cap"},
        "actor": {"a": "council", "b": "council"},
        "instrument": {"i": "legal"},
    }
    recommendation = Recommendation(
        "x", "r", "Do.", ("a", "b"), ("b",), "i", topics=("t",),
        positions=(StanceOn("p", "support", by=("a",)), StanceOn("q", "oppose")),
    )  # fmt: skip
    paper = Paper(
        "x", "X", recommendations=(recommendation, recommendation._replace(instrument=""))
    )
    assert rename_in_paper(paper, ids).recommendations == (
        Recommendation(
            "x", "r", "Do.", ("council",), ("council",), "legal", topics=("rents",),
            positions=(StanceOn("rent-cap", "support", by=("council",)),),
        ),
        Recommendation(
            "x", "r", "Do.", ("council",), ("council",), "", topics=("rents",),
            positions=(StanceOn("rent-cap", "support", by=("council",)),),
        ),
    )  # fmt: skip


def test_a_codebook_has_its_entries_by_the_new_ids_and_in_their_order() -> None:
    book = Codebook(
        topics={"a": Topic("a", "A", part_of=("b",)), "b": Topic("b", "B")},
        propositions={
            "p": Proposition("p", "One.", ("a",)),
            "q": Proposition("q", "Two.", ("b",)),
            "r": Proposition("r", "Three."),
        },
        tensions=(Tension(("p", "q"), "First."), Tension(("p", "r"), "Second.")),
        actors={"x": Actor("x", "X", part_of=("y",)), "y": Actor("y", "Y")},
    )
    new_ids = {"topic": {"a": "b"}, "proposition": {"q": "p"}, "actor": {"y": "z"}}
    renamed = rename_in_codebook(book, new_ids)
    assert renamed.topics == {"b": Topic("b", "A")}
    assert renamed.propositions == {
        "p": Proposition("p", "One.", ("b",)),
        "r": Proposition("r", "Three."),
    }
    assert renamed.tensions == (Tension(("p", "r"), "Second."),)
    assert renamed.actors == {"x": Actor("x", "X", part_of=("z",)), "z": Actor("z", "Y")}


def test_former_names_lead_to_the_new_ids_and_none_to_itself() -> None:
    book = Codebook(
        topics={"b": Topic("b", "B")},
        former_names={"topic": {"a": "b", "c": "b"}, "paper": {"p": "q"}},
    )
    renamed = rename_in_codebook(book, {"topic": {"b": "a"}, "paper": {"q": "r"}})
    assert renamed.former_names == {"topic": {"c": "a"}, "paper": {"p": "r"}}
