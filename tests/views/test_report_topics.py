"""The topics of a report: who stands where on each proposition, with quote and place."""

import pytest

from policy_compare.model import Evidence, Proposition, StanceOn
from policy_compare.views.page import Heading, Items, Paragraph
from policy_compare.views.phrases import (
    position_anchor,
    proposition_anchor,
    spans_of,
    text_of,
    topic_anchor,
)
from tests.support.records import BOOK, corpus, paper, said, urges
from tests.support.reports import (
    Blocks,
    anchors_in,
    asked,
    leads_of,
    report_blocks,
    rows_by_anchor,
    section,
)

CAP = urges(
    {"cap": "support"},
    id="cap",
    statement="Cap\nrents.",
    strength="must",
    condition="if asked",
    actors=("council",),
    evidence=Evidence("a ceiling", "Proposals", 3),
)
CORPUS = corpus(
    paper("ali", CAP, urges({"cap": "oppose"}, id="free")),
    paper("berg", urges({"cap": "support", "build": "support"}, strength="could")),
    paper("chen", urges({"social-homes": "support", "build": "support"}, strength="must")),
    paper("dahl", urges(id="open", coded=False)),
)


def topics(**given: tuple[str, ...]) -> Blocks:
    return section(report_blocks(asked(CORPUS, **given)), "topics")


def on(proposition: str, blocks: Blocks) -> Blocks:
    return section(blocks, proposition_anchor(proposition), 4)


def test_propositions_stand_under_their_topics_in_the_codebook_s_order() -> None:
    anchors = [block.anchor for block in topics() if isinstance(block, Heading)]
    assert anchors == [
        topic_anchor("rents"), proposition_anchor("cap"),
        topic_anchor("building"), proposition_anchor("build"),
        topic_anchor("social"), proposition_anchor("social-homes"),
    ]  # fmt: skip


def test_what_a_topic_covers_is_told_under_it() -> None:
    rents = BOOK.topics["rents"]._replace(about="What\nhomes cost.")
    book = BOOK._replace(topics={**BOOK.topics, "rents": rents})
    blocks = report_blocks(asked(CORPUS._replace(codebook=book)))
    assert section(blocks, topic_anchor("rents"), 3)[0] == Paragraph("What homes cost.", note=True)


def test_a_proposition_has_its_verdict_and_how_they_differ() -> None:
    contested = said(on("cap", topics()))
    assert contested.startswith("Contested, with conditions (2 of 4; 1 not coded to the end).")
    agreed = said(on("build", topics()))
    assert agreed.startswith("Shared in principle (2 of 4; 1 not coded to the end): strength.")
    assert "must for Chen; could for Berg" in agreed


def test_who_is_quiet_is_named_and_the_uncoded_apart() -> None:
    (remarks,) = (block for block in on("social-homes", topics()) if isinstance(block, Items))
    assert remarks.items == ("Silent: Ali and Berg.", "Not coded to the end: Dahl.")


def test_of_many_who_are_quiet_the_rest_is_counted() -> None:
    others = [paper(f"p{place:02}", urges()) for place in range(20)]
    found = corpus(paper("ali", CAP), *others)
    text = said(on("cap", report_blocks(asked(found))))
    assert "P10, P11 and 8 others." in text


def test_a_position_has_all_that_is_behind_it() -> None:
    rows = rows_by_anchor(on("cap", topics()))
    assert list(rows) == [position_anchor("cap", "ali"), position_anchor("cap", "berg")]
    who, what = rows[position_anchor("cap", "ali")]
    assert text_of(who) == "± must\nAli"
    assert text_of(what).splitlines() == [
        "Cap rents. ali/cap",
        "  “a ceiling” (section Proposals, paragraph 3)",
        "  asks Town council",
        "  on condition: if asked",
        "The council should act. ali/free",
        "  no quote",
        "  asks nobody named",
    ]
    anchors = anchors_in(report_blocks(asked(CORPUS)))
    assert leads_of(what, anchors) == ["ali/cap", "ali/free"]


def test_who_would_act_and_how_firmly_is_told_where_the_position_has_its_own() -> None:
    own = StanceOn("cap", "support", by=("builders",), strength="could")
    found = corpus(paper("ali", CAP._replace(positions=(own,))))
    (row,) = rows_by_anchor(on("cap", report_blocks(asked(found)))).values()
    assert text_of(row[0]) == "+ could\nAli"
    assert "could, as to this proposition" in text_of(row[1])
    assert "Builders would act" in text_of(row[1])


def test_only_what_passes_the_filters_is_behind_a_position() -> None:
    rows = rows_by_anchor(on("cap", topics(strengths=("must",))))
    (row,) = rows.values()
    ids = [span.text for span in spans_of(row[1]) if span.role == "id"]
    assert ids == ["ali/cap"]


def test_a_proposition_without_a_topic_is_there_too() -> None:
    book = BOOK._replace(
        propositions={"cap": Proposition("cap", "Rents should be capped.")}, tensions=()
    )
    found = corpus(paper("ali", urges({"cap": "support"})), book=book)
    blocks = section(report_blocks(asked(found)), "topics")
    assert isinstance(blocks[0], Heading)
    assert blocks[0].text == "No topic"
    assert position_anchor("cap", "ali") in rows_by_anchor(blocks)


@pytest.mark.parametrize(("count", "end"), [(1, "ali/r00."), (12, "ali/r11."), (14, "2 others.")])
def test_a_topic_without_a_proposition_of_its_own_has_its_recommendations(
    count: int, end: str
) -> None:
    about = [urges(id=f"r{place:02}", topics=("social",)) for place in range(count)]
    found = corpus(paper("ali", *about, urges({"cap": "support"}, id="cap")))
    blocks = report_blocks(asked(found))
    (paragraph,) = section(blocks, topic_anchor("social"), 3)
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.text).endswith(end)
    assert leads_of(paragraph.text, anchors_in(blocks))[0] == "ali/r00"
    assert topic_anchor("building") not in anchors_in(blocks)


def test_a_topic_that_was_not_asked_for_is_not_there() -> None:
    found = corpus(paper("ali", urges({"cap": "support"}, topics=("social",))))
    assert topic_anchor("social") in anchors_in(report_blocks(asked(found)))
    assert topic_anchor("social") not in anchors_in(report_blocks(asked(found, topics=("rents",))))


def test_where_nobody_speaks_that_is_said() -> None:
    blocks = section(report_blocks(asked(corpus(paper("ali", urges())))), "topics")
    assert said(blocks) == "No proposition is spoken to here."
