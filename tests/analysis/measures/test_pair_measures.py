"""The measures are declared once, and a new one is one record."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy_compare.analysis.measures.pair_measures import (
    DEFAULT_MEASURE,
    MEASURES,
    NORMALIZATIONS,
    Sums,
    figure_maker,
    labels_where,
)
from tests.support.corpora import SHIPPED

#: The program with one measure more.
_PROGRAM = """
from policy_compare.analysis.measures import pair_measures

pair_measures.MEASURES["quarrel"] = pair_measures.PairMeasure(
    "quarrel",
    "quarrel share",
    source="this test",
    formula=lambda sums, scale: sums.disagree / sums.n if sums.mixed else None,
    written_out="{disagree} / {n}",
    nearer_when_less=True,
    undefined_where="nothing is mixed",
    counts_silence=True,
)
from policy_compare.cli import main

main()
"""


def call_with_one_more(*arguments: str, environment: Mapping[str, str] | None = None) -> str:
    """What the program says to a call."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={
            **os.environ,
            "POLICY_COMPARE_CORPUS": str(SHIPPED),
            "PYTHONUTF8": "1",
            "TERMINAL_WIDTH": "300",
            **(environment or {}),
        },
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_new_measure_is_one_record() -> None:
    papers = ("howell-2024", "vynnytskyi-2024")
    header, *rows = call_with_one_more("measures", "--format", "csv").splitlines()
    assert header.endswith(",jaccard,quarrel")
    assert all(row.count(",") >= header.count(",") for row in rows)
    page = " ".join(call_with_one_more("measures", "--measure", "quarrel").split())
    assert "Quarrel share undefined, since nothing is mixed: " in page
    assert "every measure but Jaccard and quarrel share rests" in page
    assert "Quarrel share" in call_with_one_more("measures", "--measure", "quarrel", "--grid")
    figures = call_with_one_more("measures", "--explain", *papers).splitlines()
    (line,) = (line for line in figures if line.startswith("quarrel share"))
    assert " / " in line or "–" in line
    ranking = " ".join(
        call_with_one_more("measures", "--sensitivity", "--measure", "congruence").split()
    )
    assert "quarrel share" in ranking
    assert "By conflict and quarrel share the pair with the least is the most alike." in ranking
    assert "jaccard or quarrel" in " ".join(call_with_one_more("measures", "--help").split())
    line = "policy-compare measures --measure qu"
    completing = {
        "_POLICY_COMPARE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": "3",
    }
    assert call_with_one_more(environment=completing).split() == ["quarrel"]


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
