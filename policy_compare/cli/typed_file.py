"""Checks what an editor holds of a corpus's file before it is saved."""

import os
import sys
from pathlib import Path

from policy_compare.cli.corpus_check import CheckedCorpus, check_corpus
from policy_compare.errors import CallError
from policy_compare.views.parts.counts_and_lists import count_of


def check_typed_file(given: str, sources: Path | None, seconds: int) -> CheckedCorpus:
    """The problems of the file if it holds what the standard input does, its path as ``given``.

    Of a codebook it is noted how many other files would have problems that they have not now.

    Raises:
        CallError: it is no file of a corpus.
    """
    from policy_compare.corpus.corpus_files import CODEBOOK, PAPER_SUFFIX

    path = Path(given)
    is_book = path.name == CODEBOOK
    if path.suffix != PAPER_SUFFIX or not (is_book or os.path.lexists(path.parent / CODEBOOK)):
        hint = "name a file that ends in .yaml, beside a codebook.yaml"
        raise CallError(f"{given} is no file of a corpus", hint)
    # A program can be started without one.
    typed = sys.stdin.buffer.read() if sys.stdin else b""

    checked = check_corpus(path.parent, sources, seconds, {path.name: typed})
    notes = checked.notes if sources else ()
    if is_book:
        problems_before = check_corpus(path.parent, None, seconds, {}).problems
        files = {problem.file for problem in {*checked.problems} - {*problems_before}} - {str(path)}
        if files:
            notes += (f"By it {count_of(len(files), 'other file')} would have new problems.",)
    problems = (one._replace(file=given) for one in checked.problems if one.file == str(path))
    contains = "as the standard input has it"
    return checked._replace(folder=path, problems=tuple(problems), contains=contains, notes=notes)
