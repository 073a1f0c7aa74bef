"""A folder as it stands in revisions of its git repository, read by git's own program.

The repository may be a stranger's, and what is configured in it may name programs. So only
commands are used that read objects, none of which shows differences, runs hooks or asks for a
pager; and git is kept from fetching what is not there, for which it would run another program.
"""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from policy_compare.errors import CallError, UnknownName
from policy_compare.files.reading import FileKind
from policy_compare.names import nearest_names

_SETTINGS = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false")
_VARIABLES = {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
#: Of git's own variables these are kept. Where a hook of git's calls this, others lead elsewhere.
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES")

#: What git says of a file: its id, and how long it is; of a link to no file that git has, how
#: long the path is that follows.
_FILE = re.compile(rb"(?:([0-9a-f]+) blob|symlink|dangling|loop|notdir) (\d+)\n")

_TWO_FOLDERS = "without git, two folders are compared: policy-compare diff FOLDER FOLDER"


class GitFolder(NamedTuple):
    """A folder of the repository in ``top``: its files' names begin with ``path`` there."""

    program: str
    top: Path
    path: str = ""

    def resolve_revision(self, name: str) -> str:
        """The id of the commit that is called so.

        Raises:
            UnknownName: there is none.
            CallError: the history does not go back so far.
        """
        commit = self._ask("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
        if not commit:
            base = name.rpartition("~")[0]
            words = ("rev-list", "--count", "--first-parent", "--end-of-options", base)
            if name[len(base) + 1 :].isdecimal() and (count := self._ask(*words).strip()):
                problem = f"there is no '{name}'; commits up to {base}: {count}"
                raise CallError(problem, "git fetch --unshallow fetches what a copy may not have")
            names = self._ask("for-each-ref", "--format=%(refname:short)").split()
            raise UnknownName("folder or revision", name, nearest_names(name, names), all=names)
        return commit.strip()

    def list_files(self, commit: str) -> list[str]:
        """The names of the files that the folder has in the commit, sorted; none without it."""
        tree = f"{commit}:{self.path}"
        listing = self._ask("ls-tree", "-z", "--full-tree", "--end-of-options", tree)
        entries = (entry.partition("\t") for entry in listing.split("\0"))
        return sorted(name for about, _, name in entries if " blob " in about)

    def read_files(
        self, commits: Iterable[str], kinds: Mapping[str, FileKind]
    ) -> dict[tuple[str, str], bytes]:
        """What is in the folder's files in each commit, by commit and name.

        ``kinds`` has what each file is. None that is not there, or is too large, is among them.
        A link is what it leads to; one that leads to no file that git has is empty.
        """
        files = [(commit, name) for commit in commits for name in kinds if "\n" not in name]
        questions = "".join(f"{commit}:{self.path}{name}\n" for commit, name in files)
        words = ("cat-file", "--batch-check", "--follow-symlinks")
        answers = io.BytesIO(self.run(*words, questions=questions).stdout)
        ids, empty_links = {}, {}
        for file in files:
            found = _FILE.fullmatch(answers.readline())
            if found and not found[1]:
                answers.read(int(found[2]) + 1)
                empty_links[file] = b""
            elif found and int(found[2]) <= kinds[file[1]].most_bytes:
                ids[file] = found[1].decode()
        contents: dict[str, bytes] = {}
        shown = self.run("cat-file", "--batch", questions="\n".join({*ids.values()}))
        data = io.BytesIO(shown.stdout)
        while head := data.readline().split():
            if head[-1] != b"missing":
                contents[head[0].decode()] = data.read(int(head[-1]))
                data.read(1)
        return empty_links | {file: contents[id] for file, id in ids.items() if id in contents}

    def list_commits(
        self, old: str, new: str, names: Iterable[str], most: int
    ) -> dict[str, list[str]]:
        """The last commits that ``new`` has, ``old`` has not and touch a file, the newest first.

        Each comes with those before it that touch one, or that ``old`` has: see *History
        Simplification* in git-rev-list(1).
        """
        words = ("rev-list", "--parents", "--topo-order", f"--max-count={most}", new, f"^{old}")
        lines = self._ask(*words, "--", *(self.path + name for name in names)).splitlines()
        return {commit: parents for commit, *parents in map(str.split, lines)}

    def _ask(self, *words: str, questions: str = "") -> str:
        """What git answers to the command."""
        return os.fsdecode(self.run(*words, questions=questions).stdout)

    def run(self, *words: str, questions: str = "") -> "subprocess.CompletedProcess[bytes]":
        """What git does at the command."""
        own = os.environ.items()
        kept = {name: one for name, one in own if name[:4] != "GIT_" or name.startswith(_KEPT)}
        return subprocess.run(  # noqa: S603
            [self.program, *_SETTINGS, *words], cwd=self.top, env={**kept, **_VARIABLES},
            input=os.fsencode(questions), capture_output=True, check=False,
        )  # fmt: skip


def open_git_folder(folder: Path) -> GitFolder:
    """The folder in its repository; it may be one that only other revisions have.

    Raises:
        CallError: git is not installed, or there is no repository that it reads.
    """
    program = shutil.which("git")
    if program is None:
        raise CallError("the program git was not found", f"install it; {_TWO_FOLDERS}")
    folder = folder.absolute()
    start = next(ancestor for ancestor in (folder, *folder.parents) if ancestor.is_dir())
    done = GitFolder(program, start).run("rev-parse", "--show-prefix", "--show-toplevel")
    below = "".join(f"{part}/" for part in folder.relative_to(start).parts)
    path, *tops = os.fsdecode(done.stdout).splitlines() or [""]
    if len(tops) != 1 or "\n" in below:
        reason = os.fsdecode(done.stderr).partition("\n")[0] or "its path has a line break"
        problem = f"git does not read {folder}: {reason}"
        raise CallError(f"there is no folder {folder}" if below else problem, _TWO_FOLDERS)
    return GitFolder(program, Path(tops[0]), path + below)
