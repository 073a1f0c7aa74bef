"""Finds the text that a paper was coded from.

The texts are not part of a corpus: most may not be passed on. They lie in a folder of
their own, under the names that the papers give in ``source.file``.
"""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from policy_compare.errors import CallError
from policy_compare.model import Paper

#: The variable that names the folder of the texts where no option does.
VARIABLE = "POLICY_COMPARE_SOURCES"

#: What a text may be called that its paper does not name: ``ali-2023.pdf`` …
SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")


def sources_folder(given: Path | None, corpus: Path, environment: Mapping[str, str]) -> Path | None:
    """The folder of the texts: ``given``, else the variable's, else ``sources`` by the corpus.

    That is a folder beside the corpus's, or else one in it. None where there is none.

    Raises:
        CallError: the folder that was asked for is not there.
    """
    named = given or (Path(environment[VARIABLE]) if environment.get(VARIABLE) else None)
    if named is not None:
        if not named.is_dir():
            option = "--sources" if given else VARIABLE
            raise CallError(
                f"there is no folder {named}", f"{option} names the folder of the texts"
            )
        return named
    # Not resolve(): beside a folder that is a link is where the link stands.
    whole = Path(os.path.abspath(corpus))  # noqa: PTH100
    for folder in (whole.parent / "sources", whole / "sources"):
        if folder.is_dir():
            return folder
    return None


def source_path(paper: Paper, folder: Path) -> Path | None:
    """The file of the paper's text in ``folder``, or None where it is not there.

    A paper that names no file has one that is called after its id. What a paper says
    cannot lead out of the folder; a link in the folder may, since its owner made it.
    """
    if paper.source and paper.source.file:
        name = paper.source.file
        found = folder / name
        return found if _below(name) and found.exists() else None
    for suffix in SUFFIXES:
        found = folder / f"{paper.id}{suffix}"
        if found.is_file():
            return found
    return None


def _below(name: str) -> bool:
    """Whether the name stays below the folder it is looked up in, on any system."""
    paths = (PurePosixPath(name), PureWindowsPath(name))
    return not any(one.is_absolute() or one.anchor or ".." in one.parts for one in paths)
