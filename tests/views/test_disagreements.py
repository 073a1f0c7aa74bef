"""What is contested, unclear or in tension."""

from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus, Tension
from policy_compare.views import disagreements, overlap
from policy_compare.views.page import Grid, fullest_form
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import proposition_anchor, spans_of, tension_anchor, text_of
from policy_compare.views.pictures import TensionMap
from tests.support.records import ALI, BOOK, corpus, headings, paper, rows, said, stances, urges

CORPUS = corpus(
    paper("ali", urges({"cap": "support", "build": "support"})),
    paper("berg", urges({"cap": "oppose"})),
    paper("chen", urges({"free": "support", "build": "support"})),
    paper("diaz", urges({"free": "neutral"})),
    paper("eco", urges({"social-homes": "support"}), urges({"social-homes": "oppose"}, id="no")),
)


def readings(found: Corpus, by: By = "paper", **given: tuple[str, ...]) -> list[tuple[object, ...]]:
    question = Question(found, resolve_filters(found, Filters(**given)), by)
    return [
        (row["verdict"], row["proposition"], row["for"], row["against"])
        for row in rows(disagreements.view(question))
    ]


def test_columns_are_those_of_overlap() -> None:
    assert disagreements.view(Question(CORPUS)).table().columns == (
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
    assert overlap.view(Question(CORPUS)).table().columns == (
        disagreements.view(Question(CORPUS)).table().columns
    )


def test_every_kind_in_its_order() -> None:
    assert readings(CORPUS) == [
        ("contested", "cap", ("ali",), ("berg",)),
        ("mixed", "free", ("chen",), ()),
        ("contradiction", "social-homes", ("eco",), ("eco",)),
        ("tension with build", "cap", ("ali",), ()),
        ("tension with cap", "build", ("ali", "chen"), ()),
    ]


def test_a_reading_lists_only_the_units_and_recommendations_that_it_is_about() -> None:
    found = rows(disagreements.view(Question(CORPUS)))
    for verdict, refs in (
        ("contradiction", ("eco/act", "eco/no")),
        ("tension with build", ("ali/act",)),
        ("tension with cap", ("ali/act", "chen/act")),
    ):
        (row,) = (row for row in found if row["verdict"] == verdict)
        assert row["recommendations"] == refs
        assert row["silent"] == row["neutral"] == row["differences"] == ()


def test_the_reason_of_a_tension_is_noted() -> None:
    notes = disagreements.view(Question(CORPUS)).table().notes
    assert "cap and build: A cap lowers what a new home earns." in notes


def test_that_nothing_is_contested_is_said() -> None:
    found = disagreements.view(Question(stances(a="support", b="support")))
    note = "Nothing is contested: on no proposition is one for and another against."
    assert rows(found) == []
    assert found.table().notes == (note,)
    assert note in said(found.page())
    assert "Nobody stands in a tension." in said(found.page())


def test_a_tension_reaches_out_of_the_chosen_topic() -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"})), paper("chen", urges({"build": "support"}))
    )
    expected = [
        ("tension with build", "cap", ("ali",), ()),
        ("tension with cap", "build", ("chen",), ()),
    ]
    assert readings(found, topics=("rents",)) == expected
    assert readings(found, topics=("building",)) == expected
    assert readings(found, topics=("social",)) == []


def test_other_filters_hold_in_tensions() -> None:
    found = corpus(
        paper("ali", urges({"cap": "support"})), paper("chen", urges({"build": "support"}))
    )
    assert readings(found, papers=("ali",)) == []
    assert readings(found, strengths=("must",)) == []


def test_two_papers_of_one_author_pull_within_one() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), authors=(ALI,)),
        paper("b", urges({"build": "support"}), authors=(ALI,)),
    )
    assert [reading for reading, *_ in readings(found)] == [
        "tension with build",
        "tension with cap",
    ]
    assert readings(found, "author") == [
        ("internal tension with build", "cap", ("Noor Ali",), ()),
        ("internal tension with cap", "build", ("Noor Ali",), ()),
    ]


def test_two_papers_of_one_author_can_contradict_each_other() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), authors=(ALI,)),
        paper("b", urges({"cap": "oppose"}), authors=(ALI,)),
    )
    assert readings(found) == [("contested", "cap", ("a",), ("b",))]
    assert readings(found, "author") == [("contradiction", "cap", ("Noor Ali",), ("Noor Ali",))]


def test_the_page_has_a_section_for_each_kind() -> None:
    page = disagreements.view(Question(CORPUS)).page()
    assert [text for text in headings(page) if "(" not in text] == [
        "Disagreements",
        "Contested",
        "Mixed: one takes a side, another none",
        "Contradictions within one",
        "Tensions",
    ]
    text = said(page)
    assert text.count("A cap lowers what a new home earns.") == 1
    assert "A cap lowers what a new home earns.\nInternal: Ali for both." in text


def test_only_who_is_for_both_is_named_with_the_reason() -> None:
    found = corpus(paper("a", urges({"cap": "support"})), paper("b", urges({"build": "support"})))
    assert "for both" not in said(disagreements.view(Question(found)).page())


def test_a_side_of_a_tension_names_who_holds_it() -> None:
    page = disagreements.view(Question(CORPUS)).page()
    assert "More homes should be built.\n+  Ali\n  ali/act\n+  Chen\n  chen/act" in said(page)


def tension_list(question: Question) -> tuple[TensionMap, Grid]:
    """The tensions as they are drawn, and as they are listed."""
    blocks = tuple(fullest_form(disagreements.view(question).page()))
    (picture,) = (block for block in blocks if isinstance(block, TensionMap))
    (grid,) = (block for block in blocks if isinstance(block, Grid) and block.marks)
    return picture, grid


def test_tensions_have_the_number_that_they_are_drawn_with() -> None:
    book = BOOK._replace(
        tensions=(*BOOK.tensions, Tension(("build", "free"), "Free rents build more."))
    )
    picture, grid = tension_list(Question(CORPUS._replace(codebook=book)))
    assert [text_of(row[2]).splitlines()[0] for row in grid.rows] == [
        "1. A cap lowers what a new home earns.",
        "2. Free rents build more.",
    ]
    assert [mark.anchor for mark in grid.marks] == [tension_anchor(1), tension_anchor(2)]
    assert [edge.number for edge in picture.edges] == [1, 2]
    assert [edge.internal for edge in picture.edges] == ["Ali", "Chen"]
    for row, name in zip(grid.rows, ("Ali", "Chen"), strict=True):
        assert text_of(row[2]).endswith(f"Internal: {name} for both.")


def test_each_side_of_a_tension_leads_to_its_proposition() -> None:
    _, grid = tension_list(Question(CORPUS))
    (row,) = grid.rows
    leads = [span.target for cell in row for span in spans_of(cell) if span.target]
    assert leads == [proposition_anchor("cap"), proposition_anchor("build")]
