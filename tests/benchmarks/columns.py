"""What columns cost: whole commands on millions of positions beside the bare query for the same.

``python -m tests.benchmarks.columns`` makes the tables that ``votes`` describes and measures each
command in turns with the least that DuckDB or NumPy does for such an answer, each a process of its
own: time, and the most memory that the system saw it hold. It needs the extra ``large``.

    --positions 1000000,25000000    so many; growth is told between the first and the last
    --rounds N                      how often each is timed
    --only NAME                     repeat it for several
    --folder DIR                    keep the tables there, or take those that are there
    --engine ENGINE                 what answers, as POLICY_COMPARE_ENGINE names it
    --markdown                      print Markdown
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.report import Row, markdown, megabytes, terminal
from tests.benchmarks.timing import CHECKOUT, Compared, environment

_LIBRARIES = ("duckdb", "numpy")
#: How many times the bare query a command may take.
_TIMES = 2.0

#: Starts a command and tells its time and its peak. It is small itself: what starts a program
#: hands on the peak that it has.
_LAUNCH = """\
import os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
print(time.perf_counter() - start, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
sys.exit(os.waitstatus_to_exitcode(status))
"""

#: A query by itself, its answer written as the command writes it.
_QUERY = """\
import sys, duckdb
engine = duckdb.connect(config={"threads": 2})
engine.execute("SET preserve_insertion_order = false; SET enable_progress_bar = false")
engine.execute(sys.argv[1])
"""

#: All pairs: products of blocks of 1,024 propositions, over the units that are in each.
_PAIRS = """\
import sys, duckdb, numpy
engine = duckdb.connect(config={"threads": 2})
engine.execute("SET enable_progress_bar = false")
positions, target = sys.argv[1:]
engine.execute(f"CREATE TABLE names AS SELECT unit, row_number() OVER (ORDER BY unit) - 1 AS u "
               f"FROM (SELECT DISTINCT unit FROM '{positions}')")
(units,) = engine.execute("SELECT count(*) FROM names").fetchone()
keys = engine.execute(f"SELECT dense_rank() OVER (ORDER BY proposition) - 1 AS p, u, "
    f"CASE stance WHEN 'support' THEN 1 WHEN 'oppose' THEN -1 ELSE 0 END AS s "
    f"FROM '{positions}' JOIN names USING (unit) ORDER BY p").fetchnumpy()
p, u, s = keys["p"], keys["u"], keys["s"]
both, agree, disagree = (numpy.zeros((units, units), "float32") for _ in range(3))
cuts = numpy.searchsorted(p, numpy.arange(0, p[-1] + 1025, 1024))
for first, last in zip(cuts, cuts[1:]):
    here, rows = numpy.unique(u[first:last], return_inverse=True)
    spoke, support, oppose = (numpy.zeros((len(here), 1024), "float32") for _ in range(3))
    for block, chosen in ((spoke, slice(None)), (support, s[first:last] == 1),
                          (oppose, s[first:last] == -1)):
        block[rows[chosen], p[first:last][chosen] % 1024] = 1
    there = numpy.ix_(here, here)
    both[there] += spoke @ spoke.T
    agree[there] += support @ support.T + oppose @ oppose.T
    disagree[there] += support @ oppose.T + oppose @ support.T
a, b = numpy.nonzero(numpy.triu(both, 1))
pairs = {"a": a, "b": b, "n": both[a, b], "agree": agree[a, b], "disagree": disagree[a, b]}
engine.execute(f"COPY (SELECT * FROM pairs) TO '{target}'")
"""


class Aim(NamedTuple):
    """One command, what it is measured against, and what it may take at 25 million positions.

    ``{tables}`` and ``{made}`` stand for folders. ``bare`` is a script with its arguments;
    ``seconds`` and ``bytes`` are None where nothing is asked.
    """

    call: str
    bare: tuple[str, ...]
    seconds: float | None = None
    bytes: float | None = None
    times: float | None = _TIMES


_POSITIONS = "'{tables}/corpus/positions.parquet'"
_MERGED = "'{tables}/merged/positions.parquet'"
_COUNTS = (
    "count(*) FILTER (stance = 'support') AS s, count(*) FILTER (stance = 'oppose') AS o, "
    "count(*) FILTER (stance = 'neutral') AS n"
)
_LISTS = "SELECT proposition, stance, string_agg(unit, '; ') AS units FROM"


def _query(query: str, suffix: str = "csv") -> tuple[str, ...]:
    return (_QUERY, f"COPY ({query}) TO '{{made}}/bare.{suffix}'")


AIMS = {
    "consensus": Aim(
        "consensus --corpus {tables}/corpus --output {made}/ours.csv",
        _query(f"SELECT proposition, {_COUNTS} FROM {_POSITIONS} GROUP BY 1"),
        2.5,
        0.4e9,
    ),
    "consensus, merging": Aim(
        "consensus --corpus {tables}/merged --output {made}/ours.csv",
        _query(
            "SELECT proposition, s, o, n, count(*) FROM (SELECT proposition, unit, "
            f"{_COUNTS} FROM {_MERGED} GROUP BY 1, 2) GROUP BY 1, 2, 3, 4"
        ),
        12,
        1e9,
    ),
    "overlap of one topic": Aim(
        "overlap --topic chamber-003 --corpus {tables}/corpus --output {made}/ours.csv",
        _query(
            f"{_LISTS} {_POSITIONS} WHERE proposition BETWEEN 'call-001386' AND 'call-001847' "
            "GROUP BY 1, 2"
        ),
        1,
        150e6,
    ),
    "overlap": Aim(
        "overlap --corpus {tables}/corpus --output {made}/ours.csv",
        _query(f"{_LISTS} {_POSITIONS} GROUP BY 1, 2"),
        30,
        1.2e9,
    ),
    "all pairs": Aim(
        "measures --corpus {tables}/corpus --output {made}/ours.parquet",
        (_PAIRS, "{tables}/corpus/positions.parquet", "{made}/bare.parquet"),
        18,
        2.4e9,
    ),
    "import, sorted": Aim(
        "import positions {tables}/sorted.csv --into {made}/imported --columns",
        _query("SELECT * FROM '{tables}/sorted.csv'", "parquet"),
        25,
        0.6e9,
    ),
    "import, unsorted": Aim(
        "import positions {tables}/unsorted.csv --into {made}/imported --columns",
        _query("SELECT * FROM '{tables}/unsorted.csv' ORDER BY proposition, author", "parquet"),
    ),
    # It may take three times as long as reading: what reading is, is a sum over all values.
    "check": Aim(
        "check --corpus {tables}/corpus",
        (_QUERY, f"SELECT sum(hash(positions)) FROM {_POSITIONS} AS positions"),
        times=3.0,
    ),
}


def launch(command: Sequence[str], folder: Path, engine: str = "") -> tuple[float, float]:
    """Seconds and peak bytes of this Python with these arguments, its output going nowhere."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCH, sys.executable, *command],
        cwd=folder,
        env=environment() | {"PYTHONPATH": str(CHECKOUT)} | ({_ENGINE: engine} if engine else {}),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    took, peak = done.stdout.split()[-2:]
    return float(took), float(peak)


_ENGINE = "POLICY_COMPARE_ENGINE"


def measure(
    name: str, tables: Path, rounds: int, engine: str, *, largest: bool
) -> tuple[list[Row], float]:
    """The rows of one aim, and the command's median time; the tables are those of ``votes``.

    What a command may take is said of the ``largest`` tables.
    """
    aim = AIMS[name]
    ours, bare = [], []
    for _ in range(rounds):
        with TemporaryDirectory(dir=tables) as made:

            def filled(word: str, made: str = made) -> str:
                return word.replace("{tables}", str(tables)).replace("{made}", made)

            call = [filled(word) for word in aim.call.split()]
            ours.append(launch(["-m", "policy_compare", *call], Path(made), engine))
            bare.append(launch(["-c", *map(filled, aim.bare)], Path(made)))
    compared = Compared(tuple(time for time, _ in ours), tuple(time for time, _ in bare))
    took, peak = median(compared.ours), max(bytes for _, bytes in ours)
    shown = f"{took:.2f} s, {megabytes(peak)}"
    against = f"{median(compared.other):.2f} s, {megabytes(max(bytes for _, bytes in bare))}"
    what = f"{name}, {tables.name}"
    rows = [Row(what, shown, against, compared.ratio, aim.times, compared.spread)]
    if largest and aim.seconds:
        rows.append(Row(f"{what}: aim", shown, f"{aim.seconds} s", took / aim.seconds, 1.0))
    if largest and aim.bytes:
        rows.append(Row(f"{what}: memory", shown, megabytes(aim.bytes), peak / aim.bytes, 1.0))
    return rows, took


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.columns", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--positions", default="1000000,25000000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", choices=AIMS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--engine", default="")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    sizes = [int(size) for size in given.positions.split(",")]
    rows: list[Row] = []
    with TemporaryDirectory() as temporary:
        folders = [(given.folder or Path(temporary)) / f"{size:,}" for size in sizes]
        for size, folder in zip(sizes, folders, strict=True):
            if not folder.exists():
                # The process that makes them is large, and this one stays small.
                making = ["-m", "tests.benchmarks.votes", os.fspath(folder), str(size)]
                subprocess.run([sys.executable, *making], cwd=CHECKOUT, check=True)
        for name in given.only or AIMS:
            times = []
            for folder in folders:
                sys.stderr.write(f"{name}, {folder.name} …\n")
                try:
                    measured, took = measure(
                        name,
                        folder.resolve(),
                        given.rounds,
                        given.engine,
                        largest=folder == folders[-1],
                    )
                except subprocess.CalledProcessError as error:
                    # The others are measured all the same.
                    sys.stderr.write(error.stderr[-1000:])
                    continue
                rows += measured
                times.append(took)
            if len(times) < len(sizes):
                continue
            growth, linear = times[-1] / times[0], sizes[-1] / sizes[0]
            if linear > 1:
                told = (f"× {growth:.1f}", f"× {linear:.0f}")
                rows.append(Row(f"{name}: growth", *told, growth / linear, 1.0))
    if given.markdown:
        sys.stdout.write(markdown(rows, _LIBRARIES))
    else:
        terminal(rows, _LIBRARIES)


if __name__ == "__main__":
    main()
