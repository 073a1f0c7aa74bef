"""Reads a corpus from its folder: every problem at once, or the corpus.

``read_corpus`` tells what it found; ``load_corpus`` wants a corpus that can be trusted and
stops otherwise.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policy_compare.corpus.corpus_files import (
    CODEBOOK,
    PAPER_SUFFIX,
    TABLE,
    digest_contents,
    has_columns,
    list_corpus_files,
    read_contents,
    read_within_memory,
)
from policy_compare.corpus.corpus_papers import CorpusPapers
from policy_compare.corpus.form.codebook_checks import CORPUS_CHECKS, WrittenCodebook
from policy_compare.corpus.form.known_names import ANY_NAME, KnownNames, names_in_nodes
from policy_compare.corpus.form.records import build_codebook
from policy_compare.corpus.yaml.nodes import Node, read_yaml
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError, CorpusError
from policy_compare.model import Codebook, Corpus
from policy_compare.names import sort_key
from policy_compare.problems import Problem, ProblemKind, has_errors

if TYPE_CHECKING:
    from policy_compare.corpus.kept_columns import KeptColumns

#: From how many bytes on a corpus is kept in the cache: a smaller one is read as fast.
_LARGE = 300_000


#: What tells the names that a codebook's node lists.
NameFinder = Callable[[Node], KnownNames]


class CorpusReading(NamedTuple):
    """What a folder was found to hold.

    ``corpus`` holds the papers that could be read without errors and names the others, which
    are left out of every answer. It is None where there is none, or where the codebook has
    errors, without which nothing can be read. ``contents`` is what was in the files, by name:
    who changes a file compares it with what the file holds by then. So many statements stand
    ``in_columns`` besides. What is ``kept`` in columns stands in the place of a corpus.
    """

    folder: Path
    corpus: Corpus | None
    problems: tuple[Problem, ...]
    contents: Mapping[str, bytes] = {}
    in_columns: int = 0
    kept: "KeptColumns | None" = None


def load_corpus(folder: Path, *, digest: bool = False, cached: bool = False) -> Corpus:
    """The corpus in ``folder``, without papers that have errors.

    With ``cached``, a large corpus without errors is taken from the cache where its files
    are as they were, and put there otherwise.

    Raises:
        CorpusError: nothing of it can be read; the exception holds all its problems.
        CallError: it has columns as well, see ``column_corpus``.
    """
    with without_garbage_collection():
        return _corpus_read(_read_folder(folder, digest, cached))


def load_corpus_or_columns(folder: Path) -> "Corpus | KeptColumns":
    """The corpus in ``folder`` as ``load_corpus`` gives it; or what the cache has in columns.

    Raises:
        CorpusError: nothing of it can be read; the exception holds all its problems.
        CallError: it has columns of its own, see ``column_corpus``.
    """
    with without_garbage_collection():
        reading = _read_folder(folder, digest=False, cached=True, in_columns=True)
    return reading.kept or _corpus_read(reading)


def _corpus_read(reading: CorpusReading) -> Corpus:
    if reading.corpus is None:
        raise CorpusError(str(reading.folder), reading.problems)
    return reading.corpus


def load_corpus_and_contents(folder: Path) -> tuple[Corpus, Mapping[str, bytes]]:
    """The corpus in ``folder`` as ``load_corpus`` gives it, and what was in its files, by name.

    Raises:
        CorpusError: nothing of it can be read; the exception holds all its problems.
        CallError: it has columns as well, see ``column_corpus``.
    """
    reading = read_corpus(folder)
    return _corpus_read(reading), reading.contents


def load_codebook(folder: Path) -> Codebook:
    """Only the codebook in ``folder``, whatever state its papers are in.

    Raises:
        CorpusError: it is not there or has errors; the exception holds them.
    """
    report = Report(str(folder / CODEBOOK))
    contents = read_contents(folder, [CODEBOOK], report.problems)
    _, _, book = _read_codebook(contents, report)
    if has_errors(report.problems):
        raise CorpusError(str(folder), report.problems)
    return book


def paper_ids_in_table(folder: Path) -> frozenset[str]:
    """The ids of the papers that the corpus's table has rows of, whatever else is in it."""
    from policy_compare.corpus.tables.csv_sheet import read_csv

    report = Report(str(folder / TABLE))
    data = read_contents(folder, [TABLE], []).get(TABLE)
    sheet = read_csv(data, report) if data is not None else None
    if sheet is None or "paper" not in sheet.header:
        return frozenset()
    place = sheet.header.index("paper")
    return frozenset(str(row.cells[place]) for row in sheet.rows)


def list_and_read(
    folder: Path, report: Report, *, beside_columns: bool = False
) -> tuple[list[str], dict[str, bytes]]:
    """The names of the folder's files, and what is in those that can be read.

    Raises:
        CallError: there are positions in columns as well, and not only what is beside them was
            asked for: who asks for a whole corpus would take it for one.
    """
    if not beside_columns and has_columns(folder):
        raise CallError(
            f"the positions in {folder} stand in columns, which this does not read",
            "commands that compare do: policy-compare guide large",
        )
    names = list_corpus_files(folder, report)
    return names, read_contents(folder, names, report.problems)


def read_corpus(folder: Path, *, digest: bool = False) -> CorpusReading:
    """Read and check every file in ``folder``; the digest only where it is asked for.

    Raises:
        CallError: it has columns as well, see ``column_corpus``.
    """
    with without_garbage_collection():
        return _read_folder(folder, digest, cached=False)


def read_as_corpus(
    folder: Path,
    contents: Mapping[str, bytes],
    find_names: NameFinder = names_in_nodes,
    report: Report | None = None,
) -> CorpusReading:
    """Read and check what ``folder`` would hold, of which the ``report`` knows problems already."""
    report = report or Report(str(folder))
    with without_garbage_collection():
        return _read_files(folder, list(contents), contents, report, find_names)


def read_beside_columns(
    folder: Path, list_propositions: Callable[[], Iterable[str]]
) -> CorpusReading:
    """What the files say of a corpus that has columns as well; there need not be a paper in them.

    Where there is one, it may name the propositions that another file lists.
    """
    report = Report(str(folder))
    names, contents = list_and_read(folder, report, beside_columns=True)

    def find_names(root: Node) -> KnownNames:
        known = names_in_nodes(root)
        ids = known.ids["proposition"]
        if names == [CODEBOOK]:
            ids = None
        elif ids is not None:
            ids = {**ids, **{id: id for id in list_propositions()}}
        return known._replace(ids={**known.ids, "proposition": ids})

    with without_garbage_collection():
        return _read_files(folder, names, contents, report, find_names)


def read_single_file(name: str, content: bytes) -> Corpus:
    """What the file of a corpus says that can be read without any other, without a check."""
    contents = {name: content}
    book = _read_codebook(contents, Report(name))[2]
    return Corpus(book, CorpusPapers(Path(), contents, ANY_NAME, Codebook()).papers)


def _read_folder(
    folder: Path, digest: bool, cached: bool, *, in_columns: bool = False
) -> CorpusReading:
    """What the folder holds; of what comes from the cache, nobody asks for the warnings."""
    report = Report(str(folder))
    names, contents = list_and_read(folder, report)
    if report.problems and not names:
        return CorpusReading(folder, None, tuple(report.problems))
    size = sum(map(len, contents.values()))
    if not (cached and not report.problems and size >= _LARGE):
        reading = _read_files(folder, names, contents, report)
        own_digest = digest_contents(contents) if digest else ""
        return reading._replace(
            corpus=reading.corpus and reading.corpus._replace(digest=own_digest)
        )
    # Imported here because most corpora are too small for it to be worth while.
    from policy_compare.corpus import kept_columns
    from policy_compare.corpus.cache import entries

    contents_digest = digest_contents(contents)
    in_columns = in_columns and kept_columns.can_use_columns()
    kept = kept_columns.load_columns(contents_digest, size) if in_columns else True
    if not isinstance(kept, bool):
        return CorpusReading(folder, None, (), kept=kept)
    corpus = entries.load_entry(contents_digest, size)
    reading = CorpusReading(folder, corpus, ())
    if corpus is None:
        reading = _read_files(folder, names, contents, report)
        corpus = reading.corpus
        if corpus is None:
            return reading
        if not corpus.left_out:
            entries.store_entry(contents_digest, corpus)
    if not (kept or corpus.left_out):
        kept_columns.store_columns(contents_digest, corpus)
    return reading._replace(corpus=corpus._replace(digest=contents_digest if digest else ""))


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


def _read_files(
    folder: Path,
    names: Sequence[str],
    contents: Mapping[str, bytes],
    report: Report,
    find_names: NameFinder = names_in_nodes,
) -> CorpusReading:
    """What the files hold; ``report`` has the problems of the folder."""
    alone = not has_columns(folder)
    book_report = Report(str(folder / CODEBOOK))
    if CODEBOOK not in names:
        report(NO_CODEBOOK)
    root, known_names, book = _read_codebook(contents, book_report, find_names)
    if CODEBOOK in names and root is None:
        book_report(UNCHECKED_NAMES)
    papers = CorpusPapers(folder, contents, known_names, book)
    if alone and set(names) <= {CODEBOOK}:
        report(NO_PAPERS)
    problems = [*report.problems, *book_report.problems, *papers.problems]
    if alone and root is not None and not has_errors(problems):
        written = WrittenCodebook(book, book_report.file, root)
        problems += chain.from_iterable(check(written, papers.papers) for check in CORPUS_CHECKS)
    right = {
        id: paper
        for id, paper in sorted(papers.papers.items(), key=lambda pair: sort_key(pair[0]))
        if id not in papers.wrong
    }
    if CODEBOOK not in contents or has_errors(book_report.problems) or (alone and not right):
        return CorpusReading(folder, None, tuple(problems))
    # A file that the folder shows and nobody could read may be a paper of its own.
    unread = {Path(problem.file).name for problem in report.problems if problem.file != report.file}
    left_out = sorted(papers.wrong | {name.removesuffix(PAPER_SUFFIX) for name in unread})
    corpus = Corpus(book, right, left_out=tuple(left_out))
    return CorpusReading(folder, corpus, tuple(problems), contents)


UNCHECKED_NAMES = ProblemKind(
    code="unchecked-names",
    severity="warning",
    message="the names in the papers were not checked, since this file cannot be read",
    hint="mend the codebook, and check again",
    meaning="Which topics, propositions, actors and instruments there are stands in the "
    "codebook. Until it can be read, a wrong name in a paper goes unnoticed.",
)


def _read_codebook(
    contents: Mapping[str, bytes], report: Report, find_names: NameFinder = names_in_nodes
) -> tuple[Node | None, KnownNames, Codebook]:
    """The codebook's node, if it can be read, the names in it, and what could be read of it."""

    def read_nodes() -> tuple[Node, KnownNames, Codebook] | None:
        root = read_yaml(contents[CODEBOOK], report)
        if root is None:
            return None
        names = find_names(root)
        return root, names, build_codebook(root, names, report)

    codebook = read_within_memory(read_nodes, report) if CODEBOOK in contents else None
    return codebook or (None, ANY_NAME, Codebook())


@contextmanager
def without_garbage_collection() -> Iterator[None]:
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
