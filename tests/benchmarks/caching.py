"""What loading a large table a second time costs, against the first time.

The corpus is made of ``data/upr`` by the program's own import. Each loading has a
process of its own; before a first one the cache is empty, and a first one fills it.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.report import Row, megabytes
from tests.benchmarks.timing import CHECKOUT, Compared, environment

#: A second loading may take this share of the first.
_SHARE = 0.1

#: In a fork, which begins with a peak of its own: see ``worker``.
_LOAD = """\
import json, os, resource, sys, time
from pathlib import Path
from policy_compare.corpus.reader import load_corpus
if child := os.fork():
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
start = time.perf_counter()
corpus = load_corpus(Path(sys.argv[1]), cached=True)
took = time.perf_counter() - start
assert corpus.papers
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([took, used if sys.platform == "darwin" else used * 1024]))
"""


def imported(shared: Path, into: Path, data: str = "upr", kind: str = "recommendations") -> Path:
    """That data under ``shared`` as a corpus in the folder ``into``, which it makes."""
    file = shared / "data" / data / f"{kind}.csv"
    call = ["-m", "policy_compare", "import", kind, str(file), "--into", str(into)]
    done = subprocess.run([sys.executable, *call], cwd=CHECKOUT, env=environment(), check=False)
    # 1 says that some rows could not be read, and the others came in.
    assert done.returncode in {0, 1}, call
    return into


def measure(folder: Path, made: Path, rounds: int) -> list[Row]:
    """The row on the corpus in ``folder``; ``made`` is for the cache."""
    cache = made / "cache"
    took: dict[str, list[tuple[float, float]]] = {"first": [], "second": []}
    for _ in range(rounds):
        shutil.rmtree(cache, ignore_errors=True)
        for reading in took.values():
            reading.append(_loaded(folder, cache))
    assert any(cache.rglob("*")), "nothing was kept"
    first, second = ([each[0] for each in took[name]] for name in ("first", "second"))
    compared = Compared(tuple(second), tuple(first))
    peaks = {name: megabytes(max(each[1] for each in told)) for name, told in took.items()}
    return [
        Row(
            "loading upr a second time, against the first",
            f"{median(second):.2f} s, {peaks['second']}",
            f"{median(first):.2f} s, {peaks['first']}",
            compared.ratio,
            _SHARE,
            compared.spread,
        )
    ]


def _loaded(folder: Path, cache: Path) -> tuple[float, float]:
    """Seconds and bytes of a loading in a process that keeps its cache there."""
    # platformdirs looks at the one on most Unixes, and below the other on a Mac.
    places = {"XDG_CACHE_HOME": str(cache), "HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", _LOAD, str(folder)],
        cwd=CHECKOUT,
        env=environment() | places,
        stdout=subprocess.PIPE,
        check=True,
        encoding="utf-8",
    )
    seconds, peak = json.loads(done.stdout)
    return seconds, peak
