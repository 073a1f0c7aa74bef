"""What our own projects carry in their notes, beside what people read there.

Other programs' projects have no place for an id, a condition or a short title. What has none
stands in the last line of a note, where these programs keep it and their users may read it.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

_LINE: Final = re.compile(r"^policy-compare: (\{.*\})\s*\Z", re.MULTILINE)

#: Deeper than any values of ours.
_DEEPEST: Final = 6


class SplitNote(NamedTuple):
    """A note's words, and the values in its last line; a note that we did not write has none."""

    words: str
    values: Mapping[str, Any] = {}


def note_with_values(words: str, values: Mapping[str, Any]) -> str:
    """The note that ``split_note`` gives back; without values that is its words."""
    if not values:
        return words
    line = f"policy-compare: {json.dumps(values, ensure_ascii=False)}"
    return f"{words}\n{line}" if words else line


def split_note(note: str) -> SplitNote:
    """What the note says and what its last line holds; such a line is a stranger's input."""
    line = _LINE.search(note)
    if line is None:
        return SplitNote(note)
    try:
        values = json.loads(line[1])
    except (ValueError, RecursionError):
        return SplitNote(note)
    if not _is_shallow(values):
        return SplitNote(note)
    return SplitNote(note[: line.start()].rstrip("\r\n"), values)


def _is_shallow(value: Any, depth: int = 0) -> bool:
    """Whether no value is deeper in others than ours are."""
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return depth < _DEEPEST and all(_is_shallow(item, depth + 1) for item in inner)
