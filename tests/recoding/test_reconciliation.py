"""Two codings as one: decisions, and what comes of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy_compare.analysis.coders.codings import align_codings
from policy_compare.analysis.coders.field_differences import (
    ATTRIBUTES,
    FIELDS,
    LISTS,
    FieldDifference,
    list_field_differences,
    positions_by_proposition,
)
from policy_compare.corpus.codebook_file import codebook_text
from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.corpus.paper_file import paper_text
from policy_compare.corpus.reader import read_as_corpus
from policy_compare.corpus.tables.sheet import Row, Sheet
from policy_compare.model import Corpus, Dismissal, Evidence, Paper, Recommendation, StanceOn
from policy_compare.recoding.reconciliation import WAYS, decide_differences, reconcile_codings
from tests.support.records import corpus, paper, urges
from tests.support.strategies import corpora

Rules = Sequence[tuple[str, str]]
NOTHING = Sheet((), [])


def reconciled(a: Corpus, b: Corpus, rules: Rules, sheet: Sheet = NOTHING) -> Corpus:
    aligned = align_codings(a, b)
    differences = list_field_differences(aligned)
    decided, mistakes = decide_differences(differences, sheet, rules, "Noor", True)
    assert mistakes == []
    assert all(one.values is not None for one in decided)
    return reconcile_codings(a, b, aligned, decided)


def one_of(a: Recommendation, b: Recommendation, *rules: tuple[str, str]) -> Recommendation:
    """What two codings of one recommendation become."""
    result = reconciled(corpus(paper("ali", a)), corpus(paper("ali", b)), rules)
    return result.papers["ali"].recommendations[0]


def table(*rows: Sequence[str]) -> Sheet:
    header = ("recommendation_a", "recommendation_b", "field", "about", "a", "b", "decision")
    return Sheet((*header, "decided_by"), [Row(2 + at, row) for at, row in enumerate(rows)])


A = urges(
    {"cap": "support", "build": "oppose"}, actors=("council", "district"), strength="should",
    coder="Ali", note="Doubtful.", evidence=Evidence("cap rents", "Plan"),
)  # fmt: skip
B = urges(
    {"cap": "oppose", "free": "neutral"}, id="other", actors=("district", "builders"),
    strength="must", coder="Berg", evidence=Evidence("cap rents"), condition="if asked",
)  # fmt: skip


@pytest.mark.parametrize(
    ("field", "way", "expected"),
    [
        ("actor", "a", ("council", "district")),
        ("actor", "b", ("district", "builders")),
        ("actor", "both", ("council", "district", "builders")),
        ("actor", "common", ("district",)),
        ("strength", "firmer", "must"),
        ("strength", "weaker", "should"),
        ("evidence", "b", Evidence("cap rents")),
    ],
)
def test_each_way_of_deciding(field: str, way: str, expected: object) -> None:
    result = one_of(A, B, (field, way), ("", "a"))
    assert getattr(result, ATTRIBUTES.get(field, field)) == expected


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("a", {"cap": "support", "build": "oppose"}),
        ("b", {"cap": "oppose", "free": "neutral"}),
        # Where stances are opposite, the next rule decides.
        ("both", {"cap": "support", "build": "oppose", "free": "neutral"}),
        ("common", {}),
    ],
)
def test_each_way_of_deciding_a_stance(way: str, expected: dict[str, str]) -> None:
    result = one_of(A, B, ("stance", way), ("", "a"))
    assert {one.proposition: one.stance for one in result.positions} == expected
    assert result.coded


def test_a_stance_that_is_taken_over_brings_its_condition() -> None:
    result = one_of(A, B, ("", "b"))
    assert {one.condition for one in result.positions} == {"if asked"}


def test_what_both_have_stays_in_the_order_of_a() -> None:
    a = A._replace(positions=(StanceOn("cap", "support", by=("council", "district")),))
    b = A._replace(positions=(StanceOn("cap", "support", by=("district", "council")),))
    assert one_of(a, b)._replace(paper="") == a


def test_both_coders_and_what_was_decided_stand_in_the_result() -> None:
    result = one_of(A, B, ("", "a"))
    assert (result.id, result.coder) == ("act", "Ali, Berg")
    assert result.note == (
        "Doubtful. Reconciled by Noor: actor, strength, evidence, stance on cap, condition on "
        "cap, stance on build, stance on free."
    )
    assert one_of(A, A._replace(coder="Berg")).note == "Doubtful."
    assert one_of(A._replace(coder="Ali, Berg"), A._replace(coder="Berg")).coder == "Ali, Berg"


def test_what_a_person_coded_too_is_no_proposal_any_more() -> None:
    proposed = A._replace(proposed_by="gpt", coder="")
    assert one_of(proposed, A).proposed_by == one_of(A, proposed).proposed_by == ""
    assert one_of(proposed, proposed).proposed_by == "gpt"


@pytest.mark.parametrize(("way", "coded"), [("a", True), ("b", False), ("both", True)])
def test_what_one_has_not_coded_is_decided_as_a_whole(way: str, coded: bool) -> None:
    result = one_of(A, A._replace(positions=(), coded=False), ("", way))
    assert (result.coded, bool(result.positions)) == (coded, coded)
    assert one_of(A._replace(positions=(), coded=False), A, ("", way)).coded == (way != "a")


def test_a_strength_that_holds_anyhow_is_no_difference_and_follows_the_recommendation() -> None:
    a = urges(strength="must")._replace(positions=(StanceOn("cap", "support", strength="must"),))
    b = a._replace(positions=(StanceOn("cap", "support"),))
    assert one_of(a, b).note == one_of(b, a).note == ""
    could = b._replace(strength="could")
    result = one_of(a, could, ("strength", "b"))
    assert (result.strength, result.positions) == ("could", b.positions)
    own = b._replace(positions=(StanceOn("cap", "support", strength="should"),))
    result = one_of(b, own, ("position strength", "firmer"))
    assert result.note == "Reconciled by Noor: position strength on cap."
    assert (result.strength, result.positions) == ("must", own.positions)


TREES = urges({"build": "support"}, id="plant", statement="Plant trees in each street.")
LEVY = urges(id="act", statement="Levy money on vacant land.")


@pytest.mark.parametrize(
    ("way", "ids"),
    [
        ("a", ["act", "plant"]),
        # An id that another recommendation has gets a number.
        ("b", ["act", "act-2"]),
        ("both", ["act", "plant", "act-2"]),
        ("common", ["act"]),
    ],
)
def test_recommendations_that_one_alone_has(way: str, ids: list[str]) -> None:
    a = corpus(paper("ali", urges(), TREES))
    b = corpus(paper("ali", urges(id="first"), LEVY))
    result = reconciled(a, b, [("", way)]).papers["ali"]
    assert [one.id for one in result.recommendations] == ids
    assert {one.paper for one in result.recommendations} == {"ali"}
    notes = {one.id: one.note for one in result.recommendations}
    assert notes.pop("act") == ""
    assert set(notes.values()) <= {"Reconciled by Noor: recommendation."}


def test_papers_of_one_alone_are_taken_over_and_dismissals_stay() -> None:
    dismissed = (Dismissal("It is said that", "It reports."),)
    a = corpus(paper("ali", urges(), dismissed=dismissed), paper("berg", urges()))
    b = corpus(paper("ali", urges()), paper("chen", urges(), file="papers.csv"))
    papers = reconciled(a, b, []).papers
    assert list(papers) == ["ali", "berg", "chen"]
    assert papers["ali"].dismissed == dismissed
    assert papers["chen"].file == "chen.yaml"


CAP = ("ali/act", "ali/other", "stance", "cap", "support", "oppose")


def decided(*rows: Sequence[str], rules: Rules = ()) -> tuple[list[FieldDifference], list[str]]:
    differences = list_field_differences(
        align_codings(corpus(paper("ali", A)), corpus(paper("ali", B)))
    )
    return decide_differences(differences, table(*rows), rules, "Noor", False)


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ((*CAP, "B", "Kaja"), ("oppose",)),
        ((*CAP, "neutral", "Kaja"), ("neutral",)),
        ((*CAP[:2], "strength", "", "should", "must", "could", "Kaja"), ("could",)),
        (
            (*CAP[:2], "actor", "", "council; district", "district; builders", "both", "Kaja"),
            ("council", "district", "builders"),
        ),
    ],
)
def test_a_table_decides_for_a_side_or_a_word(row: Sequence[str], values: tuple[str, ...]) -> None:
    found, mistakes = decided(row)
    assert mistakes == []
    (one,) = (one for one in found if one.values is not None)
    assert (one.values, one.decided_by, one.line) == (values, "Kaja", 2)


def test_a_rule_decides_only_what_the_table_leaves_open() -> None:
    found, _ = decided((*CAP, "neutral", ""), rules=[("", "a")])
    by_subject = {one.subject: one for one in found}
    assert by_subject["stance on cap"].values == ("neutral",)
    assert by_subject["stance on free"].values == ()
    assert {one.decided_by for one in found} == {"Noor"}


def test_what_is_open_in_the_end_is_told_with_its_line() -> None:
    differences, _ = decided()
    _, mistakes = decide_differences(differences, table((*CAP, "", "")), [], "", True)
    assert len(mistakes) == len(differences)
    assert mistakes[0] == "actor of ali/act is not decided"
    assert "line 2: stance on cap of ali/act is not decided" in mistakes


def test_a_wrong_decision_is_told_once() -> None:
    differences, _ = decided()
    _, mistakes = decide_differences(differences, table((*CAP, "both", "")), [], "", True)
    assert len(mistakes) == len(differences)
    assert [one for one in mistakes if "stance on cap " in one] == mistakes[:1]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([(*CAP[:3], "dig", *CAP[4:], "a", "")], "line 2: the codings do not differ so, or not an"),
        ([(*CAP[:4], "neutral", "oppose", "a", "")], "line 2: the codings do not differ so, or no"),
        (
            [(*CAP, "perhaps", "")],
            "line 2: stance on cap cannot be 'perhaps', but a, b, both, common, support, oppose or "
            "neutral",
        ),
        ([(*CAP, "both", "")], "line 2: stance on cap cannot be 'both', but a, b, common, supp"),
        (
            [(*CAP[:2], "evidence", "", "cap rents, Plan", "cap rents", "both", "")],
            "line 2: evidence cannot be 'both', but a or b",
        ),
        ([(*CAP, "a", ""), (*CAP, "b", "")], "line 3: line 2 decides otherwise"),
        ([(*CAP, "a", ""), (*CAP, "", "")], ""),
        ([(*CAP, "a", ""), (*CAP, "support", "")], ""),
    ],
)
def test_what_is_wrong_in_a_table_is_told_by_line(
    rows: Sequence[Sequence[str]], message: str
) -> None:
    _, mistakes = decided(*rows)
    assert [one[: len(message)] for one in mistakes] == ([message] if message else [])


def contents(result: Corpus) -> dict[str, list[Any]]:
    """What a coding says, whatever its recommendations are called, and in any order."""
    return {
        id: sorted(
            repr((
                one.statement, sorted(one.actors), sorted(one.targets), one.instrument,
                one.strength, one.coded, sorted(one.topics), one.evidence,
                sorted((*stance_on[:3], sorted(stance_on.by), stance_on.strength or "")
                       for stance_on in positions_by_proposition(one).values()),
            ))
            for one in paper.recommendations
        )
        for id, paper in sorted(result.papers.items())
    }  # fmt: skip


@given(corpora(least=1), corpora(least=1))
@settings(max_examples=25)
def test_the_laws_of_reconciling(a: Corpus, b: Corpus) -> None:
    b = b._replace(codebook=a.codebook)
    assert reconciled(a, a, []) == a
    of_a, of_b = (contents(reconciled(a, b, [("", way)])) for way in ("a", "b"))
    for id in a.papers.keys() & b.papers.keys():
        assert of_a[id] == contents(a)[id]
        assert of_b[id] == contents(b)[id]
    assert contents(reconciled(b, a, [("", "b")])) == of_a
    turned = [("", "both"), ("", "a")], [("", "both"), ("", "b")]
    assert contents(reconciled(a, b, turned[0])) == contents(reconciled(b, a, turned[1]))


def with_strengths(found: Corpus) -> Corpus:
    """The corpus as files can hold it, in which every recommendation has a strength."""
    papers = {
        id: each._replace(
            recommendations=tuple(
                one._replace(strength=one.strength or "should") for one in each.recommendations
            )
        )
        for id, each in found.papers.items()
    }
    return found._replace(papers=papers)


@given(corpora(least=1), corpora(least=1), st.sampled_from(("a", "b", "common")))
@settings(max_examples=25)
def test_what_comes_of_two_codings_can_be_read_again(a: Corpus, b: Corpus, way: str) -> None:
    a, b = with_strengths(a), with_strengths(b._replace(codebook=a.codebook))
    result = reconciled(a, b, [("", way), ("", "b")])
    contents = {f"{id}.yaml": paper_text(one).encode() for id, one in result.papers.items()}
    contents[CODEBOOK] = codebook_text(result.codebook).encode()
    reading = read_as_corpus(Path("new"), contents)
    assert [one for one in reading.problems if one.severity == "error"] == []
    assert reading.corpus is not None
    for id, one in result.papers.items():
        assert _without_lines(reading.corpus.papers[id]) == _without_lines(one)


def _without_lines(one: Paper) -> list[Recommendation]:
    return [each._replace(line=0) for each in one.recommendations]


@given(corpora(least=1), corpora(least=1), st.sampled_from(tuple(WAYS)))
@settings(max_examples=25)
def test_a_difference_is_decided_as_its_way_says_or_stays_open(
    a: Corpus, b: Corpus, way: str
) -> None:
    b = b._replace(codebook=a.codebook)
    differences = list_field_differences(align_codings(a, b))
    found, _ = decide_differences(differences, NOTHING, [("", way)], "", False)
    assert [one[:7] for one in found] == [one[:7] for one in differences]
    for one in found:
        values = WAYS[way](one.a, one.b)
        fits = way in FIELDS[one.field] and (one.field in LISTS or len(values) < 2)
        assert one.values == (values if fits else None)
