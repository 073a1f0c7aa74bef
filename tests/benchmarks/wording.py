"""How well scores of wording tell texts that make one point.

    python -m tests.benchmarks.wording SHARED [--markdown]

SHARED holds ``data/argkp``: arguments on motions, and key points that an argument makes or
does not (IBM's KPA 2021). A score is good where the pairs that make one point have higher
ones: AUC is the share of couples, one of each kind, of which that holds. It is told for
all pairs together, and as the mean over the motions.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process
from rich.console import Console
from rich.table import Table

from policy_compare.analysis.wording.similarity import find_alike_texts

#: Pairs that are less alike than this share next to nothing.
_LEAST = 0.01

HEADS = ("Score", "train, all pairs", "train, by motion", "dev, all pairs", "dev, by motion")


class Pair(NamedTuple):
    """An argument, a key point of the same motion, and whether the one makes the other."""

    motion: str
    argument: str
    point: str
    same: bool


#: Scores of all pairs, in their order.
Scorer = Callable[[Sequence[Pair]], list[float]]


def pairs(shared: Path, part: str) -> list[Pair]:
    """The pairs of one part of the data, ``train`` or ``dev``."""
    file = shared / "data" / "argkp" / f"pairs_{part}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Pair(row["topic"], row["argument"], row["key_point"], row["label"] == "1")
            for row in csv.DictReader(stream)
        ]


def auc(scores: Sequence[float], same: Sequence[bool]) -> float:
    """The share of couples in which the pair that makes one point scores higher; ties are half."""
    order = sorted(range(len(scores)), key=lambda at: scores[at])
    ranks = [0.0] * len(scores)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and scores[order[last + 1]] == scores[order[first]]:
            last += 1
        for at in order[first : last + 1]:
            ranks[at] = (first + last) / 2 + 1
        first = last + 1
    ours = sum(same)
    total = sum(rank for rank, one in zip(ranks, same, strict=True) if one)
    return (total - ours * (ours + 1) / 2) / (ours * (len(same) - ours))


def by_motion(found: Sequence[Pair], scores: Sequence[float]) -> float:
    """The mean AUC of those motions that have pairs of both kinds."""
    gathered: dict[str, list[tuple[float, bool]]] = {}
    for pair, one in zip(found, scores, strict=True):
        gathered.setdefault(pair.motion, []).append((one, pair.same))
    both = [each for each in gathered.values() if len({same for _, same in each}) == 2]
    return fmean(auc(*zip(*each, strict=True)) for each in both)


def ours(found: Sequence[Pair]) -> list[float]:
    """What ``similar`` gives the pairs, words weighed within each motion."""
    texts: dict[str, dict[str, int]] = {}
    for pair in found:
        places = texts.setdefault(pair.motion, {})
        for text in (pair.argument, pair.point):
            places.setdefault(text, len(places))
    scores: dict[str, Mapping[tuple[int, int], float]] = {}
    for motion, places in texts.items():
        every = find_alike_texts(list(places), at_least=_LEAST, exhaustive=True)
        scores[motion] = {(one.a, one.b): one.score for one in every.pairs}
    answer = []
    for pair in found:
        places = texts[pair.motion]
        a, b = sorted((places[pair.argument], places[pair.point]))
        answer.append(scores[pair.motion].get((a, b), 0.0))
    return answer


def _rapidfuzz(scorer: Callable[..., float]) -> Scorer:
    return lambda found: [
        scorer(pair.argument, pair.point, processor=default_process) for pair in found
    ]


SCORERS: dict[str, Scorer] = {
    "rapidfuzz WRatio": _rapidfuzz(fuzz.WRatio),
    "rapidfuzz token_set_ratio": _rapidfuzz(fuzz.token_set_ratio),
    "rapidfuzz token_sort_ratio": _rapidfuzz(fuzz.token_sort_ratio),
    "policy-compare similar": ours,
}


def measure(shared: Path) -> list[tuple[str, ...]]:
    """A row for each scorer, as texts under ``HEADS``."""
    parts = [pairs(shared, part) for part in ("train", "dev")]
    rows = []
    for name, scorer in SCORERS.items():
        cells = [name]
        for found in parts:
            scores = scorer(found)
            whole = auc(scores, [pair.same for pair in found])
            cells += [f"{whole:.3f}", f"{by_motion(found, scores):.3f}"]
        rows.append(tuple(cells))
    return rows


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.wording", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("shared", type=Path)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    rows = measure(given.shared)
    if given.markdown:
        lines = [HEADS, ("---", *["---:"] * 4), *rows]
        sys.stdout.write("".join(f"| {' | '.join(cells)} |\n" for cells in lines))
        return
    table = Table(*HEADS)
    for row in rows:
        table.add_row(*row)
    Console(file=sys.stdout).print(table)


if __name__ == "__main__":
    main()
