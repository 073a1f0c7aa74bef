"""Opens the corpus that is meant, and says what the person must know of it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.messages import say
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.model import Corpus

#: So many names of files are said of many.
_MOST_NAMES = 5


def open_corpus_folder(named: Path | None, *, always: bool = False, only_own: bool = False) -> Path:
    """The folder of the corpus that is meant; that it is the shipped one is said.

    A person must not take it for a corpus of theirs. A script knows what it called,
    unless the question is whether its corpus is in order: then it is ``always`` said.

    Raises:
        CallError: it is the shipped one where ``only_own`` is of use.
    """
    from policy_compare.corpus import locate

    folder = locate.find_corpus_folder(named, os.environ)
    is_named = named is not None or locate.CORPUS_VARIABLE in os.environ
    is_shipped = folder == locate.shipped_corpus_folder()
    if is_shipped and not is_named and only_own:
        raise CallError("there is no corpus of your own here", "--corpus DIR names its folder")
    if is_shipped and not is_named and (always or sys.stderr.isatty()):
        say("no corpus in this folder or above it: this is the one that comes with the program")
    undo_unfinished_runs(folder)
    return folder


def undo_unfinished_runs(folder: Path) -> None:
    """Take back what a run that was killed had begun to write into the folder, and say so.

    Half of it would pass for the whole.

    Raises:
        OutputError: it cannot be taken back.
    """
    from policy_compare.files.temporary_files import is_littered

    if is_littered(folder):
        from policy_compare.files.plans import recover_folder

        undone = recover_folder(folder)
        if undone.taken_back:
            names, hidden = undone.taken_back[:_MOST_NAMES], undone.taken_back[_MOST_NAMES:]
            names += (f"and {len(hidden)} more",) if hidden else ()
            say(
                f"a run was broken off while it wrote into {folder}; what it had written was taken "
                f"back: {', '.join(names)}"
            )
        for name, old_copy in undone.changed:
            before = f", and what stood there before that run is in {old_copy}" if old_copy else ""
            say(
                f"a run was broken off while it wrote into {folder}; {name}, which was changed "
                f"since, stays as it is{before}"
            )


def open_corpus(folder: Path, *, digest: bool = False, cached: bool = False) -> "Corpus":
    """The corpus in the folder; what has errors and is left out of it is named.

    Raises:
        CorpusError: nothing of it can be read.
    """
    from policy_compare.corpus.reader import load_corpus

    corpus = load_corpus(folder, digest=digest, cached=cached)
    say_papers_left_out(corpus, folder)
    return corpus


def say_papers_left_out(corpus: "Corpus", folder: Path) -> None:
    """Name the papers that are left out of the corpus, if there are any."""
    if corpus.left_out:
        from shlex import quote

        say(
            f"left out because of errors: {', '.join(corpus.left_out)}; policy-compare check "
            f"--corpus {quote(str(folder))} lists them"
        )
