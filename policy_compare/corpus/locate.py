"""Finds the corpus that is meant."""

import os
from collections.abc import Mapping
from pathlib import Path

from policy_compare.corpus.reader import CODEBOOK

VARIABLE = "POLICY_COMPARE_CORPUS"
FOLDER = "recommendations"

# A codebook under the wrong name still says whose corpus is meant; the reader tells.
_CODEBOOKS = (CODEBOOK, "codebook.yml")


def locate(given: Path | None, environment: Mapping[str, str], here: Path | None = None) -> Path:
    """The corpus's folder: the one given, else the variable's, else the nearest.

    The nearest is the first, from ``here`` upward, of a folder ``recommendations``
    and a folder that itself holds a codebook. Where there is none it is the corpus
    that comes with the program. That a folder was given or is set in the
    environment does not say that it exists; the reader will tell.
    """
    if given is not None:
        return given
    if named := environment.get(VARIABLE):
        return Path(named)
    try:
        return _nearest(here or Path.cwd()) or shipped()
    except OSError:
        # Where we stand was deleted, or is in a folder that we may not look into.
        return shipped()


def _nearest(start: Path) -> Path | None:
    """The corpus in ``start`` or nearest above it."""
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir():
            return _short(folder / FOLDER, start)
        if any((folder / name).is_file() for name in _CODEBOOKS):
            return _short(folder, start)
    return None


def shipped() -> Path:
    """The corpus that comes with the program: in the wheel, or beside the package."""
    package = Path(__file__).parent.parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def _short(folder: Path, start: Path) -> Path:
    """The path as a person at ``start`` would write it, if that is shorter."""
    relative = Path(os.path.relpath(folder, start))
    return relative if len(relative.parts) <= len(folder.parts) else folder
