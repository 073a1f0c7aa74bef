"""What each number of the rules of urging moves: ``python -m tests.benchmarks.ablation SHARED``.

Each is set to 0 in turn, and the cases of ``quality`` are judged anew. Printed are those
whose found, given or right passages change; ``--limit`` raises each out of reach instead.
"""

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from policy_compare.urging import weights
from tests.benchmarks import quality

#: Out of reach of any text.
_ENDLESS = 10**6


def numbers() -> dict[str, weights.Weight]:
    """The table of weights, by their names."""
    return {name: n for name, n in vars(weights).items() if isinstance(n, weights.Weight)}


def moved(
    judged: Sequence[tuple[quality.Case, quality.Score]], name: str, points: int
) -> Iterator[str]:
    """What changes, case by case, where the number called ``name`` is ``points``."""
    weight = numbers()[name]
    setattr(weights, name, weights.Weight(points, weight.reason, weight.without))
    _import_finder()
    try:
        for case, score in judged:
            after = quality.judge(case, "finder")
            for figure in ("found", "given", "right"):
                old, new = getattr(score, figure), getattr(after, figure)
                if old != new:
                    yield f"{case.name}: {figure} {old}→{new}"
    finally:
        setattr(weights, name, weight)
        _import_finder()


def _import_finder() -> None:
    """Import the rules anew, which may have taken numbers when they were imported."""
    kept = weights.__name__
    for module in [one for one in sys.modules if one.startswith("policy_compare.urging.")]:
        if module != kept:
            del sys.modules[module]
    found = importlib.import_module("policy_compare.urging.passages")
    setattr(quality, "find_passages", found.find_passages)  # noqa: B010 - not an attribute to mypy


def main() -> None:
    """Print a line for each number."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.ablation", description=__doc__
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("shared", type=Path)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--limit", action="store_true")
    asked = parser.parse_args()
    cases = quality.all_cases(asked.shared, asked.more)
    judged = [(case, quality.judge(case, "finder")) for case in cases]
    for name, weight in numbers().items():
        changes = "; ".join(moved(judged, name, _ENDLESS if asked.limit else 0))
        sys.stdout.write(f"{name} {int(weight)}: {changes or 'nothing'}\n")


if __name__ == "__main__":
    main()
