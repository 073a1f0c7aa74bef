"""The tries: a file is drawn and spoilt, opened as the program opens it, and judged."""

import random
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from policy_compare.errors import SourceError
from policy_compare.texts.opening import DocumentReader, TextFile
from policy_compare.texts.worker.protocol import Failure
from policy_compare.texts.worker.reader_process import ReaderFailure
from tests.benchmarks.attack.bases import example
from tests.benchmarks.attack.calls import judged, shown
from tests.benchmarks.attack.mutations import cut, doubled, filled, flipped
from tests.benchmarks.fuzz.base_files import base_files
from tests.benchmarks.fuzz.outcomes import Outcome, OutcomeKind, judge_document, judge_refusal
from tests.benchmarks.fuzz.package_mutations import spoil_package
from tests.benchmarks.fuzz.pdf_mutations import spoil_pdf
from tests.benchmarks.fuzz.text_mutations import spoil_text
from tests.support import disks, runs

#: The seconds that the reading of a file may take, as an option says it to the program.
LIMIT = 10

#: So often a file is put into a corpus too, and the program called.
_CALLED = 10

#: What each failure of a reader is counted as.
_FAILURES: dict[Failure, OutcomeKind] = {
    "time": "at a limit",
    "memory": "at a limit",
    "fault": "reader failed",
    "crash": "reader fell",
}

#: Spoils the content of a file.
Spoil = Callable[[random.Random, bytes], bytes]

_BYTES = (flipped, cut, doubled, filled)
_WAYS: dict[str, Spoil] = {
    "pdf": spoil_pdf,
    "package": spoil_package,
    "page": spoil_text,
    "text": spoil_text,
}
#: How often each kind is drawn.
SHARES = {"pdf": 4, "package": 4, "page": 3, "text": 2}


class Spoilt(NamedTuple):
    """A spoilt file: what it was before, its name now and what is in it."""

    base: str
    name: str
    data: bytes


def spoil_file(seed: str, number: int, folders: tuple[Path, ...] = (), only: str = "") -> Spoilt:
    """The file of the try, of one kind ``only`` if that is said."""
    chance = random.Random(f"{seed}/{number}")
    kinds = base_files(folders)
    kind = only or chance.choices(list(SHARES), list(SHARES.values()))[0]
    base = chance.choice(sorted(kinds[kind]))
    data = kinds[kind][base]
    way = chance.choice(_BYTES) if chance.random() < 0.2 else _WAYS[kind]
    suffix = Path(base).suffix
    if chance.random() < 0.05:
        suffix = chance.choice((".txt", ".pdf", ".docx", ".html", ".md", ".odt", ""))
    return Spoilt(base, f"try-{number}{suffix}", way(chance, data))


def open_spoilt(spoilt: Spoilt, folder: Path, reader: DocumentReader) -> Outcome:
    """What becomes of the file where it is opened as the program opens it."""
    path = folder / spoilt.name
    path.write_bytes(spoilt.data)
    try:
        return judge_document(reader.read(TextFile(path)), path, spoilt.data)
    except SourceError as error:
        outcome = judge_refusal(error, path)
        if isinstance(error, ReaderFailure) and outcome.kind == "refused":
            return Outcome(_FAILURES[error.failure], outcome.words)
        return outcome
    except Exception:  # noqa: BLE001
        return Outcome("wrong", traceback.format_exc(limit=-6))


def call_program(chance: random.Random, spoilt: Spoilt, folder: Path) -> Outcome:
    """What the program says where the file is the text of a paper in a corpus."""
    files = dict(example())
    files[f"sources/{spoilt.name}"] = spoilt.data
    name = spoilt.name.encode()
    files["ali-2023.yaml"] = files["ali-2023.yaml"].replace(b"ali-2023.txt", name)
    disks.put(folder / "c", files)
    text = f"c/sources/{spoilt.name}"
    calls: tuple[tuple[list[str], tuple[int, ...]], ...] = (
        (["coverage", "--all"], (0,)),
        (["show", "ali-2023/cap-rents"], (0,)),
        (["draft", text, "--id", "new", "--show"], (0, 2)),
        (["check"], (0, 1)),
        (["report", "--format", "markdown"], (0,)),
    )
    check = (["check", "--format", "json"], (0, 1))
    for words, codes in (check, chance.choice(calls)):
        arguments = [*words, "--corpus", "c"]
        ended = runs.run(arguments, folder)
        wrong = judged(arguments, ended, codes)
        if not wrong and arguments[0] == "check" and b"okafor-2024.yaml" in ended.out:
            wrong = "a problem of the other text"
        if wrong:
            return Outcome("wrong", f"{shown(arguments)}: {wrong}\n{ended.told[-1500:]}")
    return Outcome("read", "program")


def try_spoilt(spoilt: Spoilt, number: int, folder: Path, reader: DocumentReader) -> Outcome:
    """What becomes of the file, in a corpus too where the try's number says so."""
    outcome = open_spoilt(spoilt, folder, reader)
    if outcome.kind in ("read", "refused") and number % _CALLED == 0:
        called = call_program(random.Random(number), spoilt, folder)
        outcome = called if called.kind == "wrong" else outcome
    return outcome
