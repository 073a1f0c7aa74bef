"""What reading a corpus with every check costs, against a bare ``yaml.load``.

Each reading has a process of its own, so that its memory can be told, and so that
none finds the heap as another left it.
"""

from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.benchmarks.report import Row, megabytes, microseconds, sized
from tests.benchmarks.timing import Compared, answer

_READINGS = ("ours", "bare", "uncollected")


def measure(corpora: Mapping[int, Path], rounds: int) -> list[Row]:
    """The rows on time, growth and memory; ``corpora`` are folders by size."""
    times: dict[int, dict[str, list[float]]] = {}
    peaks: dict[int, dict[str, list[float]]] = {}
    for size in corpora:
        times[size] = {reading: [] for reading in _READINGS}
        peaks[size] = {reading: [] for reading in _READINGS}
    for _ in range(rounds):
        for size, folder in corpora.items():
            for reading in _READINGS:
                found = answer("load", reading, str(folder))
                times[size][reading].append(found["seconds"])
                peaks[size][reading].append(found["peak"])
    rows = []
    for size in corpora:
        for other, name, target in (
            ("bare", "loading", 1.0),
            ("uncollected", "loading, no collector on either side", None),
        ):
            took = Compared(tuple(times[size]["ours"]), tuple(times[size][other]))
            rows.append(
                Row(
                    f"{name}: {sized(size)}",
                    f"{median(took.ours):.2f} s",
                    f"{median(took.other):.2f} s",
                    took.ratio,
                    target,
                    took.spread,
                )
            )
    rows += [_memory(size, peaks[size]) for size in corpora]
    if len(corpora) > 1:
        rows.append(_growth(min(corpora), max(corpora), times))
    return rows


def _memory(size: int, peaks: Mapping[str, list[float]]) -> Row:
    ours, bare = median(peaks["ours"]), median(peaks["bare"])
    return Row(f"peak memory: {sized(size)}", megabytes(ours), megabytes(bare), ours / bare, 3.0)


def _growth(small: int, large: int, times: Mapping[int, Mapping[str, list[float]]]) -> Row:
    each = {size: tuple(one / size for one in times[size]["ours"]) for size in (small, large)}
    took = Compared(each[large], each[small])
    return Row(
        f"loading, a recommendation: {sized(large, small)}",
        microseconds(median(took.ours)),
        microseconds(median(took.other)),
        took.ratio,
        "about 1",
        took.spread,
    )
