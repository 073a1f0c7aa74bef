"""All about one thing."""

import pytest

from policy_compare.errors import UnknownName
from policy_compare.model import Evidence, Source, Topic
from policy_compare.passage import QuoteInText
from policy_compare.views import show
from policy_compare.views.page import Facts, Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.parts.signs import LEGEND
from policy_compare.views.phrases import Span, text_of
from tests.support.records import ALI, BOOK, corpus, headings, paper, rows, said, urges

DEEP = BOOK._replace(
    topics={
        **BOOK.topics,
        "social": Topic("social", "Social housing", "Let by the town.", ("building",), ("rent",)),
    },
)
CORPUS = corpus(
    paper(
        "ali-2023",
        urges(
            {"cap": "support", "free": "oppose"},
            id="ceiling",
            condition="for a year",
            actors=("council",),
            targets=("landlords",),
            instrument="legal",
            strength="should",
            evidence=Evidence("a ceiling", "Proposals", 3),
            rationale="Turnover\nempties schools.",
            note="See the annex.",
            coder="Berg",
            proposed_by="gpt",
            line=7,
        ),
        urges(id="bare"),
        authors=(ALI,),
        issued="2023",
        type="report",
        publisher="Institute",
        details={"DOI": "10.1/x"},
        source=Source("ali.txt", "9f2c", "cp1252"),
        file="ali-2023.yaml",
    ),
    paper("berg", urges({"cap": "support"}, id="cap", actors=("government",))),
    paper("chen", urges({"build": "support"}, id="bare")),
    book=DEEP,
)
QUESTION = Question(CORPUS)


def facts(given: str) -> dict[object, object]:
    return {row["field"]: row["value"] for row in rows(show.view(QUESTION, given))}


def test_columns() -> None:
    assert show.view(QUESTION, "cap").table().columns == ("kind", "id", "field", "value")


def test_a_recommendation() -> None:
    assert facts("ali-2023/ceiling") == {
        "statement": "The council should act.",
        "quote": "“a ceiling” (section Proposals, paragraph 3)",
        "paper": "Ali, Noor (2023). Ali-2023. Institute. https://doi.org/10.1/x",
        "asked": "Town council (council)",
        "target": "Landlords (landlords)",
        "instrument": "law",
        "strength": "should",
        "positions": "support, on condition: for a year: Rents should be capped. (cap) "
        "oppose, on condition: for a year: Rents should be free. (free)",
        "topics": "Rents (rents), Building (building)",
        "rationale": "Turnover empties schools.",
        "note": "See the annex.",
        "coded by": "Berg",
        "proposed by": "gpt, not accepted yet",
        "coded in": "ali-2023.yaml, line 7",
    }


def test_what_a_recommendation_does_not_say_is_left_out() -> None:
    assert facts("ali-2023/bare").keys() == {"statement", "paper", "asked", "coded in"}
    assert facts("ali-2023/bare")["asked"] == "nobody named"
    assert "coded in" not in facts("berg/cap")


def test_who_else_speaks_to_it() -> None:
    page = show.view(QUESTION, "ceiling").page()
    assert "Who else speaks to it" in headings(page)
    assert "berg/cap" in said(page)
    assert "cap × build: A cap lowers what a new home earns." in said(page)
    assert LEGEND in said(page)


def test_nobody_else_speaks_to_it() -> None:
    page = show.view(QUESTION, "chen/bare").page()
    assert headings(page) == ["Recommendation chen/bare", "Tensions in the codebook"]


def test_a_name_of_several_things_shows_them_all() -> None:
    found = {(row["kind"], row["id"]) for row in rows(show.view(QUESTION, "bare"))}
    assert found == {("recommendation", "ali-2023/bare"), ("recommendation", "chen/bare")}
    found = {(row["kind"], row["id"]) for row in rows(show.view(QUESTION, "cap"))}
    assert found == {("proposition", "cap"), ("recommendation", "berg/cap")}


def test_of_very_many_recommendations_of_one_name_some_are_named() -> None:
    papers = [paper(f"p{at:02}", urges({"cap": "support"}, id="cap")) for at in range(12)]
    view = show.view(Question(corpus(*papers)), "cap")
    assert {(row["kind"], row["id"]) for row in rows(view)} == {("proposition", "cap")}
    note = "12 recommendations are called so: p00/cap, p01/cap and 10 others."
    assert note in view.table().notes
    assert note in said(view.page())
    bare = [paper(f"p{at:02}", urges({"cap": "support"}, id="r")) for at in range(12)]
    found = rows(show.view(Question(corpus(*bare)), "r"))
    assert len({row["id"] for row in found}) == 10


def test_a_proposition() -> None:
    question = Question(
        corpus(
            paper("a", urges({"cap": "support"}, strength="must"), title="A\nb"),
            paper("b", urges({"cap": "oppose"}, evidence=Evidence("no"))),
            paper("c", urges({"build": "support"})),
        )
    )
    found = show.view(question, "Rents should be capped.")
    assert [(row["field"], row["value"]) for row in rows(found)] == [
        ("statement", "Rents should be capped."),
        ("topics", "Rents (rents)"),
        ("verdict", "contested (2 of 3)"),
        ("+", "A b (a)"),
        ("−", "B (b)"),
        ("silent", "C"),
    ]
    assert "b/act\nno strength. The council should act.\n“no”" in said(found.page())


def test_a_proposition_that_nobody_speaks_to() -> None:
    found = show.view(QUESTION, "social-homes")
    assert [row["field"] for row in rows(found)] == ["statement", "topics"]
    assert headings(found.page()) == ["Proposition social-homes"]


def test_the_differences_on_a_proposition() -> None:
    assert facts("cap")["differs"] == "On a condition: Ali 2023; one without."


def test_a_paper() -> None:
    assert facts("ali 2023") == {
        "reference": "Ali, Noor (2023). Ali-2023. Institute. https://doi.org/10.1/x",
        "label": "Ali 2023",
        "title": "Ali-2023",
        "authors": "Noor Ali",
        "issued": "2023",
        "publisher": "Institute",
        "type": "report",
        "DOI": "10.1/x",
        "source": "ali.txt",
        "sha256": "9f2c",
        "encoding": "cp1252",
        "recommendations": "2",
    }
    assert facts("berg")["authors"] == "none named"


def test_a_topic() -> None:
    assert facts("building") == {
        "label": "Building",
        "contains": "Social housing (social)",
        "propositions": "More homes should be built. (build) Social homes should be built. "
        "(social-homes) Rents should be free. (free)",
    }
    assert facts("social housing") == {
        "label": "Social housing",
        "about": "Let by the town.",
        "part of": "Building (building)",
        "keywords": "rent",
        "propositions": "Social homes should be built. (social-homes)",
    }
    assert headings(show.view(QUESTION, "building").page()) == ["Topic building", "Recommendations"]


def test_a_topic_without_recommendations() -> None:
    assert headings(show.view(QUESTION, "social").page()) == ["Topic social"]


def test_an_actor() -> None:
    assert facts("local authority") == {
        "label": "Town council",
        "also called": "local authority",
        "part of": "Government (government)",
    }
    assert facts("government")["contains"] == "Town council (council), District (district)"


@pytest.mark.parametrize(
    ("given", "sections"),
    [
        ("council", ["Asked", "Asked as part of a wider group"]),
        ("government", ["Asked"]),
        ("district", ["Asked as part of a wider group"]),
        ("owners", ["Target"]),
        ("builders", []),
    ],
)
def test_what_an_actor_is_asked(given: str, sections: list[str]) -> None:
    assert headings(show.view(QUESTION, given).page())[1:] == sections


def test_an_instrument() -> None:
    assert facts("LAW") == {"label": "Law"}
    assert headings(show.view(QUESTION, "law").page()) == ["Instrument legal", "Recommendations"]
    assert headings(show.view(QUESTION, "money").page()) == ["Instrument economic"]


def test_where_nothing_connects_there_is_no_legend() -> None:
    assert LEGEND not in said(show.view(QUESTION, "money").page())


def test_what_nothing_is_called_stops_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="is called 'councill'") as stop:
        show.view(QUESTION, "councill")
    assert stop.value.nearest[0] == "council"


HERE = QuoteInText("We have  in mind ", "a\nceiling", " on rents.", Evidence("", "Proposals", 3))


def test_the_words_around_a_quote_stand_under_it() -> None:
    found = show.view(QUESTION, "ceiling", {"ali-2023/ceiling": HERE})
    fields = [row["field"] for row in rows(found)]
    assert fields[1:3] == ["quote", "in the text"]
    assert rows(found)[2]["value"] == (
        "We have in mind »a ceiling« on rents. (section Proposals, paragraph 3)"
    )
    without = rows(show.view(QUESTION, "ceiling"))
    assert [row for row in rows(found) if row["field"] != "in the text"] == without


def test_the_quote_is_marked_in_the_words_around_it() -> None:
    (facts,) = [
        block
        for block in show.view(QUESTION, "ceiling", {"ali-2023/ceiling": HERE}).page()
        if isinstance(block, Facts) and block.facts[0][0] == "statement"
    ]
    value = dict(facts.facts)["in the text"]
    assert Span("»a ceiling«", "found") in value
    assert text_of(value).endswith("on rents.\n(section Proposals, paragraph 3)")


@pytest.mark.parametrize(
    ("before", "after", "said_of_it"),
    [
        ("", "", "»a ceiling«"),
        ("“", "”", "“»a ceiling«”"),
        ("… mind ", " on …", "… mind »a ceiling« on …"),
    ],
)
def test_what_touches_the_quote_touches_it_still(before: str, after: str, said_of_it: str) -> None:
    text = QuoteInText(before, "a ceiling", after, Evidence())
    found = rows(show.view(QUESTION, "ceiling", {"ali-2023/ceiling": text}))
    assert found[2]["value"] == said_of_it


def test_without_a_quote_the_words_stand_last() -> None:
    found = rows(show.view(QUESTION, "ali-2023/bare", {"ali-2023/bare": HERE}))
    assert found[-1]["field"] == "in the text"


def test_each_of_several_has_its_own_words() -> None:
    found = rows(show.view(QUESTION, "bare", {"chen/bare": HERE}))
    assert [row["id"] for row in found if row["field"] == "in the text"] == ["chen/bare"]


def test_why_a_quote_is_not_shown_in_its_text_stands_in_the_place_of_the_words() -> None:
    found = show.view(QUESTION, "ceiling", {"ali-2023/ceiling": "not there:\nit is not in a.txt"})
    assert rows(found)[2]["field"] == "in the text"
    assert rows(found)[2]["value"] == "not there: it is not in a.txt"


def test_what_else_there_is_to_know_of_the_texts_is_said() -> None:
    found = show.view(QUESTION, "ceiling", {}, ["The encoding of a.txt was guessed."])
    assert found.table().notes[-1] == "The encoding of a.txt was guessed."
    notes = [block for block in found.page() if isinstance(block, Paragraph) and block.note]
    assert "The encoding of a.txt was guessed." in [text_of(one.text) for one in notes]


def test_which_recommendations_a_name_means() -> None:
    assert show.recommendations_called(QUESTION, "bare") == ("ali-2023/bare", "chen/bare")
    assert show.recommendations_called(QUESTION, "ali-2023/ceiling") == ("ali-2023/ceiling",)
    assert show.recommendations_called(QUESTION, "council") == ()


def test_what_a_thing_was_called_before_is_told() -> None:
    names = {"proposition": {"limit": "free", "lid": "free"}, "paper": {"draft": "berg"}}
    question = Question(CORPUS._replace(codebook=DEEP._replace(former_names=names)))
    for given, value in (("lid", "limit and lid"), ("berg", "draft")):
        told = {row["field"]: row["value"] for row in rows(show.view(question, given))}
        assert told["called before"] == value
    assert "called before" not in facts("berg")


def test_many_units_on_one_side_are_named_in_a_row() -> None:
    papers = [paper(f"p{number:02}", urges({"cap": "support"})) for number in range(40)]
    silent = [paper(f"s{number:02}", urges({"build": "support"})) for number in range(15)]
    few = paper("berg", urges({"cap": "oppose"}))
    view = show.view(Question(corpus(*papers, *silent, few)), "cap")
    facts = next(block for block in view.page() if isinstance(block, Facts)).facts
    told = [(name, text_of(value)) for name, value in facts]
    assert [name for name, _ in told] == ["statement", "topics", "verdict", "+", "−", "silent"]
    sides = dict(told)
    assert sides["+"] == "40: " + ", ".join(f"P{number:02}" for number in range(40))
    assert sides["silent"] == (", ".join(f"S{number:02}" for number in range(12)) + " and 3 others")
    assert "These are the first 30 of 41 recommendations." in said(view.page())
    data = rows(view)
    assert sum(row["field"] == "+" for row in data) == 40
    assert next(row["value"] for row in data if row["field"] == "silent").endswith("S13 and S14")  # type: ignore[union-attr]
