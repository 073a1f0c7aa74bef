"""Reads a corpus as it stands in a revision of the repository that its folder lies in."""

import errno
from pathlib import Path

from policy_compare.corpus.corpus_files import choose_corpus_files, read_contents
from policy_compare.corpus.reader import CorpusFiles, CorpusReading, read_corpus
from policy_compare.corpus.yaml.report import Report
from policy_compare.errors import CallError
from policy_compare.files.git_revisions import GitFolder
from policy_compare.files.reading import FileKind

_LINK_MODE = "120000"


def read_revision(
    git: GitFolder, name: str, *, cached: bool = False, known: CorpusReading | None = None
) -> CorpusReading:
    """The corpus as it is in the revision of that name; ``cached`` and ``known`` as elsewhere.

    Its files go by the names by which ``git show`` knows them, such as ``main:housing/ali.yaml``.

    Raises:
        UnknownName: no revision is called so.
        CallError: the folder is not in it.
    """
    commit = git.resolve_revision(name)
    modes = git.list_modes(commit)
    if modes is None:
        raise CallError(
            f"there is no folder {git.path} in {name}",
            "--corpus names the corpus's folder; one that was renamed since is in no earlier state",
        )

    def files_of_commit(folder: Path, report: Report) -> CorpusFiles:
        names = choose_corpus_files(folder, sorted(modes), report)
        with git.reading_objects() as read_object:

            def read_file(path: Path, kind: FileKind) -> bytes:
                if modes[path.name] == _LINK_MODE:
                    raise OSError(errno.ELOOP, "it is a link, which is not followed in a revision")
                content = read_object(f"{commit}:{git.path}{path.name}", kind)
                if content is None:
                    raise OSError(errno.ENOENT, "git has not got it here; git fetch may bring it")
                return content[1]

            return names, read_contents(folder, names, report.problems, read_file)

    return read_corpus(
        Path(f"{name}:{git.path}"), cached=cached, files=files_of_commit, known=known
    )
