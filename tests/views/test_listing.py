"""Every recommendation, grouped."""

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Evidence
from policy_compare.views import listing
from policy_compare.views.listing import RECOMMENDATION_HEADS, recommendation_cells
from policy_compare.views.page import Grid, Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import Phrase, proposition_anchor, spans_of, text_of
from tests.support.records import ALI, corpus, grids, headings, paper, rows, said, urges

CORPUS = corpus(
    paper(
        "ali",
        urges(
            {"free": "support"},
            id="free",
            statement="Set\n prices free.",
            actors=("council", "builders"),
            targets=("landlords",),
            instrument="legal",
            strength="must",
            topics=("social",),
        ),
        urges(id="bare"),
        authors=(ALI,),
    ),
    paper("berg", urges({"cap": "oppose"}, strength="could", actors=("council",))),
)
QUESTION = Question(CORPUS)


def groups(by: str, **given: tuple[str, ...]) -> dict[str, int]:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(**given)))
    page = listing.view(question, by).page()
    return dict(zip(headings(page)[1:], (len(one.rows) for one in grids(page)), strict=True))


def test_columns() -> None:
    assert listing.view(QUESTION).table().columns == (
        "id",
        "paper",
        "statement",
        "actors",
        "targets",
        "instrument",
        "strength",
        "topics",
        "propositions",
    )


def test_rows() -> None:
    assert [tuple(row.values()) for row in rows(listing.view(QUESTION))] == [
        (
            "ali/free",
            "ali",
            "Set prices free.",
            ("council", "builders"),
            ("landlords",),
            "legal",
            "must",
            ("social", "rents", "building"),
            ("free",),
        ),
        ("ali/bare", "ali", "The council should act.", (), (), None, None, (), ()),
        ("berg/act", "berg", "The council should act.", ("council",), (), None, "could",
         ("rents",), ("cap",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "topic",
            {
                "Rents (rents)": 2,
                "Building (building)": 1,
                "Social housing (social)": 1,
                "No topic": 1,
            },
        ),
        ("paper", {"Ali n.d. (ali)": 2, "Berg (berg)": 1}),
        ("actor", {"Town council (council)": 2, "Builders (builders)": 1, "No actor": 1}),
        ("instrument", {"Law (legal)": 1, "No instrument": 2}),
        ("strength", {"must": 1, "could": 1, "No strength": 1}),
    ],
)
def test_groups(by: str, expected: dict[str, int]) -> None:
    assert groups(by) == expected


def test_groups_are_those_that_the_filter_asks_for() -> None:
    assert groups("topic", topics=("building",)) == {
        "Building (building)": 1,
        "Social housing (social)": 1,
    }
    assert groups("actor", actors=("builders",)) == {"Builders (builders)": 1}
    assert groups("paper", papers=("berg",)) == {"Berg (berg)": 1}


def test_one_in_several_groups_is_counted_once() -> None:
    page = said(listing.view(QUESTION).page())
    assert "3 recommendations, some under more than one topic." in page
    assert "3 recommendations.\npolicy-compare show ID" in said(
        listing.view(QUESTION, "paper").page()
    )


def test_who_toward_whom() -> None:
    text = said(listing.view(QUESTION).page())
    assert "Town council and Builders → Landlords" in text
    assert "nobody named" in text


def test_where_nothing_passes_that_is_said() -> None:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(strengths=("should",))))
    found = listing.view(question)
    assert rows(found) == []
    assert found.table().notes == ("No recommendation passes these filters.",)
    assert "No recommendation passes these filters." in said(found.page())


UNFINISHED = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="cap"),
        urges(id="still", coded=False, topics=("rents",)),
        urges(id="frame"),
    ),
    paper("berg", urges(id="act", coded=False, strength="must"), urges(id="wait", coded=False)),
    paper("cole", urges({"cap": "oppose"}, topics=("social",))),
)


@pytest.mark.parametrize(
    ("filters", "ids", "note"),
    [
        (
            Filters(),
            ["ali/still", "berg/act", "berg/wait"],
            "Not coded yet: 1 of 3 in ali and 2 of 2 in berg.",
        ),
        (Filters(topics=("rents",)), ["ali/still"], "Not coded yet: 1 of 2 in ali."),
        (Filters(strengths=("must",)), ["berg/act"], "Not coded yet: 1 of 1 in berg."),
        (Filters(topics=("social",)), [], "All is coded: 1 recommendation."),
        (Filters(strengths=("could",)), [], "No recommendation passes these filters."),
    ],
)
def test_what_is_still_to_be_coded(filters: Filters, ids: list[str], note: str) -> None:
    found = listing.view(Question(UNFINISHED, resolve_filters(UNFINISHED, filters)), uncoded=True)
    assert [row["id"] for row in rows(found)] == ids
    assert found.table().notes == (note,)
    assert said(found.page()).endswith(note)
    assert headings(found.page())[0].startswith("Recommendations still to be coded")
    assert sum(len(one.rows) for one in grids(found.page())) == len(ids)


def test_a_paper_without_recommendations_is_not_called_coded() -> None:
    begun = corpus(paper("ali", urges({"cap": "support"})), paper("dahl"))
    found = listing.view(Question(begun), uncoded=True)
    assert found.table().notes == ("Without a recommendation yet: dahl.",)
    others = Question(begun, resolve_filters(begun, Filters(papers=("ali",))))
    assert listing.view(others, uncoded=True).table().notes == ("All is coded: 1 recommendation.",)


def test_all_are_listed_where_nothing_is_said_of_coding() -> None:
    found = listing.view(Question(UNFINISHED))
    assert len(rows(found)) == 6
    assert found.table().notes == ()


def test_what_is_not_coded_is_told_apart_from_what_speaks_to_nothing() -> None:
    question = Question(UNFINISHED)
    stances = {
        recommendation.ref: text_of(listing.recommendation_cells(question, recommendation)[3])
        for paper in UNFINISHED.papers.values()
        for recommendation in paper.recommendations
    }
    assert stances["ali/still"] == "not coded yet"
    assert stances["ali/frame"] == "no proposition"
    assert stances["ali/cap"] == "+ Rents should be capped"


def test_that_a_group_was_asked_is_noted_for_machines_too() -> None:
    found = corpus(paper("ali", urges({"cap": "support"}, actors=("government",))))
    view = listing.view(Question(found, resolve_filters(found, Filters(actors=("council",)))))
    assert [row["actors"] for row in rows(view)] == [("government",)]
    assert view.table().notes == (
        "Also what a group as a whole is asked, or would do: Government (with Town council).",
    )


FULL = corpus(
    paper(
        "ali",
        urges(
            {"cap": "support", "build": "oppose"},
            id="cap",
            statement="Cap\nrents.",
            actors=("council",),
            targets=("landlords",),
            strength="must",
            condition="if asked",
            evidence=Evidence("a ceiling", "Proposals", 3),
            note="Read\nas one.",
            proposed_by="gpt",
        ),
        urges(id="bare"),
    )
)


def under_heads(place: int, *, with_note: bool = False) -> dict[str, Phrase]:
    """What the table of recommendations says of the one in that place, by head."""
    recommendation = FULL.papers["ali"].recommendations[place]
    cells = recommendation_cells(Question(FULL), recommendation, with_note=with_note)
    return dict(zip(RECOMMENDATION_HEADS, cells, strict=True))


def test_a_table_of_recommendations_has_all_about_each() -> None:
    assert {head: text_of(cell) for head, cell in under_heads(0).items()} == {
        "Recommendation": "Cap rents.\nali/cap\nProposed by: gpt, not accepted yet",
        "Who, toward whom": "Town council → Landlords",
        "Strength": "must",
        "Stance on": "+ Rents should be capped, on condition: if asked"
        "\n− More homes should be built, on condition: if asked",
        "Quote and place": "“a ceiling” (section Proposals, paragraph 3)",
    }


def test_what_is_not_there_is_said_or_left_empty() -> None:
    assert {head: text_of(cell) for head, cell in under_heads(1).items()} == {
        "Recommendation": "The council should act.\nali/bare",
        "Who, toward whom": "nobody named",
        "Strength": "",
        "Stance on": "no proposition",
        "Quote and place": "",
    }


def test_a_coder_s_note_is_for_who_asks_for_it() -> None:
    assert text_of(under_heads(0, with_note=True)["Recommendation"]).splitlines() == [
        "Cap rents.",
        "ali/cap",
        "Coder's note: Read as one.",
        "Proposed by: gpt, not accepted yet",
    ]


def test_a_stance_leads_to_its_proposition() -> None:
    leads = [span.target for span in spans_of(under_heads(0)["Stance on"]) if span.target]
    assert leads == [proposition_anchor("cap"), proposition_anchor("build")]


def test_a_page_shows_the_first_of_many_and_says_what_has_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "MOST_SHOWN", 2)
    many = corpus(paper("ali", *(urges({"cap": "support"}, id=f"r{n}") for n in range(4))))
    view = listing.view(Question(many))
    assert [len(grid.rows) for grid in grids(view.page())] == [2]
    assert "4 recommendations." in said(view.page())
    assert "These are the first 2 of 4 recommendations." in said(view.page())
    assert len(rows(view)) == 4
    members = tuple(many.recommendations())
    grid, note = listing.recommendation_blocks(Question(many), members, 3)
    assert isinstance(grid, Grid)
    assert len(grid.rows) == 3
    assert isinstance(note, Paragraph)
    assert len(listing.recommendation_blocks(Question(many), members)) == 1
