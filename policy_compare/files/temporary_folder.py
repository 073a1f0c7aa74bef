"""Lays files into a folder for a while, where what reads them wants files."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from policy_compare.errors import OutputError


@contextmanager
def folder_of_files(contents: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder that holds these files, by their names, until it is left.

    Raises:
        OutputError: they cannot be written.
    """
    with ExitStack() as at_end:
        try:
            temporary = TemporaryDirectory(ignore_cleanup_errors=True)
            folder = Path(at_end.enter_context(temporary))
            for name, content in contents.items():
                (folder / name).write_bytes(content)
        except OSError as error:
            raise OutputError(
                f"no texts can be put into a temporary folder: {error.strerror or error}",
                "make room there, or let TMPDIR name another folder",
            ) from error
        yield folder
