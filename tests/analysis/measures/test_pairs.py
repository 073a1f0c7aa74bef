"""The measures between two units."""

import csv
import os
from itertools import combinations
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures import pairs as module
from policy_compare.analysis.measures.pair_measures import MEASURES, NORMALIZATIONS, figure_maker
from policy_compare.analysis.measures.pairs import (
    MeasuredPair,
    add_terms,
    measure_pairs,
    proposition_term,
    terms_by_proposition,
)
from policy_compare.analysis.measures.tallies import SILENT, Counts, tally_stances
from policy_compare.analysis.positions import By, find_positions
from policy_compare.analysis.relations import relate_positions
from policy_compare.analysis.selection import Selection
from policy_compare.model import (
    Codebook,
    Corpus,
    Paper,
    Proposition,
    Recommendation,
    StanceOn,
)
from tests.support.measured import CORPUS
from tests.support.strategies import corpora, selections
from tests.test_laws import BY

NORMALIZE = st.sampled_from(list(NORMALIZATIONS))
COUNTS = st.builds(Counts, *[st.integers(0, 3)] * 3)

TALLIES = tally_stances(CORPUS, "author")


def pair(a: str, b: str, normalize: str = "none") -> MeasuredPair:
    (found,) = (one for one in measure_pairs(TALLIES, normalize) if (one.a.id, one.b.id) == (a, b))
    return found


def test_several_papers_against_one_that_contradicts_itself() -> None:
    # On cap Ali says support 2, neutral 1 and Berg support 1, oppose 1; on build both
    # say oppose 1.
    found = pair("Ali", "Berg")
    assert found.sums[:4] == (2, 1, 0, 1)
    # cap: 2×1 alike, 1×1 + 1×1 half alike, 2×1 opposite; build: 1×1 alike.
    assert found.figures["congruence"] == 2 + 2 / 2 + 1 == 4
    assert found.figures["conflict"] == 2 + 2 / 2 == 3
    assert found.figures["subtract"] == 4 - 3
    # The means are 2/3 and −1 against 0 and −1.
    assert found.figures["cosine"] == pytest.approx(1 / (sqrt(4 / 9 + 1) * sqrt(1)), abs=1e-15)
    assert found.figures["agreement_share"] == 1 / 2
    assert found.figures["city_block"] == pytest.approx(1 - (2 / 3) / (2 * 2), abs=1e-15)
    # cap+ and build− of cap+, cap~, build−, free+ and cap+, cap−, build−, social~.
    assert found.figures["jaccard"] == 2 / (4 + 4 - 2)


def test_normalised_by_the_average_of_all_statements() -> None:
    # Ali makes 3 + 1 + 1 statements, Berg 2 + 1 + 1.
    average = (5 + 4) / 2
    found = [*pair("Ali", "Berg", "average").figures.values()]
    assert found[:3] == pytest.approx((4 / average, 3 / average, 1 / average), abs=1e-15)
    assert found[3:] == [*pair("Ali", "Berg").figures.values()][3:]


def test_normalised_by_what_either_says() -> None:
    # Only Ali: cap~ 1, free+ 1. Only Berg: cap− 1, social~ 1. Both: cap+ 2×1, build− 1×1.
    either = 1 + 1 + 1 + 1 + 2 + 1
    found = [*pair("Ali", "Berg", "jaccard").figures.values()]
    assert found[:3] == pytest.approx((4 / either, 3 / either, 1 / either), abs=1e-15)
    assert found[3:] == [*pair("Ali", "Berg").figures.values()][3:]


def test_a_side_against_a_neutral_one() -> None:
    # cap: (2, 1, 0) against neutral 1; free: support against neutral.
    found = pair("Ali", "Chen")
    assert found.sums[:4] == (2, 0, 0, 2)
    assert found.figures["congruence"] == 1 + 2 / 2 + 1 / 2
    assert found.figures["conflict"] == 2 / 2 + 1 / 2
    assert found.figures["subtract"] == 1
    # Chen takes no side, so that there is no angle.
    assert found.figures["cosine"] is None
    assert found.figures["agreement_share"] == 0
    assert found.figures["city_block"] == pytest.approx(1 - (2 / 3 + 1) / 4, abs=1e-15)
    assert found.figures["jaccard"] == 1 / (4 + 2 - 1)


def test_one_shared_proposition() -> None:
    found = pair("Ali", "Dahl")
    assert found.sums[:4] == (1, 0, 1, 0)
    assert [*found.figures.values()] == [0, 1, -1, -1, 0, 0, 0]


@pytest.mark.parametrize(("a", "b"), [("Chen", "Dahl"), ("Ali", "Egan"), ("Dahl", "Egan")])
def test_without_a_shared_proposition_all_is_undefined(a: str, b: str) -> None:
    for normalize in NORMALIZATIONS:
        found = pair(a, b, normalize)
        assert found.sums[:4] == (0, 0, 0, 0)
        assert found.figures == dict.fromkeys(MEASURES)


def test_all_pairs_come_in_the_order_of_the_units() -> None:
    expected = list(combinations(["Ali", "Berg", "Chen", "Dahl", "Egan"], 2))
    assert [(one.a.id, one.b.id) for one in measure_pairs(TALLIES)] == expected
    assert measure_pairs(tally_stances(Corpus(Codebook(), {}))) == []


def test_pairs_that_share_too_little_are_left_out() -> None:
    found = [(one.a.id, one.b.id) for one in measure_pairs(TALLIES, min_shared=2)]
    assert found == [("Ali", "Berg"), ("Ali", "Chen")]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((1, 0, 0), (2, 1, 0), "agree"),
        ((0, 1, 0), (0, 2, 0), "agree"),
        ((1, 0, 0), (0, 0, 1), "disagree"),
        ((1, 0, 0), (0, 1, 0), "mixed"),
        ((1, 0, 0), (1, 0, 1), "mixed"),
        ((1, 0, 1), (1, 0, 1), "mixed"),
    ],
)
def test_relations(a: tuple[int, int, int], b: tuple[int, int, int], expected: str) -> None:
    found = proposition_term(Counts(*a), Counts(*b), 6)
    relations = {"agree": found.agree, "disagree": found.disagree, "mixed": found.mixed}
    assert relations == {how: int(how == expected) for how in relations}


@given(COUNTS, COUNTS)
def test_terms_are_symmetric(a: Counts, b: Counts) -> None:
    scale = (a.total or 1) * (b.total or 1)
    one, other = proposition_term(a, b, scale), proposition_term(b, a, scale)
    assert one == other._replace(square_a=other.square_b, square_b=other.square_a)


@given(COUNTS, COUNTS)
def test_congruence_and_conflict_share_out_all_combinations(a: Counts, b: Counts) -> None:
    found = proposition_term(a, b, (a.total or 1) * (b.total or 1))
    assert found.congruence + found.conflict == 2 * a.total * b.total
    levels = (1, 0, -1)
    assert found.conflict == sum(
        a[i] * b[j] * abs(levels[i] - levels[j]) for i in range(3) for j in range(3)
    )


@given(COUNTS, COUNTS)
def test_the_divisor_of_jaccard_is_what_the_discourse_network_analyzer_counts(
    a: Counts, b: Counts
) -> None:
    only = sum(x for x, y in zip(a, b, strict=True) if not y)
    only += sum(y for x, y in zip(a, b, strict=True) if not x)
    both = sum(x * y for x, y in zip(a, b, strict=True))
    assert proposition_term(a, b, (a.total or 1) * (b.total or 1)).apart == only + both


@given(corpora(), BY, selections(), NORMALIZE)
def test_figures_keep_their_bounds(
    corpus: Corpus, by: By, selection: Selection, normalize: str
) -> None:
    for one in measure_pairs(tally_stances(corpus, by, selection), normalize):
        sums, found = one.sums, one.figures
        assert sums.agree + sums.disagree + sums.mixed == sums.n
        if not sums.n:
            assert found == dict.fromkeys(MEASURES)
            continue
        assert all(found[name] is not None for name in MEASURES if name != "cosine")
        for share in (found["agreement_share"], found["city_block"], found["jaccard"]):
            assert share is not None
            assert 0 <= share <= 1
        assert found["cosine"] is None or -1 <= found["cosine"] <= 1
        assert found["congruence"] is not None
        assert found["conflict"] is not None
        assert found["congruence"] >= 0
        assert found["conflict"] >= 0
        assert found["subtract"] == pytest.approx(
            found["congruence"] - found["conflict"], abs=1e-12
        )


@pytest.mark.slow
@given(corpora(least=2), BY, selections())
def test_agreement_is_that_of_positions(corpus: Corpus, by: By, selection: Selection) -> None:
    held = find_positions(corpus, by, selection)
    for one in measure_pairs(tally_stances(corpus, by, selection)):
        found = [
            relate_positions(by_unit[one.a.id], by_unit[one.b.id])
            for by_unit in held.by_proposition.values()
            if one.a.id in by_unit and one.b.id in by_unit
        ]
        expected = [found.count(how) for how in ("agree", "disagree", "mixed")]
        assert [*one.sums[:4]] == [len(found), *expected]


@pytest.mark.slow
@given(corpora(least=2), BY, selections())
def test_the_terms_of_a_pair_add_up_to_its_sums(
    corpus: Corpus, by: By, selection: Selection
) -> None:
    tallies = tally_stances(corpus, by, selection)
    for one in measure_pairs(tallies):
        a, b = tallies.by_unit[one.a.id], tallies.by_unit[one.b.id]
        assert (
            add_terms(terms_by_proposition(a, b, tallies.propositions, tallies.scale)) == one.sums
        )


@pytest.mark.slow
@given(corpora(least=2))
def test_units_of_one_stance_each_are_counted_as_any_others(corpus: Corpus) -> None:
    tallies = tally_stances(corpus)
    quick = measure_pairs(tallies)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            module,
            "_sums_of_plain_pairs",
            lambda a, others, scale: (
                (a.unit, b.unit, module._sums_of_any_pair(a, b, scale, {})) for b in others
            ),
        )
        assert measure_pairs(tallies) == quick


@given(st.lists(COUNTS.filter(lambda counts: counts != SILENT), min_size=1, max_size=5), NORMALIZE)
def test_who_says_the_same_is_as_alike_as_can_be(said: list[Counts], normalize: str) -> None:
    own = {str(place): counts for place, counts in enumerate(said)}
    scale = 1
    for counts in said:
        scale *= counts.total
    sums = add_terms(terms_by_proposition(own, own, tuple(own), scale))
    found = figure_maker(MEASURES, normalize, scale)(sums)
    assert found["cosine"] in (None, 1)
    assert found["city_block"] == found["jaccard"] == 1
    assert sums.disagree == 0


def data(name: str) -> list[dict[str, str]]:
    """A table of the folder that POLICY_COMPARE_DATA names."""
    folder = os.environ.get("POLICY_COMPARE_DATA")
    if not folder:
        pytest.skip("POLICY_COMPARE_DATA names no folder")
    with (Path(folder) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_agreement_of_states_is_what_was_computed_apart() -> None:
    papers: dict[str, list[StanceOn]] = {}
    for row in data("unvotes/positions.csv"):
        on = StanceOn(row["proposition"], row["stance"])  # type: ignore[arg-type]
        papers.setdefault(row["author"], []).append(on)
    ids = dict.fromkeys(on.proposition for said in papers.values() for on in said)
    book = Codebook(propositions={id: Proposition(id, id) for id in ids})
    corpus = Corpus(
        book,
        {
            name: Paper(
                name,
                name,
                recommendations=tuple(
                    Recommendation(name, on.proposition, "", positions=(on,)) for on in said
                ),
            )
            for name, said in papers.items()
        },
    )
    found = {
        frozenset((one.a.id, one.b.id)): (
            str(one.sums.n),
            str(one.sums.agree),
            str(one.sums.disagree),
            f"{one.figures['agreement_share']:.6f}",
        )
        for one in measure_pairs(tally_stances(corpus))
    }
    columns = ("n_shared", "n_equal", "n_opposed", "agreement_share")
    expected = {
        frozenset((row["a"], row["b"])): tuple(row[column] for column in columns)
        for row in data("unvotes/expected_pairwise.csv")
    }
    assert len(expected) == 18528
    assert found == expected


@given(corpora(), BY, st.data())
def test_pairs_of_some_units_are_those_of_all_that_have_one(
    corpus: Corpus, by: By, data: st.DataObject
) -> None:
    tallies = tally_stances(corpus, by)
    among = {unit.id for unit in tallies.units if data.draw(st.booleans())}
    assert measure_pairs(tallies, among=among) == [
        pair for pair in measure_pairs(tallies) if among & {pair.a.id, pair.b.id}
    ]
