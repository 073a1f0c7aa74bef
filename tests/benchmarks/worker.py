"""Does one thing in a process of its own and says what it cost.

    worker load ours|bare|uncollected FOLDER    reads the corpus, prints time and memory
    worker answer FOLDER                        reads it once, then a call from each line

The memory is the process's peak less what it had before the reading, when everything
was imported. It is read in a fork of its own: Linux hands a program that is started
the peak of the one that started it, which may be larger, but a fork begins anew.
"""

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from policy_compare import __version__
from policy_compare.analysis.selection import Filters, resolve_filters
from policy_compare.corpus.reader import load_corpus, read_corpus
from policy_compare.model import Corpus
from policy_compare.views import export, listing, matrix, overlap
from policy_compare.views.parts.question import Question
from policy_compare.views.table import View
from tests.support.rendering import render

#: What each call of ``views.CALLS`` comes to once its options are understood.
_CALLS: dict[str, tuple[Callable[[Question], View], str]] = {
    "overlap --format csv": (overlap.view, "csv"),
    "matrix --format csv": (matrix.view, "csv"),
    "export": (lambda question: export.view(question, __version__), "markdown"),
    "list --format json": (listing.view, "json"),
}


def peak() -> float:
    """The most memory that the process ever had, in bytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024


def _load(reading: str, folder: Path) -> dict[str, float]:
    if reading == "uncollected":
        gc.disable()
    floor = peak()
    start = time.perf_counter()
    kept: Any
    if reading == "ours":
        kept = read_corpus(folder)
    else:
        kept = [
            yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            for path in sorted(folder.glob("*.yaml"))
        ]
    took = time.perf_counter() - start
    found = {"seconds": took, "peak": peak() - floor}
    assert reading != "ours" or (kept.corpus and not kept.problems), kept.problems[:3]
    return found


def _answer(corpus: Corpus, call: str) -> dict[str, float]:
    make, format = _CALLS[call]
    start = time.perf_counter()
    view = make(Question(corpus, resolve_filters(corpus, Filters())))
    content = render(view, format).encode()
    took = time.perf_counter() - start
    # A document's rows are those of its tables, its facts and its headings: its lines.
    rows = content.count(b"\n") if format == "markdown" else len(tuple(view.table().rows))
    return {"seconds": took, "bytes": len(content), "rows": rows}


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
    if arguments[0] == "load":
        if child := os.fork():
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        print(json.dumps(_load(arguments[1], Path(arguments[2]))))
        return
    # As the command line does, see ``policy_compare.cli``.
    gc.disable()
    corpus = load_corpus(Path(arguments[1]), digest=True)
    for line in sys.stdin:
        print(json.dumps(_answer(corpus, line.strip())), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
