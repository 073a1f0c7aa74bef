"""Opens a corpus to change its coding, and tells what that makes of its files."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from policy_compare.corpus.reader import CorpusReading
from policy_compare.corpus.yaml.edit import EditMistake
from policy_compare.errors import CallError, CorpusError
from policy_compare.model import Codebook, Corpus
from policy_compare.problems import has_errors
from policy_compare.recoding.name_places import NamePlace, read_name_places


class Recoding(NamedTuple):
    """What a change of the coding makes of a folder's files, and ``lines`` that say what it does.

    ``book`` is the codebook then, ``changes`` are what each file holds before and after, None where
    there is none, and ``models`` the old paths of files by their new ones.
    """

    folder: Path
    book: Codebook
    changes: Mapping[Path, tuple[bytes | None, bytes | None]]
    models: Mapping[Path, Path]
    lines: tuple[str, ...]


def read_sound_corpus(
    folder: Path, kind: str
) -> tuple[CorpusReading, Corpus, Collection[NamePlace]]:
    """The corpus in the folder, and every place that names a thing of the kind.

    Raises:
        CorpusError: it has errors. What was not read may name the thing, too.
    """
    reading, places = read_name_places(folder, kind)
    if reading.corpus is None or has_errors(reading.problems):
        errors = [problem for problem in reading.problems if problem.severity == "error"]
        raise CorpusError(str(folder), errors)
    return reading, reading.corpus, places


def finish_recoding(
    reading: CorpusReading,
    contents: Mapping[str, bytes],
    kind: str,
    gone: Collection[str],
    models: Mapping[str, str] = {},
    lines: Collection[str] = (),
) -> Recoding:
    """The change to files with these contents, in which nothing names the ids that are ``gone``.

    Raises:
        CallError: there would be an error in them.
    """
    folder = reading.folder
    after, places = read_name_places(folder, kind, contents)
    for problem in after.problems:
        if problem.severity == "error":
            raise CallError(f"nothing was written: {problem.message}", problem.hint)
    if after.corpus is None or any(place.name in gone for place in places):
        raise EditMistake(f"something is still called as one of {gone}")
    changes = {
        folder / name: (reading.contents.get(name), contents.get(name))
        for name in {**contents, **reading.contents}
        if reading.contents.get(name) != contents.get(name)
    }
    paths = {folder / name: folder / old_name for name, old_name in models.items()}
    return Recoding(folder, after.corpus.codebook, changes, paths, tuple(lines))
