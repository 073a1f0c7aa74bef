"""The whole comparison."""

import json
from collections.abc import Iterator

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus, Dismissal, Evidence, Proposition
from policy_compare.views import export, summary
from policy_compare.views.page import Block, Heading, Paragraph
from policy_compare.views.parts.question import Question
from tests.support.records import (
    ALI,
    BOOK,
    corpus,
    headings,
    keyed,
    paper,
    paragraphs,
    rows,
    said,
    urges,
)
from tests.support.rendering import render

CORPUS = corpus(
    paper(
        "ali",
        urges(
            {"cap": "support", "build": "oppose"},
            id="both",
            condition="for a year",
            actors=("council",),
            targets=("landlords",),
            instrument="legal",
            strength="must",
            rationale="Why\nnot.",
            evidence=Evidence("a ceiling", "Proposals", 3, "4"),
        ),
        authors=(ALI,),
        issued="2023",
        publisher="Institute",
        details={"note": "A note."},
    ),
    paper("berg", urges({"cap": "support"}, id="cap"), urges(id="bare")),
    book=BOOK._replace(about="Who wants\nwhat."),
)


def shown(found: Corpus = CORPUS, **given: tuple[str, ...]) -> str:
    return said(export.view(Question(found, resolve_filters(found, Filters(**given))), "9").page())


def test_columns() -> None:
    assert export.view(Question(CORPUS), "9").table().columns == (
        "paper", "paper_title", "authors", "issued", "publisher", "recommendation", "statement",
        "actors", "targets", "instrument", "strength", "topics", "proposition",
        "proposition_statement", "proposition_topics", "stance", "condition", "position_by",
        "position_strength", "rationale", "quote", "section", "paragraph", "page", "date", "note",
        "dismissed", "coder", "proposed_by", "paper_note",
    )  # fmt: skip


def test_every_statement_has_a_row() -> None:
    found = rows(export.view(Question(CORPUS), "9"))
    assert [(row["recommendation"], row["proposition"], row["stance"]) for row in found] == [
        ("both", "cap", "support"),
        ("both", "build", "oppose"),
        ("cap", "cap", "support"),
        ("bare", None, "frame"),
    ]
    assert found[0] == {
        "paper": "ali",
        "paper_title": "Ali",
        "authors": ("Ali, Noor",),
        "issued": "2023",
        "publisher": "Institute",
        "recommendation": "both",
        "statement": "The council should act.",
        "actors": ("council",),
        "targets": ("landlords",),
        "instrument": "legal",
        "strength": "must",
        "topics": (),
        "proposition": "cap",
        "proposition_statement": "Rents should be capped.",
        "proposition_topics": ("rents",),
        "stance": "support",
        "condition": "for a year",
        "position_by": (),
        "position_strength": None,
        "rationale": "Why\nnot.",
        "quote": "a ceiling",
        "section": "Proposals",
        "paragraph": 3,
        "page": "4",
        "date": None,
        "note": None,
        "dismissed": None,
        "coder": None,
        "proposed_by": None,
        "paper_note": "A note.",
    }
    missing = [name for name, value in found[-1].items() if value is None]
    assert missing == [
        "issued", "publisher", "instrument", "strength", "proposition", "proposition_statement",
        "condition", "position_strength", "rationale", "quote", "section", "paragraph", "page",
        "date", "note", "dismissed", "coder", "proposed_by", "paper_note",
    ]  # fmt: skip


def test_a_dismissal_has_a_row_unless_a_filter_is_about_recommendations() -> None:
    away = Dismissal("a call", "It reports one.", "Findings", 2)
    papers = {id: one._replace(dismissed=(away,)) for id, one in CORPUS.papers.items()}
    full = CORPUS._replace(papers=papers)
    question = Question(full, resolve_filters(full, Filters(papers=("ali",))))
    found = [row for row in rows(export.view(question, "9")) if row["dismissed"]]
    assert [
        (row["paper"], row["recommendation"], row["quote"], row["paragraph"]) for row in found
    ] == [("ali", None, "a call", 2)]
    for filters in (Filters(topics=("rents",)), Filters(strengths=("must",))):
        narrowed = Question(full, resolve_filters(full, filters))
        assert not any(row["dismissed"] for row in rows(export.view(narrowed, "9")))


def test_json_holds_the_codebook_too() -> None:
    made = json.loads(render(export.view(Question(CORPUS), "9"), "json"))
    assert made["codebook"]["actors"]["council"] == {
        "label": "Town council",
        "aliases": ["local authority"],
        "part_of": ["government"],
    }


def test_a_topic_leaves_out_stances_on_other_topics() -> None:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(topics=("rents",))))
    found = rows(export.view(question, "9"))
    assert [(row["recommendation"], row["proposition"]) for row in found] == [
        ("both", "cap"),
        ("cap", "cap"),
    ]


def test_the_document_has_every_part() -> None:
    page = export.view(Question(CORPUS), "9").page()
    titles = [text for text in headings(page) if "(" not in text]
    assert titles == [
        "Housing", "Findings", "Agreed in principle", "Matrix", "Overlap",
        "Disagreements and tensions", "Contested", "Tensions", "Said by one paper only",
        "Ali 2023", "Recommendations", "Ali 2023", "Berg", "Papers", "How to read this",
        "About this document",
    ]  # fmt: skip


def test_the_document_opens_with_what_was_found() -> None:
    question = Question(CORPUS)
    positions = question.positions()
    findings = summary.collect_findings(question, positions)
    page = tuple(export.view(question, "9").page())
    assert page[1:5] == (
        *summary.opening_blocks(question, positions, findings),
        Heading("Findings"),
        *summary.finding_blocks(question, findings, below=True, level=3),
    )
    # Nothing is said of quotes: the document shows each.
    assert "Quotes" not in paragraphs(page)[0]


def test_findings_begin_before_line_12_whatever_is_noted() -> None:
    # Each of the notes that there can be stands before them.
    uncoded = urges(id="open")._replace(coded=False)
    items = urges({"cap": "support"}, actors=("government",)), uncoded
    compared = corpus(paper("ali", *items), paper("berg", *items))._replace(left_out=("chen",))
    selection = resolve_filters(compared, Filters(papers=("ali", "berg"), actors=("council",)))
    question = Question(compared, selection, "author")
    assert len(question.notes()) == 5
    lines = render(export.view(question, "9"), "markdown").split("\n")
    assert "## Findings" in lines[:11]
    finding = "- Rents should be capped.<br>`cap` (2 of 2). For: Ali and Berg."
    assert lines[lines.index("### Agreed in full") + 2] == finding
    unfiltered = render(export.view(Question(compared), "9"), "markdown").split("\n")
    assert "## Findings" in unfiltered[:11]


def test_the_document_says_that_it_has_all_findings() -> None:
    ids = [f"p{place}" for place in range(5)]
    book = BOOK._replace(
        propositions=keyed(*(Proposition(id, f"One should {id}.") for id in ids)), tensions=()
    )
    agreeing = urges(dict.fromkeys(ids, "support"))
    text = shown(corpus(paper("ali", agreeing), paper("berg", agreeing), book=book))
    assert "\nAgreed in full (3 of 5; all are below)\n" in text
    assert "policy-compare overlap" not in text


def test_the_document_says_what_it_is_made_from() -> None:
    text = shown(CORPUS._replace(digest="9f2c"))
    assert "made with\npolicy-compare 9" in text
    assert "digest of the corpus (SHA-256)\n9f2c" in text
    assert "date of the coding" not in text
    assert "Who wants what." in text
    assert "3 recommendations in all." in text
    assert "Ali 2023\nali. Ali, Noor (2023). Ali. Institute. A note." in text
    assert "digest" not in shown()


def test_the_document_says_when_the_coding_was_gone_through() -> None:
    dated = CORPUS._replace(codebook=CORPUS.codebook._replace(date="2024-05~"))
    assert "date of the coding\nabout May 2024" in shown(dated)


def test_what_one_alone_says() -> None:
    text = shown()
    assert "against, must, on condition\nMore homes should be built. ali/both" in text
    assert "Beside these, without a proposition: berg/bare." in text


def test_a_quote_stands_with_its_place() -> None:
    assert "“a ceiling” (section Proposals, paragraph 3, page 4)" in shown()


def test_filters_are_in_the_title_and_noted() -> None:
    text = shown(strengths=("must",))
    assert text.startswith("Housing: strength must")
    assert "within these filters only" in text


def test_a_corpus_in_which_nobody_meets() -> None:
    text = shown(corpus(paper("ali", urges({"cap": "support"})), book=BOOK._replace(title="")))
    assert text.startswith("Comparison")
    assert "No proposition is taken up by two or more." in text


def test_a_corpus_in_which_nobody_is_alone() -> None:
    found = corpus(paper("a", urges({"cap": "support"})), paper("b", urges({"cap": "support"})))
    assert "There is no proposition that only one paper speaks to." in shown(found)


def test_papers_that_are_not_compared_are_not_listed() -> None:
    text = shown(papers=("berg",))
    assert "Institute" not in text
    assert "Berg\nberg. [no author named] (no date). Berg." in text


def test_no_block_is_made_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def recommendations(question: Question) -> Iterator[Block]:
        made.append("recommendations")
        yield Paragraph("They are long.")

    monkeypatch.setattr(export, "_recommendation_blocks", recommendations)
    page = iter(export.view(Question(CORPUS), "9").page())
    assert isinstance(next(page), Heading)
    assert not made
    assert Paragraph("They are long.") in page
    assert made
