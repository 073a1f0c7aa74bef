"""Sends an answer to the terminal or to a file, and messages to stderr."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from policy_compare.errors import CorpusError, OutputError, PolicyCompareError
from policy_compare.render import Format, render
from policy_compare.render.clean import clean
from policy_compare.views.table import View

if TYPE_CHECKING:
    from policy_compare.model import Corpus

#: What a shell reports for a program that a closed pipe ended (128 + SIGPIPE).
CLOSED_PIPE = 141


def deliver(
    view: View, format: Format, file: Path | None, *, force: bool = False, paged: bool = False
) -> None:
    """Write the view in its format to the file, or to the standard output.

    What is ``paged`` goes through the user's pager where it is longer than the screen.

    Raises:
        OutputError: the file exists and ``force`` is off, or it or the standard output
            cannot be written.
    """
    if file is not None:
        from policy_compare.files.writing import write

        write(file, render(view, format), force=force)
        say(f"wrote {file}")
        return
    if format == "table":
        from policy_compare.render.terminal import shown

        content = shown(view.page(), sys.stdout).encode(sys.stdout.encoding, "replace")
    else:
        # What programs read is UTF-8 whatever the terminal's language is.
        content = render(view, format).encode()
    if paged and sys.stdout.isatty():
        from policy_compare.cli.pager import show_paged

        if show_paged(content, sys.stdout, os.environ):
            return
    _out(content)


def _out(content: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except OSError as error:
        # Python would complain once more at the end, when it flushes what is left;
        # that goes nowhere now.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            # Whoever read has had enough.
            raise typer.Exit(CLOSED_PIPE) from None
        reason = error.strerror or str(error)
        raise OutputError(f"the answer cannot be written: {reason}") from error


def corpus_folder(given: Path | None, *, always: bool = False) -> Path:
    """The folder of the corpus that is meant; that it is the shipped one is said.

    A person must not take it for a corpus of theirs. A script knows what it called,
    unless what it asked is whether its corpus is in order: then it is ``always`` said.
    """
    from policy_compare.corpus.locate import VARIABLE, locate, shipped

    folder = locate(given, os.environ)
    asked_for = given is not None or VARIABLE in os.environ
    if folder == shipped() and not asked_for and (always or sys.stderr.isatty()):
        say("no corpus in this folder or above it: this is the one that comes with the program")
    return folder


def loaded(folder: Path, *, digest: bool = False, cached: bool = False) -> "Corpus":
    """The corpus in the folder; what has errors and is left out of it is named.

    Raises:
        CorpusError: nothing of it can be read.
    """
    from policy_compare.corpus.reader import load

    corpus = load(folder, digest=digest, cached=cached)
    if left_out := corpus.left_out:
        from shlex import quote

        say(
            f"left out because of errors: {', '.join(left_out)}; policy-compare check --corpus "
            f"{quote(str(folder))} lists them"
        )
    return corpus


def say(message: str) -> None:
    """A message for the person at the terminal, not part of the answer."""
    # Where nobody can be told, what was asked for is done all the same.
    with suppress(OSError):
        sys.stderr.write(clean(message) + "\n")


def complain(error: PolicyCompareError) -> None:
    """Say what stopped the program and what to do; a corpus's problems come first."""
    if isinstance(error, CorpusError):
        from policy_compare.render.terminal import shown
        from policy_compare.views.check import listings

        sys.stderr.write(shown(listings(error.problems), sys.stderr))
    say(f"error: {error.message}" + (f"\n    hint: {error.hint}" if error.hint else ""))
