"""Opens what is to be coded on the screen: new documents are drafted, texts are read ahead."""

import os
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from policy_compare.errors import CallError, SourceError

if TYPE_CHECKING:
    from policy_compare.coding.session import Session
    from policy_compare.model import Paper
    from policy_compare.texts.document import Document
    from policy_compare.texts.opening import DocumentReader

#: The variable by which ``textual serve`` says that the screen is shown in a browser.
_DRIVER = "TEXTUAL_DRIVER"


class CodingCall(NamedTuple):
    """What is to be coded: papers by their names and documents by their files, or all papers.

    ``start`` is the recommendation to begin at, ``section`` the only one that is gone through.
    The reading of a text may take so many ``seconds``.
    """

    names: Sequence[str]
    corpus: Path | None
    sources: Path | None
    section: str
    start: str
    coder: str
    seconds: int


def check_screen() -> None:
    """Stop where no coding screen can be shown.

    Raises:
        CallError: nobody sits at a terminal, or the package that draws the screen is missing.
    """
    if find_spec("textual") is None:
        raise CallError(
            "the coding screen needs the package textual, which is not installed",
            "pip install 'policy-compare[code]'",
        )
    # Textual draws on standard error, and each of them may be closed.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    at_terminal = all(stream is not None and stream.isatty() for stream in streams)
    if _DRIVER not in os.environ and not at_terminal:
        raise CallError(
            "code is a program for the terminal, and this is none",
            "call it without a pipe; draft and coverage work anywhere",
        )


class TextsAhead:
    """The texts of papers, each read once, and before it is asked for.

    ``files`` are those that were named, by their papers' ids; others are looked for in ``folder``.
    The reading of one may take so many ``seconds``. It is a context, within which texts are read.
    """

    def __init__(self, files: Mapping[str, Path], folder: Path | None, seconds: int) -> None:
        self._files, self._folder, self._seconds = files, folder, seconds
        self._thread = ThreadPoolExecutor(1)
        self._reader: DocumentReader | None = None
        self._texts: dict[str, Future[Document | SourceError | None]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
        if self._reader:
            self._reader.__exit__(None, None, None)

    def read_ahead(self, papers: "Sequence[Paper]") -> None:
        """Begin to read the texts of these papers, in their order."""
        for paper in papers:
            if paper.id not in self._texts:
                self._texts[paper.id] = self._thread.submit(self._read_now, paper)

    def read(self, paper: "Paper") -> "Document | SourceError | None":
        """The paper's text, why it cannot be read, or None where it is not at hand."""
        self.read_ahead([paper])
        return self._texts[paper.id].result()

    def _read_now(self, paper: "Paper") -> "Document | SourceError | None":
        from policy_compare.texts.opening import DocumentReader, TextFile
        from policy_compare.texts.sources import SourceTexts

        # Loaded here, so that the screen is there before.
        self._reader = self._reader or DocumentReader(self._seconds)
        if paper.id in self._files:
            (document,) = self._reader.read_each([TextFile(self._files[paper.id])])
            return document
        if self._folder is None:
            return None
        ((_, text),) = self._reader.read_papers([paper], SourceTexts(self._folder))
        return text


@contextmanager
def prepare_coding(call: CodingCall) -> "Iterator[Callable[[], Session]]":
    """Draft the documents that are new, and give what opens the session; texts are read within.

    At the end it is said how far the coding is, and how to go on.

    Raises:
        PolicyCompareError: there is no corpus, or a document cannot be drafted.
    """
    from policy_compare.cli.messages import say
    from policy_compare.cli.paper_texts import texts_folder

    folder, names, files = _draft_documents(call)
    opened: list[Session] = []

    def open_session() -> "Session":
        opened.append(_open_session(call, folder, names, texts))
        return opened[0]

    with TextsAhead(files, texts_folder(call.sources, folder), call.seconds) as texts:
        yield open_session
    for session in opened:
        say(_how_to_go_on(call, session, files))


def _how_to_go_on(call: CodingCall, session: "Session", files: Mapping[str, Path]) -> str:
    """How far the coding is, with the command that goes on with it."""
    from policy_compare.cli.next_steps import options_to_go_on, quote_path

    counts = session.paper_progress.values()
    coded, left = (sum(numbers) for numbers in zip(*counts, strict=True))
    papers = [session.corpus.papers[id] for id in session.papers if id in files]
    named = call.corpus is not None
    options = options_to_go_on(session.folder, files, papers, is_named=named)
    if call.sources is not None:
        options += f" --sources {quote_path(call.sources)}"
    coder = f" --coder {shlex.quote(call.coder)}" if call.coder else ""
    return f"{coded} of {coded + left} coded; go on with: policy-compare code{options}{coder}"


def _draft_documents(call: CodingCall) -> tuple[Path, list[str], dict[str, Path]]:
    """The corpus's folder, the names of papers, and by their ids the documents that were named.

    Of a document that has no paper in the corpus yet one is drafted.
    """
    from policy_compare.cli.corpus_opening import open_corpus_folder
    from policy_compare.cli.draft_target import find_target, read_codebook, texts_by_id

    files = [Path(name) for name in call.names if _is_document(name)]
    if not files:
        return open_corpus_folder(call.corpus), list(call.names), {}
    from policy_compare.cli.described_papers import find_papers_of_texts
    from policy_compare.cli.draft_writing import write_drafts
    from policy_compare.corpus.tables.new_ids import make_file_id

    target = find_target(call.corpus, None, force=False)
    ids = {make_file_id(file.stem): file for file in files}
    if target.folder.is_dir():
        coded = find_papers_of_texts(target.folder, files)
        ids = {coded.get(file, id): file for id, file in ids.items()}
    new = [
        file
        for id, file in ids.items()
        if id in target.described or not os.path.lexists(target.path(id))
    ]
    texts, errors = texts_by_id(new, None, target)
    if not errors and texts:
        book = read_codebook(target.folder)
        written = write_drafts(texts, book, target, call.seconds, all=False)
        errors = [*written.errors]
        new_ids = {file: id for id, file in written.texts.items()}
        ids = {new_ids.get(file, id): file for id, file in ids.items()}
    if errors:
        raise errors[0]
    by_name = {str(file): id for id, file in ids.items()}
    return target.folder, [by_name.get(str(Path(name)), name) for name in call.names], ids


def _is_document(name: str) -> bool:
    """Whether a name is that of a file, and not of a paper."""
    from policy_compare.texts.formats import format_of_suffix

    path = Path(name)
    return path.is_file() or bool(path.suffix and format_of_suffix(path.suffix))


def _open_session(
    call: CodingCall, folder: Path, names: Sequence[str], texts: TextsAhead
) -> "Session":
    """The session over the papers of these names, at the recommendation that was asked for."""
    from policy_compare.coding.session import open_session
    from policy_compare.corpus.reader import load_corpus
    from policy_compare.corpus_names import CorpusNames

    papers: list[str] = []
    start = ""
    if names or call.start:
        corpus = load_corpus(folder)
        corpus_names = CorpusNames(corpus)
        # What has errors goes by its file's name alone; the session tells of these.
        papers = [
            name if name in corpus.left_out else corpus_names.resolve_name("paper", name)
            for name in names
        ]
        start = corpus_names.resolve_name("recommendation", call.start) if call.start else ""
    session = open_session(
        folder, texts.read, papers=papers, section=call.section, coder=call.coder
    )
    if start:
        _begin_at(session, start)
    texts.read_ahead([session.corpus.papers[id] for id in session.papers])
    return session


def _begin_at(session: "Session", start: str) -> None:
    """Take in hand the recommendation that is cited so.

    Raises:
        CallError: it is not among those that are gone through.
    """
    paper, _, id = start.partition("/")
    if paper in session.papers:
        session.go_to_paper(paper)
        for number, item in enumerate(session.items):
            if item.recommendation and item.recommendation.id == id:
                session.go_to(number)
                return
    raise CallError(
        f"{start} is not in what is gone through", "name its paper, and another --section or none"
    )
