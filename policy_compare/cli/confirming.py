"""Asks before files are changed, and changes them."""

import sys
from collections.abc import Mapping
from pathlib import Path

from policy_compare.cli.signals import wait_for_input
from policy_compare.errors import CallError


def rewrite_if_confirmed(changes: Mapping[Path, tuple[bytes, bytes]], *, yes: bool) -> bool:
    """Show what would change in the files, ask, and write; False where it was declined.

    Each change is what the file was read to hold, and what it is to hold.

    Raises:
        CallError: nobody is there to be asked.
        OutputError: a file cannot be written, or is not as it was read; then none is written.
    """
    from policy_compare.cli.messages import say, show_page_aside
    from policy_compare.files.writing import rewrite_files
    from policy_compare.views.check import file_changes_page

    texts = {
        str(path): (before.decode(), after.decode()) for path, (before, after) in changes.items()
    }
    show_page_aside(file_changes_page(texts))
    if not yes:
        # A standard input that was closed before we started is None.
        if not (sys.stdin and sys.stdin.isatty()):
            raise CallError("nothing was written: nobody is there to be asked", "--yes writes it")
        if not _answers_yes("Write this?"):
            say("nothing was written")
            return False
    rewrite_files(changes)
    say(f"wrote {', '.join(map(str, changes))}")
    return True


def _answers_yes(question: str) -> bool:
    """Whether the person at the terminal says yes."""
    # Not typer.confirm: it writes to stdout too, where the answer of the command goes.
    sys.stderr.write(f"{question} [y/N]: ")
    sys.stderr.flush()
    wait_for_input(sys.stdin)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
