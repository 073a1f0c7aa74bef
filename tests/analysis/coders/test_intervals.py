"""How sure coefficients are."""

from collections import Counter
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.coders.agreement import Tally, alpha, share_agreed
from policy_compare.analysis.coders.intervals import _draw_counts, estimate_limits
from policy_compare.model import STRENGTHS

UNDEFINED = (None, None)


def one_unit_each(**counts: int) -> list[Tally]:
    """Recommendations with one unit each, by the initials of what the coders gave."""
    values = {"y": "yes", "n": "no", "m": "must", "s": "should", "c": "could"}
    return [
        {(values[pair[0]], values[pair[1]]): 1}
        for pair, count in counts.items()
        for _ in range(count)
    ]


def binomial_quantile(share: float, draws: int, chance: float) -> int:
    """The least number of successes that is reached or not exceeded with this probability."""
    sum_so_far = 0.0
    for successes in range(draws + 1):
        sum_so_far += (
            comb(draws, successes) * chance**successes * (1 - chance) ** (draws - successes)
        )
        if sum_so_far >= share:
            return successes
    return draws


@pytest.mark.parametrize(("agreed", "differing"), [(30, 10), (25, 25), (140, 60)])
def test_the_share_agreed_is_drawn_as_coins_are_thrown(agreed: int, differing: int) -> None:
    draws = agreed + differing
    limits, _ = estimate_limits(one_unit_each(yy=agreed, yn=differing))
    # The bootstrap's own distribution is known: binomial. The replicates miss it by little.
    for limit, share in zip(limits, (0.025, 0.975), strict=True):
        expected = binomial_quantile(share, draws, agreed / draws)
        assert limit is not None
        assert abs(limit * draws - expected) <= max(1, draws / 66)


def test_alpha_varies_as_in_a_plain_bootstrap() -> None:
    chance = Random(5)
    tallies: list[Tally] = [
        Counter(
            (value, value if chance.random() < 0.7 else chance.choice(STRENGTHS))
            for value in chance.choices(STRENGTHS, k=chance.randint(1, 3))
        )
        for _ in range(60)
    ]
    replicates = []
    for _ in range(4_000):
        drawn: Counter[tuple[str, str]] = Counter()
        for tally in chance.choices(tallies, k=len(tallies)):
            drawn.update(tally)
        replicates.append((share_agreed(drawn) or 0, alpha(drawn, STRENGTHS) or 0))
    for limits, figures in zip(
        estimate_limits(tallies, STRENGTHS), zip(*replicates, strict=True), strict=True
    ):
        ordered = sorted(figures)
        assert limits == pytest.approx((ordered[99], ordered[-100]), abs=0.035)


def test_whole_recommendations_are_drawn() -> None:
    apart = one_unit_each(yy=60, nn=60, yn=40)
    alike: Tally = {("yes", "yes"): 6, ("no", "no"): 6}
    together = [alike] * 10 + [{("yes", "no"): 4}] * 10
    (low, high), _ = estimate_limits(apart)
    (low_of_few, high_of_few), _ = estimate_limits(together)
    assert None not in (low, high, low_of_few, high_of_few)
    assert (high_of_few or 0) - (low_of_few or 0) > 1.5 * ((high or 0) - (low or 0))


def test_limits_of_few_recommendations_are_undefined() -> None:
    assert estimate_limits([]) == (UNDEFINED, UNDEFINED)
    assert estimate_limits(one_unit_each(yy=5, yn=4)) == (UNDEFINED, UNDEFINED)
    # What has no unit that both coded is none of the ten.
    missing: list[Tally] = [{}, {("yes", None): 1}, {("yes", "no"): 0}]
    assert estimate_limits([*one_unit_each(yy=5, yn=4), *missing]) == (UNDEFINED, UNDEFINED)
    assert UNDEFINED not in estimate_limits(one_unit_each(yy=5, yn=4, nn=1))


def test_limits_of_an_alpha_are_undefined_where_it_mostly_is() -> None:
    # Without the one that differs, which a third of the replicates miss, all are the same.
    agreement, of_alpha = estimate_limits(one_unit_each(mm=99, ms=1))
    assert agreement == pytest.approx((0.97, 1.0), abs=0.011)
    assert of_alpha == UNDEFINED
    assert estimate_limits(one_unit_each(mm=50))[0] == (1.0, 1.0)


@given(
    st.lists(
        st.dictionaries(
            st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), st.integers(1, 3), max_size=2
        ),
        max_size=15,
    ),
    st.randoms(use_true_random=False),
)
def test_neither_order_nor_sides_matter_and_bounds_hold(
    tallies: list[Tally], random: Random
) -> None:
    limits = estimate_limits(tallies, "abc")
    turned = [{(b, a): count for (a, b), count in tally.items()} for tally in tallies]
    random.shuffle(turned)
    assert estimate_limits(turned, "abc") == limits
    for (low, high), least in zip(limits, (0, -1), strict=True):
        assert low is None or high is None or least <= low <= high <= 1


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers())
def test_as_many_are_drawn_as_there_are(counts: list[int], seed: int) -> None:
    drawn = [*_draw_counts(Random(seed), counts)]
    assert sum(drawn) == sum(counts)
    assert min(drawn) >= 0


def test_each_kind_is_drawn_by_its_share() -> None:
    random, counts = Random(1), (50, 30, 15, 5)
    draws = [tuple(_draw_counts(random, counts)) for _ in range(4_000)]
    for count, drawn in zip(counts, zip(*draws, strict=True), strict=True):
        mean = sum(drawn) / len(drawn)
        variance = sum((one - mean) ** 2 for one in drawn) / len(drawn)
        assert mean == pytest.approx(count, rel=0.03)
        assert variance == pytest.approx(count * (100 - count) / 100, rel=0.1)
