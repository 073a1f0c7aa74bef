"""Coefficients against published examples, and what holds for all of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.coders.agreement import Tally, alpha, kappa, share_agreed


def tally(*coders: Iterable[str]) -> Tally:
    """The units of these coders, each a row of values; a dot is missing."""
    return Counter(
        tuple(None if value == "." else value for value in unit)
        for unit in zip(*coders, strict=True)
    )


def table(*rows: Sequence[int]) -> Tally:
    """A table of counts: the first coder's values down, the second's across."""
    return {(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)}


# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": examples A, B and C.


def test_alpha_of_two_observers_with_two_values() -> None:
    assert alpha(tally("0100000010", "1110010000")) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_two_observers_with_nominal_values() -> None:
    assert alpha(tally("aabbdcccedda", "babbbcccedd" + "d")) == pytest.approx(0.692, abs=5e-4)


FOUR = tally("123321412...", "1233224125.3", ".3332342251.", "1233244125" + "1.")


def test_alpha_of_four_observers_with_missing_values() -> None:
    assert alpha(FOUR) == pytest.approx(0.743, abs=5e-4)
    assert alpha(FOUR, "12345") == pytest.approx(0.815, abs=5e-4)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # Cohen 1960, as frequencies of 200: κ = .492.
        (((88, 14, 18), (10, 40, 10), (2, 6, 12)), 0.4915),
        # Textbook tables: 50 proposals read by two; two tables with one share agreed.
        (((20, 5), (10, 15)), 0.4),
        (((45, 15), (25, 15)), 0.1304),
        (((25, 35), (5, 35)), 0.2593),
    ],
)
def test_kappa_of_published_tables(counts: tuple[tuple[int, ...], ...], expected: float) -> None:
    assert kappa(table(*counts)) == pytest.approx(expected, abs=5e-5)


def test_expected_agreement_is_a_sum() -> None:
    # A product of the two terms would be .0576 here, and κ .57.
    assert share_agreed(table((45, 15), (25, 15))) == 0.6
    assert kappa(table((45, 15), (25, 15))) == pytest.approx((0.6 - 0.54) / (1 - 0.54))


def test_no_units_leave_all_undefined() -> None:
    assert share_agreed({}) is kappa({}) is alpha({}) is alpha({}, "ab") is None
    assert alpha(tally("ab..", "..ab")) is None


def test_one_value_only_leaves_coefficients_undefined() -> None:
    assert share_agreed(tally("aaa", "aaa")) == 1
    assert kappa(tally("aaa", "aaa")) is alpha(tally("aaa", "aaa")) is None
    # A value that stands alone in its unit is no variation.
    assert alpha(tally("aaab", "aaa.")) is None


def test_each_gives_one_value_and_not_the_same() -> None:
    assert kappa(tally("aa", "bb")) == 0
    assert alpha(tally("aa", "bb")) == -0.5


def test_a_value_that_is_no_level_is_refused() -> None:
    with pytest.raises(ValueError, match="none of the levels: \\['c'\\]"):
        alpha(tally("ac", "bc"), "ab")


VALUES = st.sampled_from("abcd")
PAIRS = st.lists(st.tuples(VALUES, VALUES), max_size=12).map(Counter)
UNITS = st.lists(st.tuples(*[st.sampled_from(["a", "b", "c", None])] * 3), max_size=8).map(Counter)


@given(PAIRS)
def test_bounds(pairs: Tally) -> None:
    for value, least in (
        (share_agreed(pairs), 0),
        (kappa(pairs), -1),
        (alpha(pairs), -1),
        (alpha(pairs, "abcd"), -1),
    ):
        assert value is None or least <= value <= 1


@given(PAIRS)
def test_coders_may_change_places(pairs: Tally) -> None:
    turned = Counter({(other, one): count for (one, other), count in pairs.items()})
    for measure in (share_agreed, kappa, alpha, lambda found: alpha(found, "abcd")):
        assert measure(pairs) == measure(turned)


@given(UNITS, st.permutations(range(3)), st.permutations("abc"))
def test_the_order_of_coders_and_the_names_of_values_say_nothing(
    units: Tally, coders: list[int], names: list[str]
) -> None:
    called = dict(zip("abc", names, strict=True)) | {None: None}
    turned: Counter[tuple[str | None, ...]] = Counter()
    for unit, count in units.items():
        turned[tuple(called[unit[coder]] for coder in coders)] += count
    assert alpha(units) == alpha(turned)
    assert alpha(units, "abc") == alpha(turned, names)
    assert alpha(units, "abc") == alpha(units, "cba")


@given(PAIRS, st.permutations("abcd"))
def test_the_names_of_values_say_nothing_to_kappa(pairs: Tally, names: list[str]) -> None:
    called = dict(zip("abcd", names, strict=True))
    renamed = {(called[one], called[other]): count for (one, other), count in pairs.items()}
    assert kappa(pairs) == kappa(renamed)


@given(st.lists(st.tuples(st.sampled_from("ac"), st.sampled_from("ac")), max_size=9).map(Counter))
def test_of_two_levels_order_says_nothing(pairs: Tally) -> None:
    assert alpha(pairs) == alpha(pairs, "ac") == alpha(pairs, "abc")


@given(UNITS)
def test_alpha_is_one_where_and_only_where_nothing_differs(units: Tally) -> None:
    same = all(len(set(unit) - {None}) < 2 for unit in units)
    assert alpha(units) in ((1, None) if same else (alpha(units),))
    if not same:
        assert alpha(units) != 1


@given(UNITS)
def test_alpha_is_what_it_is_defined_to_be(units: Tally) -> None:
    """By pairs of values, without coincidences: Dₒ within units, Dₑ among all values."""
    paired = [
        [value for value in unit if value is not None]
        for unit in Counter(units).elements()
        if sum(value is not None for value in unit) > 1
    ]
    pool = [value for unit in paired for value in unit]
    n = len(pool)
    within = sum(
        (one != other) / (len(unit) - 1) for unit in paired for one, other in product(unit, unit)
    )
    among = sum(one != other for one, other in product(pool, pool))
    found = alpha(units)
    if not among:
        assert found is None
    else:
        assert found == pytest.approx(1 - (within / n) / (among / (n * (n - 1))))
