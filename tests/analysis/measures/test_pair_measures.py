"""The measures are declared once, and a new one is one record."""

import math
import os
import re
import struct
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures.pair_measures import (
    DEFAULT_MEASURE,
    MEASURES,
    NORMALIZATIONS,
    Sums,
    figure_arrays,
    figure_maker,
    labels_where,
)
from tests.support.corpora import CHECKOUT, SHIPPED

#: Calls the program, which has one measure more, with each line of arguments.
_CALLS = """
import sys
from policy_compare.analysis.measures import pair_measures

pair_measures.MEASURES["quarrel"] = pair_measures.PairMeasure(
    "quarrel",
    "quarrel share",
    source="this test",
    formula=lambda sums, scale: (sums.disagree * sums.mixed, sums.n * sums.mixed),
    written_out="{disagree} / {n}",
    nearer_when_less=True,
    undefined_where="nothing is mixed",
    counts_silence=True,
)
from tests.support.corpora import run_program

for line in sys.stdin.read().splitlines():
    print(" ".join(run_program(*line.split()).out.split()))
"""


def call_with_one_more(*calls: str, **environment: str) -> list[str]:
    """What the program says to each call, on one line."""
    done = subprocess.run(
        [sys.executable, "-c", _CALLS],
        input="\n".join(calls),
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=CHECKOUT,
        env={**os.environ, "POLICY_COMPARE_CORPUS": str(SHIPPED), **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_new_measure_is_one_record() -> None:
    table, page, grid, explained, ranking, help, proposed = call_with_one_more(
        "measures --format csv",
        "measures --measure quarrel",
        "measures --measure quarrel --grid",
        "measures --explain howell-2024 vynnytskyi-2024",
        "measures --sensitivity --measure congruence",
        "measures --help",
        "measures --measure quarre --format csv",
    )
    assert ",jaccard,quarrel " in table
    assert "Quarrel share undefined, since nothing is mixed: " in page
    assert "every measure but Jaccard and quarrel share rests" in page
    assert grid.startswith("Quarrel share ")
    assert re.search(r" quarrel share 0 / \d = – \(nothing is divided by 0\)", explained)
    assert "By conflict and quarrel share the pair with the least is the most alike." in ranking
    assert "jaccard or quarrel" in help.replace("│ │ ", "")
    assert not proposed


def test_a_new_measure_is_proposed_to_the_shell() -> None:
    line = "policy-compare measures --measure qu"
    environment = {"_POLICY_COMPARE_COMPLETE": "complete_bash", "COMP_WORDS": line}
    assert call_with_one_more("complete", **environment, COMP_CWORD="3") == ["quarrel"]


def test_every_measure_has_a_name_and_a_source_of_its_own() -> None:
    assert [measure.name for measure in MEASURES.values()] == list(MEASURES)
    assert len(set(labels_where(lambda measure: measure.source))) == len(MEASURES)
    assert DEFAULT_MEASURE in MEASURES
    assert [normalization.name for normalization in NORMALIZATIONS.values()] == list(NORMALIZATIONS)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("congruence", 3.5),
        ("conflict", 1.5),
        ("subtract", 2),
        ("cosine", -0.25),
        ("agreement_share", 0.5),
        ("city_block", 0.625),
        ("jaccard", 0.25),
    ],
)
def test_a_figure_is_a_quotient_of_sums(name: str, expected: float) -> None:
    sums = Sums(
        n=4, agree=2, disagree=1, mixed=1, congruence=7, conflict=3, dot=-4, square_a=16,
        square_b=16, distance=6, common=2, taken=10, statements=8, apart=10,
    )  # fmt: skip
    assert figure_maker(MEASURES, scale=2)(sums)[name] == pytest.approx(expected, abs=0)
    for normalize, divisor in (("average", 4), ("jaccard", 10)):
        figure = figure_maker(MEASURES, normalize, 2)(sums)[name]
        is_sum = name in ("congruence", "conflict", "subtract")
        assert figure == (expected / divisor if is_sum else expected)


_NUMBERS = st.one_of(st.integers(0, 9), st.integers(0, 2**30), st.integers(0, 2**80))


@given(
    st.lists(st.builds(Sums, *[_NUMBERS] * 6, st.integers(-(2**80), 2**80), *[_NUMBERS] * 7)),
    st.sampled_from(list(NORMALIZATIONS)),
    _NUMBERS,
)
def test_figures_of_arrays_are_those_of_numbers_to_the_last_bit(
    pairs: list[Sums], normalize: str, scale: int
) -> None:
    small = all(abs(number) < 2**62 for sums in pairs for number in sums)
    columns = [
        np.array(column, np.int64 if small else object) for column in zip(*pairs, strict=True)
    ] or [np.zeros(0, np.int64)] * len(Sums._fields)
    arrays = figure_arrays(MEASURES, Sums._make(columns), normalize, scale)
    make_figures = figure_maker(MEASURES, normalize, scale)
    for place, sums in enumerate(pairs):
        for name, figure in make_figures(sums).items():
            expected = math.nan if figure is None else figure
            assert struct.pack("d", arrays[name][place]) == struct.pack("d", expected)


@given(st.sampled_from(list(NORMALIZATIONS)))
def test_where_nothing_is_shared_all_is_undefined(normalize: str) -> None:
    figures = figure_maker(MEASURES, normalize)(Sums(taken=3, statements=3, apart=3))
    assert figures == dict.fromkeys(MEASURES)


def test_sums_are_added_and_taken_off() -> None:
    one, other = Sums(n=2, dot=3, taken=5, common=1), Sums(n=1, dot=-1, taken=2, common=1)
    assert one.plus(other) == Sums(n=3, dot=2, taken=7, common=2)
    assert one.plus(other).plus(other, -1) == one
    assert one.plus(other, 3).dot == 0
    assert one.union == 4
