"""Finds the text that a paper was coded from.

The texts are not part of a corpus: most may not be passed on. They lie in a folder of
their own, under the names that the papers give in ``source.file``, or under any name
where a paper gives the SHA-256 of its text in ``source.sha256``.
"""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from unicodedata import normalize

from policy_compare.errors import CallError
from policy_compare.files.names import absolute_path
from policy_compare.files.reading import PAPER_TEXT, read_bytes
from policy_compare.files.reading_errors import shorten_path
from policy_compare.model import Paper
from policy_compare.texts.formats import DOCUMENT_FORMATS

#: The variable that names the folder of the texts where no option does.
VARIABLE = "POLICY_COMPARE_SOURCES"

#: The longest name that a file can have, in bytes.
_LONGEST_NAME = 255

#: What keeps a name from being there, other than that it cannot be looked up.
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL)


def find_sources_folder(
    folder: Path | None, corpus: Path, environment: Mapping[str, str]
) -> Path | None:
    """The folder of the texts: ``folder``, else the variable's, else ``sources`` by the corpus.

    That is a folder beside the corpus's, or else one in it. None where there is none.

    Raises:
        CallError: the folder that was asked for is not there, or may not be looked into.
    """
    named = folder or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if named is not None:
        _check_folder(named, "--sources" if folder else VARIABLE)
        return named
    # Not resolve(): beside a folder that is a link is where the link stands.
    path = absolute_path(corpus)
    for sources in (path.parent / "sources", path / "sources"):
        if os.path.isdir(sources):  # noqa: PTH112
            return sources
    return None


def _check_folder(folder: Path, option: str) -> None:
    """Stop where there is no such folder, or none that may be looked into."""
    # Not Path.is_dir(): it fails where a folder above may not be searched.
    if not os.path.isdir(folder):  # noqa: PTH112
        raise CallError(
            f"there is no folder {shorten_path(folder)}", f"{option} names the folder of the texts"
        )
    if not os.access(folder, os.X_OK):
        raise CallError(
            f"the folder {folder} may not be looked into", "its owner can give the permission"
        )


class SourceTexts:
    """The papers' texts in a folder, each by its name or by what it holds.

    One lasts for one run: it remembers the digests, so that no file is hashed twice, and the
    folders in which it has looked for another spelling of a name.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._composed_names: dict[Path, dict[str, Path]] = {}
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
            if reason_of_name(name):
                return None
            path = self._path_called(name)
            return path if _file_mode(path) else None
        suffixes = (suffix for format in DOCUMENT_FORMATS for suffix in format.suffixes)
        paths = (self._path_called(f"{paper.id}{suffix}") for suffix in suffixes)
        return next((path for path in paths if stat.S_ISREG(_file_mode(path))), None)

    def _path_called(self, name: str) -> Path:
        """Where a file of that name would be, or is under the same name in another spelling.

        A letter and its accent may be one character, as most systems write them, or two, as in
        names from a Mac.
        """
        path = self.folder / name
        if name.isascii() or _file_mode(path):
            return path
        path = self.folder
        for part in PurePosixPath(name).parts:
            folder, path = path, path / part
            if not _file_mode(path):
                path = self._paths_by_composed_name(folder).get(normalize("NFC", part), path)
        return path

    def _paths_by_composed_name(self, folder: Path) -> dict[str, Path]:
        """What is in the folder, by its name with each accent in one character with its letter."""
        if folder not in self._composed_names:
            entries = reversed(_entries_of(folder))
            self._composed_names[folder] = {normalize("NFC", path.name): path for path in entries}
        return self._composed_names[folder]

    def _path_by_digest(self, digest: str) -> Path | None:
        """The first file of the folder that has the digest, hashing no more than it takes."""
        for path, known_digest in self._digests.items():
            if known_digest == digest and path.parent == self.folder:
                return path
        if self._unhashed is None:
            self._unhashed = iter(_entries_of(self.folder))
        for path in self._unhashed:
            if self._digest(path) == digest:
                return path
        return None

    def _digest(self, path: Path) -> str:
        """The file's SHA-256, or an empty text where it cannot be the text of a paper."""
        if path not in self._digests:
            self._digests[path] = _digest_of(path)
        return self._digests[path]


def _entries_of(folder: Path) -> list[Path]:
    """What is in the folder itself, by name."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _digest_of(path: Path) -> str:
    try:
        return sha256(read_bytes(path, PAPER_TEXT)).hexdigest()
    except OSError:
        return ""


def reason_of_name(name: str) -> str:
    """Why no text in the folder can have the name, on any system; empty where one can.

    It is the end of a sentence that the name begins.
    """
    paths = (PurePosixPath(name), PureWindowsPath(name))
    if any(path.is_absolute() or path.anchor or ".." in path.parts for path in paths):
        return "leads out of the folder"
    if any(
        len(part.encode("utf-8", "surrogatepass")) > _LONGEST_NAME
        for part in PurePosixPath(name).parts
    ):
        return "is longer than any file's name"
    return ""


def _file_mode(path: Path) -> int:
    """What is there, as the system tells it; 0 where nothing is.

    What nobody may look at counts as a file: who opens it will be told what is the matter.
    """
    try:
        return path.stat().st_mode
    except ValueError:
        return 0
    except OSError as error:
        return 0 if error.errno in _ABSENT else stat.S_IFREG
