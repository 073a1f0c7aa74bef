"""Sends an answer to the terminal, through the pager, or to a file."""

import os
import sys
from pathlib import Path

from policy_compare.cli.messages import say
from policy_compare.cli.streams import answer_errors_explained
from policy_compare.render import FORMATS, ON_SCREEN, render
from policy_compare.views.table import View


def deliver_view(
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
    with answer_errors_explained():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
