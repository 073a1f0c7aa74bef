"""Reads a corpus as it stands in a revision of the repository that its folder lies in."""

from pathlib import Path
from shlex import quote

from policy_compare.corpus.corpus_files import FILE_KINDS, choose_corpus_files
from policy_compare.corpus.reader import read_as_corpus
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError, CorpusError
from policy_compare.files.git_revisions import GitFolder
from policy_compare.files.reading import YAML
from policy_compare.model import Corpus
from policy_compare.names import join_words


def load_revision(git: GitFolder, name: str) -> Corpus:
    """The corpus in the revision of that name, without papers that have errors.

    Raises:
        UnknownName: no revision is called so.
        CallError: the folder is not in it, or files of it cannot be read.
        CorpusError: nothing of it can be read.
    """
    commit = git.resolve_revision(name)
    folder = Path(f"{name}:{git.path}")
    report = Report(str(folder))
    names = choose_corpus_files(folder, git.list_files(commit), report)
    if not names:
        raise CallError(
            f"there is no corpus in {git.path or 'the folder'} in {name}",
            "--corpus names another folder; if it was moved, compare two: "
            f"git worktree add ../before {quote(name)}",
        )
    files = git.read_files([commit], {name: FILE_KINDS.get(name, YAML) for name in names})
    contents = {file: data for (_, file), data in files.items()}
    if missing := [file for file in names if file not in contents]:
        problem = f"{join_words(missing)} in {name} cannot be read, or is too large"
        raise CallError(problem, "what git has not fetched yet is there after git fetch")
    reading = read_as_corpus(folder, contents, report=report)
    if reading.corpus is None:
        hint = f"git show {name}:{git.path}FILE shows what was in each"
        raise CorpusError(f"{git.path} in {name}", reading.problems, hint)
    return reading.corpus
