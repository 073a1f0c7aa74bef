"""The files of a corpus as a session knows them: read, and changed one decision at a time."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from policy_compare.coding.history import BytesChange, CodingState, bytes_change
from policy_compare.corpus.changed_contents import changed_contents
from policy_compare.corpus.codebook_file import first_codebook_error
from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX
from policy_compare.corpus.reader import read_corpus
from policy_compare.errors import CallError, ChangedOutside, CorpusError
from policy_compare.files.reading import YAML, read_bytes
from policy_compare.files.writing import rewrite_files
from policy_compare.model import Corpus


class SessionFiles:
    """What the corpus's files hold, by name: as they were read, and as they were written since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._contents: Mapping[str, bytes] = {}

    def read(self, papers: Sequence[str]) -> tuple[Corpus, bool]:
        """The corpus as it is now, and whether its files are as the session knew them.

        Raises:
            CorpusError: the codebook, one of these papers or all of them have errors.
            CallError: one of these papers is not there.
        """
        reading = read_corpus(self.folder)
        if reading.corpus is None:
            raise CorpusError(str(self.folder), reading.problems)
        if not set(papers).isdisjoint(reading.corpus.left_out):
            files = {str(self.folder / f"{id}{PAPER_SUFFIX}") for id in papers}
            problems = [problem for problem in reading.problems if problem.file in files]
            raise CorpusError(str(self.folder), problems)
        for id in papers:
            if id not in reading.corpus.papers:
                raise CallError(f"there is no paper {id} in {self.folder}", "begin anew without it")
        is_same = self._contents == reading.contents
        self._contents = dict(reading.contents)
        return reading.corpus, is_same

    def change(self, before: CodingState, after: CodingState) -> Mapping[str, BytesChange]:
        """Write what the paper and the codebook now say otherwise, and give what that changed.

        Raises:
            CallError: the codebook would have an error.
            ChangedOutside: a file is not as the session knows it.
            OutputError: a file cannot be written.
        """
        corpora = (Corpus(state.book, {state.paper.id: state.paper}) for state in (before, after))
        contents = changed_contents(next(corpora), self._contents, next(corpora))
        text = contents.get(CODEBOOK, b"").decode()
        if text and (error := first_codebook_error(text)):
            raise CallError(error.message, error.hint)
        changes = {
            name: bytes_change(self._contents[name], data) for name, data in contents.items()
        }
        self._write(contents)
        return changes

    def undo(self, changes: Mapping[str, BytesChange]) -> None:
        """Put back what was there before the changes. Raises as :meth:`change` does."""
        self._write({name: change.undone(self._contents[name]) for name, change in changes.items()})

    def redo(self, changes: Mapping[str, BytesChange]) -> None:
        """Make the changes again. Raises as :meth:`change` does."""
        self._write({name: change.redone(self._contents[name]) for name, change in changes.items()})

    def _write(self, contents: Mapping[str, bytes]) -> None:
        """Put these contents in the files' place, if all is as the session knows it."""
        for name in {*contents, CODEBOOK}:
            # What a decision names stands in the codebook, though it may not be written.
            self._check_unchanged(name)
        rewrite_files(
            {self.folder / name: (self._contents[name], data) for name, data in contents.items()}
        )
        self._contents = {**self._contents, **contents}

    def _check_unchanged(self, name: str) -> None:
        path = self.folder / name
        data = None
        with suppress(OSError):
            data = read_bytes(path, YAML)
        if data != self._contents[name]:
            raise ChangedOutside(path, is_there=data is not None)
