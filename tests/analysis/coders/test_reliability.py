"""How far two codings agree, and where they do not."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from policy_compare.analysis.coders.agreement import Tally, alpha
from policy_compare.analysis.coders.codings import align_codings
from policy_compare.analysis.coders.reliability import (
    SAME,
    VARIABLES,
    Coefficients,
    count_kinds,
    list_differences,
    measure_reliability,
    measure_stances,
    measure_topics,
)
from policy_compare.model import (
    STANCES,
    STRENGTHS,
    Corpus,
    Evidence,
    Recommendation,
    StanceOn,
    Strength,
)
from tests.support.records import BOOK, corpus, paper, urges
from tests.support.strategies import ACTORS, PROPOSITIONS, corpora


def measured(a: Corpus, b: Corpus) -> dict[str, Coefficients]:
    return {one.variable: one for one in measure_reliability(align_codings(a, b))}


def different(a: Corpus, b: Corpus) -> list[tuple[object, ...]]:
    return [one[:-1] for one in list_differences(align_codings(a, b))]


def kinds(a: Corpus, b: Corpus) -> list[tuple[object, ...]]:
    return [tuple(one) for one in count_kinds(list_differences(align_codings(a, b)))]


def coded(*items: Recommendation) -> Corpus:
    """One paper of these recommendations, each with a statement of its own."""
    said = ("Cap the rents of the old town.", "Build on public land.", "Ask nobody else.", "Wait.")
    return corpus(
        paper("ali", *(item._replace(statement=said["abcd".index(item.id)]) for item in items))
    )


@given(corpora(), corpora())
@settings(max_examples=25)
def test_stances_alone_are_as_among_all_variables(a: Corpus, b: Corpus) -> None:
    a = a._replace(papers={**a.papers, "ali": paper("ali", urges(id="a"))})
    b = b._replace(papers={**b.papers, "ali": paper("ali", urges(id="a"))})
    expected = measured(a, b)["stance"]._replace(
        agreement_low=None, agreement_high=None, alpha_low=None, alpha_high=None
    )
    assert measure_stances(align_codings(a, b)) == expected


def test_variables_come_in_order() -> None:
    assert tuple(measured(coded(urges(id="a")), coded(urges(id="a")))) == (
        "recommendation",
        *(variable.name for variable in VARIABLES),
    )


def test_recommendations_that_both_have_are_counted() -> None:
    a = coded(*(urges(id=id) for id in "abc"))
    b = coded(*(urges(id=id) for id in "bd"))
    found = measured(a, b)["recommendation"]
    assert (found.n, found.only_a, found.only_b) == (1, 2, 1)
    assert found.agreement == 0.25
    assert found.alpha_nominal is found.alpha_ordinal is found.kappa is None


def test_stances_are_compared_where_both_gave_one() -> None:
    a = coded(
        urges({"cap": "support", "build": "support", "free": "oppose"}, id="a"),
        urges({"cap": "neutral"}, id="b"),
        urges({"build": "oppose"}, id="c"),
    )
    b = coded(
        urges({"cap": "support", "build": "oppose"}, id="a"),
        urges({"cap": "neutral"}, id="b"),
        urges({"free": "oppose"}, id="c"),
    )
    found = measured(a, b)["stance"]
    # Both: support-support, support-oppose, neutral-neutral.
    assert (found.n, found.only_a, found.only_b) == (3, 2, 1)
    assert found.agreement == pytest.approx(2 / 3)
    # By hand: n = 6 values (3 support, 1 oppose, 2 neutral), o = 2 of 6 differ;
    # Dₑ = (36 − 9 − 1 − 4) / 30.
    assert found.alpha_nominal == pytest.approx(1 - (2 / 6) / (22 / 30))
    # Expected: support 2·1, oppose 0·1, neutral 1·1, of 9.
    assert found.kappa == pytest.approx((2 / 3 - 3 / 9) / (1 - 3 / 9))
    units = {("support", "support"): 1, ("support", "oppose"): 1, ("neutral", "neutral"): 1}
    assert found.alpha_ordinal == alpha(units, ("oppose", "neutral", "support"))
    # What one coder did not give is a missing value, which α leaves out by itself.
    missing: Tally = {**units, ("oppose", None): 2, (None, "oppose"): 1}
    assert found.alpha_nominal == alpha(missing)


def test_strengths_are_ordered_and_may_be_missing() -> None:
    given_a, given_b = ("must", "could", "should", None), ("must", "should", None, None)
    a = coded(*(urges(id=i, strength=s) for i, s in zip("abcd", given_a, strict=True)))
    b = coded(*(urges(id=i, strength=s) for i, s in zip("abcd", given_b, strict=True)))
    found = measured(a, b)["strength"]
    assert (found.n, found.only_a, found.only_b) == (2, 1, 0)
    assert found.agreement == 0.5
    units = {("must", "must"): 1, ("could", "should"): 1}
    assert found.alpha_ordinal == alpha(units, STRENGTHS)
    assert found.alpha_ordinal != found.alpha_nominal == alpha(units)


@pytest.mark.parametrize("kind", ["actor", "target", "topic", "proposition"])
def test_names_are_decisions_on_each_that_is_used(kind: str) -> None:
    def urge(id: str, *names: str) -> Recommendation:
        if kind == "proposition":
            return urges(dict.fromkeys(names, "support"), id=id)
        fields: dict[str, Any] = {f"{kind}s": names}
        return urges(id=id, **fields)

    one, other, third = {
        "actor": ("council", "builders", "district"),
        "target": ("council", "builders", "district"),
        "topic": ("rents", "building", "social"),
        "proposition": ("cap", "build", "free"),
    }[kind]
    a = coded(urge("a", one, other), urge("b", one), urge("c", third))
    b = coded(urge("a", one), urge("b", one, other))
    found = measured(a, b)[kind]
    # Two matched recommendations and three names, one of them used in an unmatched one.
    assert (found.n, found.only_a, found.only_b) == (6, 0, 0)
    # Of yes and no: both yes 2, A alone 1, B alone 1, both no 2.
    assert found.agreement == pytest.approx(4 / 6)
    assert found.kappa == pytest.approx((4 / 6 - 1 / 2) / (1 - 1 / 2))
    assert found.alpha_nominal == alpha(
        {("y", "y"): 2, ("y", "n"): 1, ("n", "y"): 1, ("n", "n"): 2}
    )
    assert found.alpha_ordinal is None
    assert found.why == ""


def test_why_a_figure_is_undefined_is_said() -> None:
    a = coded(
        urges({"cap": "support"}, id="a", actors=("council",)), urges(id="b", strength="must")
    )
    b = coded(urges({"cap": "support"}, id="a", actors=("council",)))
    found = measured(a, b)
    assert found["stance"].why == "one value only"
    assert found["stance"].agreement == 1
    assert found["stance"].alpha_nominal is found["stance"].kappa is None
    assert found["strength"].why == "none coded by both"
    assert found["strength"].agreement is None
    # No actor was used but the one that both gave.
    assert found["actor"].why == "one value only"


def test_what_nobody_coded_is_undefined() -> None:
    found = measured(coded(), coded())
    assert {one.n for one in found.values()} == {0}
    assert {figure for one in found.values() for figure in one[4:8]} == {None}
    assert found["recommendation"].why == ""


def test_differences_come_worst_first() -> None:
    a = corpus(
        paper(
            "ali",
            urges(
                {"cap": "support", "build": "neutral", "free": "oppose"}, id="a", strength="must"
            ),
            urges(id="b", statement="Build on public land.", strength="must"),
            urges(id="c", statement="Ask nobody else.", actors=("council",), strength="could"),
            urges(id="only", statement="Trees need water in August."),
        )
    )
    b = corpus(
        paper(
            "ali",
            urges({"cap": "oppose", "build": "support"}, id="a"),
            urges(id="b", statement="Build on public land.", strength="should"),
            urges(
                id="c",
                statement="Ask nobody else.",
                actors=("builders",),
                topics=("rents",),
                strength="must",
            ),
            urges(id="mine", statement="Every park should be open."),
        )
    )
    assert different(a, b) == [
        ("recommendation", "ali", "ali/only", None, None, "Trees need water in August.", None),
        ("recommendation", "ali", None, "ali/mine", None, None, "Every park should be open."),
        ("stance", "ali", "ali/a", "ali/a", "cap", "support", "oppose"),
        ("stance", "ali", "ali/a", "ali/a", "build", "neutral", "support"),
        ("stance", "ali", "ali/a", "ali/a", "free", "oppose", None),
        ("strength", "ali", "ali/c", "ali/c", None, "could", "must"),
        ("strength", "ali", "ali/b", "ali/b", None, "must", "should"),
        ("strength", "ali", "ali/a", "ali/a", None, "must", None),
        ("actor", "ali", "ali/c", "ali/c", "builders", "no", "yes"),
        ("actor", "ali", "ali/c", "ali/c", "council", "yes", "no"),
        ("topic", "ali", "ali/c", "ali/c", "rents", "no", "yes"),
    ]


def test_a_difference_names_the_paper_as_the_first_coding_does() -> None:
    a = corpus(paper("ali", details={"DOI": "10.1/x"}))
    b = corpus(paper("noor", urges(id="x"), details={"DOI": "10.1/x"}))
    (one,) = list_differences(align_codings(a, b))
    assert (one.paper, one.in_a, one.in_b) == ("ali", None, "noor/x")


def with_positions(id: str, *positions: StanceOn, **fields: Any) -> Recommendation:
    return urges(id=id, **fields)._replace(positions=positions)


def test_what_is_said_of_a_position_counts_where_both_take_a_stance() -> None:
    a = coded(
        with_positions(
            "a", StanceOn("cap", "support", "only there", ("landlords",), "could"), strength="must"
        ),
        with_positions("b", StanceOn("build", "oppose", "for now")),
        with_positions("c", StanceOn("free", "oppose", "now")),
    )
    b = coded(
        with_positions("a", StanceOn("cap", "oppose"), strength="must"),
        with_positions("b", StanceOn("build", "oppose", "at first")),
        with_positions("c"),
    )
    coefficients = measured(a, b)
    assert [coefficients[name].n for name in ("condition", "by", "position strength")] == [2, 2, 2]
    # Whether there is a condition, and not how it is worded.
    assert coefficients["condition"].agreement == 0.5
    assert [
        one for one in different(a, b) if one[0] in ("condition", "by", "position strength")
    ] == [
        ("condition", "ali", "ali/a", "ali/a", "cap", "yes", "no"),
        ("by", "ali", "ali/a", "ali/a", "cap", "landlords", SAME),
        ("position strength", "ali", "ali/a", "ali/a", "cap", "could", SAME),
    ]


def test_stances_are_measured_by_the_topic_of_the_proposition() -> None:
    a = coded(
        urges({"cap": "support", "build": "support"}, id="a"),
        urges({"cap": "oppose", "build": "oppose"}, id="b"),
        urges({"cap": "oppose", "free": "oppose"}, id="c"),
    )
    b = coded(
        urges({"cap": "support", "build": "oppose"}, id="a"),
        urges({"cap": "oppose", "build": "support"}, id="b"),
        urges({"cap": "oppose"}, id="c"),
    )
    by_topic = measure_topics(align_codings(a, b))
    topics = BOOK.propositions["build"].topics + BOOK.propositions["cap"].topics
    assert [topic for topic in by_topic if topic in topics] == [*dict.fromkeys(topics)]
    (building,) = BOOK.propositions["build"].topics
    assert (by_topic[building].n, by_topic[building].agreement) == (2, 0)
    # By hand: two values each way; D_o = 1, D_e = 8 / 12.
    assert by_topic[building].alpha_nominal == pytest.approx(-0.5)
    assert by_topic[building].variable == "stance"


def test_no_limits_are_given_for_few_recommendations() -> None:
    strengths: list[Strength] = ["must", "should", "could"]

    def coding(number: int, shift: int) -> Corpus:
        return corpus(
            paper(
                "ali",
                *(
                    urges(
                        id=f"r{place}",
                        statement=f"Do {place}.",
                        strength=strengths[(place + shift * (place % 4 == 0)) % 3],
                    )
                    for place in range(number)
                ),
            )
        )

    few, enough = (measured(coding(n, 0), coding(n, 1))["strength"] for n in (9, 10))
    assert few.alpha is not None
    assert few[8:12] == (None, None, None, None)
    assert enough.alpha_low is not None
    assert enough.alpha_high is not None
    assert enough.alpha == enough.alpha_ordinal
    assert enough.alpha_low <= (enough.alpha or 0) <= enough.alpha_high
    shared = measured(coding(12, 0), coding(9, 0))["recommendation"]
    assert shared.agreement == 0.75
    assert 0 <= (shared.agreement_low or 0) <= 0.75 <= (shared.agreement_high or 0) <= 1
    assert shared.alpha_low is None


def test_ways_to_differ_are_counted_most_often_first() -> None:
    a = coded(
        urges({"cap": "support", "build": "neutral"}, id="a", actors=("council", "builders")),
        urges({"cap": "support"}, id="b", strength="must", actors=("council",)),
        urges({"free": "support"}, id="c", strength="must", actors=("council",)),
    )
    b = coded(
        urges({"cap": "oppose", "build": "support"}, id="a", actors=("council",)),
        urges({"cap": "oppose"}, id="b", strength="could", actors=("builders", "district")),
        urges({"free": "support"}, id="c", strength="should"),
    )
    stances, strength, actors = "6. Propositions and stance", "5. Strength", "3. Actors and targets"
    assert kinds(a, b) == [
        ("stance", "opposite", 2, stances, ("ali/a", "ali/b")),
        ("stance", "one is neutral", 1, stances, ("ali/a",)),
        ("strength", "two steps apart", 1, strength, ("ali/b",)),
        ("strength", "one step apart", 1, strength, ("ali/c",)),
        ("actor", "named by one alone", 1, actors, ("ali/c",)),
        ("actor", "one names more", 1, actors, ("ali/a",)),
        # Three names are one difference.
        ("actor", "each names another", 1, actors, ("ali/b",)),
    ]


def test_one_more_of_a_paragraph_that_both_coded_is_a_question_of_splitting() -> None:
    def at(id: str, statement: str, paragraph: int | None) -> Recommendation:
        return urges(id=id, statement=statement, evidence=Evidence("", "Wishes", paragraph))

    a = corpus(
        paper(
            "ali",
            at("both", "Cap the rents of the old town.", 1),
            at("split", "Trees need water in August.", 1),
            at("other", "Nobody may sleep in parks.", 2),
            at("nowhere", "Every bridge wants new paint.", None),
        )
    )
    b = corpus(paper("ali", at("x", "Cap the rents of the old town!", 1)))
    for one, other in ((a, b), (b, a)):
        assert [count[:3] for count in kinds(one, other)] == [
            ("recommendation", "in one coding alone", 2),
            ("recommendation", "one more of a paragraph", 1),
        ]


@st.composite
def recoded(draw: DrawFn) -> tuple[Corpus, Corpus]:
    """A corpus, and what a second coder made of it."""
    first = draw(corpora(least=1, most=3))
    papers = {}
    for one in first.papers.values():
        kept = draw(
            st.lists(st.sampled_from(one.recommendations), unique_by=lambda item: item.id)
            if one.recommendations
            else st.just([])
        )
        changed = tuple(_again(draw, item) for item in kept)
        papers[one.id] = one._replace(recommendations=changed)
    return first, first._replace(papers=papers)


def _again(draw: DrawFn, item: Recommendation) -> Recommendation:
    stances = draw(st.dictionaries(st.sampled_from(PROPOSITIONS), st.sampled_from(STANCES)))
    return item._replace(
        id=draw(st.sampled_from((item.id, f"x-{item.id}"))),
        strength=draw(st.sampled_from((None, item.strength, *STRENGTHS))),
        instrument=draw(st.sampled_from((item.instrument, ""))),
        targets=tuple(draw(st.sets(st.sampled_from(ACTORS), max_size=2))),
        actors=tuple(draw(st.sets(st.sampled_from(ACTORS), max_size=2))),
        positions=draw(
            st.sampled_from(
                (
                    item.positions,
                    tuple(
                        StanceOn(
                            id,
                            stance,
                            draw(st.sampled_from(("", "only there"))),
                            tuple(draw(st.sets(st.sampled_from(ACTORS), max_size=1))),
                            draw(st.sampled_from((None, *STRENGTHS))),
                        )
                        for id, stance in stances.items()
                    ),
                )
            )
        ),
    )


@given(corpora(least=1))
@settings(max_examples=25)
def test_a_coding_agrees_with_itself(one: Corpus) -> None:
    found = align_codings(one, one)
    assert list_differences(found) == ()
    for each in measure_reliability(found):
        assert each.only_a == each.only_b == 0
        assert {figure for figure in each[4:8] if figure is not None} <= {1}


@pytest.mark.slow
@given(recoded())
@settings(max_examples=25)
def test_changing_sides_changes_no_coefficient(both: tuple[Corpus, Corpus]) -> None:
    a, b = both
    for one, other in zip(measured(a, b).values(), measured(b, a).values(), strict=True):
        assert one._replace(only_a=one.only_b, only_b=one.only_a) == other
    mirrored = [
        (variable, paper, other, one, about, second, first)
        for variable, paper, one, other, about, first, second in different(b, a)
    ]
    assert sorted(map(str, different(a, b))) == sorted(map(str, mirrored))


@pytest.mark.slow
@given(recoded(), st.integers(0, 99))
@settings(max_examples=25)
def test_the_order_of_the_files_says_nothing(both: tuple[Corpus, Corpus], seed: int) -> None:
    a, b = both
    random = Random(seed)

    def shuffled(items: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
        return tuple(random.sample(items, len(items)))

    papers = {
        id: one._replace(recommendations=shuffled(one.recommendations))
        for id, one in reversed(list(b.papers.items()))
    }
    other = b._replace(papers=papers)
    assert measured(a, b) == measured(a, other)
    assert different(a, b) == different(a, other)


@given(recoded())
@settings(max_examples=25)
def test_bounds_and_counts(both: tuple[Corpus, Corpus]) -> None:
    a, b = both
    found = measured(a, b)
    gaps = list_differences(align_codings(a, b))
    for variable, one in found.items():
        assert one.agreement is None or 0 <= one.agreement <= 1
        for figure in (one.alpha_nominal, one.alpha_ordinal, one.kappa):
            assert figure is None or -1 <= figure <= 1
        listed = [gap for gap in gaps if gap.variable == variable]
        if variable == "proposition":
            assert not listed
        elif variable == "recommendation":
            assert len(listed) == one.only_a + one.only_b
        else:
            # Every unit that is not coded alike is listed, once.
            alike = round(one.n * (one.agreement or 0))
            assert len(listed) == one.n - alike + one.only_a + one.only_b
