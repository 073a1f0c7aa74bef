"""Spoils files and prints the table: ``python -m tests.benchmarks.fuzz``.

    --runs N        so many tries
    --seed S        draws other tries
    --first N       begins at the N-th try, to make one again
    --only KIND     spoils files of one kind: pdf, package, page or text
    --more DIR      spoils the files of this folder too; repeat it for several
    --keep DIR      puts the files there that something went wrong with
    --processes N   tries so many at once
    --markdown      prints Markdown

A try is right if the file is read into a sound document, or refused with its name and a hint;
those that a limit ended, or in which a library took its process along, are counted by themselves.
What is not read or refused is told as it comes, with its seed and number. Exits 1 where a reader
gave up on an error that nobody expected, or what came of a file is wrong.
"""

import argparse
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import get_args

from tests.benchmarks.fuzz.batches import Try, run_tries
from tests.benchmarks.fuzz.outcomes import FAULTS, OutcomeKind
from tests.benchmarks.fuzz.tries import SHARES, spoil_file
from tests.benchmarks.report import machine
from tests.support.disks import state_apart


def main() -> None:
    """Spoil as the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.fuzz", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--seed", default="20240517")
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--more", type=Path, action="append", default=[])
    parser.add_argument("--only", choices=tuple(SHARES), default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    began = time.monotonic()
    counts: Counter[tuple[str, OutcomeKind]] = Counter()
    draw = partial(spoil_file, given.seed, folders=tuple(given.more), only=given.only)
    numbers = range(given.first, given.first + given.runs)
    with state_apart():
        for one in run_tries(draw, numbers, given.processes):
            counts[Path(one.spoilt.base).suffix, one.outcome.kind] += 1
            if one.outcome.kind not in ("read", "refused"):
                _tell(one, given)
    _show(counts, markdown=given.markdown)
    sys.stdout.write(f"\n{given.runs:,} tries in {time.monotonic() - began:.0f} s\n{machine()}\n")
    sys.exit(any(kind in FAULTS for _, kind in counts))


def _tell(one: Try, given: argparse.Namespace) -> None:
    """Say what went wrong, and keep the file."""
    only = f" --only {given.only}" if given.only else ""
    folders = "".join(f" --more {folder}" for folder in given.more)
    sys.stderr.write(
        f"{one.outcome.kind}: {one.spoilt.base}: {one.outcome.words}\n"
        f"    --seed {given.seed}{only}{folders} --first {one.number} --runs 1\n"
    )
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
        (given.keep / one.spoilt.name).write_bytes(one.spoilt.data)


def _show(counts: "Counter[tuple[str, OutcomeKind]]", *, markdown: bool) -> None:
    """Print how often files of each kind came to each end."""
    kinds = get_args(OutcomeKind)
    rows = [("files", "tries", *kinds)]
    for suffix in sorted({suffix for suffix, _ in counts}):
        ends = [counts[suffix, kind] for kind in kinds]
        rows.append((suffix or "none", f"{sum(ends):,}", *(f"{count:,}" for count in ends)))
    if markdown:
        rows.insert(1, ("---", *("---:" for _ in rows[0][1:])))
    edge = "| " if markdown else ""
    for row in rows:
        cells = row if markdown else [cell.rjust(14) for cell in row]
        sys.stdout.write(f"{edge}{' | '.join(cells) if markdown else ''.join(cells)}{edge[::-1]}\n")


if __name__ == "__main__":
    main()
