"""How the program does on large data: ``python -m tests.benchmarks.scale SHARED``.

SHARED is a folder with ``data/upr`` and ``data/unvotes``. It needs the extra ``bench``,
which holds the programs that it is compared with; see ``sides`` and ``analyst`` for how
they are set up.

    --only similar|recall|measures|cache|pages|exchange    repeat it for several
    --sizes 1000,10000      so many texts: real ones as far as they go, above generated ones
    --against SIDE          repeat it for several; all without it
    --rounds N              how often each is timed; loadings three times as often, measures ten
    --limit SECONDS         a side that takes longer is stopped
    --markdown              print Markdown

In full it takes about an hour, most of it the other sides at the largest sizes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import caching, exchanging, matching, measuring, pages, report

_PARTS = ("similar", "recall", "measures", "cache", "pages", "exchange")
_LIBRARIES = ("rapidfuzz", "numpy", "pandas", "string-grouper", "splink", "duckdb")


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scale", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", action="append", choices=_PARTS)
    parser.add_argument("--sizes", default=",".join(map(str, matching.SIZES)))
    parser.add_argument("--against", action="append", choices=matching.OTHERS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    parts = given.only or _PARTS
    against = given.against or matching.OTHERS

    rows: list[report.Row] = []
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        if "measures" in parts:
            _say("measures")
            rows += measuring.measure(given.shared, given.rounds * 10)
        if "cache" in parts:
            _say("cache")
            corpus = caching.imported(given.shared, made / "corpus")
            rows += caching.measure(corpus, made, given.rounds * 3)
        if "pages" in parts:
            _say("pages")
            rows += pages.measure(given.shared, made, given.rounds)
        if "exchange" in parts:
            _say("exchange")
            rows += exchanging.measure(given.shared, made)
        if "similar" in parts or "recall" in parts:
            asking = matching.Matching(given.shared, made, given.limit, _say)
            if "recall" in parts:
                rows += asking.recall(against)
            if "similar" in parts:
                sizes = [int(size) for size in given.sizes.split(",")]
                rows += asking.measure(sizes, against, given.rounds)
    if given.markdown:
        sys.stdout.write(report.markdown(rows, _LIBRARIES))
    else:
        report.terminal(rows, _LIBRARIES)


def _say(what: str) -> None:
    sys.stderr.write(f"{what} …\n")


if __name__ == "__main__":
    main()
