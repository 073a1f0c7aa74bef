"""A codebook as a tree of codes."""

from policy_compare.model import Actor, Codebook, Instrument, Proposition, Topic
from policy_compare.project_notes import split_note
from policy_compare.views.project_codes import codes_of_codebook

BOOK = Codebook(
    topics={
        "social": Topic("social", "Social homes", part_of=("building", "rents"), about="Who may."),
        "building": Topic("building", "Building"),
        "rents": Topic("rents", "Rents", keywords=("lease",)),
    },
    propositions={
        "cap": Proposition("cap", "Rents should\nbe capped.", ("rents", "social")),
        "bare": Proposition("bare", "Of no topic."),
    },
    actors={
        "town": Actor("town", "Town", aliases=("the town",)),
        "council": Actor("council", "Council", part_of=("town",)),
        "builders": Actor("builders", "BUILDING"),
    },
    instruments={"legal": Instrument("legal", "Law")},
)
CODES = codes_of_codebook(BOOK)


def test_topics_hold_their_parts_and_propositions_and_these_their_stances() -> None:
    assert CODES["topic/social"].names == ("Topics", "Building", "Social homes")
    assert CODES["proposition/cap"].names == ("Topics", "Rents", "Rents should be capped.")
    assert CODES["proposition/bare"].names == ("Propositions", "Of no topic.")
    assert CODES["stance/cap/oppose"].names[-2:] == ("Rents should be capped.", "oppose: cap")


def test_actors_are_asked_or_targets() -> None:
    assert CODES["actor/council"].names == ("Actors", "Town", "Council")
    assert CODES["target/council"].names == ("Targets", "toward Town", "toward Council")


def test_what_is_above_comes_first() -> None:
    seen: set[tuple[str, ...]] = {()}
    for code in CODES.values():
        assert code.names[:-1] in seen
        seen.add(code.names)


def test_a_name_stands_for_one_code() -> None:
    names = [code.name.casefold() for code in CODES.values()]
    assert len(set(names)) == len(names)
    assert CODES["actor/builders"].name == "BUILDING (actor/builders)"


def test_notes_hold_what_the_tree_does_not() -> None:
    assert split_note(CODES["topic/social"].note) == (
        "Who may.",
        {"kind": "topic", "id": "social", "part_of": ["building", "rents"]},
    )
    assert split_note(CODES["proposition/cap"].note).values == {
        "kind": "proposition",
        "id": "cap",
        "statement": "Rents should\nbe capped.",
        "topics": ["rents", "social"],
    }
    assert split_note(CODES["actor/builders"].note).values["label"] == "BUILDING"
    assert split_note(CODES["stance/cap/oppose"].note).values == {"kind": "stance", "id": "oppose"}
    assert split_note(CODES["topics"].note).values == {"kind": "leave"}
    assert split_note(CODES["dismissed"].note).values == {"kind": "dismissed"}
