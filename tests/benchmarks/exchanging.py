"""What a large corpus costs on its way to other programs, and back: time, and the peak of memory.

The corpora are made of ``data/unvotes`` by the program's own import, of all rows and of half of
them, so that memory can be seen to grow no faster than what is written.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from policy_compare.files.process_limits import bytes_of_peak
from tests.benchmarks.report import Row, megabytes
from tests.benchmarks.timing import environment

#: So many seconds may a format take, and so many times the memory twice the rows.
_SECONDS, _TIMES = 20.0, 2.0

#: The command that writes each format, and whether ``import`` takes it back.
_WRITERS = {
    "csv": (("export",), True),
    "json": (("export",), True),
    "xlsx": (("export",), True),
    "docx": (("export",), False),
    "sqlite": (("export",), True),
    "qdpx": (("export",), True),
    "qdc": (("export",), False),
    "dna": (("export",), True),
    "graphml": (("export", "--graph", "positions"), False),
    "gexf": (("export", "--graph", "units"), False),
    "bib": (("papers",), False),
    "ris": (("papers",), False),
}


class _Cost(NamedTuple):
    """Seconds, and the most bytes of memory at once."""

    seconds: float
    memory: int


def measure(shared: Path, made: Path, formats: tuple[str, ...] = tuple(_WRITERS)) -> list[Row]:
    """The rows on each format; the corpora are made in the folder ``made``."""
    data = (shared / "data" / "unvotes" / "positions.csv").read_text("utf-8").splitlines(True)
    corpora = []
    for name, rows in (("half", data[: len(data) // 2]), ("all", data)):
        table = made / f"{name}.csv"
        table.write_text("".join(rows), "utf-8")
        _cost("import", "positions", str(table), "--into", str(made / name))
        corpora.append(made / name)
    return [row for ending in formats for row in _rows_of_format(ending, corpora, made)]


def _rows_of_format(ending: str, corpora: list[Path], made: Path) -> list[Row]:
    command, comes_back = _WRITERS[ending]
    files = [made / f"{corpus.name}-out.{ending}" for corpus in corpora]
    costs = [
        _cost(*command, "--corpus", str(corpus), "--output", str(file))
        for corpus, file in zip(corpora, files, strict=True)
    ]
    rows = [_row(f"UN votes to .{ending} ({megabytes(files[-1].stat().st_size)})", costs)]
    if comes_back:
        back = [_cost("import", str(file), "--into", f"{file}-back") for file in files]
        rows.append(_row(f"UN votes back from .{ending}", back))
    return rows


def _row(measured: str, costs: list[_Cost]) -> Row:
    half, all = costs
    grown = f"{megabytes(half.memory)} → {megabytes(all.memory)}"
    asked = f"{_SECONDS:.0f} s" if all.memory <= _TIMES * half.memory else "linear memory"
    return Row(measured, f"{all.seconds:.1f} s, {grown}", asked, all.seconds / _SECONDS, 1.0)


def _cost(*call: str) -> _Cost:
    """What a call of the program costs, with the processes that it starts."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "policy_compare", *call],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in {0, 1}, f"{call}: {said}"
    return _Cost(time.perf_counter() - start, bytes_of_peak(usage.ru_maxrss))
