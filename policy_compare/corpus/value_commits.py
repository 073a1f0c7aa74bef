"""Finds the commit in which something that a corpus's files say got the value that it has."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from policy_compare.corpus.corpus_files import FILE_KINDS, read_contents
from policy_compare.corpus.reader import read_single_file
from policy_compare.files.git_revisions import GitFolder
from policy_compare.files.reading import YAML
from policy_compare.model import Corpus

#: What is told of a value that no commit has, and of one that is older than those looked at.
NOT_COMMITTED, TOO_OLD = "not committed", "not in the last 500 commits"

#: So many commits are gone through, so that it stays quick; and a commit's id has so many digits.
_MOST_COMMITS, _SHORT = 500, 10


def find_value_commits(
    git: GitFolder,
    revisions: tuple[str, str],
    folder: Path | None,
    places: Mapping[Any, tuple[str, ...]],
    find_values: Callable[[Corpus], Mapping[Any, object]],
) -> dict[Any, str]:
    """The commit of each value, by what it is of; empty where no commit changed it.

    It is the last one between the ``revisions`` in which the value became what it is in the
    second, or in the ``folder``, or went; a merge only where it is on neither side. ``places``
    has the files that may say each.
    """
    old, new = map(git.resolve_revision, revisions)
    kinds = {file: FILE_KINDS.get(file, YAML) for file in chain(*places.values())}
    parents = git.list_commits(old, new, kinds, _MOST_COMMITS)
    contents = git.read_files({new, *parents, *chain(*parents.values())}, kinds)
    # The folder, too, is a commit, without an id.
    in_folder = read_contents(folder, kinds, []) if folder else {}
    contents |= {("", file): data for file, data in in_folder.items()}

    @cache
    def read_values(file: str, data: bytes) -> Mapping[Any, object]:
        return find_values(read_single_file(file, data))

    def value_in(commit: str, key: Any) -> object:
        versions = [(file, contents.get((commit, file))) for file in places[key]]
        values = (read_values(file, data) for file, data in versions if data)
        return next((values_by_key[key] for values_by_key in values if key in values_by_key), None)

    commits = {}
    for key in places:
        commit, value = next(iter(parents), new), value_in("" if folder else new, key)
        is_committed = value_in(commit, key) == value
        while before := [one for one in parents.get(commit, ()) if value_in(one, key) == value]:
            commit = before[0]
        older = TOO_OLD if len(parents) == _MOST_COMMITS else ""
        commit = commit[:_SHORT] if commit in parents else older
        commits[key] = commit if is_committed else NOT_COMMITTED
    return commits
