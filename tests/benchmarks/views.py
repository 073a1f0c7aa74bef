"""What an answer costs beside the reading, and whether it grows with what it says.

Two workers hold a small and a large corpus and answer in turns. What a byte of output
costs should not depend on how large the corpus is. It is told for each recommendation
too, since some of the output does not grow: what differs on each proposition is said in
a few long sentences, whose bytes are cheap and make up more of a small answer.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.report import Row, microseconds, nanoseconds, sized
from tests.benchmarks.timing import Compared, Worker, alternate

#: The calls, as they are typed.
CALLS = (
    "overlap --format csv",
    "matrix --format csv",
    "export",
    "list --format json",
)


def measure(corpora: Mapping[int, Path], rounds: int) -> list[Row]:
    """The rows on each call, the largest corpus against the smallest."""
    small, large = min(corpora), max(corpora)
    rows = []
    with ExitStack() as stack:
        workers: dict[int, Worker] = {}
        for size in (small, large):
            workers[size] = Worker("answer", str(corpora[size]))
            stack.callback(workers[size].close)
        for call in CALLS:
            last = {size: worker.ask(call) for size, worker in workers.items()}

            def each(size: int, call: str = call) -> float:
                last[size] = found = workers[size].ask(call)  # noqa: B023 (used at once)
                return float(found["seconds"] / found["bytes"])

            took = alternate(rounds, lambda: each(large), lambda: each(small))
            rows.append(
                Row(
                    f"{call}, a byte: {sized(large, small)}",
                    _told(took.ours, last[large]),
                    _told(took.other, last[small]),
                    took.ratio,
                    "about 1",
                    took.spread,
                )
            )
            rows.append(_by_size(call, took, last))
    return rows


def _by_size(call: str, took: Compared, last: Mapping[int, Mapping[str, Any]]) -> Row:
    """The same times, shared among the recommendations."""
    small, large = min(last), max(last)
    each = Compared(
        tuple(one * last[large]["bytes"] / large for one in took.ours),
        tuple(one * last[small]["bytes"] / small for one in took.other),
    )
    return Row(
        f"{call}, a recommendation: {sized(large, small)}",
        microseconds(median(each.ours)),
        microseconds(median(each.other)),
        each.ratio,
        None,
        each.spread,
    )


def _told(each: tuple[float, ...], answered: Mapping[str, Any]) -> str:
    """The time, what was written in it, and what a row and a byte of it cost."""
    took = median(each) * answered["bytes"]
    size = answered["bytes"] / 1e6
    return (
        f"{took:.2f} s, {answered['rows']:,} rows, {size:.1f} MB; "
        f"{took / answered['rows'] * 1e6:,.0f} µs a row, {nanoseconds(median(each))} a byte"
    )
