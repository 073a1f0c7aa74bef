"""Remembers where a coder stopped: in the user's own state folder, never in the corpus."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from policy_compare.coding.items import ItemKey
from policy_compare.errors import OutputError
from policy_compare.files.plan_seals import key_folder
from policy_compare.files.writing import write_file


class LastPlace(NamedTuple):
    """The paper that was in hand, and what the item in it is known by."""

    paper: str
    key: ItemKey


def remember_place(corpus: Path, place: LastPlace) -> None:
    """Keep the place for the next session on the corpus; where nothing can be kept it is lost."""
    path = _place_file(corpus)
    with suppress(OSError, RuntimeError, OutputError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_file(path, json.dumps([place.paper, *place.key]), force=True)


def remembered_place(corpus: Path) -> LastPlace | None:
    """Where the last session on the corpus stopped, if that is known."""
    with suppress(OSError, RuntimeError, ValueError, TypeError):
        paper, id, text, block, start = json.loads(_place_file(corpus).read_bytes())
        return LastPlace(str(paper), ItemKey(str(id), str(text), int(block), int(start)))
    return None


def _place_file(corpus: Path) -> Path:
    name = sha256(os.fsencode(os.path.realpath(corpus))).hexdigest()[:32]
    return key_folder() / "coding" / f"{name}.json"
