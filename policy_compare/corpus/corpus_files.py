"""The files of a corpus's folder: which there are, and what is in them."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from policy_compare.corpus.yaml.report import Report
from policy_compare.files.reading import CSV, RULES, YAML, FileKind, TooLarge, read_bytes
from policy_compare.problems import Problem, ProblemKind

CODEBOOK = "codebook.yaml"
#: The table that may hold papers instead of files of their own.
TABLE = "papers.csv"
PAPER_SUFFIX = ".yaml"
#: The file that may hold positions in columns, or the folder of such files.
COLUMNS_FILE, COLUMNS_FOLDER = "positions.parquet", "positions"
#: The file that may say what a project wants of its own coding.
RULES_FILE = "policy-compare.toml"

#: What is known of the files that are no YAML.
FILE_KINDS = {TABLE: CSV, RULES_FILE: RULES}

_Read = TypeVar("_Read")


NO_FOLDER = ProblemKind(
    code="no-folder",
    message="there is no folder {name}",
    hint="name one with --corpus, or make one: policy-compare init {name}",
    meaning="The corpus that was asked for is not there. A corpus is a folder with a "
    "codebook.yaml and one YAML file for each paper.",
)

UNREADABLE = ProblemKind(
    code="unreadable",
    message="cannot be read: {reason}",
    hint="check that it is there, that you may read it, and that nothing is writing it",
    meaning="The system refused to open the file or folder, it is none, or it changed "
    "again and again while it was read.",
)


def has_columns(folder: Path) -> bool:
    """Whether positions stand in columns in the folder: in a file, or in those of a folder."""
    own_folder = folder / COLUMNS_FOLDER
    # What is there and cannot be read is told, and not passed over.
    return os.path.lexists(folder / COLUMNS_FILE) or own_folder.is_dir() or own_folder.is_symlink()


OTHER_SUFFIX = ProblemKind(
    code="other-suffix",
    message="a file that ends in {suffix} is not read",
    hint="rename it to {name}",
    meaning="Papers end in .yaml, in small letters. A file that looks like one and is not "
    "read would leave its paper out in silence.",
)


def list_corpus_files(folder: Path, report: Report) -> list[str]:
    """The names of the corpus's files in the folder, see :func:`choose_corpus_files`."""
    try:
        entries = sorted(entry.name for entry in folder.iterdir() if not entry.is_dir())
    except FileNotFoundError:
        report(NO_FOLDER, name=str(folder))
        return []
    except OSError as error:
        report(UNREADABLE, reason=error.strerror or str(error))
        return []
    return choose_corpus_files(folder, entries, report)


def choose_corpus_files(folder: Path, entries: Sequence[str], report: Report) -> list[str]:
    """The names of the corpus's files among a folder's files; hidden files are none of them."""
    names = []
    for entry in entries:
        if entry.startswith("."):
            continue
        stem, dot, suffix = entry.rpartition(".")
        name = ""
        if dot + suffix == PAPER_SUFFIX or entry == TABLE:
            names.append(entry)
        elif entry.casefold() == TABLE and TABLE not in entries:
            name = TABLE
        elif dot and suffix.casefold() in ("yaml", "yml"):
            name = stem + PAPER_SUFFIX
        if name:
            path = str(folder / entry)
            report.problems.append(OTHER_SUFFIX.problem_at(path, suffix=dot + suffix, name=name))
    return names


TOO_LARGE = ProblemKind(
    code="too-large",
    message="the file is too large: {reason}",
    hint="{fix}",
    meaning="A file is looked at before it is read. One that is larger than any of its "
    "kind, or than there is memory to read it, is left alone; what is in the other files "
    "counts.",
)


def read_contents(folder: Path, names: Iterable[str], problems: list[Problem]) -> dict[str, bytes]:
    """What is in the files, by name; those that cannot be read are reported."""
    contents = {}
    for name in names:
        path = folder / name
        try:
            contents[name] = read_bytes(path, FILE_KINDS.get(name, YAML))
        except TooLarge as error:
            problems.append(TOO_LARGE.problem_at(str(path), reason=error.reason, fix=error.hint))
        except OSError as error:
            reason = error.strerror or str(error)
            problems.append(UNREADABLE.problem_at(str(path), reason=reason))
    return contents


def read_within_memory(
    read: Callable[[], _Read], report: Report, kind: FileKind = YAML
) -> _Read | None:
    """What ``read`` gives; None where there is not enough memory, which alone is then reported.

    The other files are read all the same. A small one can take much: a list of nothing but
    empty recommendations has a problem or two for each of its signs.
    """
    try:
        return read()
    except MemoryError:
        # As long as the error is being handled, what was read until then is held by it, and
        # there is no memory for anything.
        reason = "there is not enough memory to read it"
    report.problems.clear()
    report(TOO_LARGE, reason=reason, fix=kind.remedy)
    return None


def digest_contents(contents: Mapping[str, bytes]) -> str:
    """The SHA-256 over each file's name, length and content."""
    from hashlib import sha256

    total = sha256()
    for name, data in contents.items():
        # A name need not be UTF-8.
        total.update(os.fsencode(name) + f"\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
