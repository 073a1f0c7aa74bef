"""Sends an answer to the terminal, through the pager, or to a file."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from policy_compare.cli.messages import say
from policy_compare.cli.progress import progress_shown
from policy_compare.cli.streams import answer_errors_explained
from policy_compare.errors import CallError
from policy_compare.render import FORMATS, ON_SCREEN, render_content
from policy_compare.views.table import View


def deliver_view(
    view: View,
    format: str,
    file: Path | None,
    *,
    force: bool = False,
    paged: bool = False,
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Write the view in its format, with its ``settings``, to the file or the standard output.

    What is ``paged`` goes through the user's pager where it is longer than the screen. Warnings
    for which the format has no room are said.

    Raises:
        CallError: what only programs read would go to a terminal, or the packages that make it
            are not installed.
        OutputError: the file exists and ``force`` is off, or it or the standard output
            cannot be written.
    """
    kind = FORMATS[format]
    if kind.binary and file is None and sys.stdout.isatty():
        ending = kind.endings[0]
        raise CallError(
            f"{ending} is nothing for a terminal", f"name a file: --output FILE{ending}"
        )
    if file is not None:
        from policy_compare.files.writing import writable_path, write_file

        # That it is in the way is told before a long answer is made.
        writable_path(file, force=force)
    # What takes long is told before a pager has the screen.
    with progress_shown(f"writing {file}" if file else "making the answer"):
        content, warnings = _make_content(view, format, settings, for_screen=file is None)
    if file is not None:
        write_file(file, content, force=force)
        say(f"wrote {file}")
    else:
        # What programs read is UTF-8 whatever the terminal's language is.
        encoding = sys.stdout.encoding if format == ON_SCREEN else "utf-8"
        data = content if isinstance(content, bytes) else content.encode(encoding, "replace")
        print_answer(data, paged=paged and not kind.binary)
    for warning in warnings:
        say(warning)


def _make_content(
    view: View, format: str, settings: Mapping[str, Any], *, for_screen: bool
) -> tuple[str | bytes, tuple[str, ...]]:
    """The view in its format, and the warnings for which that has no room."""
    if format == ON_SCREEN and for_screen:
        from policy_compare.render.terminal import terminal_text

        return terminal_text(view.page(), sys.stdout), ()
    kind = FORMATS[format]
    if kind.keeps_notes and not kind.command:
        return render_content(view, format, settings), ()
    table = view.table()
    made_once = view._replace(table=lambda: table)
    return render_content(made_once, format, settings), table.warnings


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
