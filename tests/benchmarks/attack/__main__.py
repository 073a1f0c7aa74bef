"""Attacks the program and prints the table: ``python -m tests.benchmarks.attack``.

    --only KIND     repeat it for several
    --count N       so many tries of each kind
    --seed S        draws other tries
    --first N       begins at the N-th try, to make one again
    --markdown      prints Markdown

Each failure is told as it comes, with its seed and number. Exits 1 where there is one. Full
disks and immutable files are real ones where root runs it, and calls that fail otherwise.
In full it takes about ten minutes.
"""

import argparse
import sys

from rich.console import Console
from rich.table import Table

from tests.benchmarks.attack.kinds import KINDS, failures
from tests.benchmarks.report import machine
from tests.support.disks import state_apart

_HEADS = ("attacked with", "tries", "asked", "failures")


def main() -> None:
    """Attack as the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.attack", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", action="append", choices=tuple(KINDS))
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=20240517)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    with state_apart():
        rows = _rows(given)
    if given.markdown:
        lines = [_HEADS, ("---", "---:", "---", "---:"), *rows]
        sys.stdout.write("".join(f"| {' | '.join(line)} |\n" for line in lines))
        sys.stdout.write(f"\n{machine()}\n")
    else:
        table = Table(*_HEADS, show_lines=True)
        for row in rows:
            table.add_row(*row)
        console = Console(file=sys.stdout)
        console.print(table)
        console.print(machine(), highlight=False)
    sys.exit(any(row[-1] != "0" for row in rows))


def _rows(given: argparse.Namespace) -> list[tuple[str, str, str, str]]:
    """A row of the table for each kind of attack; failures are told as they come."""
    rows = []
    for name in given.only or KINDS:
        kind = KINDS[name]
        count = given.count or kind.tries
        sys.stderr.write(f"{kind.label} …\n")
        wrong = 0
        for failure in failures(name, given.seed, given.first, count):
            if failure:
                wrong += 1
                again = f"--only {name} --seed {given.seed} --first {failure.number} --count 1"
                sys.stderr.write(f"{failure.what}\n    {again}\n")
        rows.append((kind.label, f"{count:,}", kind.asked, f"{wrong:,}"))
    return rows


if __name__ == "__main__":
    main()
