"""Who stands where."""

from itertools import pairwise

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Strength
from policy_compare.views import overlap
from policy_compare.views.page import Heading
from policy_compare.views.parts.question import Question
from tests.support.records import (
    ALI,
    BOOK,
    corpus,
    grids,
    headings,
    paper,
    paragraphs,
    rows,
    said,
    urges,
)

CORPUS = corpus(
    paper("ali", urges({"cap": "support"}, strength="must", actors=("council",)), authors=(ALI,)),
    paper("berg", urges({"cap": "support"}, strength="could", condition="for a year")),
    paper("chen", urges({"build": "neutral"}), urges(id="wait", statement="Wait.")),
    paper(
        "diaz",
        urges({"cap": "neutral", "free": "support"}, id="half"),
        urges({"free": "oppose"}, id="no"),
    ),
)
QUESTION = Question(CORPUS)


def test_columns() -> None:
    assert overlap.view(QUESTION).table().columns == (
        "topic",
        "proposition",
        "statement",
        "verdict",
        "in_full",
        "for",
        "against",
        "neutral",
        "silent",
        "uncoded",
        "differences",
        "strengths",
        "conditions",
        "recommendations",
    )


def test_a_row_tells_who_stands_where() -> None:
    (row,) = rows(overlap.view(QUESTION))
    assert row == {
        "topic": "rents",
        "proposition": "cap",
        "statement": "Rents should be capped.",
        "verdict": "mixed",
        "in_full": None,
        "for": ("ali", "berg"),
        "against": (),
        "neutral": ("diaz",),
        "silent": ("chen",),
        "uncoded": (),
        "differences": ("strength", "condition"),
        "strengths": ("ali: must", "berg: could"),
        "conditions": ("berg: for a year",),
        "recommendations": ("ali/act", "berg/act", "diaz/half"),
    }


def test_who_contradicts_himself_is_for_and_against() -> None:
    free = next(
        row for row in rows(overlap.view(QUESTION, everything=True)) if row["proposition"] == "free"
    )
    assert free["for"] == free["against"] == ("diaz",)
    assert free["neutral"] == ()
    assert free["verdict"] == "single"


@pytest.mark.parametrize(("least", "shown"), [(1, 3), (2, 1), (3, 1)])
def test_only_what_enough_units_take_up(least: int, shown: int) -> None:
    assert len(rows(overlap.view(QUESTION, least))) == shown


def test_everything_follows_what_overlaps() -> None:
    found = overlap.view(QUESTION, everything=True)
    assert [row["proposition"] for row in rows(found)] == ["cap", "free", "build"]
    assert any("chen/wait" in note for note in found.table().notes)
    assert "Said by one paper only" in headings(found.page())
    assert "Wait." in said(found.page())


def test_fewer_than_so_many_is_said_in_the_heading() -> None:
    found = overlap.view(QUESTION, 3, everything=True)
    assert "Said by fewer than 3" in headings(found.page())


def test_where_nothing_overlaps_the_rest_is_shown_and_noted() -> None:
    found = overlap.view(QUESTION, 4)
    assert [row["proposition"] for row in rows(found)] == ["cap", "free", "build"]
    line = "Shown: 3 propositions that fewer than 4 papers take up; nothing overlaps here."
    assert found.table().notes[0] == line
    assert line in said(found.page())


#: One that two take up, and two that one alone does.
EXTENTS = {
    (2, False): "Shown: 1 of 3 propositions; --all adds 2 that one paper alone takes up.",
    (2, True): "Shown: 3 propositions, 1 that several papers take up and 2 that one paper alone "
    "takes up.",
    (1, False): "Shown: 3 propositions, all that any paper takes up here.",
    (1, True): "Shown: 3 propositions, all that any paper takes up here.",
    (3, True): "Shown: 3 propositions, 1 that 3 papers or more take up and 2 that fewer than 3 "
    "papers take up.",
    (3, False): "Shown: 1 of 3 propositions; --all adds 2 that fewer than 3 papers take up.",
}


@pytest.mark.parametrize(("least", "everything"), EXTENTS)
def test_the_first_line_says_how_much_is_shown_and_how_the_rest_is(
    least: int, everything: bool
) -> None:
    view = overlap.view(QUESTION, least, everything)
    line = EXTENTS[least, everything]
    assert view.table().notes[0] == line
    assert paragraphs(view.page())[0].startswith(f"{line}\n")


def test_the_first_line_speaks_of_who_is_compared() -> None:
    line = overlap.view(Question(CORPUS, by="author")).table().notes[0]
    assert line == "Shown: 1 of 3 propositions; --all adds 2 that one author alone takes up."
    single = corpus(paper("ali", urges({"cap": "support"})), paper("berg", urges()))
    line = overlap.view(Question(single)).table().notes[0]
    assert line == "Shown: 1 proposition that one paper alone takes up; nothing overlaps here."


def test_the_second_line_counts_the_findings() -> None:
    view = overlap.view(QUESTION)
    line = (
        "0 agreed in full · 0 in principle · 0 contested · 1 self-contradicted · 1 mixed · "
        "0 in tension · 1 by one only"
    )
    assert view.table().notes[1] == line
    assert f"\n{line}\n" in said(view.page())
    # Also what is not shown, and what pulls at it from outside, is counted.
    tense = corpus(paper("ali", urges({"cap": "support", "build": "support"})))
    question = Question(tense, resolve_filters(tense, Filters(topics=("rents",))))
    assert overlap.view(question).table().notes[1] == (
        "0 agreed in full · 0 in principle · 0 contested · 1 in tension · 1 by one only"
    )


def test_a_heading_stands_over_something() -> None:
    for least in (1, 2, 3):
        for everything in (False, True):
            page = tuple(overlap.view(QUESTION, least, everything).page())
            assert not isinstance(page[-1], Heading)
            for block, below in pairwise(page):
                if isinstance(block, Heading) and isinstance(below, Heading):
                    assert block.level < below.level


def test_the_page_tells_verdict_and_differences() -> None:
    text = said(overlap.view(QUESTION).page())
    assert "mixed, with conditions (3 of 4)" in text
    assert "- For: Strength: must for Ali n.d.; could for Berg." in text
    assert "+ must  Ali n.d.\n  asks Town council\n  ali/act" in text
    assert "+ could  Berg\n  on condition: for a year\n  berg/act" in text


def test_a_topic_groups_and_filters() -> None:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(topics=("building",))))
    found = overlap.view(question, 1)
    assert [(row["topic"], row["proposition"]) for row in rows(found)] == [
        ("building", "build"),
        ("building", "free"),
    ]
    assert headings(found.page()) == ["Overlap: topic Building", "Building (building)"]


def test_by_author_units_go_by_name() -> None:
    (row,) = rows(overlap.view(Question(CORPUS, by="author")))
    assert row["for"] == ("berg", "Noor Ali")


def test_a_narrow_filter_is_noted() -> None:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(strengths=("must", "could"))))
    found = overlap.view(question)
    assert rows(found)[0]["silent"] == ("chen", "diaz")
    assert "within these filters only" in found.table().notes[2]


def test_an_empty_corpus_has_an_answer() -> None:
    found = overlap.view(Question(corpus(book=BOOK)))
    assert rows(found) == []
    assert grids(found.page()) == []
    line = "Nothing to show: no paper takes up any proposition here."
    assert found.table().notes[0] == line
    assert line in said(found.page())


def test_recommendations_of_the_topic_about_other_propositions_are_named() -> None:
    found = corpus(paper("ali", urges({"build": "support"}, topics=("rents",))))
    question = Question(found, resolve_filters(found, Filters(topics=("rents",))))
    notes = overlap.view(question).table().notes
    assert any("outside of it: ali/act" in note for note in notes)


def test_a_voice_alone_keeps_its_strength_and_condition() -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"}, strength="could", condition="for\na year")),
        paper("berg", urges(id="frame")),
    )
    (row,) = rows(overlap.view(Question(found), 1))
    assert (row["verdict"], row["in_full"]) == ("single", None)
    assert row["strengths"] == ("ali: could",)
    assert row["conditions"] == ("ali: for a year",)


@pytest.mark.parametrize(("strength", "in_full"), [("must", True), ("could", False)])
def test_an_agreement_has_its_degree(strength: Strength, in_full: bool) -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"}, strength="must")),
        paper("berg", urges({"cap": "support"}, strength=strength)),
    )
    (row,) = rows(overlap.view(Question(found)))
    assert (row["verdict"], row["in_full"]) == ("consensus", in_full)


def test_nobody_is_silent_because_a_paper_is_not_coded_to_the_end() -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"})),
        paper("berg", urges({"cap": "support"})),
        paper("chen", urges({"build": "support"}), urges(id="open")._replace(coded=False)),
        paper("diaz", urges(id="frame")),
    )
    view = overlap.view(Question(found), everything=True)
    cap, build = rows(view)
    assert (cap["silent"], cap["uncoded"]) == (("diaz",), ("chen",))
    assert (build["silent"], build["uncoded"]) == (("ali", "berg", "diaz"), ())
    note = "Not coded to the end, so silent on nothing: chen (1 of 2 coded)."
    assert note in view.table().notes
    text = said(view.page())
    assert "- Silent: Diaz.\n- Not coded to the end: Chen." in text
    assert note in text


def test_who_would_act_is_told_beside_who_is_asked() -> None:
    item = urges({"cap": "support"}, strength="must", actors=("council",))
    (position,) = item.positions
    item = item._replace(positions=(position._replace(by=("builders",), strength="could"),))
    found = corpus(paper("ali", item))
    text = said(overlap.view(Question(found)).page())
    assert (
        "+ could  Ali\n  asks Town council (asked: must)\n  Builders would act\n  ali/act" in text
    )


def test_a_group_that_is_asked_is_marked_where_a_member_was_looked_for() -> None:
    found = corpus(paper("ali", urges({"cap": "support"}, actors=("government",))))
    question = Question(found, resolve_filters(found, Filters(actors=("council",))))
    view = overlap.view(question)
    assert "asks Government (with Town council)" in said(view.page())
    note = "Also what a group as a whole is asked, or would do: Government (with Town council)."
    assert note in view.table().notes


def test_what_the_only_unit_says_is_not_said_by_one_only() -> None:
    found = corpus(paper("ali", urges({"cap": "support"})))
    assert "Said by the one paper compared" in said(overlap.view(Question(found)).page())
