"""What the page of a large corpus costs: to write, to keep, and to open.

The corpora are made of ``data/unvotes`` and ``data/upr`` by the program's own import. Writing
is set beside what programs are given of the same corpus, as JSON; the other figures beside what
was asked.
"""

import time
from pathlib import Path
from statistics import median

from tests.benchmarks.caching import imported
from tests.benchmarks.report import Row, megabytes
from tests.benchmarks.timing import Compared, alternate, seconds
from tests.support.chromium import running_browser, scroll_down

#: How much longer than the matrix a page may take, how large it may be, and how many seconds it
#: may take until it can be scrolled.
_TIMES, _BYTES, _SECONDS = 3.0, 15e6, 3.0


def measure(shared: Path, made: Path, rounds: int) -> list[Row]:
    """The rows on the pages of both corpora, which are made in the folder ``made``."""
    votes = imported(shared, made / "votes", "unvotes", "positions")
    upr = imported(shared, made / "upr-page")
    return [
        *_measure_page("UN votes", votes, "matrix", rounds),
        *_measure_page("UPR", upr, "list", rounds),
    ]


def _measure_page(name: str, corpus: Path, command: str, rounds: int) -> list[Row]:
    page = corpus / "report.html"
    program = ["-m", "policy_compare"]
    report = [*program, "report", "--corpus", str(corpus), "--output", str(page), "--force"]
    other = [*program, command, "--corpus", str(corpus), "--format", "json"]
    took = alternate(rounds, lambda: seconds(report, corpus), lambda: seconds(other, corpus))
    opened = [_seconds_to_scroll(page) for _ in range(rounds)]
    size = page.stat().st_size
    return [
        Row(
            f"report of {name}: {command} --format json",
            _told(took.ours),
            _told(took.other),
            took.ratio,
            _TIMES,
            took.spread,
        ),
        Row(
            f"size of the report of {name}: asked",
            megabytes(size),
            megabytes(_BYTES),
            size / _BYTES,
            1.0,
        ),
        Row(
            f"{name}, until Chromium scrolls it: asked",
            _told(opened),
            f"{_SECONDS:.0f} s",
            median(opened) / _SECONDS,
            1.0,
            Compared(tuple(opened), (_SECONDS,) * len(opened)).spread,
        ),
    ]


def _seconds_to_scroll(page: Path) -> float:
    """How long it takes from opening the page until the wheel has moved it on the screen."""
    with running_browser() as browser:
        window = browser.new_page()
        start = time.perf_counter()
        window.goto(page.as_uri())
        scroll_down(window)
        return time.perf_counter() - start


def _told(times: list[float] | tuple[float, ...]) -> str:
    return f"{median(times):.2f} s"
