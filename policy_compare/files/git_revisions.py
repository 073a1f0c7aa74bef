"""A folder as it stands in revisions of its git repository, read by git's own program.

The repository may be a stranger's, and what is configured in it may name programs. So only
commands are used that read objects, none of which shows differences, runs hooks or asks for a
pager; and git is kept from fetching what is not there, for which it would run another program.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple, cast

from policy_compare.errors import CallError, UnknownName
from policy_compare.files.reading import FileKind, TooLarge, check_rows, check_size
from policy_compare.names import nearest_names

_SETTINGS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
#: What is kept of git's variables: what is about the person, and not about the repository in
#: which a hook of git's may have called this.
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES")
_VARIABLES = {
    "LC_ALL": "C",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
}
_TWO_FOLDERS = "or compare two folders: policy-compare diff FOLDER FOLDER"

#: A file that is too large is passed over in pieces of so many bytes.
_PIECE = 1024 * 1024

#: Reads what ``COMMIT:PATH`` leads to: its id and its content, or None where there is nothing.
ObjectReader = Callable[[str, FileKind], tuple[str, bytes] | None]


class GitFolder(NamedTuple):
    """A folder of the repository in ``top``, which the ``program`` reads.

    ``path`` is what its files' names begin with there: empty, or with a slash at its end.
    """

    program: str
    top: Path
    path: str

    def resolve_revision(self, name: str) -> str:
        """The id of the commit that is called so.

        Raises:
            UnknownName: there is none.
        """
        commit = self._ask("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
        if commit is None:
            answer = self._ask("rev-parse", "--symbolic", "--branches", "--tags", "--remotes")
            names = (answer or "").split()
            raise UnknownName("folder or revision", name, nearest_names(name, names), all=names)
        return commit.strip()

    def list_modes(self, commit: str) -> dict[str, str] | None:
        """The mode of each of the folder's files by its name; None where it was not there."""
        tree = f"{commit}:{self.path}"
        listing = self._ask("ls-tree", "-z", "--full-tree", "--end-of-options", tree)
        if listing is None:
            return None
        entries = (entry.partition("\t") for entry in listing.split("\0") if entry)
        modes = {name: about.split() for about, _, name in entries}
        return {name: mode for name, (mode, kind, _) in modes.items() if kind == "blob"}

    def list_commits(
        self, old: str, new: str, names: Sequence[str], most: int
    ) -> dict[str, list[str]]:
        """The last commits that ``new`` has and ``old`` has not and that touched the files.

        The newest comes first, and each with those of its parents that touched them or that
        ``old`` has. Who merges what is the same there is followed there alone: see *History
        Simplification* in git-rev-list(1).
        """
        words = ("rev-list", "--parents", "--topo-order", f"--max-count={most}", new, f"^{old}")
        answer = self._ask(*words, "--", *(self.path + name for name in names)) or ""
        return {commit: parents for commit, *parents in map(str.split, answer.splitlines())}

    @contextmanager
    def reading_objects(self) -> Iterator[ObjectReader]:
        """What reads objects within, by one process; of a larger one than its kind: TooLarge."""
        with subprocess.Popen(  # noqa: S603
            [self.program, *_SETTINGS, "cat-file", "--batch"],
            cwd=self.top, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            yield lambda name, kind: _read_object(process, name, kind)

    def _ask(self, *words: str) -> str | None:
        """What git answers, or None where it has no answer."""
        answer = _run_git(self.program, self.top, words)
        return None if answer.returncode else os.fsdecode(answer.stdout)


def open_git_folder(folder: Path) -> GitFolder:
    """The folder in its repository; it may be one that only other revisions have.

    Raises:
        CallError: git is not installed, or there is no repository that it reads.
    """
    program = shutil.which("git")
    if program is None:
        raise CallError("the program git was not found", f"install it, {_TWO_FOLDERS}")
    start = folder.absolute()
    start = next(one for one in (start, *start.parents) if one.is_dir())
    answer = _run_git(program, start, ("rev-parse", "--show-prefix", "--show-toplevel"))
    if answer.returncode:
        reason = os.fsdecode(answer.stderr).partition("\n")[0].removeprefix("fatal: ")
        raise CallError(f"git has no revisions of {folder}: {reason}", _TWO_FOLDERS)
    below = "".join(f"{part}/" for part in folder.absolute().relative_to(start).parts)
    path, *tops = os.fsdecode(answer.stdout).splitlines()
    if len(tops) != 1 or "\n" in below:
        raise CallError("revisions are read of no path with a line break", _TWO_FOLDERS)
    return GitFolder(program, Path(tops[0]), path + below)


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name[:4] != "GIT_"}
    kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    return {**own, **kept, **_VARIABLES}


def _run_git(
    program: str, folder: Path, words: Sequence[str]
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603
        [program, *_SETTINGS, *words],
        cwd=folder, env=_environment(), capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip


def _read_object(
    process: "subprocess.Popen[bytes]", name: str, kind: FileKind
) -> tuple[str, bytes] | None:
    """The id and the content of a file, or None where nothing is called so.

    Raises:
        TooLarge: it is larger than its kind allows, or than there is memory to read it.
    """
    questions, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    with suppress(BrokenPipeError):
        # Not through its buffer, in which a question to a process that is gone would stay.
        os.write(questions.fileno(), os.fsencode(name) + b"\n")
    head = answers.readline().split()
    if not head or not head[-1].isdigit():
        return None
    id, type, size = head[0].decode(), head[1], int(head[2])
    try:
        check_size(kind, size)
        content = answers.read(size)
    except TooLarge:
        for start in range(0, size, _PIECE):
            answers.read(min(_PIECE, size - start))
        raise
    finally:
        answers.read(1)
    check_rows(content, kind)
    return (id, content) if type == b"blob" and len(content) == size else None
