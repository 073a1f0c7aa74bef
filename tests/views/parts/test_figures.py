"""Figures as people read them."""

import pytest

from policy_compare.analysis.measures.pair_measures import NORMALIZATIONS
from policy_compare.views.parts.figures import (
    format_coefficient,
    format_figure,
    normalization_notes,
    short_figure,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"),
        (1.0, "1.000"),
        (2 / 3, "0.667"),
        (-0.5, "−0.500"),
        (-0.0001, "0.000"),
        (-0.0, "0.000"),
        (12345.6789, "12345.679"),
    ],
)
def test_figures_have_three_digits(value: float | None, expected: str) -> None:
    assert format_figure(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "–"),
        (4.0, "4"),
        (100, "100"),
        (4.5, "4.5"),
        (2 / 3, "0.666667"),
        (-1.0, "−1"),
        (-0.0, "0"),
    ],
)
def test_short_figures_have_no_idle_zeros(value: float | None, expected: str) -> None:
    assert short_figure(value) == expected


def test_what_is_divided_by_what_is_noted() -> None:
    assert [*map(normalization_notes, NORMALIZATIONS)] == [
        (),
        (
            "Congruence, conflict and subtract are divided by the average number of statements of "
            "the two.",
        ),
        (
            "Congruence, conflict and subtract are divided by the number of statements that either "
            "makes or both make alike.",
        ),
    ]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(1, 3, "1.000"), (0.9996, 3, "0.999"), (0.996, 2, "0.99"), (-0.3, 3, "−0.300"),
     (-0.0001, 3, "0.000"), (None, 3, "–")],
)  # fmt: skip
def test_a_coefficient_is_never_rounded_to_all(
    value: float | None, decimals: int, text: str
) -> None:
    assert format_coefficient(value, decimals) == text
