"""What every view is asked."""

from typing import Any

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from tests.support.records import ALI, BERG, corpus, paper, stances, urges

QUESTION = Question(stances(ali="support"))


def test_labels() -> None:
    assert QUESTION.topic_label("social") == "Social housing"
    assert QUESTION.actor_label("council") == "Town council"
    assert QUESTION.instrument_label("legal") == "law"
    assert QUESTION.instrument_label("") == ""
    assert text_of(QUESTION.topic_heading("rents")) == "Rents (rents)"
    assert text_of(QUESTION.topic_heading("")) == "No topic"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({}, "Overlap"),
        ({"topics": ("rents", "social")}, "Overlap: topic Rents or Social housing"),
        (
            {"papers": ("ali",), "strengths": ("must",)},
            "Overlap: paper ali, strength must",
        ),
        (
            {"actors": ("local authority",), "targets": ("owners",), "instruments": ("law",)},
            "Overlap: actor Town council, target Landlords, instrument law",
        ),
    ],
)
def test_the_title_says_the_filters(given: dict[str, Any], title: str) -> None:
    selection = resolve_filters(QUESTION.corpus, Filters(**given))
    assert QUESTION._replace(selection=selection).title("Overlap") == title


def test_a_filter_that_may_silence_is_noted() -> None:
    assert QUESTION.notes() == ()
    narrow = QUESTION._replace(
        selection=resolve_filters(QUESTION.corpus, Filters(strengths=("must",)))
    )
    (note,) = narrow.notes()
    assert "within these filters only" in note


def test_what_is_left_out_because_of_errors_is_noted() -> None:
    short = QUESTION._replace(corpus=QUESTION.corpus._replace(left_out=("berg",)))
    assert short.notes() == ("Left out because of errors: berg.",)
    many = tuple(f"p{place}" for place in range(9))
    short = QUESTION._replace(corpus=QUESTION.corpus._replace(left_out=many))
    assert short.notes() == ("Left out because of errors: p0, p1, p2, p3, p4, p5 and 3 others.",)


def test_papers_that_are_not_coded_to_the_end_are_noted() -> None:
    uncoded = urges(id="open")._replace(coded=False)
    question = Question(
        corpus(
            paper("ali", urges({"cap": "support"})),
            paper("berg", urges(id="frame"), uncoded),
            paper("chen", uncoded),
            paper("diaz"),
        )
    )
    assert question.notes() == (
        "Not coded to the end, so silent on nothing: berg (1 of 2 coded), chen (0 of 1 coded) and "
        "diaz (no recommendation yet).",
    )
    assert tuple(question.gap_notes()) == question.notes()
    of_ali = question._replace(selection=resolve_filters(question.corpus, Filters(papers=("ali",))))
    assert of_ali.notes() == ()


def test_what_the_corpus_misses_is_noted_before_what_the_filters_do() -> None:
    uncoded = urges(id="open", strength="must")._replace(coded=False)
    compared = corpus(paper("ali", uncoded))._replace(left_out=("berg",))
    question = Question(compared, resolve_filters(compared, Filters(strengths=("must",))))
    left_out, not_coded, narrowed = question.notes()
    assert left_out.startswith("Left out because of errors")
    assert not_coded.startswith("Not coded to the end")
    assert narrowed.startswith("Verdicts, strengths and silence hold within these filters only")


def test_that_co_authors_agree_by_one_paper_is_noted_where_authors_are_compared() -> None:
    both = corpus(paper("a", urges({"cap": "support"}), authors=(ALI, BERG)))
    alone = corpus(paper("a", urges({"cap": "support"}), authors=(ALI,)))
    assert any("of one paper" in note for note in Question(both, by="author").notes())
    assert Question(both).notes() == Question(alone, by="author").notes() == ()


def test_proposals_that_nobody_accepted_are_noted_once() -> None:
    proposed = urges({"cap": "support"}, id="machine")._replace(proposed_by="gpt")
    question = Question(corpus(paper("ali", urges({"cap": "support"}), proposed)))
    assert question.notes() == tuple(question.gap_notes())
    assert question.notes() == ("Proposed, and accepted by nobody yet: 1 position (1 by gpt).",)
