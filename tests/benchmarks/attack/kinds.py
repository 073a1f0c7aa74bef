"""The kinds of attack, each with what is asked of the program under it."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.attack import reading, showing, writing

#: One try in an empty folder: what went wrong, empty if nothing did.
Attack = Callable[[random.Random, Path], str]


class Kind(NamedTuple):
    """A kind of attack: ``label`` and ``asked`` for the table, ``tries`` unless said otherwise."""

    label: str
    asked: str
    tries: int
    attack: Attack


KINDS = {
    "corpora": Kind(
        "spoilt corpora, 6 calls each",
        "no traceback; what `check` passes, views answer; JSON and CSV well formed",
        500,
        reading.corpus,
    ),
    "tables": Kind(
        "spoilt tables to import",
        "refused with nothing written, or a corpus that `check` passes",
        500,
        reading.table,
    ),
    "arguments": Kind(
        "calls with any options and values",
        "answered or refused; the corpus stays one",
        1000,
        reading.arguments,
    ),
    "edits": Kind(
        "fixes and dismissals in files of any style",
        "all that was said is said, and one thing more",
        500,
        reading.edit,
    ),
    "dismissals": Kind(
        "dismissals for any reason",
        "refused, or written and still a corpus",
        200,
        reading.dismissal,
    ),
    "texts": Kind(
        "spoilt PDF, DOCX, HTML, Markdown, text, 5 calls each",
        "read or refused, with a word",
        500,
        reading.source,
    ),
    "markdown": Kind(
        "hostile texts in every place of a page of Markdown",
        "no element but ours",
        5000,
        showing.markdown,
    ),
    "formulas": Kind(
        "formulas in CSV, read with `,`, `;` and tab between cells",
        "none is a cell's beginning",
        5000,
        showing.formulas,
    ),
    "directions": Kind(
        "names read from right to left in a row, ordered by UAX 9",
        "each in its column",
        5000,
        showing.directions,
    ),
    "signals": Kind(
        "SIGINT, SIGTERM or SIGHUP at a writing call",
        "all written or nothing, no file left behind, exit 130, 143 or 129 and one word",
        500,
        writing.stopped,
    ),
    "lines": Kind(
        "the same at a line of the modules that write",
        "the same",
        1000,
        writing.stopped_at_line,
    ),
    "kills": Kind(
        "SIGKILL at a writing call, then another run",
        "no torn file; after that run all or nothing, no file left behind",
        500,
        writing.killed,
    ),
    "after kills": Kind(
        "a second kill, or edits, before what was killed is taken back",
        "all or nothing at last; no edit is lost",
        200,
        writing.after_kill,
    ),
    "readers": Kind(
        "a run that reads while another one writes",
        "answers as before or as after",
        100,
        writing.reading,
    ),
    "errors": Kind(
        "a writing call that the system refuses",
        "all written, or nothing and exit 2",
        500,
        writing.failing,
    ),
    "disks": Kind("a full disk", "all written, or nothing and exit 2", 100, writing.full),
    "immutable": Kind(
        "an immutable file among several", "nothing written and exit 2", 60, writing.immutable
    ),
    "rights": Kind(
        "folders that may not be written into", "nothing written and exit 2", 30, writing.read_only
    ),
    "two": Kind(
        "two runs at once",
        "both changes are there, or one run stops and says so",
        200,
        writing.at_once,
    ),
    "questions": Kind(
        "edits while a question stands",
        "exit 2, nothing written, the edit is kept",
        60,
        writing.at_question,
    ),
    "start-up": Kind("a signal in start-up", "the right exit, no traceback", 60, writing.starting),
    "streams": Kind(
        "streams closed, full or without a reader",
        "the right exit, no traceback",
        60,
        writing.streams,
    ),
}


class Failure(NamedTuple):
    """A try that went wrong: its number, and what it was."""

    number: int
    what: str


def failures(name: str, seed: int, first: int, count: int) -> Iterator[Failure | None]:
    """For each of the tries what went wrong, or None."""
    for number in range(first, first + count):
        chance = random.Random(f"{seed}/{name}/{number}")
        with tempfile.TemporaryDirectory(prefix="attack-") as folder:
            # A call may write into the folder above, which must be of this try, too.
            own = Path(folder) / "own"
            own.mkdir()
            what = KINDS[name].attack(chance, own)
        yield Failure(number, what) if what else None
