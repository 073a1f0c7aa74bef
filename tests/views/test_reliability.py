"""Two codings compared: what is shown of it."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from policy_compare.model import Actor, Codebook, Corpus, Evidence, Source
from policy_compare.views.page import Facts
from policy_compare.views.phrases import text_of
from policy_compare.views.reliability import COLUMNS, view
from tests.support.corpora import WRITTEN_FORMATS
from tests.support.records import (
    ALI,
    corpus,
    grids,
    headings,
    keyed,
    paper,
    rows,
    said,
    urges,
)
from tests.support.rendering import render
from tests.support.strategies import hostile

QUOTE = Evidence("cap how fast rents rise", "Proposals", 3)

A = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="cap", strength="must", actors=("council",), evidence=QUOTE),
        urges({"build": "oppose"}, id="build", statement="Build on public land."),
        urges(id="mine", statement="Plant trees\nin every street."),
        authors=(ALI,),
    ),
    paper("berg", urges(id="z")),
    paper("chen", urges()),
)
B = corpus(
    paper(
        "ali",
        urges(
            {"cap": "oppose"},
            id="x",
            strength="could",
            actors=("builders", "district"),
            evidence=QUOTE,
            topics=("social",),
        ),
        urges({"build": "oppose"}, id="y", statement="Build on the public land."),
    ),
    paper("dahl", urges()),
    paper("berg", urges(id="z")),
)


def table(kind: Any, a: Corpus = A, b: Corpus = B, *papers: str) -> list[dict[str, Any]]:
    return rows(view(a, b, ("one", "two"), papers, kind))


def page(a: Corpus = A, b: Corpus = B, *papers: str) -> str:
    return said(view(a, b, ("one", "two"), papers).page())


def facts(a: Corpus = A, b: Corpus = B, *papers: str) -> dict[str, str]:
    found = tuple(view(a, b, ("one", "two"), papers).page())[1]
    assert isinstance(found, Facts)
    return {name: text_of(value) for name, value in found.facts}


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns(kind: Any) -> None:
    made = view(A, B, ("one", "two"), rows=kind).table()
    assert made.columns == COLUMNS[kind]
    assert all(len(row) == len(made.columns) for row in made.rows)


def test_each_kind_of_rows_has_a_name_of_its_own() -> None:
    assert [view(A, B, ("a", "b"), rows=kind).table().view for kind in COLUMNS] == [
        "reliability",
        "reliability topics",
        "reliability kinds",
        "reliability differences",
        "reliability matches",
    ]


def test_rows_of_coefficients() -> None:
    found = {row["variable"]: row for row in table("coefficients")}
    assert list(found) == [
        "recommendation", "stance", "condition", "by", "position strength", "proposition",
        "strength", "actor", "target", "instrument", "topic",
    ]  # fmt: skip
    assert found["recommendation"] == {
        "variable": "recommendation",
        "n": 3,
        "only_a": 1,
        "only_b": 0,
        "agreement": 0.75,
        "alpha_nominal": None,
        "alpha_ordinal": None,
        "kappa": None,
        "agreement_low": None,
        "agreement_high": None,
        "alpha_low": None,
        "alpha_high": None,
    }
    stance = found["stance"]
    assert (stance["n"], stance["agreement"], stance["kappa"]) == (2, 0.5, 0)
    assert stance["alpha_nominal"] == stance["alpha_ordinal"] == 0


def test_rows_of_differences() -> None:
    assert [tuple(row.values()) for row in table("differences")] == [
        ("recommendation", "ali", "ali/mine", None, None, "Plant trees in every street.", None,
         "in one coding alone"),
        ("stance", "ali", "ali/cap", "ali/x", "cap", "support", "oppose", "opposite"),
        ("strength", "ali", "ali/cap", "ali/x", None, "must", "could", "two steps apart"),
        ("actor", "ali", "ali/cap", "ali/x", "builders", "no", "yes", "each names another"),
        ("actor", "ali", "ali/cap", "ali/x", "council", "yes", "no", "each names another"),
        ("actor", "ali", "ali/cap", "ali/x", "district", "no", "yes", "each names another"),
        ("topic", "ali", "ali/cap", "ali/x", "social", "no", "yes", "one names more"),
    ]  # fmt: skip


def test_rows_of_topics_and_of_kinds() -> None:
    assert [(row["topic"], row["n"], row["agreement"]) for row in table("topics")] == [
        ("rents", 1, 0), ("building", 1, 1)
    ]  # fmt: skip
    assert table("kinds")[0] == {
        "variable": "recommendation",
        "kind": "in one coding alone",
        "times": 1,
        "rule": "1. What counts as a recommendation",
        "recommendations": ("ali/mine",),
    }
    # No section of the guide decides on topics.
    assert table("kinds")[-1]["rule"] is None


def test_rows_of_matches_say_how_they_were_made() -> None:
    found = [tuple(row.values())[1:5] for row in table("matches")]
    assert found == [
        ("ali/build", "ali/y", "text", 90.9),
        ("ali/cap", "ali/x", "quote", 100.0),
        ("berg/z", "berg/z", "text", 100.0),
    ]
    assert table("matches")[0]["statement_b"] == "Build on the public land."


def test_the_page_says_what_is_compared() -> None:
    assert facts() == {
        "A": "one",
        "B": "two",
        "papers": "2 in both; in A only, and counted in nothing: chen; in B only, and counted "
        "in nothing: dahl",
        "A in B": "3 of 4 (75 %) of A's recommendations have a match in B",
        "B in A": "3 of 3 (100 %) of B's have a match in A",
        "matched": "3 of 4 (75 %) of all that either has",
        "matched by": "the same quote 1, overlapping quotes 0, wording alone 2",
    }
    assert facts(A, B, "Ali")["papers"] == "1 in both"


def test_a_share_is_rounded_and_a_hundred_is_whole() -> None:
    many = [urges(id=f"r{n}", statement=f"{chr(97 + n % 26)}{n} " * 9) for n in range(46)]
    found = facts(corpus(paper("ali", *many)), corpus(paper("ali", *many[:44])))
    assert found["A in B"].startswith("44 of 46 (96 %)")


def test_what_figures_rest_on_is_noted() -> None:
    assert "Of recommendations, agreed is the share of n in all three." in page()
    assert "A proposition of several topics counts in each." in page()


def test_the_page_shows_everything() -> None:
    shown = view(A, B, ("one", "two")).page()
    assert headings(shown) == [
        "Reliability: two codings compared",
        "How far they agree",
        "Stances, by topic of the proposition, the least alpha first",
        "What to talk about, most frequent first",
        "Differences, worst first",
        "Matched by wording alone",
    ]
    figures, topics, kinds, gaps, doubtful = grids(shown)
    assert [[text_of(cell) for cell in row] for row in figures.rows][:2] == [
        ["recommendation", "3", "1", "0", "0.750", "–", "–", "–"],
        ["stance", "2", "0", "0", "0.500", "0.000", "–", "0.000"],
    ]
    assert [text_of(cell) for cell in topics.rows[0][:6]] == [
        "Rents\trents", "1", "0", "0", "0.000", "0.000",
    ]  # fmt: skip
    assert [[text_of(cell) for cell in row] for row in kinds.rows][1] == [
        "stance: opposite", "1", "6. Propositions and stance", "ali/cap",
    ]  # fmt: skip
    assert [[text_of(cell) for cell in row] for row in gaps.rows] == [
        ["recommendation", "ali/mine", "Plant trees in every street.", "–"],
        ["stance: Rents should be capped.\ncap", "ali/cap\nali/x", "support", "oppose"],
        ["strength", "ali/cap\nali/x", "must", "could"],
        [
            "actor",
            "ali/cap\nali/x",
            "Town council (council)",
            "Builders (builders)\nDistrict (district)",
        ],
        ["topic", "ali/cap\nali/x", "–", "Social housing (social)"],
    ]
    # What is worded the same leaves no doubt.
    assert [text_of(row[1]) for row in doubtful.rows] == ["Build on public land.\nali/build"]


def test_a_coding_compared_with_itself() -> None:
    text = page(A, A)
    assert "There is none." in text
    assert "Matched by wording alone" not in text
    assert "1.000" in text


def test_why_a_figure_is_undefined_is_noted() -> None:
    a = corpus(paper("ali", urges({"cap": "support"}, actors=("council",))))
    notes = view(a, a, ("one", "two")).table().notes
    assert (
        "Undefined for strength, target and instrument: there is no unit to which both gave a "
        "value." in notes
    )
    assert (
        "Undefined for stance, condition, by, position strength, proposition, actor and topic: "
        "both gave one and the same value throughout, so that chance explains all agreement."
        in notes
    )
    assert all(note in page(a, a) for note in notes[5:])


def test_notes_say_what_is_compared() -> None:
    notes = view(A, B, ("one", "two")).table().notes
    assert notes[1] == "A in B: 3 of 4 (75 %) of A's recommendations have a match in B."
    assert notes[3] == "Matched: 3 of 4 (75 %) of all that either has."


def test_two_empty_codings() -> None:
    a = corpus(paper("ali"))
    assert facts(a, a)["matched"] == "0 of 0 of all that either has"
    assert {row["n"] for row in table("coefficients", a, a)} == {0}


def test_papers_and_names_that_were_taken_for_the_same_are_noted() -> None:
    book = Codebook(
        actors=keyed(*(Actor(f"b{number}", f"Office {number}") for number in range(10)))
    )
    other = Codebook(
        actors=keyed(*(Actor(f"o{number}", f"office-{number}") for number in range(10)))
    )
    a = corpus(
        paper("ali", source=Source("a.txt", "aa")),
        paper("berg", source=Source("b.txt", "bb")),
        book=book,
    )
    b = corpus(
        paper("ali-2023", source=Source("a.txt", "aa")),
        paper("berg", source=Source("b.txt", "cc")),
        book=other,
    )
    text = page(a, b)
    assert "ali in A is ali-2023 in B, by their text." in text
    assert "berg was coded from two texts that differ, by their sha256." in text
    assert "Taken for the same, by label or another name: actor b0 in A and o0 in B; " in text
    assert "actor b7 in A and o7 in B; 2 more." in text


def test_names_are_shown_as_either_codebook_has_them() -> None:
    book = Codebook(actors=keyed(Actor("parks", "Park office")))
    a = corpus(paper("ali", urges(actors=("council",))))
    b = corpus(paper("ali", urges(actors=("parks",))), book=book)
    assert "Town council (council)\nPark office (parks)" in page(a, b)


def test_a_long_list_ends_with_where_the_rest_is() -> None:
    items = [urges(id=f"r{number:03}", statement=f"Do {number}.") for number in range(205)]
    a, b = corpus(paper("ali", *items)), corpus(paper("ali"))
    *_, gaps = grids(view(a, b, ("one", "two")).page())
    assert len(gaps.rows) == 200
    assert "5 more: --rows differences --format csv lists all." in page(a, b)
    again = [item._replace(id=f"x{item.id}", statement=f"{item.statement}!!a") for item in items]
    text = page(a, corpus(paper("ali", *again)))
    assert "5 more: --rows matches --format csv lists all." in text


def test_a_coefficient_is_never_rounded_to_one() -> None:
    items = [urges(id=f"r{number:04}", strength="must") for number in range(3000)]
    other = [*items[:-2], *(item._replace(strength="should") for item in items[-2:])]
    a = corpus(paper("ali", *items[:-1], items[-1]._replace(strength="should")))
    text = page(a, corpus(paper("ali", *other)))
    assert "strength\n3000\n0\n0\n0.999\n" in text


def test_a_coefficient_just_below_zero_has_no_sign() -> None:
    items = [urges(id=f"r{number:04}", strength="must") for number in range(3000)]
    one, other = list(items), list(items)
    one[0], other[1] = (item._replace(strength="should") for item in items[:2])
    text = page(corpus(paper("ali", *one)), corpus(paper("ali", *other)))
    assert "strength\n3000\n0\n0\n0.999\n0.000\n–\n0.000\n" in text


def test_limits_are_shown_with_two_decimals() -> None:
    items = [urges(id=f"r{number:04}", strength="must") for number in range(900)]
    other = [
        item._replace(strength="should") if number % 9 == 0 else item
        for number, item in enumerate(items)
    ]
    a = [*items[:450], *(item._replace(strength="should") for item in items[450:])]
    b = [*other[:450], *(item._replace(strength="should") for item in other[450:])]
    text = page(corpus(paper("ali", *a)), corpus(paper("ali", *b)))
    assert re.search(r"strength\n900\n0\n0\n0.944\n0.889\n0.8[5-7] to 0.9[12]\n0.889\n", text)
    again = page(corpus(paper("ali", *a)), corpus(paper("ali", *a)))
    assert "strength\n900\n0\n0\n1.000\n1.000\n1.00 to 1.00\n1.000\n" in again


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=15)
@given(hostile(), hostile())
def test_any_text_can_be_shown(a: Corpus, b: Corpus) -> None:
    for kind in COLUMNS:
        made = view(a, b, ("a\x1b[2J", "b\n"), rows=kind)
        for format in WRITTEN_FORMATS:
            assert "\x1b" not in render(made, format)
