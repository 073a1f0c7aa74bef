"""What the measures of all pairs cost, against pandas and numpy on the same positions.

Both start from what each has in memory once the file is read: this program from a
corpus, the other side from a data frame with a row for each statement. Both end with
the table of 13 columns, one row for each pair. They run in one process, in turns.
"""

import csv
import gc
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from policy_compare.model import (
    Codebook,
    Corpus,
    Paper,
    Person,
    Proposition,
    Recommendation,
    StanceOn,
)
from policy_compare.views.parts.pair_rows import compare_pairs
from policy_compare.views.parts.question import Question
from tests.benchmarks import analyst
from tests.benchmarks.report import Row, milliseconds
from tests.benchmarks.timing import alternate

#: How far two figures may be apart that are the same.
_SAME = 1e-9

Statements = Sequence[dict[str, str]]


def statements(shared: Path) -> Statements:
    """The rows of ``data/unvotes`` under ``shared``."""
    file = shared / "data" / "unvotes" / "positions.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def corpus(rows: Statements) -> Corpus:
    """The statements as a corpus: a paper for each author, a recommendation for each row."""
    said: dict[str, list[Recommendation]] = {}
    propositions: dict[str, Proposition] = {}
    for place, row in enumerate(rows):
        author, id = row["author"], row["proposition"]
        propositions.setdefault(id, Proposition(id, row["title"]))
        on = StanceOn(id, row["stance"])  # type: ignore[arg-type]
        said.setdefault(author, []).append(
            Recommendation(author, f"r{place}", row["title"], positions=(on,))
        )
    papers = {
        author: Paper(
            author, author, authors=(Person(literal=author),), recommendations=tuple(held)
        )
        for author, held in said.items()
    }
    return Corpus(Codebook(propositions=propositions), papers)


def rows_of(data: Corpus) -> list[tuple[Any, ...]]:
    """The rows of this program, undefined as None."""
    return [(*row[:4], *row[5:]) for row in compare_pairs(Question(data, by="author")).rows()]


def agree(ours: Sequence[tuple[Any, ...]], theirs: Any) -> None:
    """Fail where the two tables differ by more than rounding."""
    other = {tuple(row[:2]): row[2:] for row in theirs.itertuples(index=False, name=None)}
    assert len(ours) == len(other), (len(ours), len(other))
    for a, b, *figures in ours:
        for name, one, two in zip(analyst.COLUMNS[2:], figures, other[a, b], strict=True):
            same = math.isnan(two) if one is None else abs(one - two) <= _SAME
            assert same, (a, b, name, one, two)


def measure(shared: Path, rounds: int) -> list[Row]:
    """The rows on the measures of all pairs."""
    import pandas as pd

    rows = statements(shared)
    data = corpus(rows)
    frame = pd.DataFrame(rows)[["author", "proposition", "stance"]]
    found = rows_of(data)
    measured = []
    for count in (analyst.crosstab, analyst.pivot_table):
        # The first call warms up, and both must say the same.
        agree(found, analyst.table(frame, count))
        took = alternate(
            rounds,
            lambda: _timed(lambda: rows_of(data)),
            lambda count=count: _timed(lambda: analyst.table(frame, count)),  # type: ignore[misc]
        )
        measured.append(
            Row(
                f"measures of {len(found):,} pairs: pandas {count.__name__}",
                milliseconds(median(took.ours)),
                milliseconds(median(took.other)),
                took.ratio,
                1.5,
                took.spread,
            )
        )
    return measured


def _timed(work: Callable[[], object]) -> float:
    # As the program does, and for both: a command ends before it would pay.
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()
        gc.collect()
