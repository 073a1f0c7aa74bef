"""Verdicts and differences in words."""

import pytest

from policy_compare.analysis.positions import find_positions
from policy_compare.analysis.relations import find_overlaps
from policy_compare.model import Corpus, Paper
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.verdicts import (
    conditions_text,
    differences_in_words,
    verdict_in_words,
)
from tests.support.records import corpus, paper, urges


def differ(corpus: Corpus) -> tuple[str, ...]:
    question = Question(corpus)
    (found,) = find_overlaps(corpus, find_positions(corpus))
    return differences_in_words(found, question.actor_label, question.instrument_label)


def test_nothing_is_said_where_nothing_differs() -> None:
    assert differ(corpus(paper("a", urges({"cap": "support"})))) == ()


def test_each_difference_is_said() -> None:
    found = corpus(
        paper(
            "a",
            urges(
                {"cap": "support"},
                condition="if asked",
                strength="must",
                actors=("council", "builders"),
                targets=("landlords",),
                instrument="legal",
            ),
        ),
        paper(
            "b",
            urges(
                {"cap": "support"},
                strength="could",
                actors=("landlords",),
                targets=("builders",),
                instrument="economic",
            ),
        ),
        paper("c", urges({"cap": "support"}, strength="could", actors=("landlords",))),
    )
    assert differ(found) == (
        "Strength: must for A; could for B and C.",
        "On a condition: A; two without.",
        "Who would act: Landlords for two; Town council and Builders for one.",
        "Means: law for one; money for one.",
    )


def test_each_side_of_a_contested_matter_speaks_for_itself() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}, strength="must")),
        paper("b", urges({"cap": "support"}, strength="could")),
        paper("c", urges({"cap": "oppose"}, condition="for now")),
        paper("d", urges({"cap": "oppose"}, condition="for ever")),
    )
    assert differ(found) == (
        "For: Strength: must for A; could for B.",
        "Against: On different conditions: C and D.",
    )


def test_a_label_of_several_lines_stays_in_its_sentence() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}, strength="must"), title="Homes\nfor all"),
        paper("b", urges({"cap": "support"}, strength="could", condition="if asked")),
    )
    assert "Homes for all" in differ(found)[0]
    assert "\n" not in "".join(differ(found))


SILENT = paper("s", urges(id="frame"))


OPEN = paper("o", urges(id="open")._replace(coded=False))


FOR = paper("a", urges({"cap": "support"}))


IF_ASKED = paper("b", urges({"cap": "support"}, condition="if asked", strength="could"))


MUST = paper("c", urges({"cap": "support"}, strength="must"))


AGAINST_TOO = paper("h", urges({"cap": "oppose"}))


IF_ASKED_TOO = paper("g", urges({"cap": "support"}, condition="if asked", strength="could"))


AGAINST = paper("d", urges({"cap": "oppose"}))


NEITHER = paper("e", urges({"cap": "neutral"}))


NEITHER_TOO = paper("f", urges({"cap": "neutral"}))


@pytest.mark.parametrize(
    ("papers", "reading"),
    [
        ((FOR, MUST), "consensus in full (2 of 2)"),
        ((FOR, MUST, SILENT), "shared in full (2 of 3)"),
        ((FOR, MUST, OPEN), "shared in full (2 of 3; 1 not coded to the end)"),
        ((IF_ASKED, MUST), "consensus in principle (2 of 2): strength, condition"),
        (
            (IF_ASKED, MUST, OPEN),
            "shared in principle (2 of 3; 1 not coded to the end): strength, condition",
        ),
        ((IF_ASKED, IF_ASKED_TOO), "consensus in full, with conditions (2 of 2)"),
        ((AGAINST, AGAINST_TOO), "consensus in full against it (2 of 2)"),
        ((NEITHER, NEITHER_TOO), "consensus in full on taking no side (2 of 2)"),
        ((IF_ASKED, AGAINST), "contested, with conditions (2 of 2)"),
        ((FOR, NEITHER, SILENT), "mixed (2 of 3)"),
        ((IF_ASKED, SILENT), "single, with conditions (1 of 2)"),
    ],
)
def test_no_verdict_claims_more_than_there_is(papers: tuple[Paper, ...], reading: str) -> None:
    found = corpus(*papers)
    (only,) = find_overlaps(found, find_positions(found))
    assert verdict_in_words(only) == reading


def test_conditions_are_one_text() -> None:
    found = corpus(
        paper(
            "a",
            urges({"cap": "support"}, id="a", condition="if\n asked"),
            urges({"cap": "support"}, id="b", condition="for now"),
        )
    )
    assert conditions_text(find_positions(found).by_proposition["cap"]["a"]) == "if asked; for now"
