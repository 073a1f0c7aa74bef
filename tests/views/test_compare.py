"""Two units side by side."""

from unicodedata import normalize

import pytest

from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.errors import CallError, UnknownName
from policy_compare.model import Person
from policy_compare.views import compare
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from tests.support.records import ALI, BERG, corpus, grids, headings, paper, rows, said, urges

CORPUS = corpus(
    paper(
        "ali-2023",
        urges({"cap": "support"}, strength="must"),
        urges({"build": "support"}, id="build"),
        urges({"free": "oppose"}, id="free"),
        urges(id="wait", statement="Wait.", strength="could"),
        authors=(ALI,),
        issued="2023",
        title="Homes: a\nplan",
        publisher="Institute",
    ),
    paper(
        "berg-2024",
        urges({"cap": "support"}, strength="could"),
        urges({"free": "support"}, id="free"),
        urges({"build": "neutral", "social-homes": "support"}, id="rest"),
        authors=(BERG,),
        issued="2024",
        publisher="Press",
    ),
    paper("chen", urges(id="nothing")),
)
QUESTION = Question(CORPUS)


def compared(
    a: str, b: str, by: By = "paper", **given: tuple[str, ...]
) -> list[tuple[object, ...]]:
    question = Question(CORPUS, resolve_filters(CORPUS, Filters(**given)), by)
    return [tuple(row.values()) for row in rows(compare.view(question, a, b))]


def test_columns() -> None:
    assert compare.view(QUESTION, "ali-2023", "chen").table().columns == (
        "topic",
        "proposition",
        "relation",
        "differences",
        "a",
        "b",
    )


def test_rows() -> None:
    assert compared("ali-2023", "berg-2024") == [
        ("rents", "cap", "agree", ("strength",), ("ali-2023/act",), ("berg-2024/act",)),
        ("rents", "free", "disagree", (), ("ali-2023/free",), ("berg-2024/free",)),
        ("building", "build", "mixed", (), ("ali-2023/build",), ("berg-2024/rest",)),
        ("social", "social-homes", "only b", (), (), ("berg-2024/rest",)),
        (None, None, "only a", (), ("ali-2023/wait",), ()),
    ]


def test_the_other_way_round_a_and_b_change_places() -> None:
    last = compared("berg-2024", "ali-2023")[-1]
    assert last == (None, None, "only b", (), (), ("ali-2023/wait",))


def test_counts_are_told_with_n() -> None:
    notes = compare.view(QUESTION, "ali-2023", "berg-2024").table().notes
    assert notes[0] == (
        "n = 3 propositions that both speak to: agree 1 (0 in full, 1 in principle, where "
        "they differ in strength), disagree 1, mixed 1. "
        "Only a: 1, 1 of them without a proposition. Only b: 1."
    )


@pytest.mark.parametrize(
    ("given", "by"),
    [
        ("ali-2023", "paper"),
        (" ALI-2023 ", "paper"),
        ("Ali 2023", "paper"),
        ("homes", "paper"),
        ("Homes: a plan", "paper"),
        ("Noor Ali", "author"),
        ("noor  ali", "author"),
        ("ALI", "author"),
        ("institute", "publisher"),
    ],
)
def test_a_unit_goes_by_any_of_its_names(given: str, by: By) -> None:
    assert compared(given, "chen", by)[0][4] == ("ali-2023/act",)


def test_an_accent_counts_the_same_however_it_is_typed() -> None:
    zoe = Person("Ångström", "Zoë")
    found = corpus(
        paper("a", urges({"cap": "support"}), authors=(zoe,)),
        paper("b", urges({"cap": "support"}), authors=(ALI,)),
    )
    for name in ("Zoë Ångström", "Ångström", "zoë å"):
        (row,) = rows(compare.view(Question(found, by="author"), normalize("NFD", name), "ali"))
        assert row["relation"] == "agree"


@pytest.mark.parametrize(
    ("given", "by", "nearest"),
    [
        ("ali-2032", "paper", "ali-2023"),
        ("Nor Ali", "author", "Noor Ali"),
        ("Ali", "publisher", "Institute"),
    ],
)
def test_an_unknown_unit_stops_with_the_nearest(given: str, by: By, nearest: str) -> None:
    with pytest.raises(UnknownName, match=f"no {by} is called '{given}'") as stop:
        compared(given, "chen", by)
    assert nearest in stop.value.hint


def test_who_is_filtered_out_cannot_be_compared() -> None:
    with pytest.raises(UnknownName, match="no author is called 'Noor Ali'") as stop:
        compared("Noor Ali", "chen", "author", papers=("berg-2024", "chen"))
    assert stop.value.hint == "there are: chen, Kaja Berg"


def test_a_name_of_two_units_is_not_guessed() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}), title="Homes"),
        paper("b", urges({"cap": "support"}), title="Homes"),
    )
    with pytest.raises(UnknownName) as stop:
        compare.view(Question(found), "homes", "a")
    assert stop.value.nearest == ("a", "b")


def test_an_id_wins_over_a_title() -> None:
    found = corpus(
        paper("homes", urges({"cap": "support"}), title="Rents"),
        paper("b", urges({"cap": "oppose"}), title="Homes"),
    )
    (row,) = rows(compare.view(Question(found), "homes", "b"))
    assert row["relation"] == "disagree"


def test_nobody_is_compared_with_himself() -> None:
    with pytest.raises(CallError, match="are the same paper"):
        compare.view(QUESTION, "ali-2023", "Ali 2023")


def test_what_two_authors_of_one_paper_urge_is_nobodys_alone() -> None:
    found = corpus(
        paper("both", urges(id="wait"), urges({"cap": "support"}), authors=(ALI, BERG)),
        paper("berg", urges(id="alone"), authors=(BERG,)),
    )
    view = compare.view(Question(found, by="author"), "Ali", "Berg")
    assert [(row["relation"], row["a"], row["b"]) for row in rows(view)] == [
        ("agree", ("both/act",), ("both/act",)),
        ("only b", (), ("berg/alone",)),
    ]
    assert "Urged by both, without a proposition: both/wait." in view.table().notes
    assert "both/wait" in said(view.page())


def test_a_tension_between_the_two_is_noted() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"})),
        paper("b", urges({"build": "support"})),
        paper("c", urges({"build": "support", "cap": "support"})),
    )
    reason = "Tension between cap and build: A cap lowers what a new home earns."
    assert reason in compare.view(Question(found), "a", "b").table().notes
    assert reason in compare.view(Question(found), "a", "c").table().notes
    page = said(compare.view(Question(found), "a", "b").page())
    assert (
        "Tension: Rents should be capped. (A) × More homes should be built. (B) — A cap lowers"
        in page
    )


def test_a_tension_within_one_is_none_between_two() -> None:
    found = corpus(
        paper("a", urges({"cap": "support", "build": "support"})),
        paper("b", urges({"free": "support"})),
    )
    assert len(compare.view(Question(found), "a", "b").table().notes) == 1


def test_a_tension_reaches_out_of_the_topic() -> None:
    found = corpus(paper("a", urges({"cap": "support"})), paper("b", urges({"build": "support"})))
    question = Question(found, resolve_filters(found, Filters(topics=("rents",))))
    assert any("Tension" in note for note in compare.view(question, "a", "b").table().notes)


def test_a_topic_filter_holds() -> None:
    found = compared("ali-2023", "berg-2024", topics=("building",))
    assert [row[1] for row in found] == ["build", "free", "social-homes"]


def test_the_page_says_what_only_one_says() -> None:
    page = compare.view(QUESTION, "ali-2023", "berg-2024").page()
    assert headings(page) == [
        "Ali 2023 and Berg 2024",
        "Both speak to",
        "Only Ali 2023",
        "Only Berg 2024",
        "Summary",
    ]
    assert [[text_of(row[0]).split("\n")[1] for row in grid.rows] for grid in grids(page)] == [
        ["cap", "free", "build"],
        ["no proposition"],
        ["social-homes"],
    ]
    text = said(page)
    assert "Wait.\nno proposition\ncould\nali-2023/wait" in text
    assert "agree in principle\ndiffer in strength" in text


def test_two_with_nothing_in_common_are_told_so() -> None:
    text = said(compare.view(QUESTION, "chen", "berg-2024").page())
    assert "There is no proposition that both speak to." in text
    found = corpus(paper("a", urges({"cap": "support"})), paper("b", urges({"cap": "support"})))
    text = said(compare.view(Question(found), "a", "b").page())
    assert "Nothing that B does not speak to as well." in text


def test_a_page_shows_the_first_of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    every = rows(compare.view(QUESTION, "ali-2023", "berg-2024"))
    monkeypatch.setattr(compare, "MOST_ROWS", 1)
    view = compare.view(QUESTION, "ali-2023", "berg-2024")
    assert [len(grid.rows) for grid in grids(view.page())] == [1, 1, 1]
    assert "first 1 of 3 propositions." in said(view.page())
    assert "policy-compare compare --format csv has them all." in said(view.page())
    assert rows(view) == every
