"""Reads a corpus from its folder: every problem at once, or the corpus.

``read`` tells what it found; ``load`` wants a corpus that can be trusted and stops
otherwise.
"""

import errno
import gc
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from policy_compare.corpus import checks
from policy_compare.corpus.compose import Node, compose
from policy_compare.corpus.form import ANY, UNFINISHED, Names, codebook_form, names_of, paper_form
from policy_compare.corpus.kinds import Record, is_id
from policy_compare.corpus.report import Report
from policy_compare.errors import CorpusError
from policy_compare.model import (
    Actor,
    Codebook,
    Corpus,
    Instrument,
    Paper,
    Proposition,
    Recommendation,
    Tension,
    Topic,
)
from policy_compare.problems import Problem, has_errors

CODEBOOK = "codebook.yaml"
_SUFFIX = ".yaml"


class Found(NamedTuple):
    """What a folder was found to hold. ``corpus`` is None where there are errors.

    Papers that lack nothing but stances or recommendations are no part of the corpus, and
    what they lack is among the problems. ``whole`` is the corpus with them, for what needs
    no stances; it is None where there are other errors.
    """

    folder: Path
    corpus: Corpus | None
    problems: tuple[Problem, ...]
    whole: Corpus | None = None

    @property
    def unfinished(self) -> tuple[Paper, ...]:
        """The papers that lack nothing but stances or recommendations."""
        held = self.corpus.papers if self.corpus else {}
        papers = self.whole.papers if self.whole else {}
        return tuple(paper for id, paper in papers.items() if id not in held)


def load(folder: Path, *, digest: bool = False) -> Corpus:
    """The corpus in ``folder``, without papers that are still to be coded.

    Raises:
        CorpusError: it has errors; the exception holds all its problems.
    """
    found = read(folder, digest=digest)
    if found.corpus is None:
        raise CorpusError(str(folder), found.problems)
    return found.corpus


def load_codebook(folder: Path) -> Codebook:
    """Only the codebook in ``folder``, whatever state its papers are in.

    Raises:
        CorpusError: it is not there or has errors; the exception holds them.
    """
    report = Report(str(folder / CODEBOOK))
    contents = _Contents(folder, report.problems, digest=False)
    data = contents.read(CODEBOOK)
    root = compose(data, report) if data is not None else None
    book = _codebook(root, names_of(root), report) if root is not None else Codebook()
    if has_errors(report.problems):
        raise CorpusError(str(folder), report.problems)
    return book


def read(folder: Path, *, digest: bool = False) -> Found:
    """Read and check every file in ``folder``; the digest only where it is asked for."""
    with _no_collection():
        return _read(folder, digest)


def _read(folder: Path, digest: bool) -> Found:
    whole = Report(str(folder))
    names = _files(folder, whole)
    contents = _Contents(folder, whole.problems, digest)
    if whole.problems and not names:
        return Found(folder, None, tuple(whole.problems))

    book_report = Report(str(folder / CODEBOOK))
    root = None
    book = Codebook()
    known = ANY
    if CODEBOOK in names:
        data = contents.read(CODEBOOK)
        root = compose(data, book_report) if data is not None else None
        known = names_of(root)
        if root is not None:
            book = _codebook(root, known, book_report)
        else:
            book_report("unchecked-names")
    else:
        whole("no-codebook")

    papers: dict[str, Paper] = {}
    finished: dict[str, Paper] = {}
    form = paper_form(known)
    reports = []
    wrong = False
    for name in names:
        if name == CODEBOOK:
            continue
        report = Report(str(folder / name))
        reports.append(report)
        data = contents.read(name)
        paper = _paper(name, data, form, book, report) if data is not None else None
        errors = {one.code for one in report.problems if one.severity == "error"}
        if paper is not None:
            papers[paper.id] = paper
            if not errors:
                finished[paper.id] = paper
        wrong = wrong or bool(errors - UNFINISHED)
    if not reports:
        whole("no-papers")
    problems = [*whole.problems, *book_report.problems]
    wrong = wrong or has_errors(problems)
    for report in reports:
        problems += report.problems
    if root is not None and not has_errors(problems):
        last = Report(book_report.file)
        checks.unused(book, papers, root, last)
        problems += last.problems
    if wrong or not papers:
        return Found(folder, None, tuple(problems))
    corpus = Corpus(book, papers, contents.digest())
    rest = corpus._replace(papers=finished) if finished else None
    return Found(folder, rest, tuple(problems), corpus)


def _files(folder: Path, report: Report) -> list[str]:
    """The names of the corpus's files, sorted; hidden files are none of them."""
    try:
        entries = sorted(entry.name for entry in folder.iterdir() if not entry.is_dir())
    except FileNotFoundError:
        report("no-folder", name=str(folder))
        return []
    except OSError as error:
        report("unreadable", reason=error.strerror or str(error))
        return []
    names = []
    for name in entries:
        if name.startswith("."):
            continue
        stem, dot, suffix = name.rpartition(".")
        if dot + suffix == _SUFFIX:
            names.append(name)
        elif dot and suffix.casefold() in ("yaml", "yml"):
            other = Report(str(folder / name))
            other("other-suffix", suffix=dot + suffix, name=stem + _SUFFIX)
            report.problems += other.problems
    return names


class _Contents:
    """Reads the files' bytes, and takes their digest on the way where it is wanted."""

    def __init__(self, folder: Path, problems: list[Problem], digest: bool) -> None:
        self._folder = folder
        self._problems = problems
        self._total = None
        if digest:
            # Imported here because only the export prints it.
            from hashlib import sha256

            self._total = sha256()

    def read(self, name: str) -> bytes | None:
        """The file's content, or None once the reason is reported."""
        path = self._folder / name
        try:
            data = _content(path)
        except OSError as error:
            report = Report(str(path))
            report("unreadable", reason=error.strerror or str(error))
            self._problems += report.problems
            return None
        if self._total is not None:
            # A name need not be UTF-8.
            self._total.update(os.fsencode(name) + f"\0{len(data)}\0".encode())
            self._total.update(data)
        return data

    def digest(self) -> str:
        """The SHA-256 over each file's name, length and content, as they were read."""
        return self._total.hexdigest() if self._total is not None else ""


def _content(path: Path) -> bytes:
    """What is in the file, which must be an ordinary one: a pipe or a device has no end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file")
    return path.read_bytes()


def _codebook(root: Node, names: Names, report: Report) -> Codebook:
    """The codebook as far as it could be read; what could not is reported."""
    values = codebook_form(names).read(*root, report, "the codebook")
    if values is None:
        return Codebook()
    made: dict[str, Any] = {
        key: values[key] for key in ("title", "about", "quote_words") if key in values
    }
    for key, record in (("topics", Topic), ("actors", Actor), ("instruments", Instrument)):
        entries = values.get(key, ())
        made[key] = {entry["id"]: record(**{"label": entry["id"], **entry}) for entry in entries}
    made["propositions"] = {
        entry["id"]: Proposition(**entry) for entry in values.get("propositions", ())
    }
    tensions = values.get("tensions", ())
    made["tensions"] = tuple(Tension(**entry) for entry, _ in tensions)
    book = Codebook(**made)
    marks = tuple(mark for _, mark in tensions)
    for check in checks.CODEBOOK_CHECKS:
        check(book, root, marks, report)
    return book


def _paper(name: str, data: bytes, form: Record, book: Codebook, report: Report) -> Paper | None:
    """The paper in one file, or None once the reason is reported."""
    id = name.removesuffix(_SUFFIX)
    if not is_id(id):
        report("bad-id", given=id)
    root = compose(data, report)
    if root is None:
        return None
    checks.duplicate_ids(root, report)
    values = form.read(*root, report, "the file")
    if values is None:
        return None
    coded = values["recommendations"]
    if not coded and not has_errors(report.problems):
        report("no-recommendations", checks.mark_of(root, "recommendations"))
    described = values["paper"]
    direct = {key: described.pop(key) for key in Paper._fields if key in described}
    direct["details"] = {key.replace("_", "-"): text for key, text in described.items()}
    paper = Paper(
        id=id,
        file=name,
        recommendations=tuple(
            Recommendation(paper=id, line=mark.line + 1, **entry) for entry, mark in coded
        ),
        dismissed=values.get("dismissed", ()),
        **direct,
    )
    mark = checks.mark_of(root, "paper")
    if checks.mark_of(root, "paper", "authors") is mark:
        report("no-authors", mark)
    marks = tuple(mark for _, mark in coded)
    for check in checks.PAPER_CHECKS:
        check(paper, marks, book, report)
    return paper


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the cyclic garbage collector back: reading makes many objects, no cycles.

    It would look through all of them again and again, a third of the time of a
    large corpus.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
