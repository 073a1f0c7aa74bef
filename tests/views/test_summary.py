"""What a corpus says, in one screen."""

from itertools import combinations

import pytest

from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.model import Corpus, Proposition, Recommendation, Stance, Tension, Topic
from policy_compare.passage import QuoteCounts
from policy_compare.views import summary
from policy_compare.views.page import Items, Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from tests.support.records import (
    ALI,
    BERG,
    BOOK,
    corpus,
    headings,
    keyed,
    paper,
    paragraphs,
    rows,
    said,
    taking,
    urges,
)
from tests.support.rendering import render

CORPUS = corpus(
    paper(
        "ali",
        urges({"cap": "support"}, id="cap", strength="must"),
        urges({"build": "support"}, id="build", strength="should", condition="on built land"),
        authors=(ALI,),
        issued="2023",
    ),
    paper(
        "berg",
        urges({"cap": "oppose"}, id="no-cap", strength="should"),
        urges({"build": "support"}, id="build", strength="could"),
    ),
    paper("chen", urges({"social-homes": "neutral"}), urges(id="frame")),
)
QUESTION = Question(CORPUS)


def asked(compared: Corpus = CORPUS, **filters: tuple[str, ...]) -> Question:
    return Question(compared, resolve_filters(compared, Filters(**filters)))


def shown(compared: Corpus = CORPUS, **filters: tuple[str, ...]) -> str:
    return said(summary.view(asked(compared, **filters)).page())


def items(question: Question) -> dict[str, list[str]]:
    """The findings shown, by their headings."""
    page = summary.view(question).page()
    lists = [list(map(text_of, block.items)) for block in page if isinstance(block, Items)]
    return dict(zip(headings(page)[1:], lists, strict=True))


def test_columns() -> None:
    assert summary.view(QUESTION).table().columns == ("kind", "text", "propositions", "units")


def test_the_findings_in_words_the_most_telling_first() -> None:
    assert items(QUESTION) == {
        "Contested": [
            "Rents should be capped.\ncap (2 of 3). For: Ali 2023 (must). Against: Berg (should)."
        ],
        "In tension": [
            "cap (Ali 2023) × build (Ali 2023 and Berg):\nA cap lowers what a new home earns."
        ],
        "Agreed in principle": [
            "More homes should be built.\nbuild (2 of 3). For: Ali 2023 (should, on condition) and "
            "Berg (could). They differ in strength and condition."
        ],
    }


def test_the_opening_counts_what_is_compared_and_what_is_found() -> None:
    assert paragraphs(summary.view(QUESTION).page())[0] == (
        "3 papers, 6 recommendations on 3 propositions.\n"
        "0 agreed in full · 1 in principle · 1 contested · 1 in tension · 1 by one only"
    )


def test_every_finding_has_a_row() -> None:
    everyone = ("ali", "berg", "chen")
    assert [tuple(row.values()) for row in rows(summary.view(QUESTION, QuoteCounts(3, 0, 0)))] == [
        ("corpus", "Housing: 3 papers, 6 recommendations on 3 propositions.", (), everyone),
        (
            "counts",
            "0 agreed in full · 1 in principle · 1 contested · 1 in tension · 1 by one only",
            (),
            everyone,
        ),
        ("missing", "Quotes: 3 of 3 found in the papers' texts.", (), ()),
        (
            "contested",
            "Rents should be capped. cap (2 of 3). For: Ali 2023 (must). Against: Berg (should).",
            ("cap",),
            ("ali", "berg"),
        ),
        (
            "tension",
            "cap (Ali 2023) × build (Ali 2023 and Berg): A cap lowers what a new home earns.",
            ("cap", "build"),
            ("ali", "berg"),
        ),
        (
            "agreed in principle",
            "More homes should be built. build (2 of 3). For: Ali 2023 (should, on condition) and "
            "Berg (could). They differ in strength and condition.",
            ("build",),
            ("ali", "berg"),
        ),
        (
            "single",
            "Social homes should be built. social-homes (1 of 3). On no side: Chen.",
            ("social-homes",),
            ("chen",),
        ),
        ("topic of one", "Only Chen takes up social.", (), ("chen",)),
    ]


@pytest.mark.parametrize(
    ("taken", "heading", "stands"),
    [
        (("support", "support"), "Agreed in full", "cap (2 of 2). For: P0 and P1."),
        (("oppose", "oppose"), "Agreed in full", "cap (2 of 2). Against: P0 and P1."),
        (("neutral", "neutral"), "Agreed in full", "cap (2 of 2). On no side: P0 and P1."),
        (
            ("support", "neutral"),
            "Mixed: some take a side, others take none",
            "cap (2 of 2). For: P0. On no side: P1.",
        ),
    ],
)
def test_each_kind_has_its_heading(taken: tuple[Stance, ...], heading: str, stands: str) -> None:
    before = {"oppose": "Against: ", "neutral": "On no side: "}.get(taken[0], "")
    text = f"{before}Rents should be capped.\n{stands}"
    assert items(Question(taking(*taken))) == {heading: [text]}


def test_who_contradicts_itself_is_told() -> None:
    torn = paper("ali", urges({"cap": "support"}, id="a"), urges({"cap": "oppose"}, id="b"))
    by_heading = items(Question(corpus(torn, paper("berg", urges(id="frame")))))
    assert by_heading == {
        "Self-contradicted: one alone is both for and against": [
            "Rents should be capped.\ncap (1 of 2). On both sides: Ali."
        ]
    }
    assert "0 contested · 1 self-contradicted · 0 in tension" in shown(corpus(torn))


def test_a_tension_of_one_with_itself_says_so() -> None:
    both = urges({"cap": "support", "build": "support"})
    (tension,) = items(Question(corpus(paper("ali", both))))["In tension"]
    assert tension == "cap × build (Ali for both):\nA cap lowers what a new home earns."
    by_author = Question(corpus(paper("x", both, authors=(ALI, BERG))), by="author")
    (tension,) = items(by_author)["In tension"]
    assert tension.startswith("cap × build (Kaja Berg and Noor Ali for both):\n")


def test_who_is_not_coded_to_the_end_is_counted_beside_who_speaks() -> None:
    uncoded = urges(id="open")._replace(coded=False)
    compared = corpus(*CORPUS.papers.values(), paper("diaz", uncoded, urges()))
    text = shown(compared)
    assert "Not coded to the end, so silent on nothing: diaz (1 of 2 coded)." in text
    assert "cap (2 of 4; 1 not coded to the end). For: Ali 2023 (must)." in text
    assert "So far only one paper takes up: social (Chen)." in text
    kinds = {row["kind"]: row["text"] for row in rows(summary.view(Question(compared)))}
    assert kinds["missing"] == ("Not coded to the end, so silent on nothing: diaz (1 of 2 coded).")
    assert kinds["topic of one"] == "So far only Chen takes up social."


def test_who_is_left_out_is_named() -> None:
    compared = CORPUS._replace(left_out=("diaz",))
    assert "Left out because of errors: diaz." in shown(compared)
    view = summary.view(Question(compared))
    assert ("missing", "Left out because of errors: diaz.", (), ()) in view.table().rows
    assert view.table().notes == ("Left out because of errors: diaz.",)


def test_filters_are_in_the_title_and_noted() -> None:
    text = shown(strengths=("must",))
    assert text.startswith("Housing: strength must\n3 papers, 1 recommendation on 1 proposition.\n")
    assert "within these filters only" in text
    view = summary.view(asked(strengths=("must",)))
    assert "within these filters only" in view.table().notes[0]
    # A filter is nothing that the corpus misses.
    assert "missing" not in [row["kind"] for row in rows(view)]


def test_a_topic_shows_what_pulls_at_it_from_outside() -> None:
    text = shown(topics=("building",))
    assert text.startswith(
        "Housing: topic Building\n3 papers, 3 recommendations on 2 propositions."
    )
    assert "0 contested · 1 in tension" in text
    assert "cap (Ali 2023) × build (Ali 2023 and Berg)" in text


def test_by_author_papers_are_counted_too() -> None:
    text = said(summary.view(Question(CORPUS, by="author")).page())
    assert "3 authors of 3 papers, 6 recommendations on 3 propositions." in text
    assert "For: Noor Ali (must)." in text
    assert "Only one author takes up: social (Chen)." in text


def test_a_corpus_without_a_title_has_a_summary() -> None:
    compared = CORPUS._replace(codebook=BOOK._replace(title=""))
    assert shown(compared).startswith("Summary\n3 papers")
    assert str(rows(summary.view(Question(compared)))[0]["text"]).startswith("Summary: 3 papers")


@pytest.mark.parametrize(
    ("quotes", "text"),
    [
        (None, None),
        (QuoteCounts(), None),
        (QuoteCounts(found=1), "Quotes: 1 of 1 found in the paper's text."),
        (QuoteCounts(found=2), "Quotes: 2 of 2 found in the papers' texts."),
        (
            QuoteCounts(found=2, absent=1),
            "Quotes: 2 of 3 found in the papers' texts (policy-compare check says which are not).",
        ),
        (
            QuoteCounts(unread=1),
            "Quotes: 1 not verified, since its text is not at hand or not readable.",
        ),
        (
            QuoteCounts(found=2, unread=2),
            "Quotes: 2 of 2 found in the papers' texts; 2 not verified, since the texts are not "
            "at hand or not readable.",
        ),
    ],
)
def test_how_many_quotes_are_verified(quotes: QuoteCounts | None, text: str | None) -> None:
    view = summary.view(QUESTION, quotes)
    missing = [row["text"] for row in rows(view) if row["kind"] == "missing"]
    assert missing == ([text] if text else [])
    assert text is None or f"\n{text}\n" in said(view.page())
    assert text is not None or "Quotes" not in said(view.page())


def test_many_units_are_not_all_named() -> None:
    supporting = (paper(f"p{place:03}", urges({"cap": "support"})) for place in range(190))
    opposing = (paper(f"q{place}", urges({"cap": "oppose"})) for place in range(2))
    ((finding,),) = items(Question(corpus(*supporting, *opposing))).values()
    assert finding == (
        "Rents should be capped.\ncap (192 of 192). For: P000, P001, P002, P003, P004, P005 and "
        "184 others. Against: Q0 and Q1."
    )
    both = urges({"cap": "support", "build": "support"})
    many = corpus(*(paper(f"p{place}", both) for place in range(9)))
    head = items(Question(many))["In tension"][0].partition("\n")[0]
    assert head == (
        "cap (P0, P1, P2, P3, P4, P5 and 3 others) × build (P0, P1, P2, P3, P4, P5 and 3 others):"
    )
    units = next(row["units"] for row in rows(summary.view(Question(many))))
    assert units == tuple(f"p{place}" for place in range(9))


def test_many_topics_of_one_are_not_all_named() -> None:
    topics = keyed(*(Topic(f"t{place}", f"T{place}") for place in range(20)))
    compared = corpus(
        paper("ali", urges(topics=tuple(topics)[:8])),
        *(paper(f"p{place}", urges(topics=(f"t{place}",))) for place in range(8, 20)),
        book=BOOK._replace(topics=topics, propositions={}, tensions=()),
    )
    assert (
        "Only one paper takes up: t0, t1, t2, t3, t4, t5, 2 others (Ali); t8 (P8); t9 (P9); "
        "t10 (P10); t11 (P11); t12 (P12); topics of their own for 7 other papers.\n"
    ) in shown(compared)
    alone = [row for row in rows(summary.view(Question(compared))) if row["kind"] == "topic of one"]
    assert len(alone) == 20


def test_the_only_paper_takes_up_nothing_alone() -> None:
    text = shown(papers=("ali",))
    assert "1 paper, 2 recommendations on 2 propositions." in text
    assert "takes up" not in text


# How much is shown


def every_kind(count: int) -> Corpus:
    """A corpus with so many findings of every kind."""
    kinds: dict[str, tuple[Stance, ...]] = {
        "contested": ("support", "oppose"),
        "full": ("oppose", "oppose"),
        "principle": ("support", "support"),
        "mixed": ("support", "neutral"),
    }
    ids = {kind: [f"{kind}-{place}" for place in range(count)] for kind in (*kinds, "torn")}
    book = BOOK._replace(
        topics={},
        propositions=keyed(
            *(Proposition(id, f"One should {id}.") for of_kind in ids.values() for id in of_kind)
        ),
        tensions=tuple(
            Tension(between, "They pull apart.")
            for between in list(combinations(ids["principle"], 2))[:count]
        ),
    )
    items: list[list[Recommendation]] = [[], []]
    for kind, taken in kinds.items():
        for id in ids[kind]:
            for side, stance in enumerate(taken):
                condition = "if asked" if side and kind == "principle" else ""
                items[side].append(urges({id: stance}, id=f"{id}-r", condition=condition))
    for id in ids["torn"]:
        items[0] += [urges({id: "support"}, id=f"{id}-a"), urges({id: "oppose"}, id=f"{id}-b")]
    return corpus(paper("ali", *items[0]), paper("berg", *items[1]), book=book)


def test_of_many_findings_some_are_shown_and_it_is_said_where_the_others_are() -> None:
    assert [heading.partition("; ")[0] for heading in items(Question(every_kind(5)))] == [
        "Contested (1 of 5",
        "Self-contradicted: one alone is both for and against (1 of 5",
        "In tension (1 of 5",
        "Agreed in full (1 of 5",
        "Agreed in principle (1 of 5",
        "Mixed: some take a side, others take none (1 of 5",
    ]
    contested = Question(stances_on(5))
    assert items(contested) == {
        "Contested (3 of 5; policy-compare disagreements shows all)": [
            f"One should p{place}.\np{place} (2 of 2). For: Ali. Against: Berg."
            for place in range(3)
        ]
    }
    page = summary.view(contested, options="--corpus housing").page()
    assert (
        "Contested (3 of 5; policy-compare disagreements --corpus housing shows all)"
        in headings(page)
    )
    assert len(rows(summary.view(contested))) == 2 + 5


def stances_on(count: int) -> Corpus:
    """A corpus in which so many propositions are contested."""
    ids = [f"p{place}" for place in range(count)]
    book = BOOK._replace(
        topics={}, propositions=keyed(*(Proposition(id, f"One should {id}.") for id in ids)),
        tensions=(),
    )  # fmt: skip
    return corpus(
        paper("ali", urges(dict.fromkeys(ids, "support"))),
        paper("berg", urges(dict.fromkeys(ids, "oppose"))),
        book=book,
    )


@pytest.mark.parametrize("count", [1, 2, 20])
def test_every_corpus_fits_a_screen(count: int) -> None:
    assert render(summary.view(Question(every_kind(count))), "table").count("\n") <= 40


# What to go on with


def commands(question: Question, options: str = "") -> str:
    *_, last = summary.view(question, options=options).page()
    assert isinstance(last, Paragraph)
    assert last.note
    return text_of(last.text)


def test_three_commands_to_go_on_with() -> None:
    assert commands(QUESTION) == "To go on: policy-compare show cap · overlap rents · matrix"
    assert commands(QUESTION, "--corpus 'my corpus'") == (
        "To go on: policy-compare show cap · overlap rents · matrix\nEach with --corpus 'my corpus'"
    )


def test_where_a_topic_is_asked_for_no_other_is_proposed() -> None:
    question = asked(topics=("social", "building"))
    # What pulls from outside of the topic does not lead on within it.
    assert commands(question) == "To go on: policy-compare show build · overlap · matrix"


def test_what_leads_on_is_what_is_shown_first() -> None:
    both = urges({"build": "support", "cap": "support"})
    assert "show cap · overlap · " in commands(Question(corpus(paper("ali", both))))
    agreed = corpus(paper("ali", both), paper("berg", urges({"build": "support"})))
    assert "show cap · overlap building · " in commands(Question(agreed))
    alone = corpus(paper("ali", urges({"free": "support"})), paper("berg", urges()))
    assert "show free · overlap · " in commands(Question(alone))


def test_where_nothing_is_found_the_corpus_is_gone_on_with() -> None:
    assert commands(Question(corpus())) == "To go on: policy-compare list · propositions · topics"
    draft = corpus(paper("ali", urges()._replace(coded=False)))
    assert commands(Question(draft)) == (
        "To go on: policy-compare list --uncoded · propositions · topics"
    )


def test_an_empty_corpus_has_an_answer() -> None:
    view = summary.view(Question(corpus()))
    assert [row["kind"] for row in rows(view)] == ["corpus", "counts"]
    text = said(view.page())
    assert "0 papers, 0 recommendations on 0 propositions." in text
    assert "0 agreed in full · 0 in principle · 0 contested · 0 in tension" in text


def test_other_scripts_and_markup_are_text() -> None:
    book = BOOK._replace(
        title="# [집](x)",
        propositions=keyed(Proposition("cap", "# 임대료를 *제한*해야 한다.", ("rents",))),
        tensions=(),
    )
    compared = corpus(
        paper("ali", urges({"cap": "support"}), title="<b>|집`"),
        paper("berg", urges({"cap": "oppose"}), title="שלום"),
        book=book,
    )
    written = render(summary.view(Question(compared)), "markdown")
    assert (
        "\n- \\# 임대료를 \\*제한\\*해야 한다.<br>`cap` (2 of 2). For: &lt;b&gt;\\|집\\`."
        in written
    )
    assert (
        "\n  # 임대료를 *제한*해야 한다.\n    cap (2 of 2). For: <b>|집`. "
        "Against: \u2068שלום\u2069.\n" in render(summary.view(Question(compared)), "table")
    )
