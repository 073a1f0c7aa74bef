"""Keeps the positions of a large corpus in columns, beside the cache of what its files say.

Of files with a million positions the records take many seconds to make even from the cache, while
an engine counts them in columns at once. Kept are an entry of the corpus without what its papers
recommend, and a Parquet file of that. Columns do not hold everything: nothing is kept of a corpus
of which they hold less than the answers hang on that are given of columns.
"""

import json
import os
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

from policy_compare.column_statements import (
    STANCES_BY_NUMBER,
    recommendation_of_row,
    statement_cells,
)
from policy_compare.corpus.cache import entries
from policy_compare.corpus.columns.column_form import (
    COLUMNS_BY_TABLE,
    METADATA_KEY,
    POSITIONS,
    SEPARATOR,
    SUFFIX,
    VERSION,
)
from policy_compare.engine.duckdb_engine import DuckDBEngine
from policy_compare.engine.opening import ENGINE_VARIABLE, ENGINES
from policy_compare.engine.protocol import Cell
from policy_compare.errors import EngineError
from policy_compare.files.reading import ENTRY, read_bytes
from policy_compare.model import Codebook, Corpus, Recommendation

#: From so many positions on an engine is faster with every answer than records out of the cache.
_LARGE: Final = 150_000


class KeptColumns(NamedTuple):
    """A corpus without what its papers recommend, and the file that has their positions."""

    corpus: Corpus
    positions: Path


def can_use_columns() -> bool:
    """Whether DuckDB is installed, and no other engine is asked for."""
    is_meant = ENGINES[0].is_meant(os.environ.get(ENGINE_VARIABLE, "").strip())
    return is_meant and all(map(find_spec, ("duckdb", "numpy")))


def load_columns(digest: str, size: int) -> KeptColumns | bool:
    """What was kept of files of that digest and so many bytes.

    Where that is of no use, whether it is known that there is nothing to be kept.
    """
    corpus = entries.load_entry(_columns_digest(digest), size)
    if corpus is None or not corpus.digest:
        return corpus is not None
    path = _positions_file(corpus.digest)
    with suppress(OSError, RuntimeError):
        is_small = path.stat().st_size <= entries.LARGEST * size
        if is_small and sha256(read_bytes(path, ENTRY)).hexdigest() == corpus.digest:
            return KeptColumns(corpus._replace(digest=""), path)
    return False


def store_columns(digest: str, corpus: Corpus) -> None:
    """Keep the positions of what files of that digest hold, or that columns do not hold these."""
    counts = Counter(len(each.positions) for each in corpus.recommendations())
    # What is recommended on several propositions is counted by what it says on all of them.
    if counts.total() < _LARGE or counts.keys() != {1}:
        return
    shell = Corpus(Codebook(), {})
    with suppress(OSError, RuntimeError, UnicodeError, MemoryError, EngineError):
        columns = _columns_of_papers(corpus)
        if columns is not None:
            papers = {
                id: paper._replace(recommendations=(), in_columns=bool(paper.recommendations))
                for id, paper in corpus.papers.items()
            }
            data = _write_positions(columns)
            shell = corpus._replace(papers=papers, digest=sha256(data).hexdigest())
            entries.put_file(_positions_file(shell.digest), data)
        entries.store_entry(_columns_digest(digest), shell)


def _columns_digest(digest: str) -> str:
    return f"{digest} columns"


def _positions_file(digest: str) -> Path:
    return entries.cache_folder() / f"{digest}{SUFFIX}"


def _columns_of_papers(corpus: Corpus) -> dict[str, list[Cell]] | None:
    """A row for each statement, or None where these do not make the recommendations again.

    No answer that is given of columns shows quotes, rationales or notes.
    """
    propositions = corpus.codebook.propositions
    places = {id: place for place, id in enumerate(propositions)}
    for paper in corpus.papers.values():
        told = [(one.line, places[one.positions[0].proposition]) for one in paper.recommendations]
        if told != sorted(told) or len({one.id for one in paper.recommendations}) < len(told):
            return None
    # Many papers say the same, each on a line of its own: all fields but the first and the last.
    numbers: dict[tuple[Any, ...], int] = {}
    order = [numbers.setdefault(one[1:-1], len(numbers)) for one in corpus.recommendations()]
    rows = []
    for fields in numbers:
        one = Recommendation("", *fields)
        row = statement_cells(one, one.positions[0])
        made = recommendation_of_row("", row, propositions[row["proposition"]])
        if made != _without_evidence(one):
            return None
        rows.append({**row, "stance": STANCES_BY_NUMBER[row["stance"]]})
    columns: dict[str, list[Cell]] = {}
    for name, kind in COLUMNS_BY_TABLE[POSITIONS].items():
        if name in ("paper", "row"):
            field = "line" if name == "row" else name
            columns[name] = [getattr(one, field) for one in corpus.recommendations()]
        elif name != "unit":
            cells = [SEPARATOR.join(row[name]) if kind == "texts" else row[name] for row in rows]
            columns[name] = list(map(cells.__getitem__, order))
    return {name: column for name, column in columns.items() if set(column) != {""}}


def _without_evidence(one: Recommendation) -> Recommendation:
    (stance_on,) = one.positions
    if stance_on.strength and stance_on.strength == one.strength:
        # What is as firm as the recommendation need not have said so.
        stance_on = stance_on._replace(strength=None)
    return one._replace(rationale="", evidence=None, note="", positions=(stance_on,))


def _write_positions(columns: dict[str, list[Cell]]) -> bytes:
    """A file of positions, as an import makes it."""
    pairs = zip(columns["paper"], columns["proposition"], strict=True)
    once = len(set(pairs)) == len(columns["paper"])
    form = {"version": VERSION, "one_statement_each": once, "sorted": True}
    engine = DuckDBEngine()
    try:
        engine.add_table("kept_rows", columns)
        with TemporaryDirectory() as folder:
            file = Path(folder) / POSITIONS
            query = "SELECT * FROM kept_rows ORDER BY proposition, paper"
            engine.write_parquet(query, file, {METADATA_KEY: json.dumps(form)})
            return file.read_bytes()
    finally:
        engine.close()
