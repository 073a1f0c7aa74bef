"""The files of a corpus to start from, as ``init`` writes them: an example, or an empty one.

Both stand in folders beside this module as they are written; only the schemas are made, and
the title of a codebook without papers.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TypeVar

from policy_compare.corpus.corpus_files import CODEBOOK
from policy_compare.corpus.form.schema import json_schemas
from policy_compare.corpus.locate import CORPUS_FOLDER
from policy_compare.corpus.reader import load_codebook
from policy_compare.corpus.yaml.notation import entry_lines, one_line_text
from policy_compare.files.names import absolute_path
from policy_compare.invisible import visible_text
from policy_compare.model import Codebook

#: The folder in which the program looks for the papers' texts.
SOURCES = "sources"

#: The example's files in the order in which they are named to who has them written. The third
#: text has no coding yet: it is there to be drafted.
_EXAMPLE = (CODEBOOK, "ali-2023.yaml", "okafor-2024.yaml")
_EXAMPLE_TEXTS = ("ali-2023.txt", "okafor-2024.txt", "berg-2025.txt")

_Entry = TypeVar("_Entry")

#: What a corpus is called whose folder has no name.
_NO_TITLE = "Policy papers"


def example_corpus() -> dict[str, str]:
    """The files of the small invented corpus, text by name."""
    coded = {name: _read_file("example", name) for name in _EXAMPLE}
    texts = {f"{SOURCES}/{name}": _read_file("example", SOURCES, name) for name in _EXAMPLE_TEXTS}
    return {**coded, **json_schemas(_example_codebook()), **texts}


def _example_codebook() -> Codebook:
    with as_file(files("policy_compare.corpus") / "example") as folder:
        return load_codebook(folder)


def empty_corpus(folder: Path) -> dict[str, str]:
    """The files of a corpus without papers, text by name; its title is made of the folder's."""
    codebook = _read_file("empty", CODEBOOK)
    title = "\n".join(entry_lines("title", title_from_folder(folder), 0))
    return {CODEBOOK: codebook.replace(f"title: {_NO_TITLE}", title), **json_schemas(Codebook())}


def own_codebook(book: Codebook, sha256: str) -> Codebook:
    """What of a codebook is its user's own, for drafting the text with that digest.

    While all of the example still stands in it, that is all but the example; for the texts
    of the example it is everything.
    """
    texts = (_read_file("example", SOURCES, name) for name in _EXAMPLE_TEXTS)
    if not book.propositions or sha256 in {_digest_of_text(text) for text in texts}:
        return book
    example = _example_codebook()
    if not example.propositions.items() <= book.propositions.items():
        return book
    return book._replace(
        topics=_without(book.topics, example.topics),
        propositions=_without(book.propositions, example.propositions),
        actors=_without(book.actors, example.actors),
        instruments=_without(book.instruments, example.instruments),
    )


def _digest_of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _without(entries: Mapping[str, _Entry], example: Mapping[str, _Entry]) -> dict[str, _Entry]:
    """The entries that are not the example's."""
    return {id: entry for id, entry in entries.items() if example.get(id) != entry}


@cache
def _read_file(*path: str) -> str:
    """What is in a file beside this module. Like a module it is read once."""
    return files("policy_compare.corpus").joinpath(*path).read_text("utf-8")


def title_from_folder(folder: Path) -> str:
    """A title made of the folder's name, or of that around it where every corpus is called so."""
    # Not resolve(): a folder that is a link is called as the link.
    path = absolute_path(folder)
    name = path.parent.name if path.name == CORPUS_FOLDER else path.name
    words = " ".join(one_line_text(name).replace("-", " ").replace("_", " ").split())
    words = visible_text(words).strip()
    return words[:1].upper() + words[1:] or _NO_TITLE
