"""Reads a corpus from its folder: every problem at once, or the corpus.

``read`` tells what it found; ``load`` wants a corpus that can be trusted and stops
otherwise.
"""

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from policy_compare.corpus.form.codebook_checks import CORPUS_CHECKS, WrittenCodebook
from policy_compare.corpus.form.known_names import ANY_NAME, KnownNames, names_in_nodes
from policy_compare.corpus.form.paper_form import paper_form
from policy_compare.corpus.form.records import build_codebook, build_paper
from policy_compare.corpus.form.text_patterns import BAD_ID, is_id
from policy_compare.corpus.yaml.nodes import EMPTY_FILE, read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CorpusError
from policy_compare.files.names import is_device_name
from policy_compare.files.reading import CSV, YAML, Form, TooLarge, content
from policy_compare.model import Codebook, Corpus, Paper
from policy_compare.names import fold_name
from policy_compare.problems import Problem, ProblemKind, has_errors

if TYPE_CHECKING:
    from policy_compare.corpus.tables.sheet import Sheet

CODEBOOK = "codebook.yaml"
#: The table that may hold papers instead of files of their own.
TABLE = "papers.csv"
_SUFFIX = ".yaml"

#: From how many bytes on a corpus is kept in the cache: a smaller one is read as fast.
_LARGE = 300_000


class CorpusReading(NamedTuple):
    """What a folder was found to hold.

    ``corpus`` holds the papers that could be read without errors and names the others, which
    are left out of every answer. It is None where there is none, or where the codebook has
    errors, without which nothing can be read. ``contents`` is what was in the files, by name:
    who changes a file compares it with what the file holds by then.
    """

    folder: Path
    corpus: Corpus | None
    problems: tuple[Problem, ...]
    contents: Mapping[str, bytes] = {}


def load_corpus(folder: Path, *, digest: bool = False, cached: bool = False) -> Corpus:
    """The corpus in ``folder``, without papers that have errors.

    With ``cached``, a large corpus without errors is taken from the cache where its files
    are as they were, and put there otherwise.

    Raises:
        CorpusError: nothing of it can be read; the exception holds all its problems.
    """
    with _no_collection():
        found = _read(folder, digest, cached)
    if found.corpus is None:
        raise CorpusError(str(folder), found.problems)
    return found.corpus


def load_corpus_and_contents(folder: Path) -> tuple[Corpus, Mapping[str, bytes]]:
    """The corpus in ``folder`` as ``load`` gives it, and what was in its files, by name.

    Raises:
        CorpusError: nothing of it can be read; the exception holds all its problems.
    """
    found = read_corpus(folder)
    if found.corpus is None:
        raise CorpusError(str(folder), found.problems)
    return found.corpus, found.contents


def load_codebook(folder: Path) -> Codebook:
    """Only the codebook in ``folder``, whatever state its papers are in.

    Raises:
        CorpusError: it is not there or has errors; the exception holds them.
    """
    report = Report(str(folder / CODEBOOK))
    data = _contents(folder, [CODEBOOK], report.problems).get(CODEBOOK)
    root = read_yaml(data, report) if data is not None else None
    book = build_codebook(root, names_in_nodes(root), report) if root is not None else Codebook()
    if has_errors(report.problems):
        raise CorpusError(str(folder), report.problems)
    return book


def paper_ids_in_table(folder: Path) -> frozenset[str]:
    """The ids of the papers that the corpus's table has rows of, whatever else is in it."""
    from policy_compare.corpus.tables.sheet import read_csv

    report = Report(str(folder / TABLE))
    data = _contents(folder, [TABLE], []).get(TABLE)
    sheet = read_csv(data, report) if data is not None else None
    if sheet is None or "paper" not in sheet.header:
        return frozenset()
    place = sheet.header.index("paper")
    return frozenset(str(row.cells[place]) for row in sheet.rows)


def read_corpus(folder: Path, *, digest: bool = False) -> CorpusReading:
    """Read and check every file in ``folder``; the digest only where it is asked for."""
    with _no_collection():
        return _read(folder, digest, cached=False)


def _read(folder: Path, digest: bool, cached: bool) -> CorpusReading:
    """What the folder holds; of what comes from the cache, nobody asks for the warnings."""
    whole = Report(str(folder))
    names = _files(folder, whole)
    contents = _contents(folder, names, whole.problems)
    if whole.problems and not names:
        return CorpusReading(folder, None, tuple(whole.problems))
    size = sum(map(len, contents.values()))
    large = cached and not whole.problems and size >= _LARGE
    total = _digest(contents) if digest or large else ""
    if large:
        # Imported here because most corpora are too small for it to be worth while.
        from policy_compare.corpus.cache import entries as cache

        known = cache.load_entry(total, size)
        if known is not None:
            return CorpusReading(folder, known._replace(digest=total if digest else ""), ())
    found = _checked(folder, names, contents, whole)
    if large and found.corpus is not None and not found.corpus.left_out:
        cache.store_entry(total, found.corpus)
    if not digest or found.corpus is None:
        return found
    return found._replace(corpus=found.corpus._replace(digest=total))


NO_CODEBOOK = ProblemKind(
    code="no-codebook",
    message="the folder has no codebook.yaml",
    hint="policy-compare init shows what one looks like",
    meaning="Without a codebook nothing says which topics, propositions and actors there "
    "are, so no paper can be checked or compared.",
)

NO_PAPERS = ProblemKind(
    code="no-papers",
    message="the folder holds no paper",
    hint="add a file such as ali-2023.yaml beside codebook.yaml, or draft one from a "
    "paper's text: policy-compare draft FILE",
    meaning="Every YAML file beside codebook.yaml is a paper; here there is none, so there "
    "is nothing to compare.",
)

UNCHECKED_NAMES = ProblemKind(
    code="unchecked-names",
    severity="warning",
    message="the names in the papers were not checked, since this file cannot be read",
    hint="mend the codebook, and check again",
    meaning="Which topics, propositions, actors and instruments there are stands in the "
    "codebook. Until it can be read, a wrong name in a paper goes unnoticed.",
)


def _checked(
    folder: Path, names: Sequence[str], contents: Mapping[str, bytes], whole: Report
) -> CorpusReading:
    """What the files hold; ``whole`` has the problems of the folder."""
    book_report = Report(str(folder / CODEBOOK))
    root = None
    book = Codebook()
    known = ANY_NAME
    if CODEBOOK in contents:
        with _Memory(book_report) as memory:
            root = read_yaml(contents[CODEBOOK], book_report)
            known = names_in_nodes(root)
            book = build_codebook(root, known, book_report) if root is not None else book
        memory.report_exhausted()
        if root is None:
            book_report(UNCHECKED_NAMES)
    elif CODEBOOK in names:
        book_report(UNCHECKED_NAMES)
    else:
        whole(NO_CODEBOOK)

    read = _Papers(folder, contents, known, book)
    if set(names) <= {CODEBOOK}:
        whole(NO_PAPERS)
    readable = CODEBOOK in contents and not has_errors(book_report.problems)
    problems = [*whole.problems, *book_report.problems, *read.problems]
    finished = not has_errors(problems) and all(
        paper.coded_to_the_end for paper in read.papers.values()
    )
    if root is not None and finished:
        written = WrittenCodebook(book, book_report.file, root)
        problems += chain.from_iterable(check(written, read.papers) for check in CORPUS_CHECKS)
    # A file that the folder shows and nobody could read may be a paper of its own.
    unread = {Path(one.file).name for one in whole.problems if one.file != whole.file}
    papers = {id: paper for id, paper in sorted(read.papers.items()) if id not in read.wrong}
    if not readable or not papers:
        return CorpusReading(folder, None, tuple(problems))
    left_out = tuple(sorted(read.wrong | {name.removesuffix(_SUFFIX) for name in unread}))
    corpus = Corpus(book, papers, left_out=left_out)
    return CorpusReading(folder, corpus, tuple(problems), contents)


DEVICE_NAME = ProblemKind(
    code="device-name",
    severity="warning",
    message="no file can be called {name} on Windows",
    hint="rename it, such as x-{name}",
    meaning="CON, PRN, AUX, NUL, COM1 to COM9 and LPT1 to LPT9 are devices there, in every "
    "folder, in any case and with any suffix. A corpus with such a file cannot be copied "
    "to Windows, and git cannot check it out there. Here it is read as any other.",
)

SAME_NAME = ProblemKind(
    code="same-name",
    message="{name} and {other} have one name",
    hint="rename one of the two",
    meaning="A paper is understood by its id in any case and with blanks, hyphens or "
    "underscores between its words. On Windows and macOS, too, capitals and small letters are "
    "the same, so that of two files only one would be left.",
)

DUPLICATE_PAPER = ProblemKind(
    code="duplicate-paper",
    message="the paper '{given}' has rows here and a file, {file_name}",
    hint="keep one of the two",
    meaning="A paper is coded in one place, or the two would drift apart.",
)


class _Papers:
    """The papers of a folder, from their own files and from the table.

    ``wrong`` are the ids of those that have errors, and the table's name where it has errors
    that belong to none of them. What could be read of them is among ``papers`` all the same.
    """

    def __init__(
        self, folder: Path, contents: Mapping[str, bytes], names: KnownNames, book: Codebook
    ) -> None:
        self.papers: dict[str, Paper] = {}
        self.problems: list[Problem] = []
        self.wrong: set[str] = set()
        form = paper_form(names)
        self._named = {fold_name(CODEBOOK.removesuffix(_SUFFIX)): CODEBOOK}
        for name, data in contents.items():
            if name in (CODEBOOK, TABLE):
                continue
            report = Report(str(folder / name))
            id = name.removesuffix(_SUFFIX)
            if not is_id(id):
                report(BAD_ID, given=id)
            if is_device_name(id):
                report(DEVICE_NAME, name=name)
            if (other := self._named.setdefault(fold_name(id), name)) != name:
                report(SAME_NAME, name=name, other=other)
            paper = None
            with _Memory(report) as memory:
                root = read_yaml(data, report)
                paper = build_paper(id, name, root, form, book, report) if root else None
            memory.report_exhausted()
            self._take(id, paper, report.problems)
        if TABLE in contents:
            self._table(contents, names, book, Report(str(folder / TABLE)))

    def _table(
        self, contents: Mapping[str, bytes], names: KnownNames, book: Codebook, report: Report
    ) -> None:
        # Imported here because most corpora have none.
        from policy_compare.corpus.tables.sheet import read_csv
        from policy_compare.corpus.tables.table_papers import read_table_papers

        sheet: Sheet | None = None
        found: dict[str, tuple[Paper | None, list[Problem]]] = {}
        with _Memory(report, CSV) as memory:
            sheet = read_csv(contents[TABLE], report)
            found = read_table_papers(sheet, TABLE, names, book, report) if sheet else {}
        memory.report_exhausted()
        if sheet and not found and not has_errors(report.problems):
            report(EMPTY_FILE)
        for id, (paper, problems) in found.items():
            if (file := f"{id}{_SUFFIX}") in contents:
                # Which of the two counts could only be guessed, so neither does.
                report(DUPLICATE_PAPER, given=id, file_name=file)
                self.wrong.add(id)
            elif (other := self._named.setdefault(fold_name(id), id)) not in (id, CODEBOOK):
                report(SAME_NAME, name=id, other=other)
                self.wrong.add(id)
            self._take(id, paper, problems)
        self.problems += report.problems
        of_one_paper = (DUPLICATE_PAPER, SAME_NAME)
        if has_errors(one for one in report.problems if one.kind not in of_one_paper):
            # What belongs to no paper may belong to any of them.
            self.wrong.add(TABLE)
            for id in found:
                self.papers.pop(id, None)

    def _take(self, id: str, paper: Paper | None, problems: list[Problem]) -> None:
        if paper is not None:
            self.papers[id] = paper
        if has_errors(problems):
            self.wrong.add(id)
        self.problems += problems


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

OTHER_SUFFIX = ProblemKind(
    code="other-suffix",
    message="a file that ends in {suffix} is not read",
    hint="rename it to {name}",
    meaning="Papers end in .yaml, in small letters. A file that looks like one and is not "
    "read would leave its paper out in silence.",
)


def _files(folder: Path, report: Report) -> list[str]:
    """The names of the corpus's files, sorted; hidden files are none of them."""
    try:
        entries = sorted(entry.name for entry in folder.iterdir() if not entry.is_dir())
    except FileNotFoundError:
        report(NO_FOLDER, name=str(folder))
        return []
    except OSError as error:
        report(UNREADABLE, reason=error.strerror or str(error))
        return []
    names = []
    for name in entries:
        if name.startswith("."):
            continue
        stem, dot, suffix = name.rpartition(".")
        if dot + suffix == _SUFFIX or name == TABLE:
            names.append(name)
        elif name.casefold() == TABLE and TABLE not in entries:
            other = Report(str(folder / name))
            other(OTHER_SUFFIX, suffix=dot + suffix, name=TABLE)
            report.problems += other.problems
        elif dot and suffix.casefold() in ("yaml", "yml"):
            other = Report(str(folder / name))
            other(OTHER_SUFFIX, suffix=dot + suffix, name=stem + _SUFFIX)
            report.problems += other.problems
    return names


TOO_LARGE = ProblemKind(
    code="too-large",
    message="the file is too large: {reason}",
    hint="{fix}",
    meaning="A file is looked at before it is read. One that is larger than any of its "
    "kind, or than there is memory to read it, is left alone; what is in the other files "
    "counts.",
)


def _contents(folder: Path, names: Iterable[str], problems: list[Problem]) -> dict[str, bytes]:
    """What is in the files, by name; those that cannot be read are reported."""
    found = {}
    for name in names:
        path = folder / name
        report = Report(str(path))
        try:
            found[name] = content(path, CSV if name == TABLE else YAML)
        except TooLarge as error:
            report(TOO_LARGE, reason=error.reason, fix=error.hint)
        except OSError as error:
            report(UNREADABLE, reason=error.strerror or str(error))
        problems += report.problems
    return found


class _Memory:
    """Ends the reading of a file that there is not enough memory for; the others are read.

    A small file can take much: a list of nothing but empty recommendations has a problem or
    two for each of its signs.
    """

    def __init__(self, report: Report, form: Form = YAML) -> None:
        self._report = report
        self._form = form
        self._is_exhausted = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> bool:
        # As long as the error is being handled, what was read until then is held by it, and
        # there is no memory for anything: not even for a tuple of these three.
        self._is_exhausted = kind is MemoryError
        return self._is_exhausted

    def report_exhausted(self) -> None:
        """Report that there was not enough memory, if so, in the place of all other problems."""
        if self._is_exhausted:
            self._report.problems.clear()
            reason = "there is not enough memory to read it"
            self._report(TOO_LARGE, reason=reason, fix=self._form.mend)


def _digest(contents: Mapping[str, bytes]) -> str:
    """The SHA-256 over each file's name, length and content."""
    from hashlib import sha256

    total = sha256()
    for name, data in contents.items():
        # A name need not be UTF-8.
        total.update(os.fsencode(name) + f"\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


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
