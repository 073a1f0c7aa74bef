"""Sends an answer to the terminal or to a file, and messages to stderr."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli import streams
from policy_compare.cli.streams import told
from policy_compare.errors import CorpusError, PolicyCompareError
from policy_compare.render import FORMATS, ON_SCREEN, render
from policy_compare.render.safe_text import safe_text
from policy_compare.views.page import Page
from policy_compare.views.table import View

if TYPE_CHECKING:
    from policy_compare.model import Corpus

#: So many names of files are told of many.
_TOLD = 5


def deliver(
    view: View, format: str, file: Path | None, *, force: bool = False, paged: bool = False
) -> None:
    """Write the view in its format to the file, or to the standard output.

    What is ``paged`` goes through the user's pager where it is longer than the screen. Warnings
    for which the format has no room are said.

    Raises:
        OutputError: the file exists and ``force`` is off, or it or the standard output
            cannot be written.
    """
    if FORMATS[format].keeps_notes:
        _write_or_print(view, format, file, force=force, paged=paged)
        return
    table = view.table()
    _write_or_print(View(lambda: table, view.page), format, file, force=force, paged=paged)
    for warning in table.warnings:
        say(warning)


def _write_or_print(
    view: View, format: str, file: Path | None, *, force: bool, paged: bool
) -> None:
    if file is not None:
        from policy_compare.files.writing import write_file

        write_file(file, render(view, format), force=force)
        say(f"wrote {file}")
        return
    if format == ON_SCREEN:
        from policy_compare.render.terminal import terminal_text

        content = terminal_text(view.page(), sys.stdout).encode(sys.stdout.encoding, "replace")
    else:
        # What programs read is UTF-8 whatever the terminal's language is.
        content = render(view, format).encode()
    print_answer(content, paged=paged)


def print_answer(content: bytes, *, paged: bool) -> None:
    """Write the content to the standard output, or show what is ``paged`` and long in the pager.

    Raises:
        OutputError: the standard output cannot be written.
    """
    if paged and sys.stdout.isatty():
        from policy_compare.cli.pager import show_paged

        if show_paged(content, sys.stdout, os.environ):
            return
    with told():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


def corpus_folder(given: Path | None, *, always: bool = False) -> Path:
    """The folder of the corpus that is meant; that it is the shipped one is said.

    A person must not take it for a corpus of theirs. A script knows what it called,
    unless what it asked is whether its corpus is in order: then it is ``always`` said.
    """
    from policy_compare.corpus.locate import (
        CORPUS_VARIABLE,
        find_corpus_folder,
        shipped_corpus_folder,
    )

    folder = find_corpus_folder(given, os.environ)
    asked_for = given is not None or CORPUS_VARIABLE in os.environ
    if folder == shipped_corpus_folder() and not asked_for and (always or sys.stderr.isatty()):
        say("no corpus in this folder or above it: this is the one that comes with the program")
    undo_unfinished(folder)
    return folder


def undo_unfinished(folder: Path) -> None:
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
            more = len(undone.taken_back) - _TOLD
            told = [*undone.taken_back[:_TOLD], *([f"and {more} more"] if more > 0 else [])]
            say(
                f"a run was broken off while it wrote into {folder}; what it had written was taken "
                f"back: {', '.join(told)}"
            )
        for name, kept in undone.changed:
            before = f", and what stood there before that run is in {kept}" if kept else ""
            say(
                f"a run was broken off while it wrote into {folder}; {name}, which was changed "
                f"since, stays as it is{before}"
            )


def loaded(folder: Path, *, digest: bool = False, cached: bool = False) -> "Corpus":
    """The corpus in the folder; what has errors and is left out of it is named.

    Raises:
        CorpusError: nothing of it can be read.
    """
    from policy_compare.corpus.reader import load_corpus

    corpus = load_corpus(folder, digest=digest, cached=cached)
    say_left_out(corpus, folder)
    return corpus


def say_left_out(corpus: "Corpus", folder: Path) -> None:
    """Name the papers that are left out of the corpus, if there are any."""
    if corpus.left_out:
        from shlex import quote

        say(
            f"left out because of errors: {', '.join(corpus.left_out)}; policy-compare check "
            f"--corpus {quote(str(folder))} lists them"
        )


def say(message: str) -> None:
    """A message for the person at the terminal, not part of the answer."""
    streams.say(safe_text(message))


def show_aside(page: Page) -> None:
    """Show a page to the person at the terminal, as no part of the answer."""
    from policy_compare.render.terminal import terminal_text

    with suppress(OSError):
        sys.stderr.write(terminal_text(page, sys.stderr))


def complain(error: PolicyCompareError) -> None:
    """Say what stopped the program and what to do; a corpus's problems come first."""
    if isinstance(error, CorpusError):
        from policy_compare.views.check import problem_paragraphs

        show_aside(problem_paragraphs(error.problems))
    say(f"error: {error.message}" + (f"\n    hint: {error.hint}" if error.hint else ""))


def complain_of_each(errors: Sequence[PolicyCompareError]) -> bool:
    """Say what stopped each part of the work; whether anything did."""
    for error in errors:
        complain(error)
    return bool(errors)
