"""What is behind the measures of one pair."""

import re
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures.pair_measures import NORMALIZATIONS
from policy_compare.analysis.positions import By
from policy_compare.analysis.selection import Selection
from policy_compare.errors import CallError, UnknownName
from policy_compare.model import Corpus
from policy_compare.views import compare, measures, measures_explain
from policy_compare.views.page import Facts
from policy_compare.views.parts.question import Question
from policy_compare.views.phrases import text_of
from policy_compare.views.table import Value
from tests.support.measured import CORPUS
from tests.support.records import grids, headings, rows, said
from tests.support.strategies import corpora, selections
from tests.test_laws import BY

QUESTION = Question(CORPUS, by="author")
VIEW = measures_explain.view(QUESTION, "Ali", "Berg")


def figures(normalize: str, a: str = "Ali", b: str = "Berg") -> dict[str, str]:
    page = measures_explain.view(QUESTION, a, b, normalize).page()
    (facts,) = (block for block in page if isinstance(block, Facts))
    return {text_of(name): text_of(value) for name, value in facts.facts}


def test_one_pair_checked_by_hand() -> None:
    third = pytest.approx(2 / 3)
    assert [tuple(row.values()) for row in rows(VIEW)] == [
        # Ali says support 2, neutral 1, Berg support 1, oppose 1: of 3×2 combinations 2 are
        # alike, 2 opposite and 2 half, so congruence and conflict are 3 each. The means are
        # 2/3 and 0. Both take support, of support, neutral and oppose.
        ("cap", "mixed", 2, 1, 0, third, 1, 0, 1, 0, 3, 3, 0, pytest.approx(4 / 9), 0, third,
         1, 3, None, ("ali-1/a", "ali-2/c", "ali-2/d", "ali-2/e"), ("berg/f", "berg/g")),
        ("build", "agree", 0, 0, 1, -1, 0, 0, 1, -1, 1, 0, 1, 1, 1, 0, 1, 1, None,
         ("ali-1/a",), ("berg/f",)),
        ("social-homes", "only b", 0, 0, 0, None, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, None,
         (), ("berg/g",)),
        ("free", "only a", 1, 0, 0, 1, 0, 0, 0, None, 0, 0, 0, 0, 0, 0, 0, 1, None,
         ("ali-1/b",), ()),
    ]  # fmt: skip


def test_figures_are_written_out() -> None:
    assert figures("none") == {
        "n": "2 (agree 1, in full 1, disagree 0, mixed 1)",
        "congruence": "4",
        "conflict": "3",
        "subtract": "4 − 3 = 1",
        "cosine": "1 / (√1.444444 × √1) = 0.83205",
        "agreement share": "1 / 2 = 0.5",
        "city-block": "1 − 0.666667 / (2 × 2) = 0.833333",
        "Jaccard": "2 / 6 = 0.333333",
    }


def test_normalised_figures_are_written_out() -> None:
    average = figures("average")
    assert average["congruence"] == "4 / (9 / 2) = 0.888889"
    assert average["conflict"] == "3 / (9 / 2) = 0.666667"
    assert average["subtract"] == "(4 − 3) / (9 / 2) = 0.222222"
    assert figures("jaccard")["subtract"] == "(4 − 3) / 7 = 0.142857"


def test_undefined_figures_say_why() -> None:
    found = figures("none", "Ali", "Chen")
    assert found["cosine"] == "0 / (√1.444444 × √0) = – (nothing is divided by 0)"
    assert set(figures("jaccard", "Chen", "Dahl").values()) == {
        "0 (agree 0, in full 0, disagree 0, mixed 0)",
        "– (n = 0)",
    }


@pytest.mark.parametrize(
    ("normalize", "divisors"),
    [
        ("none", [None] * 4),
        # Half of all statements: (3 + 2)/2, (1 + 1)/2, 1/2, 1/2.
        ("average", [2.5, 1, 0.5, 0.5]),
        # cap: support 2×1, neutral 1 and oppose 1; build: 1×1.
        ("jaccard", [4, 1, 1, 1]),
    ],
)
def test_the_divisor_is_taken_apart_too(normalize: str, divisors: list[float | None]) -> None:
    view = measures_explain.view(QUESTION, "Ali", "Berg", normalize)
    assert [row["divisor"] for row in rows(view)] == divisors
    if normalize != "none":
        assert "divisor" in said(view.page())
        assert any("are divided by" in note for note in view.table().notes)


def test_the_table_has_the_figures_as_notes() -> None:
    assert "agreement share: 1 / 2 = 0.5" in VIEW.table().notes


def test_the_page_leads_to_the_recommendations() -> None:
    page = VIEW.page()
    assert headings(page) == [
        "The measures of Ali and Berg",
        "Where both speak",
        "Where only one speaks",
        "Figures",
    ]
    both, alone = grids(page)
    assert [text_of(cell) for cell in both.rows[0]] == [
        "Rents should be capped.\ncap",
        "+ 2, ~ 1 (mean 0.667)\n  ali-1/a\n  ali-2/c\n  ali-2/d\n  ali-2/e",
        "+ 1, − 1 (mean 0)\n  berg/f\n  berg/g",
        "mixed\ncongruence 3\nconflict 3\na·b 0\na² 0.444, b² 0\ndistance 0.667\nboth take 1 of 3",
    ]
    assert [text_of(cell) for cell in alone.rows[0]] == [
        "Social homes should be built.\nsocial-homes",
        "Berg\n~ 1 (mean 0)\n  berg/g",
        "both take 0 of 1",
    ]


def test_in_a_papers_column_recommendations_go_by_their_own_ids() -> None:
    both, _ = grids(measures_explain.view(Question(CORPUS), "ali-1", "berg").page())
    assert text_of(both.rows[0][1]) == "+ 1 (mean 1)\n  a"


def test_two_with_nothing_in_common_are_told_so() -> None:
    page = measures_explain.view(QUESTION, "Egan", "Dahl").page()
    assert "There is no proposition that both speak to." in said(page)
    assert len(grids(page)) == 1


def test_units_are_named_as_in_compare() -> None:
    view = measures_explain.view(QUESTION, " ali ", "BERG")
    assert rows(view) == rows(VIEW)
    for module in (compare, measures_explain):
        with pytest.raises(UnknownName, match="no author is called 'Alli'") as stop:
            module.view(QUESTION, "Alli", "Berg")
        assert stop.value.nearest == ("Ali",)
        with pytest.raises(CallError, match="'ali' and 'Ali' are the same author"):
            module.view(QUESTION, "ali", "Ali")


def total(found: list[dict[str, Value]], column: str) -> float:
    return sum(row[column] for row in found)  # type: ignore[misc]


@pytest.mark.slow
@given(corpora(least=2), BY, selections(), st.sampled_from(list(NORMALIZATIONS)))
def test_the_terms_add_up_to_the_measures(
    corpus: Corpus, by: By, selection: Selection, normalize: str
) -> None:
    question = Question(corpus, selection, by)
    for pair in rows(measures.view(question, normalize=normalize)):
        found = rows(
            measures_explain.view(question, str(pair["unit_a"]), str(pair["unit_b"]), normalize)
        )
        relations = [row["relation"] for row in found]
        counts = {how: relations.count(how) for how in ("agree", "disagree", "mixed")}
        assert {how: pair[how] for how in counts} == counts
        n = pair["n"]
        assert n == sum(counts.values())
        if not n:
            assert pair["jaccard"] is None
            continue
        by_what = total(found, "divisor") if normalize != "none" else 1
        congruence, conflict = total(found, "congruence"), total(found, "conflict")
        norms = sqrt(total(found, "a_square")) * sqrt(total(found, "b_square"))
        expected = {
            "congruence": congruence / by_what,
            "conflict": conflict / by_what,
            "subtract": (congruence - conflict) / by_what,
            "cosine": total(found, "dot") / norms if norms else None,
            "agreement_share": counts["agree"] / n,
            "city_block": 1 - total(found, "distance") / (2 * n),
            "jaccard": total(found, "intersection") / total(found, "union"),
        }
        for name, value in expected.items():
            assert pair[name] == (None if value is None else pytest.approx(value, abs=1e-12)), name


@pytest.mark.slow
@given(corpora(least=2), BY, selections())
def test_what_is_written_out_can_be_computed(corpus: Corpus, by: By, selection: Selection) -> None:
    question = Question(corpus, selection, by)
    units = question.positions().units
    if len(units) < 2:
        return
    page = measures_explain.view(question, units[0].id, units[1].id, "average").page()
    (facts,) = (block for block in page if isinstance(block, Facts))
    for _, text in facts.facts[1:]:
        shown = text_of(text)
        if "–" in shown or "=" not in shown:
            continue
        sum_, result = shown.replace("−", "-").replace("×", "*").split(" = ")
        computed = eval(re.sub(r"√([\d.]+)", r"(\1) ** 0.5", sum_))  # noqa: S307
        assert computed == pytest.approx(float(result), abs=2e-5)
