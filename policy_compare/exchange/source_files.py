"""Finds names for the texts that a project brings, beside those that are at hand already."""

import re
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from typing import Final

from policy_compare.corpus.tables.new_ids import LONGEST_ID, make_file_id
from policy_compare.exchange.imported_corpus import ImportedCorpus
from policy_compare.files.names import is_device_name
from policy_compare.files.reading import PAPER_TEXT, read_bytes
from policy_compare.model import Paper, Source
from policy_compare.names import FreeNames
from policy_compare.texts.sources import SourceTexts

#: A name that every system can have, and nobody mistakes for another one.
_PLAIN: Final = re.compile(r"(\w[\w .,()&'+-]*)(\.\w{1,8})")


def place_sources(imported: ImportedCorpus, folder: Path) -> ImportedCorpus:
    """The import with the names that its texts get in the folder, and those that it lacks.

    A text that is there already is not written again, whatever it is called; and none is
    written over another.
    """
    texts = SourceTexts(folder)
    free_stems = FreeNames(path.stem for path in folder.glob("*"))
    names, sources = {}, {}
    for name, data in imported.sources.items():
        stem, suffix = _plain_name(name)
        source = Source(stem + suffix, sha256(data).hexdigest())
        path = texts.path(Paper("", "", source=source))
        if path is None or read_bytes(path, PAPER_TEXT) != data:
            path = folder / f"{free_stems.take(stem)}{suffix}"
            sources[path.name] = data
        names[name] = path.name
    papers = {id: _rename_source(paper, names) for id, paper in imported.corpus.papers.items()}
    return imported._replace(corpus=imported.corpus._replace(papers=papers), sources=sources)


def _plain_name(name: str) -> tuple[str, str]:
    """A name like the one that a project gives, without its folders: its stem and its suffix."""
    path = PureWindowsPath(name)
    parts = _PLAIN.fullmatch(path.name)
    if parts and len(path.name.encode()) <= LONGEST_ID and not is_device_name(path.name):
        return parts[1], parts[2]
    return make_file_id(path.stem), path.suffix if _PLAIN.fullmatch(f"x{path.suffix}") else ".txt"


def _rename_source(paper: Paper, names: dict[str, str]) -> Paper:
    if paper.source is None or paper.source.file not in names:
        return paper
    return paper._replace(source=paper.source._replace(file=names[paper.source.file]))
