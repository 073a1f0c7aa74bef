"""The recommendations of a report: what each may be chosen by, and how it is cited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.positions import BYS, By, paper_labels
from policy_compare.analysis.selection import (
    FILTERS,
    Selection,
    chosen_recommendations,
    narrow_corpus,
    resolve_filters,
)
from policy_compare.model import Corpus, Evidence
from policy_compare.views.page import Grid
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import paper_anchor, proposition_anchor, spans_of, text_of
from policy_compare.views.report_recommendations import recommendation_table
from tests.support.records import ALI, BOOK, corpus, paper, urges
from tests.support.reports import anchors_in, asked, leads_of, report_blocks, rows_by_anchor
from tests.support.strategies import corpora, selections

CORPUS = corpus(
    paper(
        "ali",
        urges(
            {"cap": "support"},
            id="cap",
            statement="Cap\nrents.",
            actors=("council",),
            targets=("landlords",),
            instrument="legal",
            strength="must",
            evidence=Evidence("a ceiling", "Proposals", 3),
        ),
        urges(id="bare", statement="Do it.", topics=("social",)),
        authors=(ALI,),
        issued="2023",
        publisher="Institute",
    ),
    paper("berg", urges({"build": "oppose"}, strength="could", evidence=Evidence(page="4"))),
)


def table(question: Question) -> Grid:
    members = list(chosen_recommendations(question.corpus, question.selection))
    return recommendation_table(question, members)


def choices_of(grid: Grid, ref: str) -> dict[str, tuple[str, ...]]:
    """The ids of the recommendation's choices, by the facet's name."""
    (mark,) = (mark for mark in grid.marks if mark.anchor == ref)
    names = (facet.name for facet in grid.facets)
    return dict(zip(names, mark.choices, strict=True))


def test_they_come_paper_by_paper_each_under_its_id() -> None:
    grid = table(asked(CORPUS))
    assert [mark.anchor for mark in grid.marks] == ["ali/cap", "ali/bare", "berg/act"]
    assert {number: text_of(label) for number, label in grid.groups.items()} == {
        0: "Ali 2023",
        2: "Berg",
    }
    anchors = anchors_in(report_blocks(asked(CORPUS)))
    leads = [leads_of(label, anchors) for label in grid.groups.values()]
    assert leads == [[paper_anchor("ali")], [paper_anchor("berg")]]


def test_what_it_speaks_to_leads_to_the_proposition() -> None:
    blocks = report_blocks(asked(CORPUS))
    row = rows_by_anchor(blocks)["ali/cap"]
    stance = row[table(asked(CORPUS)).heads.index("Stance on")]
    assert leads_of(stance, anchors_in(blocks)) == [proposition_anchor("cap")]
    # Who reads a page knows the proposition by what it says.
    assert text_of(stance) == "+ Rents should be capped"


@pytest.mark.parametrize(
    ("ref", "citation"),
    [
        (
            "ali/cap",
            "Ali 2023: “a ceiling” (section Proposals, paragraph 3) – "
            "Ali, Noor (2023). Ali. Institute.",
        ),
        ("ali/bare", "Ali 2023: Do it. – Ali, Noor (2023). Ali. Institute."),
        ("berg/act", "Berg: The council should act. (page 4) – [no author named] (no date). Berg."),
    ],
)
def test_a_citation_has_quote_place_and_paper(ref: str, citation: str) -> None:
    assert {mark.anchor: mark.citation for mark in table(asked(CORPUS)).marks}[ref] == citation


def test_there_is_a_choice_for_every_filter() -> None:
    grid = table(asked(CORPUS))
    assert [facet.name for facet in grid.facets] == [
        "topic", "paper", "actor", "target", "instrument", "strength",
    ]  # fmt: skip


def test_choices_are_called_as_the_codebook_calls_them() -> None:
    labels = {facet.name: facet.choices for facet in table(asked(CORPUS)).facets}
    assert labels["topic"]["social"] == "Social housing"
    assert labels["paper"] == {"ali": "Ali 2023", "berg": "Berg"}
    assert labels["target"] == {"landlords": "Landlords"}
    assert labels["strength"] == {"must": "must", "could": "could"}


def test_a_choice_holds_its_parts_and_an_actor_the_groups_around_it() -> None:
    assert choices_of(table(asked(CORPUS)), "ali/bare")["topic"] == ("building", "social")
    assert choices_of(table(asked(CORPUS)), "ali/cap")["actor"] == (
        "government", "council",
    )  # fmt: skip
    group = corpus(paper("ali", urges({"cap": "support"}, actors=("government",))))
    assert choices_of(table(asked(group)), "ali/act")["actor"] == (
        "government", "council", "district",
    )  # fmt: skip


def test_a_choice_that_none_is_under_is_not_offered() -> None:
    facets = {facet.name: facet.choices for facet in table(asked(CORPUS)).facets}
    assert list(facets["instrument"]) == ["legal"]
    assert "builders" not in facets["actor"]
    chosen = table(asked(CORPUS, papers=("berg",)))
    assert {facet.name: list(facet.choices) for facet in chosen.facets} == {
        "topic": ["building"], "paper": ["berg"], "actor": [], "target": [], "instrument": [],
        "strength": ["could"],
    }  # fmt: skip


@settings(max_examples=40)
@given(corpora(least=1), st.sampled_from(BYS), selections())
def test_a_choice_has_those_that_the_filter_of_its_name_lets_pass(
    found: Corpus, by: By, selection: Selection
) -> None:
    grid = table(Question(found, selection, by))
    shown = narrow_corpus(found, selection)
    names = {filter.option: name for name, filter in FILTERS.items()}
    for place, facet in enumerate(grid.facets):
        for id in facet.choices:
            alone = resolve_filters(found, {names[facet.name]: (id,)})
            passing = [one.ref for one in chosen_recommendations(shown, alone)]
            assert passing
            assert [mark.anchor for mark in grid.marks if id in mark.choices[place]] == passing
        named = {id for mark in grid.marks for id in mark.choices[place]}
        assert named == set(facet.choices)


@settings(max_examples=40)
@given(corpora(least=1), selections())
def test_each_recommendation_that_passes_has_one_row(found: Corpus, selection: Selection) -> None:
    grid = table(Question(found, selection))
    labels = paper_labels(found)
    passing = [one.ref for one in chosen_recommendations(found, selection)]
    assert [mark.anchor for mark in grid.marks] == passing
    for mark, row in zip(grid.marks, grid.rows, strict=True):
        assert mark.anchor in [span.text for span in spans_of(row[0]) if span.role == "id"]
        assert mark.citation.startswith(f"{labels[mark.anchor.partition('/')[0]]}: ")


def test_names_that_would_break_a_line_do_not() -> None:
    book = BOOK._replace(
        actors={**BOOK.actors, "council": BOOK.actors["council"]._replace(label="Town\ncouncil")}
    )
    grid = table(asked(CORPUS._replace(codebook=book)))
    assert all("\n" not in mark.citation for mark in grid.marks)
    labels = {facet.name: facet.choices for facet in grid.facets}
    assert labels["actor"]["council"] == "Town council"
    assert text_of(grid.rows[0][0]) == "Cap rents.\nali/cap"
