"""The table of the numbers among the rules of urging."""

import re
from pathlib import Path

import pytest

from policy_compare.texts.opening import read_document
from policy_compare.urging import weights
from tests.benchmarks import ablation, quality

ROOM = Path(weights.__file__).parent
RULES = "".join(file.read_text("utf-8") for file in sorted(ROOM.glob("*.py")))


@pytest.mark.parametrize("name", ablation.numbers())
def test_each_number_is_used_and_says_why_and_what_it_moves(name: str) -> None:
    weight = ablation.numbers()[name]
    assert re.search(rf"weights\.{name}\b", RULES)
    assert weight.reason
    assert re.match(
        r"[a-z]+ (\d+→\d+ (found|given|shown)|\d+ otherwise|test alone)", weight.without
    )


def test_a_number_is_used_like_any_other() -> None:
    assert (weights.SHOULD + weights.HEADING, f"{weights.LED}") == (80, "15")


def test_the_ablation_says_what_a_number_moves(tmp_path: Path) -> None:
    (tmp_path / "ali.txt").write_text("The council should cap rents.\n", "utf-8")
    paper = quality.Paper(read_document(tmp_path / "ali.txt"), ("should cap rents",))
    case = quality.Case("homes", (paper,))
    judged = [(case, quality.judge(case, "finder"))]
    assert list(ablation.moved(judged, "SHOULD", 0)) == [
        "homes: found 1→0",
        "homes: given 1→0",
        "homes: right 1→0",
    ]
    assert list(ablation.moved(judged, "MUST", 0)) == []
    assert quality.judge(case, "finder").found == 1
