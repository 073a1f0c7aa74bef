"""Finds the text that a paper was coded from.

The texts are not part of a corpus: most may not be passed on. They lie in a folder of
their own, under the names that the papers give in ``source.file``, or under any name
where a paper gives the SHA-256 of its text in ``source.sha256``.
"""

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

from policy_compare.errors import CallError
from policy_compare.files.names import absolute_path
from policy_compare.files.reading import PAPER_TEXT, read_bytes
from policy_compare.model import Paper
from policy_compare.texts.formats import DOCUMENT_FORMATS

#: The variable that names the folder of the texts where no option does.
VARIABLE = "POLICY_COMPARE_SOURCES"


def find_sources_folder(
    folder: Path | None, corpus: Path, environment: Mapping[str, str]
) -> Path | None:
    """The folder of the texts: ``folder``, else the variable's, else ``sources`` by the corpus.

    That is a folder beside the corpus's, or else one in it. None where there is none.

    Raises:
        CallError: the folder that was asked for is not there.
    """
    named = folder or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if named is not None:
        # Not Path.is_dir(): it fails where a folder above may not be searched.
        if not os.path.isdir(named):  # noqa: PTH112
            option = "--sources" if folder else VARIABLE
            raise CallError(
                f"there is no folder {named}", f"{option} names the folder of the texts"
            )
        return named
    # Not resolve(): beside a folder that is a link is where the link stands.
    path = absolute_path(corpus)
    for sources in (path.parent / "sources", path / "sources"):
        if os.path.isdir(sources):  # noqa: PTH112
            return sources
    return None


class SourceTexts:
    """The papers' texts in a folder, each by its name or by what it holds.

    One lasts for one run: it remembers the digests, so that no file is hashed twice.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[Path, str] = {}
        self._unhashed: Iterator[Path] | None = None

    def path(self, paper: Paper) -> Path | None:
        """The file of the paper's text, or None where it is not in the folder.

        A file under the text's name comes first, unless it is another edition than the one
        that was coded and a file that is this edition lies beside it, whatever its name. A
        paper that names no file has one that is called after its id. What a paper says
        cannot lead out of the folder; a link in the folder may, since its owner made it.
        """
        digest = paper.source.sha256.casefold() if paper.source else ""
        named = self._path_by_name(paper)
        if not digest or (named is not None and self._digest(named) == digest):
            return named
        return self._path_by_digest(digest) or named

    def _path_by_name(self, paper: Paper) -> Path | None:
        """The file that has the name of the paper's text."""
        if paper.source and paper.source.file:
            name = paper.source.file
            path = self.folder / name
            return path if _stays_below(name) and os.path.exists(path) else None  # noqa: PTH110
        suffixes = (suffix for format in DOCUMENT_FORMATS for suffix in format.suffixes)
        paths = (self.folder / f"{paper.id}{suffix}" for suffix in suffixes)
        return next((path for path in paths if os.path.isfile(path)), None)  # noqa: PTH113

    def _path_by_digest(self, digest: str) -> Path | None:
        """The first file of the folder that has the digest, hashing no more than it takes."""
        for path, known_digest in self._digests.items():
            if known_digest == digest and path.parent == self.folder:
                return path
        if self._unhashed is None:
            self._unhashed = iter(self._entries())
        for path in self._unhashed:
            if self._digest(path) == digest:
                return path
        return None

    def _entries(self) -> list[Path]:
        """What is in the folder itself, by name."""
        try:
            return sorted(self.folder.iterdir())
        except OSError:
            return []

    def _digest(self, path: Path) -> str:
        """The file's SHA-256, or an empty text where it cannot be the text of a paper."""
        if path not in self._digests:
            self._digests[path] = _digest_of(path)
        return self._digests[path]


def _digest_of(path: Path) -> str:
    try:
        return sha256(read_bytes(path, PAPER_TEXT)).hexdigest()
    except OSError:
        return ""


def _stays_below(name: str) -> bool:
    """Whether the name stays below the folder it is looked up in, on any system."""
    paths = (PurePosixPath(name), PureWindowsPath(name))
    return not any(path.is_absolute() or path.anchor or ".." in path.parts for path in paths)
