"""Asks before files are changed, and changes them."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.cli.signals import wait_for_input
from policy_compare.errors import CallError

if TYPE_CHECKING:
    from policy_compare.recoding.recoded_files import Recoding


def rewrite_if_confirmed(
    changes: Mapping[Path, tuple[bytes | None, bytes | None]],
    *,
    yes: bool,
    dry_run: bool = False,
    models: Mapping[Path, Path] = {},
    remarks: Iterable[str] = (),
) -> bool:
    """Show what would change in the files, ask, and write; False where it was not written.

    Each change is what the file was read to hold, and what it is to hold; None is no file.
    ``models`` are the old paths of files by their new ones. The ``remarks`` are said below the
    difference, where whoever is asked still sees them. A ``dry_run`` only answers with what would
    change.

    Raises:
        CallError: nobody is there to be asked.
        OutputError: a file cannot be written, or is not as it was read; then none is written.
    """
    from policy_compare.cli.messages import say, show_page_aside
    from policy_compare.cli.output import print_answer
    from policy_compare.files.writing import rewrite_files
    from policy_compare.render.terminal import terminal_text
    from policy_compare.views.check import file_changes_page
    from policy_compare.views.parts.counts_and_lists import count_of

    texts = _texts_by_name(changes, models)
    page = file_changes_page(texts)
    if dry_run:
        text = terminal_text(page, sys.stdout)
        print_answer(text.encode(sys.stdout.encoding, "replace"), paged=True)
    else:
        show_page_aside(page)
    for remark in remarks:
        say(remark)
    if dry_run:
        return False
    if not yes:
        # A standard input that was closed before we started is None.
        if not (sys.stdin and sys.stdin.isatty()):
            raise CallError("nothing was written: nobody is there to be asked", "--yes writes it")
        say(f"{count_of(_count_lines(texts), 'line')} in {count_of(len(texts), 'file')}")
        if ask_line("Write this? [y/N]: ").strip().casefold() not in ("y", "yes"):
            say("nothing was written")
            return False
    rewrite_files(changes, models)
    for done, is_gone in (("wrote", False), ("deleted", True)):
        if paths := [str(path) for path in changes if (changes[path][1] is None) == is_gone]:
            say(f"{done} {', '.join(paths)}")
    return True


def write_recoding(recoding: "Recoding", *, yes: bool, dry_run: bool) -> None:
    """Say what comes of a change of the coding, and write it as :func:`rewrite_if_confirmed`."""
    from policy_compare.cli.schema_writing import find_other_schemas

    # Editors offer the names that the schemas list.
    schemas = find_other_schemas(recoding.folder, recoding.book, own=True)
    changes = {**recoding.changes, **schemas}
    rewrite_if_confirmed(
        changes, yes=yes, dry_run=dry_run, models=recoding.models, remarks=recoding.lines
    )


def _count_lines(texts: Mapping[str, tuple[str, str]]) -> int:
    """How many lines change, come or go."""
    lines = [[Counter(text.splitlines()) for text in pair] for pair in texts.values()]
    return sum(max((new - old).total(), (old - new).total()) for old, new in lines)


def _texts_by_name(
    changes: Mapping[Path, tuple[bytes | None, bytes | None]], models: Mapping[Path, Path]
) -> dict[str, tuple[str, str]]:
    """The texts before and after by the files' names; what gets another name is one file."""
    texts: dict[str, tuple[str, str]] = {}
    for path, contents in changes.items():
        name = f"{models[path]} → {path}" if path in models else str(path)
        before, after = changes[models.get(path, path)][0], contents[1]
        if path not in models.values():
            texts[name] = ((before or b"").decode(), (after or b"").decode())
    return texts


def ask_line(question: str) -> str:
    """What the person at the terminal answers, with its end; nothing where no more is to come."""
    # Not typer.confirm: it writes to stdout too, where the answer of the command goes.
    sys.stderr.write(question)
    sys.stderr.flush()
    wait_for_input(sys.stdin)
    return sys.stdin.readline()
