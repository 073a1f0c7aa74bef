"""Measures and prints the table: ``python -m tests.benchmarks``.

    --quick                 few rounds and corpora of 1,000 and 5,000 recommendations
    --only startup|loading|views    repeat it for several
    --sizes 5000,100000     the sizes of the generated corpora
    --rounds N              how often each start is timed; readings and views a tenth of it
    --markdown              print Markdown

In full it takes about ten minutes. The ratios are what counts: they say the same on a
slow machine and on a fast one. Loading needs a Unix, which tells a process's memory.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import loading, report, startup, views
from tests.benchmarks.generate import generate

_PARTS = ("startup", "loading", "views")


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=_PARTS)
    parser.add_argument("--sizes")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    parts = given.only or _PARTS
    sizes = given.sizes or ("1000,5000" if given.quick else "5000,100000")
    rounds = given.rounds or (10 if given.quick else 50)

    rows: list[report.Row] = []
    if "startup" in parts:
        _say("start-up")
        rows += startup.measure(rounds)
    if "loading" in parts or "views" in parts:
        with tempfile.TemporaryDirectory() as made:
            corpora = {}
            for size in sorted(int(text) for text in sizes.split(",")):
                _say(f"a corpus of {size:,} recommendations")
                corpora[size] = Path(made) / str(size)
                generate(corpora[size], size)
            if "loading" in parts:
                _say("loading")
                rows += loading.measure(corpora, max(rounds // 10, 3))
            if "views" in parts:
                _say("views")
                rows += views.measure(corpora, max(rounds // 10, 3))
    if given.markdown:
        sys.stdout.write(report.markdown(rows))
    else:
        report.terminal(rows)


def _say(what: str) -> None:
    sys.stderr.write(f"{what} …\n")


if __name__ == "__main__":
    main()
