"""Names of an answer are understood by the codebook, and those that it lacks are set aside."""

from typing import Any

from policy_compare.coding.answer_names import SettledEntry, settle_names
from policy_compare.corpus_names import CorpusNames
from policy_compare.model import Corpus
from tests.support.records import BOOK

NAMES = CorpusNames(Corpus(BOOK, {}))


def settled(**values: Any) -> SettledEntry:
    return settle_names(values, NAMES)


def test_labels_and_aliases_are_understood() -> None:
    values, lines, unknown = settled(
        actors=["Local Authority", "council", "GOVERNMENT"],
        targets=["Owners"],
        topics=["Social housing"],
        instrument="law",
        positions={
            "rents should be capped.": "support",
            "build": {"stance": "oppose", "by": ["Owners"]},
        },
    )
    assert values == {
        "actors": ["council", "government"],
        "targets": ["landlords"],
        "topics": ["social"],
        "instrument": "legal",
        "positions": {"cap": "support", "build": {"stance": "oppose", "by": ["landlords"]}},
    }
    assert (lines, unknown) == ((), [])


def test_names_that_the_codebook_lacks_are_left_out_and_told() -> None:
    assert settled(actors=["omb", "council"], instrument="magic", topics=["x" * 99]) == (
        {"actors": ["council"], "instrument": "", "topics": []},
        (),
        [("actor", "omb"), ("topic", "x" * 60), ("instrument", "magic")],
    )


def test_a_beginning_or_a_keyword_is_no_name() -> None:
    assert settled(actors=["gov", "land"])[0] == {"actors": []}


def test_with_an_unknown_name_in_its_positions_it_is_uncoded_and_these_are_lines() -> None:
    positions = {
        "cap": "support",
        "new-thing": {"stance": "oppose", "condition": "if: asked", "by": ["council"], "x": [1]},
    }
    values, lines, unknown = settled(positions=positions)
    assert "positions" not in values
    assert lines == (
        "cap: support",
        'new-thing: {stance: oppose, condition: "if: asked"}',
    )
    assert unknown == [("proposition", "new-thing")]
    assert settled(positions={"cap": {"stance": "support", "by": ["omb"]}}) == (
        {},
        ("cap: support",),
        [("actor", "omb")],
    )


def test_two_names_of_one_proposition_are_not_made_one() -> None:
    positions = {"cap": "support", "Rents should be capped.": "oppose"}
    values, lines, _ = settled(positions=positions)
    assert "positions" not in values
    assert len(lines) == 2


def test_nobody_who_would_do_it_is_nothing_said() -> None:
    values, lines, _ = settled(positions={"cap": {"stance": "support", "by": []}})
    assert values == {"positions": {"cap": {"stance": "support", "by": None}}}
    assert not lines


def test_another_form_is_left_for_others_to_refuse() -> None:
    wrong = {"actors": "council", "targets": [1, "council"], "instrument": 7, "positions": ["cap"]}
    assert settled(**wrong) == (wrong, (), [])
    assert settled(positions={"cap": [7]})[0] == {"positions": {"cap": [7]}}
