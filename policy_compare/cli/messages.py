"""Messages to the person at the terminal, on stderr: they are no part of the answer."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from policy_compare.cli import streams
from policy_compare.errors import CorpusError, PolicyCompareError
from policy_compare.render.safe_text import safe_text

if TYPE_CHECKING:
    from policy_compare.views.page import Page


def say(message: str) -> None:
    """Write a message, whatever characters are in it."""
    streams.write_message(safe_text(message))


def show_page_aside(page: "Page") -> None:
    """Show a page to the person at the terminal."""
    from policy_compare.render.terminal import terminal_text

    with suppress(OSError):
        sys.stderr.write(terminal_text(page, sys.stderr))


def say_error(error: PolicyCompareError) -> None:
    """Say what stopped the program and what to do; a corpus's problems come first."""
    if isinstance(error, CorpusError):
        from policy_compare.views.check import problem_paragraphs

        show_page_aside(problem_paragraphs(error.problems))
    say(f"error: {error.message}" + (f"\n    hint: {error.hint}" if error.hint else ""))


def say_errors(errors: Sequence[PolicyCompareError]) -> bool:
    """Say what stopped each part of the work; whether anything did."""
    for error in errors:
        say_error(error)
    return bool(errors)
