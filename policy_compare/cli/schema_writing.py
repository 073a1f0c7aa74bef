"""Writes the JSON Schemas of a corpus's files into its folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from policy_compare.errors import OutputError

if TYPE_CHECKING:
    from policy_compare.model import Codebook


def find_other_schemas(
    folder: Path, book: "Codebook", *, own: bool = False
) -> dict[Path, tuple[bytes | None, bytes]]:
    """The schemas that the folder lacks or has otherwise: what is in them and is to be, by path.

    With ``own`` only those that are there, and that nobody but the program has changed.
    """
    from policy_compare.corpus.form.schema import json_schemas, schema_origin
    from policy_compare.files.reading import ANY_FILE, read_bytes

    changes = {}
    for name, text in json_schemas(book).items():
        path = folder / name
        try:
            before = read_bytes(path, ANY_FILE) if os.path.lexists(path) else None
        except OSError:
            # What cannot be read is somebody's own.
            before = b""
        origin = schema_origin(before or b"")
        if origin != schema_origin(text) and (origin or not own):
            changes[path] = before, text.encode()
    return changes


def write_schemas(folder: Path, *, force: bool) -> None:
    """Write the schemas that the folder lacks or has otherwise, and say which.

    Raises:
        CorpusError: the codebook cannot be read, or has errors.
        OutputError: one is not the program's own and ``force`` is off, or cannot be written.
    """
    from policy_compare.cli.messages import say
    from policy_compare.corpus.form.schema import schema_origin
    from policy_compare.corpus.reader import load_codebook
    from policy_compare.files.writing import rewrite_files

    changes = find_other_schemas(folder, load_codebook(folder))
    for path, (before, _) in changes.items():
        if not (force or before is None or schema_origin(before)):
            message = f"{path} was changed by hand or is of another version; nothing was written"
            raise OutputError(message, "--force writes over it")
    rewrite_files(changes)
    names = ", ".join(path.name for path in changes)
    say(f"wrote {names} to {folder}" if names else f"the schemas in {folder} are up to date")
