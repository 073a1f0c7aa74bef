"""Opens papers' files and has them read by whichever reader knows their form.

Whatever a path names, the user gets a text or one sentence that says what is wrong and what to
do, and the other texts all the same. So what strangers' programs have made is read in processes
apart, which may fall, hang or take all memory. Short texts are read here: no library is needed
for them, and nothing in them can take long.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from policy_compare.errors import SourceError
from policy_compare.files.reading import PAPER_TEXT
from policy_compare.files.reading_errors import read_file
from policy_compare.model import Paper, Source
from policy_compare.texts.content import read_content
from policy_compare.texts.document import Document, Reading
from policy_compare.texts.format_telling import tell_format
from policy_compare.texts.formats import DocumentFormat, format_of_name, format_of_suffix
from policy_compare.texts.limits import READING_SECONDS
from policy_compare.texts.sources import SourceTexts

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from policy_compare.texts.worker.reader_process import ReaderProcess

#: After so many seconds of waiting for a text it is told again which that is.
_TICK: Final = 0.5

#: The most processes that read at a time: each may take a gigabyte.
_MOST_PROCESSES: Final = 8

#: A text of more bytes is read apart. None of so many takes longer than some seconds.
_SHORT: Final = 64 * 1024


class TextFile(NamedTuple):
    """The file of a paper's text.

    ``called`` is the name that tells the text's form where that of the file does not, and
    ``encoding`` the one that the paper gives.
    """

    path: Path
    called: str = ""
    encoding: str = ""


class DocumentReader:
    """Reads papers' texts, on all processors; no file may take more than ``seconds``.

    It is a context, after which nothing of it goes on. While a text is waited for, ``step`` is
    told again and again which that is, of how many, and its name.
    """

    def __init__(
        self,
        seconds: int = READING_SECONDS,
        step: Callable[[int, int, str], None] = lambda number, total, name: None,
    ) -> None:
        self._seconds = seconds
        self._step = step
        self._threads: ThreadPoolExecutor | None = None
        self._processes: list[ReaderProcess] = []
        self._idle: list[ReaderProcess] = []
        self._lock = Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._lock:
            self._is_closed = True
            for process in self._processes:
                process.kill()
        if self._threads is not None:
            # They wait for processes that are no more.
            self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.close()

    def prepare(self, paths: Iterable[Path]) -> None:
        """Start a process where files of these names are read in one, which takes its time."""
        formats = (format_of_suffix(path.suffix) for path in paths)
        apart = next((format for format in formats if format and not format.is_text), None)
        if apart is not None:
            process = self._take_process()
            process.start(apart.name)
            self._idle.append(process)

    def read(self, file: TextFile) -> Document:
        """The text of the file with its structure.

        Raises:
            SourceError: there is no ordinary, readable file of a size that is read
                (``PAPER_TEXT``), it is in a format that is not read, is damaged or locked, has no
                text or more than any paper has, takes too much time or memory to read or breaks
                its reader; or the reader of its form is not installed.
        """
        (text,) = self.read_each([file])
        if isinstance(text, SourceError):
            raise text
        return text

    def read_each(self, files: Sequence[TextFile]) -> Iterator[Document | SourceError]:
        """The texts of the files, in their order, or why one cannot be read (see ``read``).

        While one is at work with a text, those after it are read, as many as need be.
        """
        from concurrent.futures import ThreadPoolExecutor, wait

        count = _count_of_processes()
        self._threads = self._threads or ThreadPoolExecutor(count)
        begun: deque[tuple[TextFile, Future[Document | SourceError]]] = deque()
        waiting = iter(files)
        for number in range(1, len(files) + 1):
            for file in islice(waiting, 2 * count - len(begun)):
                begun.append((file, self._threads.submit(self._read_or_explain, file)))
            file, future = begun.popleft()
            self._step(number, len(files), file.path.name)
            # Not for good: on some systems nothing, not even Ctrl-C, would come through.
            while not wait([future], _TICK).done:
                self._step(number, len(files), file.path.name)
            yield future.result()

    def read_papers(
        self, papers: Iterable[Paper], texts: SourceTexts
    ) -> Iterator[tuple[Paper, Document | SourceError | None]]:
        """The papers with their texts, or why one cannot be read; None for one that is absent."""
        papers = list(papers)
        files = [_file_of_paper(paper, texts) for paper in papers]
        documents = self.read_each([file for file in files if file is not None])
        for paper, file in zip(papers, files, strict=True):
            yield paper, None if file is None else next(documents)

    def _read_or_explain(self, file: TextFile) -> Document | SourceError:
        try:
            return self._read(file)
        except SourceError as error:
            return error

    def _read(self, file: TextFile) -> Document:
        data = _read_bytes(file.path)
        format, reading = self._read_content(data, file)
        if not reading.blocks:
            raise SourceError(
                f"{file.path} has no text", "it may not have been saved or downloaded whole"
            )
        return Document(
            file.path.name,
            format.name,
            sha256(data).hexdigest(),
            reading.blocks,
            dict(reading.properties),
            reading.pages,
            reading.decoding,
        )

    def _read_content(self, data: bytes, file: TextFile) -> tuple[DocumentFormat, Reading]:
        """What the reader of its format makes of the file's content, here or apart."""
        format = tell_format(data, file.path, file.called)
        name = str(file.path)
        if format.is_text and len(data) <= _SHORT:
            return read_content(data, format, name, file.encoding)
        from policy_compare.texts.worker.protocol import Task

        process = self._take_process()
        try:
            called, reading = process.read(
                Task(format.name, name, file.encoding, self._seconds, data)
            )
        finally:
            self._idle.append(process)
        return format_of_name(called), reading

    def _take_process(self) -> "ReaderProcess":
        """A process that has nothing to read."""
        from policy_compare.texts.worker.reader_process import ReaderProcess

        with self._lock:
            if self._idle:
                return self._idle.pop()
            process = ReaderProcess()
            self._processes.append(process)
            if self._is_closed:
                process.kill()
            return process


def read_document(path: Path, called: str = "", encoding: str = "") -> Document:
    """The text of one file (see :class:`TextFile`), as :meth:`DocumentReader.read` gives it."""
    with DocumentReader() as reader:
        return reader.read(TextFile(path, called, encoding))


def _count_of_processes() -> int:
    """As many as there are processors for this program, but not too many."""
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return min(processors, _MOST_PROCESSES)


def _file_of_paper(paper: Paper, texts: SourceTexts) -> TextFile | None:
    """The file of the paper's text, or None where it is not there."""
    path = texts.path(paper)
    if path is None:
        return None
    source = paper.source or Source()
    return TextFile(path, source.file, source.encoding)


def _read_bytes(path: Path) -> bytes:
    """The file's content, all of it as it was at one time."""
    data = read_file(path, PAPER_TEXT)
    if not data:
        raise SourceError(f"{path} is empty", "it may not have been saved or downloaded whole")
    return data
