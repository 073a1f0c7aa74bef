"""Colours: text can be read on all of them, and their steps and hues told apart."""

from itertools import pairwise

import pytest

from policy_compare.render.palette import (
    INK,
    INK_IN_THE_DARK,
    PAPER,
    PAPER_IN_THE_DARK,
    QUIET,
    QUIET_IN_THE_DARK,
    SHADES,
    SHADES_IN_THE_DARK,
    palette_rules,
    shade_class,
    shade_step,
)


def luminance(colour: str) -> float:
    """How light a colour is (WCAG 2.2, relative luminance)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]  # fmt: skip
    return sum(factor * part for factor, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("ink", "quiet", "paper", "shades"),
    [
        (INK, QUIET, PAPER, SHADES),
        (INK_IN_THE_DARK, QUIET_IN_THE_DARK, PAPER_IN_THE_DARK, SHADES_IN_THE_DARK),
    ],
)
def test_text_can_be_read_on_every_colour(
    ink: str, quiet: str, paper: str, shades: dict[str, tuple[str, ...]]
) -> None:
    assert all(contrast(ink, colour) >= 4.5 for colours in shades.values() for colour in colours)
    assert contrast(quiet, paper) >= 4.5
    assert contrast(ink, paper) >= 7


@pytest.mark.parametrize("role", ["for", "against", "both", ""])
def test_the_steps_of_a_colour_differ_in_grey(role: str) -> None:
    light = [luminance(colour) for colour in SHADES[role]]
    dark = [luminance(colour) for colour in SHADES_IN_THE_DARK[role]]
    # More is further away from the paper.
    assert all(one > other for one, other in pairwise(light))
    assert all(one < other for one, other in pairwise(dark))


@pytest.mark.parametrize(
    ("shade", "step"), [(None, 2), (0.0, 0), (0.5, 2), (1.0, 4), (-3.0, 0), (3.0, 4)]
)
def test_a_shade_falls_on_a_step(shade: float | None, step: int) -> None:
    assert shade_step(shade) == step


def test_a_class_names_the_role_and_the_step() -> None:
    assert shade_class("for", 1.0) == "for s4"
    assert shade_class("", 0.0) == "figure s0"
    assert shade_class("", None) == shade_class("id", 1.0) == ""


def test_each_class_has_a_colour_in_the_light_and_in_the_dark() -> None:
    light, dark = palette_rules().split("@media")
    for role in SHADES:
        for shade in (0.0, 0.25, 0.5, 0.75, 1.0):
            rule = f".{shade_class(role, shade).replace(' ', '.')} {{ --shade: "
            assert rule in light
            assert rule in dark
