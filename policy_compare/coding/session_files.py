"""The files of a corpus as a session knows them: read, and changed one decision at a time."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from policy_compare.coding.history import BytesChange, CodingState, bytes_change
from policy_compare.corpus.codebook_file import first_codebook_error
from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX
from policy_compare.corpus.paper_file import recommendation_values
from policy_compare.corpus.reader import read_corpus
from policy_compare.corpus.yaml.edit import change_values
from policy_compare.corpus.yaml.notation import dismissal_values
from policy_compare.errors import CallError, ChangedOutside, CorpusError
from policy_compare.files.reading import YAML, read_bytes
from policy_compare.files.writing import rewrite_files
from policy_compare.model import Codebook, Corpus, Paper, Recommendation
from policy_compare.statement_table import codebook_values


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
        contents = {}
        if after.paper != before.paper:
            text = self._contents[after.paper.file].decode()
            values = _differing_values(before.paper, after.paper)
            contents[after.paper.file] = change_values(text, *values).encode()
        if after.book != before.book:
            contents[CODEBOOK] = self._codebook_content(before.book, after.book)
        changes = {
            name: bytes_change(self._contents[name], data) for name, data in contents.items()
        }
        self._write(contents)
        return changes

    def _codebook_content(self, before: Codebook, after: Codebook) -> bytes:
        text = self._contents[CODEBOOK].decode()
        changed_text = change_values(text, codebook_values(before), codebook_values(after))
        if error := first_codebook_error(changed_text):
            raise CallError(error.message, error.hint)
        return changed_text.encode()

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


def _differing_values(before: Paper, after: Paper) -> tuple[dict[str, Any], dict[str, Any]]:
    """What two states of a paper say otherwise, with the recommendation on each side of that."""
    shortest = min(len(before.recommendations), len(after.recommendations))
    start = _common_count(before.recommendations, after.recommendations, shortest)
    end = _common_count(before.recommendations[::-1], after.recommendations[::-1], shortest - start)
    first, last = max(0, start - 1), max(0, end - 1)
    values: list[dict[str, Any]] = []
    for paper in (before, after):
        recommendations = paper.recommendations[first : len(paper.recommendations) - last]
        values.append({"recommendations": list(map(recommendation_values, recommendations))})
        if before.dismissed != after.dismissed and paper.dismissed:
            values[-1]["dismissed"] = list(map(dismissal_values, paper.dismissed))
    return values[0], values[1]


def _common_count(
    before: Sequence[Recommendation], after: Sequence[Recommendation], limit: int
) -> int:
    """How many recommendations are the same at the beginning of both, up to ``limit``."""
    pairs = zip(before[:limit], after[:limit], strict=True)
    return next((place for place, (old, new) in enumerate(pairs) if old != new), limit)
