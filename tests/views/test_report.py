"""The report as one page: what stands where, that everything in it can be reached, and what is
left out where there is too much.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.positions import BYS, By, find_positions
from policy_compare.analysis.selection import Selection
from policy_compare.model import Codebook, Corpus, Dismissal, Evidence
from policy_compare.passage import QuoteCounts
from policy_compare.views import export, matrix, report
from policy_compare.views.page import Facts, Grid, Heading, Items, Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import (
    Span,
    paper_anchor,
    position_anchor,
    proposition_anchor,
    spans_of,
    tension_anchor,
    text_of,
)
from policy_compare.views.pictures import TensionMap
from tests.support.records import ALI, BERG, BOOK, corpus, paper, rows, said, urges
from tests.support.reports import (
    anchors_in,
    asked,
    grids_in,
    leads_of,
    report_blocks,
    rows_by_anchor,
    section,
    spans_in,
)
from tests.support.strategies import corpora, selections

CORPUS = corpus(
    paper(
        "ali",
        urges(
            {"cap": "support", "build": "support"},
            id="cap",
            statement="Cap rents.",
            strength="must",
            condition="if asked",
            evidence=Evidence("a ceiling", "Proposals", 3),
        ),
        authors=(ALI,),
        issued="2023",
        publisher="Institute",
    ),
    paper("berg", urges({"cap": "oppose"}, evidence=Evidence("no cap", page="4")), authors=(BERG,)),
    paper("chen", urges({"build": "support"}), urges(id="open", coded=False)),
)

SECTIONS = [
    "findings", "matrix", "topics", "tensions", "alike", "recommendations", "papers", "reading",
    "about",
]  # fmt: skip


def headed(question: Question) -> list[str]:
    """The anchors of the page's sections."""
    return [
        block.anchor
        for block in report_blocks(question)
        if isinstance(block, Heading) and block.level == 2
    ]


def scope_facts(question: Question) -> dict[str, str]:
    """The facts at the top of the page."""
    first = next(block for block in report_blocks(question) if isinstance(block, Facts))
    return {name: text_of(phrase) for name, phrase in first.facts}


def told(question: Question, anchor: str) -> str:
    """What stands under the heading."""
    return said(section(report_blocks(question), anchor))


# From the top down


def test_findings_come_first_and_what_they_rest_on_after_them() -> None:
    assert headed(asked(CORPUS)) == SECTIONS
    assert headed(asked(CORPUS, "author", topics=("rents",), strengths=("must",))) == SECTIONS


def test_a_corpus_without_anything_has_every_section_all_the_same() -> None:
    assert headed(Question(Corpus(Codebook(), {}))) == SECTIONS
    for anchor in SECTIONS[:6]:
        assert told(Question(Corpus(Codebook(), {})), anchor)


def test_the_title_says_within_which_filters() -> None:
    title, *_ = report_blocks(asked(CORPUS, topics=("rents",), strengths=("must",)))
    assert title == Heading("Housing: topic Rents, strength must", 1)


def test_the_table_is_that_of_the_export() -> None:
    question = asked(CORPUS, topics=("rents",))
    assert rows(report.view(question, "9", {})) == rows(export.view(question, "9"))


def test_the_top_says_what_is_compared() -> None:
    assert scope_facts(asked(CORPUS))["papers"] == "Ali 2023 · Berg n.d. · Chen"
    assert scope_facts(asked(CORPUS, papers=("berg",)))["papers"] == "Berg n.d."


def test_the_papers_at_the_top_lead_to_their_references() -> None:
    blocks = report_blocks(asked(CORPUS))
    facts = next(block for block in blocks if isinstance(block, Facts))
    papers = dict(facts.facts)["papers"]
    assert leads_of(papers, anchors_in(blocks)) == [
        paper_anchor("ali"), paper_anchor("berg"), paper_anchor("chen"),
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "end"), [(12, "P10 · P11"), (13, "P10 · 2 others")])
def test_of_many_papers_the_rest_is_counted(count: int, end: str) -> None:
    many = corpus(*(paper(f"p{place:02}", urges({"cap": "support"})) for place in range(count)))
    assert scope_facts(asked(many))["papers"].endswith(end)


def test_the_top_says_how_old_the_coding_is() -> None:
    assert scope_facts(asked(CORPUS))["coding"] == "undated"
    dated = CORPUS._replace(codebook=BOOK._replace(date="2024-05-17"))
    assert scope_facts(asked(dated))["coding"] == "as of 17 May 2024"


def test_the_page_says_what_it_was_made_of() -> None:
    assert "policy-compare 9" in told(asked(CORPUS), "about")
    assert "9f2c" in told(asked(CORPUS._replace(digest="9f2c")), "about")


def test_what_was_coded_and_how_is_told_before_it() -> None:
    described = CORPUS._replace(codebook=BOOK._replace(about="Who wants\nwhat."))
    blocks = report_blocks(asked(described))
    before = blocks[: blocks.index(Heading("Findings", anchor="findings"))]
    assert "Who wants what." in said(before)


# Findings


def test_every_finding_leads_on() -> None:
    """To its proposition, or in a tension to both."""
    blocks = report_blocks(asked(CORPUS))
    lists = [block for block in section(blocks, "findings") if isinstance(block, Items)]
    items = [item for block in lists for item in block.items]
    assert len(items) == 3
    for item in items:
        assert leads_of(item, anchors_in(blocks))
    assert {lead for item in items for lead in leads_of(item, anchors_in(blocks))} == {
        proposition_anchor("cap"),
        proposition_anchor("build"),
    }


def test_what_one_alone_takes_up_comes_after_what_several_do() -> None:
    alone = corpus(
        paper("ali", urges({"cap": "support"})), paper("berg", urges({"cap": "oppose"}, id="no")),
        paper("chen", urges({"build": "support"})),
    )  # fmt: skip
    text = told(Question(alone), "findings")
    assert text.index("Contested") < text.index("Taken up by one alone\nOnly one paper takes up")


def test_that_there_is_no_finding_is_said() -> None:
    assert told(asked(corpus(paper("a", urges()))), "findings")


# Uncoded is never shown as silent


def test_who_is_not_coded_to_the_end_is_silent_nowhere() -> None:
    blocks = report_blocks(asked(CORPUS))
    (grid,) = grids_in(section(blocks, "matrix"))
    by_unit = {
        head: [span for row in grid.rows for span in spans_of(row[place])]
        for place, head in enumerate(grid.heads)
    }
    assert [span.words for span in by_unit["Chen"]] == ["uncoded", "for"]
    assert [span.words for span in by_unit["Berg n.d."]] == ["against", "silent"]
    on_cap = said(section(blocks, proposition_anchor("cap"), 4))
    assert "Not coded to the end: Chen." in on_cap
    assert "Silent" not in on_cap
    on_build = said(section(blocks, proposition_anchor("build"), 4))
    assert "Silent: Berg n.d." in on_build
    assert "1 of 2 recommendations coded" in told(asked(CORPUS), "papers")


# Tensions


def test_tensions_are_drawn_and_listed_in_one_order() -> None:
    blocks = section(report_blocks(asked(CORPUS)), "tensions")
    (picture,) = [block for block in blocks if isinstance(block, TensionMap)]
    (grid,) = grids_in(blocks)
    assert [edge.number for edge in picture.edges] == [1]
    assert [mark.anchor for mark in grid.marks] == [tension_anchor(1)]


def test_without_tensions_nothing_is_drawn() -> None:
    blocks = section(
        report_blocks(asked(corpus(paper("a", urges({"cap": "support"}))))), "tensions"
    )
    assert [type(block) for block in blocks] == [Paragraph]


# Papers


def test_each_paper_has_its_reference_and_the_state_of_its_coding() -> None:
    dismissed = (Dismissal("called for", "It reports a call."),)
    ali = CORPUS.papers["ali"]._replace(
        dismissed=dismissed, details={"note": "A\nnote."}, issued="2023-05~"
    )
    found = CORPUS._replace(papers={**CORPUS.papers, "ali": ali})
    quotes = {"ali": QuoteCounts(found=1, absent=2), "berg": QuoteCounts(unread=1)}
    rows_of_papers = rows_by_anchor(section(report_blocks(asked(found), quotes), "papers"))
    assert list(rows_of_papers) == [paper_anchor(id) for id in ("ali", "berg", "chen")]
    _, reference, state = map(text_of, rows_of_papers[paper_anchor("ali")])
    assert reference == "Ali, Noor (about May 2023). Ali. Institute.\nA note."
    assert state.splitlines() == [
        "1 of 1 recommendation coded",
        "1 of 3 quotes found in its text",
        "1 passage dismissed, as urging nothing",
    ]
    assert "1 quote not verified" in text_of(rows_of_papers[paper_anchor("berg")][2])
    assert "quote" not in text_of(rows_of_papers[paper_anchor("chen")][2])


def test_within_filters_quotes_are_told_to_be_those_that_are_here() -> None:
    quotes = {"ali": QuoteCounts(found=1), "berg": QuoteCounts(unread=1)}
    blocks = section(report_blocks(asked(CORPUS, topics=("rents",)), quotes), "papers")
    states = [text_of(row[2]) for row in rows_by_anchor(blocks).values()]
    assert "1 of 1 quote here found in its text" in states[0]
    assert "1 quote here not verified" in states[1]


def test_only_chosen_papers_are_listed() -> None:
    blocks = report_blocks(asked(CORPUS, papers=("berg",)))
    assert anchors_in(section(blocks, "papers")) == [paper_anchor("berg")]


# What is too much for one page


def test_too_many_recommendations_are_left_out_with_what_has_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(report, "_MOST_RECOMMENDATIONS", 3)
    blocks = report_blocks(asked(CORPUS))
    assert headed(asked(CORPUS)) == SECTIONS
    text = said(section(blocks, "recommendations"))
    assert not grids_in(section(blocks, "recommendations"))
    for part in ("Left out", "4 recommendations", "--topic", "policy-compare list"):
        assert part in text
    # Who stands where is told all the same, and the uncoded apart from the silent.
    by_proposition = rows_by_anchor(section(blocks, "topics"))
    assert list(by_proposition) == [proposition_anchor("cap"), proposition_anchor("build")]
    assert text_of(by_proposition[proposition_anchor("cap")][1]).splitlines() == [
        "For (1): Ali 2023", "Against (1): Berg n.d.", "Not coded to the end (1): Chen",
    ]  # fmt: skip
    assert text_of(by_proposition[proposition_anchor("build")][1]).splitlines() == [
        "For (2): Ali 2023 and Chen", "Silent (1): Berg n.d.",
    ]  # fmt: skip
    assert grids_in(section(report_blocks(asked(CORPUS, papers=("ali",))), "recommendations"))


def test_too_large_a_matrix_counts_the_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "_MOST_CELLS", 5)
    assert "Counted, since there are too many for a cell each" in told(asked(CORPUS), "matrix")
    rents = asked(CORPUS, topics=("rents",))
    assert "Counted" not in told(rents, "matrix")


def test_too_many_pairs_are_left_out_with_what_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "_MOST_UNITS", 2)
    text = told(asked(CORPUS), "alike")
    for part in ("Left out", "3 pairs", "policy-compare measures"):
        assert part in text
    assert not grids_in(section(report_blocks(asked(CORPUS)), "alike"))
    two = asked(CORPUS, papers=("ali", "berg"))
    assert grids_in(section(report_blocks(two), "alike"))


def test_of_more_units_the_figures_are_shown_without_what_is_behind_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(grids_in(section(report_blocks(asked(CORPUS)), "alike"))) == 2
    monkeypatch.setattr(report, "_MOST_COMPARED", 2)
    (square,) = grids_in(section(report_blocks(asked(CORPUS)), "alike"))
    assert square.compact


# For every corpus

BY = st.sampled_from(BYS)


@settings(max_examples=30)
@given(corpora(), BY, selections())
def test_every_position_in_the_matrix_leads_to_the_quotes_behind_it(
    found: Corpus, by: By, selection: Selection
) -> None:
    blocks = report_blocks(Question(found, selection, by))
    rows_of_positions = rows_by_anchor(section(blocks, "topics"))
    listed = anchors_in(section(blocks, "recommendations"))
    in_matrix = [
        span.target
        for grid in grids_in(section(blocks, "matrix"))
        for row in grid.rows
        for cell in row[1:]
        for span in spans_of(cell)
        if span.target
    ]
    positions = [
        position
        for by_unit in find_positions(found, by, selection).by_proposition.values()
        for position in by_unit.values()
    ]
    assert sorted(in_matrix) == sorted(
        position_anchor(position.proposition, position.unit.id) for position in positions
    )
    for position in positions:
        row = rows_of_positions[position_anchor(position.proposition, position.unit.id)]
        ids = [span.text for cell in row for span in spans_of(cell) if span.role == "id"]
        assert tuple(ids) == position.recommendations
        assert set(ids) <= set(listed)
        text = " ".join(map(text_of, row))
        quotes = [recommendation.evidence for recommendation, _ in position.said]
        assert text.count("“do it” (page 4)") == sum(quote is not None for quote in quotes)
        for condition in position.conditions:
            assert condition in text
        assert position.unit.label in text


@settings(max_examples=30)
@given(corpora(), BY, selections())
def test_what_has_no_position_in_the_matrix_is_silent_or_uncoded(
    found: Corpus, by: By, selection: Selection
) -> None:
    question = Question(found, selection, by)
    positions = question.positions()
    grids = grids_in(section(report_blocks(question), "matrix"))
    for overlap, row in zip(
        question.overlaps(positions), (row for grid in grids for row in grid.rows), strict=True
    ):
        for unit, cell in zip(positions.units, row[1:], strict=True):
            (span,) = spans_of(cell)
            assert (span.words == "silent") == (unit in overlap.silent)
            assert (span.words == "uncoded") == (unit in overlap.uncoded)
            assert (span.text == "·") == (span.words == "silent")


@settings(max_examples=30)
@given(corpora(), BY)
def test_whatever_leads_anywhere_leads_to_a_place_on_the_page(found: Corpus, by: By) -> None:
    blocks = report_blocks(Question(found, by=by))
    anchors = anchors_in(blocks)
    assert len(anchors) == len(set(anchors))
    assert {span.target for span in spans_in(blocks) if span.target and span.text} <= set(anchors)


@settings(max_examples=30)
@given(corpora(), BY, selections())
def test_every_part_of_the_page_is_there_whatever_is_asked(
    found: Corpus, by: By, selection: Selection
) -> None:
    question = Question(found, selection, by)
    assert headed(question) == SECTIONS
    for grid in grids_in(report_blocks(question)):
        assert not grid.marks or len(grid.marks) == len(grid.rows)
        assert all(len(row) == len(grid.heads) for row in grid.rows)


def test_a_link_of_before_leads_to_what_is_called_otherwise_now() -> None:
    former = {"proposition": {"limit": "cap", "build": "cap"}, "paper": {"draft": "ali"}}
    renamed = CORPUS._replace(codebook=CORPUS.codebook._replace(former_names=former))
    page = report.view(Question(renamed), "1.0", {}).page()
    (grid,) = [block for block in page if isinstance(block, Grid) and "Before" in block.heads]
    assert grid.rows == (
        ("limit", Span("cap", "id", target=proposition_anchor("cap"))),
        ("draft", Span("ali", "id", target=paper_anchor("ali"))),
    )
    # What is an id again has its own place.
    assert [mark.anchor for mark in grid.marks] == ["proposition:limit", "paper:draft"]
    assert "Called otherwise before" not in said(report.view(Question(CORPUS), "1.0", {}).page())
