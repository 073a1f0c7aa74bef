"""Sends an answer to the terminal, through the pager, or to a file."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from policy_compare.cli.messages import say
from policy_compare.cli.progress import progress_shown
from policy_compare.cli.streams import answer_errors_explained
from policy_compare.errors import CallError
from policy_compare.render import FORMATS, ON_SCREEN, render_pieces
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
    # For what a format has no room is known when its table has been written.
    table = None if kind.keeps_notes and not kind.command else view.table()
    if table is not None:
        view = view._replace(table=lambda: table)
    # What takes long is told before a pager has the screen.
    with progress_shown(f"writing {file}" if file else "making the answer"):
        pieces = _make_pieces(view, format, settings, for_screen=file is None)
        if file is not None:
            write_file(file, pieces, force=force)
        elif sys.stdout.isatty():
            pieces = (b"".join(pieces),)
        else:
            _print_pieces(pieces)
    if file is not None:
        say(f"wrote {file}")
    elif sys.stdout.isatty():
        print_answer(b"".join(pieces), paged=paged and not kind.binary)
    for warning in table.warnings if table else ():
        say(warning)


def _make_pieces(
    view: View, format: str, settings: Mapping[str, Any], *, for_screen: bool
) -> Iterable[bytes]:
    """The view in its format; what programs read is UTF-8 whatever the terminal's language is."""
    if format == ON_SCREEN and for_screen:
        from policy_compare.render.terminal import terminal_text

        return (terminal_text(view.page(), sys.stdout).encode(sys.stdout.encoding, "replace"),)
    return render_pieces(view, format, settings)


def print_answer(content: bytes, *, paged: bool) -> None:
    """Write the content to the standard output, or show what is ``paged`` and long in the pager.

    Raises:
        OutputError: the standard output cannot be written.
    """
    if paged and sys.stdout.isatty():
        from policy_compare.cli.pager import show_paged

        if show_paged(content, sys.stdout, os.environ):
            return
    _print_pieces((content,))


def _print_pieces(pieces: Iterable[bytes]) -> None:
    with answer_errors_explained():
        sys.stdout.flush()
    for piece in pieces:
        with answer_errors_explained():
            sys.stdout.buffer.write(piece)
    with answer_errors_explained():
        sys.stdout.flush()
