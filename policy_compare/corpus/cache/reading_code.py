"""Tells which build of the program reads: by the code that reads, not by its version.

A corpus may only be taken from the cache if this code would read it so from its files.
Two builds of one version need not, as anybody knows who changes a reader and looks at what
it does.
"""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: Python's own caches, which come and go.
_PYCACHE = "__pycache__"

#: The folders in which the modules stand that read, and those beneath them.
_READING = ("corpus", "files", "texts")


@cache
def digest_reading_code() -> str:
    """A digest of the modules that read a corpus and of what reads beneath them.

    These are ``corpus`` and what it stands on, of which ``texts`` tells the encodings of tables,
    as source or compiled, wherever they are: in a folder or in an archive. The corpora beside
    them that ``init`` writes are none of them.

    Raises:
        OSError: the modules cannot be read as files.
    """
    package = files("policy_compare")
    total = sha256(f"{sys.version}\0PyYAML {yaml.__version__}\0".encode())
    folders = [package / name for name in _READING]
    below = chain.from_iterable(_modules(folder, below=True) for folder in folders)
    for file in chain(_modules(package), below):
        content = file.read_bytes()
        total.update(f"{file.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _modules(folder: "Traversable", *, below: bool = False) -> "Iterator[Traversable]":
    """The modules in a folder, by their names, and those in the folders ``below`` it."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith((".py", ".pyc")):
            yield entry
        elif below and entry.is_dir() and entry.name != _PYCACHE:
            yield from _modules(entry, below=True)
