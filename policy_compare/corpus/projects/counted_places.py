"""Finds out how a program counted the characters of a text in which it coded passages.

A line's end of two characters may count as one, one of one as two, and letters beyond the first
65,536 as two. No file says so, but the passages do: they begin and end with words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import product
from typing import Final, NamedTuple

#: So many passages tell how they were counted.
_SAMPLE: Final = 200

_LINE_END: Final = re.compile("\r\n|\r")
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")


class CountedText(NamedTuple):
    """A text with line ends of one character, and at which places its program counted two."""

    text: str
    doubled: Sequence[int] = ()

    def place_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a passage is in the text; None where it is outside of it, or empty."""
        start, end = (place - bisect_left(self.doubled, place) for place in (start, end))
        return (start, end) if 0 <= start < end <= len(self.text) else None


def count_characters(content: str, passages: Sequence[tuple[int, int]]) -> CountedText:
    """The text of a file's content, counted as it fits the passages best."""
    text = _LINE_END.sub("\n", content)
    line_ends = [match.start() for match in re.finditer("\n", text)]
    letters_beyond = [match.start() for match in _BEYOND.finditer(text)]
    # What the file itself shows comes first; the standard counts code points.
    ways_of_line_ends = (line_ends, []) if "\r\n" in content else ([], line_ends)
    ways = (
        CountedText(text, [place + number for number, place in enumerate(sorted((*ends, *others)))])
        for ends, others in product(ways_of_line_ends, ([], letters_beyond))
    )
    sample = passages[:: len(passages) // _SAMPLE + 1]
    return max(ways, key=lambda counted_text: _fit(counted_text, sample))


def _fit(counted_text: CountedText, passages: Sequence[tuple[int, int]]) -> int:
    """How many of the passages begin with a word, and end with no part of one."""
    text, fit = counted_text.text, 0
    for start, end in filter(None, (counted_text.place_of(*passage) for passage in passages)):
        fit += not text[start].isspace() and not text[start - 1 : start].isalnum()
        fit += not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    return fit
