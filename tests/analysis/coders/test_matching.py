"""Which recommendations of two codings are the same one."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.analysis.coders import matching
from policy_compare.analysis.coders.matching import match_recommendations
from policy_compare.corpus.reader import load_corpus
from policy_compare.model import Evidence, Recommendation
from tests.support.corpora import SHIPPED

CAP = "The council should cap yearly rent rises in the old town."
BUILD = "The government should build more homes on its own land."


def one(
    id: str,
    statement: str = CAP,
    quote: str = "",
    section: str = "",
    paragraph: int | None = None,
    page: str = "",
) -> Recommendation:
    evidence = Evidence(quote, section, paragraph, page) if quote or page or paragraph else None
    return Recommendation("ali", id, statement, evidence=evidence)


def found(a: Sequence[Recommendation], b: Sequence[Recommendation]) -> list[tuple[str, str, str]]:
    return [(pair.a.id, pair.b.id, pair.how) for pair in match_recommendations(a, b)[0]]


def test_nothing_matches_nothing() -> None:
    assert match_recommendations([], []) == ([], [], [])
    assert match_recommendations([one("a")], []) == ([], [one("a")], [])


def test_the_same_quote_matches_whatever_was_typed_and_said() -> None:
    a = [one("a", CAP, "a “ceiling” on\nannual increases", "Proposals", 3)]
    b = [one("x", BUILD, "A ceiling on annual  increases", "proposals", 3)]
    (pair,), left_a, left_b = match_recommendations(a, b)
    assert (pair.a.id, pair.b.id, pair.how) == ("a", "x", "quote")
    assert left_a == left_b == []
    # The quotes are the same and the statements are not: the mean is shown.
    assert 50 < pair.alike < 100


def test_the_same_quote_matches_where_a_place_is_not_said() -> None:
    a = [one("a", CAP, "a ceiling on annual increases", "Proposals", 3)]
    b = [one("x", BUILD, "a ceiling on annual increases", page="7")]
    assert found(a, b) == [("a", "x", "quote")]


def test_a_quote_that_stands_somewhere_else_is_found_by_its_wording_only() -> None:
    a = [one("a", CAP, "should be raised soon", "Proposals", 3)]
    b = [one("x", BUILD, "should be raised soon", "Proposals", 4)]
    assert found(a, b) == [("a", "x", "text")]


def test_of_equal_quotes_the_one_at_the_same_place_is_meant() -> None:
    a = [one("a", CAP, "should be raised", page="3"), one("b", CAP, "should be raised", page="9")]
    b = [one("x", CAP, "should be raised", page="9"), one("y", CAP, "should be raised", page="3")]
    assert found(a, b) == [("a", "y", "quote"), ("b", "x", "quote")]


def test_of_equal_quotes_at_one_place_the_statement_decides() -> None:
    quote = "build more and cap the rents"
    a = [one("a", CAP, quote, page="3"), one("b", BUILD, quote, page="3")]
    b = [
        one("x", "Build more homes on the government's land.", quote, page="3"),
        one("y", "Cap rent rises in the old town.", quote, page="3"),
    ]
    assert found(a, b) == [("a", "y", "quote"), ("b", "x", "quote")]


def test_quotes_that_overlap_match_at_one_place_only() -> None:
    quote, longer = "cap how fast rents rise", "one of our wishes is that they cap how fast rents"
    a = [one("a", CAP, quote, "Proposals", 3)]
    assert found(a, [one("x", BUILD, longer, "Proposals", 3)]) == [("a", "x", "overlap")]
    assert found(a, [one("x", BUILD, longer, "Proposals", 4)]) == []
    assert found(a, [one("x", BUILD, longer)]) == []


def test_an_overlap_at_one_page_counts_where_no_paragraph_is_given() -> None:
    quote, longer = "cap how fast rents rise", "one of our wishes is that they cap how fast rents"
    b = [one("x", BUILD, longer, page="3")]
    assert found([one("a", CAP, quote, page="3")], b) == [("a", "x", "overlap")]
    both = one("a", CAP, quote, "Proposals", 3, "3")
    assert found([both], b) == [("a", "x", "overlap")]
    # Another paragraph of the same page is another place.
    assert found([both], [one("x", BUILD, longer, "Proposals", 4, "3")]) == []


def test_few_words_in_common_are_no_overlap() -> None:
    a = [one("a", CAP, "rents of the old town must be capped by law", page="3")]
    b = [one("x", BUILD, "homes for the people of the old town on public land", page="3")]
    assert found(a, b) == []
    assert found([one("a", CAP, "should", page="3")], b) == []


def test_overlap_in_a_script_without_spaces() -> None:
    a = [one("a", "议会应该限制租金", "限制租金的年度涨幅", page="3")]
    b = [one("x", "建更多的房子", "应限制租金的年度", page="3")]
    assert found(a, b) == [("a", "x", "overlap")]


def test_of_two_parts_of_a_split_recommendation_one_matches() -> None:
    whole = one("a", CAP, "cap how fast rents rise and build more homes", "Proposals", 3)
    parts = [
        one("x", "Cap rent rises in the old town.", "cap how fast rents rise", "Proposals", 3),
        one("y", "Build homes.", "build more homes", "Proposals", 3),
    ]
    matches, left_a, left_b = match_recommendations([whole], parts)
    assert [(pair.b.id, pair.how) for pair in matches] == [("x", "overlap")]
    assert left_a == []
    assert [item.id for item in left_b] == ["y"]


def test_statements_match_where_there_is_no_quote() -> None:
    a = [one("a", CAP), one("b", BUILD)]
    b = [
        one("x", "More homes should be built by the government, on its own land."),
        one("y", "In the old town, the council should cap rent rises."),
    ]
    assert found(a, b) == [("a", "y", "text"), ("b", "x", "text")]


def test_what_is_worded_otherwise_does_not_match() -> None:
    assert found([one("a", CAP)], [one("x", BUILD)]) == []


def test_a_near_identical_quote_matches_by_text() -> None:
    a = [one("a", CAP, "a ceiling on annual increases", "Proposals")]
    b = [one("x", BUILD, "ceiling on the annual increase", "Proposals")]
    assert found(a, b) == [("a", "x", "text")]


def test_the_best_for_all_is_chosen_and_not_the_first() -> None:
    a = [one("a", "Cap rents in town now"), one("b", "Cap rents in town")]
    b = [one("x", "Cap rents in town soon"), one("y", "Cap rents in town now please")]
    assert found(a, b) == [("a", "y", "text"), ("b", "x", "text")]


def test_two_poor_pairs_do_not_part_a_good_one() -> None:
    a = [one("a", "Cap rents in town"), one("b", "Cap rents in town, seriously")]
    b = [one("x", "Cap rents in town"), one("y", "Cap rents in town, gradually")]
    matches, left_a, left_b = match_recommendations(a, b)
    assert [(pair.a.id, pair.b.id, pair.alike) for pair in matches] == [("a", "x", 100)]
    assert [item.id for item in (*left_a, *left_b)] == ["b", "y"]


def test_of_what_is_as_much_alike_the_same_place_is_meant() -> None:
    a = [one("a", "Ratify article 0", page="3"), one("b", "Ratify article 0", page="9")]
    b = [one("x", "Ratify article 1", page="9"), one("y", "Ratify article 2", page="3")]
    assert found(a, b) == [("a", "y", "text"), ("b", "x", "text")]


def test_of_what_is_as_much_alike_the_same_id_is_meant() -> None:
    a = [one("a", "Ratify article 0"), one("b", "Ratify article 0")]
    b = [one("b", "Ratify article 1"), one("a", "Ratify article 2")]
    assert found(a, b) == [("a", "a", "text"), ("b", "b", "text")]


def test_more_likely_ones_than_are_weighed_at_a_time() -> None:
    a = [one(f"a{number}", "Ratify the protocol") for number in range(90)]
    b = [one(f"b{number}", "Ratify that protocol") for number in range(90)]
    matches, left_a, left_b = match_recommendations(a, b)
    assert len(matches) == 90
    assert left_a == left_b == []


def test_what_is_the_same_to_the_letter_matches_itself() -> None:
    items = [one(f"r{number}", "Do it.") for number in range(90)]
    assert [pair[:2] for pair in found(items, items[::-1])] == [
        (item.id, item.id) for item in sorted(items, key=lambda item: item.id)
    ]


STATEMENTS = (CAP, BUILD, "Cap rents.", "Build homes.", "Cap the rents now.", "!!", "限制租金")
QUOTES = (
    "",
    "cap the rents",
    "cap the rents now",
    "build more homes",
    "more homes, and cheap ones",
)


@st.composite
def items(draw: DrawFn) -> list[Recommendation]:
    ids = draw(st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True))
    return [
        one(
            id,
            draw(st.sampled_from(STATEMENTS)),
            draw(st.sampled_from(QUOTES)),
            paragraph=draw(st.sampled_from((None, 1, 2))),
            page=draw(st.sampled_from(("", "7"))),
        )
        for id in ids
    ]


@given(items(), items(), st.randoms(use_true_random=False))
def test_neither_order_nor_side_matters(
    a: list[Recommendation], b: list[Recommendation], random: object
) -> None:
    expected = match_recommendations(a, b)
    turned = match_recommendations(b, a)
    assert sorted((pair.b.id, pair.a.id, pair.how, pair.alike) for pair in turned[0]) == sorted(
        (pair.a.id, pair.b.id, pair.how, pair.alike) for pair in expected[0]
    )
    assert (turned[2], turned[1]) == expected[1:]
    random.shuffle(a)  # type: ignore[attr-defined]
    random.shuffle(b)  # type: ignore[attr-defined]
    assert match_recommendations(a, b) == expected


@given(items(), items())
def test_each_is_matched_once_or_left_over(
    a: list[Recommendation], b: list[Recommendation]
) -> None:
    matches, left_a, left_b = match_recommendations(a, b)
    assert sorted([*(pair.a.id for pair in matches), *(item.id for item in left_a)]) == sorted(
        item.id for item in a
    )
    assert sorted([*(pair.b.id for pair in matches), *(item.id for item in left_b)]) == sorted(
        item.id for item in b
    )
    assert all(0 <= pair.alike <= 100 for pair in matches)


@given(items())
def test_all_match_themselves(a: list[Recommendation]) -> None:
    assert [(pair.a, pair.b) for pair in match_recommendations(a, a)[0]] == [
        (item, item) for item in sorted(a, key=lambda item: item.id)
    ]


@pytest.mark.parametrize("quote", ["", "cap how fast rents rise"])
def test_ids_of_ones_own_are_no_hindrance(quote: str) -> None:
    a = [one("a", CAP, quote), one("b", BUILD)]
    b = [one("b", CAP, quote), one("a", BUILD)]
    assert [pair[:2] for pair in found(a, b)] == [("a", "b"), ("b", "a")]


def reworded(text: str, chance: Random) -> str:
    """The text with a third of its words left out or exchanged for others."""
    words = text.split()
    others = [chance.choice(words) if chance.random() < 0.5 else "" for _ in words]
    kept = (
        word if chance.random() < 0.7 else other for word, other in zip(words, others, strict=True)
    )
    return " ".join(word for word in kept if word)


def test_a_look_at_likely_ones_finds_what_a_look_at_all_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = Random(7)
    a = [item._replace(paper="all", id=item.ref) for item in load_corpus(SHIPPED).recommendations()]
    b = [
        item._replace(id=f"x{number}", statement=reworded(item.statement, chance), evidence=None)
        for number, item in enumerate(a)
    ]
    looked_at_all = found(a, b)
    monkeypatch.setattr(matching, "_EXHAUSTIVE", 0)
    assert found(a, b) == looked_at_all
    assert len(looked_at_all) > 0.8 * len(a)


def test_many_that_are_worded_alike_are_all_matched() -> None:
    a = [one(f"a{number}", "Ratify the protocol", "ratify", page="7") for number in range(700)]
    b = [one(f"b{number}", "Ratify that protocol", "ratify", page="7") for number in range(700)]
    matches, left_a, left_b = match_recommendations(a, b)
    assert len(matches) == 700
    assert left_a == left_b == []
