"""How sure the ranking is, as a table and as a page."""

from random import Random

from policy_compare.analysis.measures.pair_measures import MEASURES
from policy_compare.analysis.measures.pair_order import Effect
from policy_compare.model import STANCES, Corpus
from policy_compare.views import measures_sensitivity
from policy_compare.views.page import Paragraph
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from tests.analysis.measures.test_sensitivity import CORPUS
from tests.support.records import BOOK, corpus, grids, headings, paper, rows, said, urges

VIEW = measures_sensitivity.view(Question(CORPUS))


def sentences(found: Corpus, min_shared: int = 0) -> list[str]:
    page = measures_sensitivity.view(Question(found), min_shared=min_shared).page()
    return [
        text_of(block.text) for block in page if isinstance(block, Paragraph) and not block.note
    ]


def test_columns() -> None:
    assert VIEW.table().columns == (
        "change", "name", "pairs", "inversions", "tau_b",
        "top_a", "top_b", "top_stays", "bottom_a", "bottom_b", "bottom_stays",
    )  # fmt: skip


def test_rows() -> None:
    found = [tuple(row.values()) for row in rows(VIEW)]
    assert found[0] == (
        "none", "agreement_share", 3, 0, None, "a", "b", "yes", "b", "c", "yes",
    )  # fmt: skip
    assert [row[1] for row in found[1:7]] == [one for one in MEASURES if one != "agreement_share"]
    assert found[1] == (
        "measure", "congruence", 3, 0, 1, "a", "b", "yes", "b", "c", "yes",
    )  # fmt: skip
    assert found[7:] == [
        ("recommendation", "b/b1", 3, 1, None, "a", "c", "no", "a", "b", "yes"),
        ("recommendation", "c/c1", 3, 1, None, "a", "c", "no", "b", "c", "yes"),
    ]


def test_what_survives_and_what_the_ranking_hangs_on_is_said_plainly() -> None:
    assert sentences(CORPUS) == [
        "3 pairs, ranked from the most alike, A and B, to the least alike, B and C.",
        "By another measure: the ranking survives, whichever of 6 it is.",
        "Without one proposition: the ranking survives, whichever of 4 it is.",
        "Without one recommendation: the ranking hangs on 2 of 8: b/b1 (1 inversion) and c/c1 "
        "(1 inversion). Another pair becomes the most alike in 2, the least alike in 0.",
    ]
    assert VIEW.table().notes == tuple(sentences(CORPUS)[1:])


def test_the_page_shows_what_becomes_of_both_ends() -> None:
    page = VIEW.page()
    assert headings(page) == [
        "How sure the order by agreement share is",
        "Another measure",
        "Without one recommendation",
    ]
    by_measure, by_recommendation = grids(page)
    assert [text_of(cell) for cell in by_measure.rows[0]] == [
        "congruence", "1.000", "0", "stays", "stays",
    ]  # fmt: skip
    assert [text_of(cell) for cell in by_recommendation.rows[0]] == [
        "b/b1", "1 (33.3%)", "A and C", "stays",
    ]  # fmt: skip


def test_pairs_that_become_undefined_are_counted() -> None:
    found = corpus(
        paper("a", urges({"cap": "support"}, id="x"), urges({"build": "support"}, id="y")),
        paper("b", urges({"cap": "support"})),
        paper("c", urges({"build": "oppose"})),
    )
    _, propositions, _ = grids(measures_sensitivity.view(Question(found)).page())
    assert [text_of(cell) for cell in propositions.rows[0]] == [
        "cap", "0\n1 pair undefined", "A and C", "stays",
    ]  # fmt: skip


def test_only_the_worst_are_on_the_page() -> None:
    dice = Random(1)
    many = corpus(
        *(
            paper(
                f"p{place}",
                *(
                    urges({id: dice.choice(STANCES)}, id=id)
                    for id in BOOK.propositions
                    if dice.random() < 0.8
                ),
            )
            for place in range(9)
        )
    )
    view = measures_sensitivity.view(Question(many))
    harmful = [row for row in rows(view) if row["change"] == "recommendation"]
    assert len(harmful) > 10
    assert len(grids(view.page())[-1].rows) == 10
    assert f"These are the worst 10 of {len(harmful)}; --format csv has all." in said(view.page())
    assert ", most on " in view.table().notes[-1]


def test_a_measure_by_which_all_are_equal_confirms_nothing() -> None:
    found = corpus(
        paper("a", urges({"cap": "support", "build": "support"})),
        paper("b", urges({"cap": "support", "build": "support"})),
        paper("c", urges({"cap": "support"})),
    )
    view = measures_sensitivity.view(Question(found), "congruence")
    assert view.table().notes[0] == (
        "By another measure: the ranking survives, whichever of 2 it is. 4 others give no "
        "order to compare with."
    )


def test_where_there_is_no_ranking_it_is_said() -> None:
    equal = corpus(*(paper(id, urges({"cap": "support"})) for id in "abc"))
    assert sentences(equal) == ["There is no ranking: all 3 pairs are equal by agreement share."]
    assert sentences(equal, min_shared=2) == ["There is no ranking: 0 pairs with agreement share."]
    notes = measures_sensitivity.view(Question(equal), min_shared=2).table().notes
    assert notes[-1] == "Ranked: pairs that share 2 propositions or more."


def test_pairs_that_are_as_alike_are_counted() -> None:
    found = corpus(
        *(paper(id, urges({"cap": "support"})) for id in "abc"),
        paper("d", urges({"cap": "oppose"})),
    )
    assert sentences(found)[0] == (
        "6 pairs, ranked from the most alike, A and B (and 2 others), to the least alike, "
        "A and D (and 2 others)."
    )


def test_where_no_other_measure_gives_an_order_that_is_said() -> None:
    blind = [
        Effect("measure", name, 3, 0, None, None, True, None, True)
        for name in ("congruence", "conflict")
    ]
    assert measures_sensitivity._verdict_sentence("By another measure", blind, 2) == (
        "By another measure: none of 2 gives an order to compare with."
    )
    one = [blind[0], blind[1]._replace(tau_b=1.0)]
    assert measures_sensitivity._verdict_sentence("By another measure", one, 2) == (
        "By another measure: the ranking survives. One other gives no order to compare with."
    )
