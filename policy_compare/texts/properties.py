"""Makes lines of what files say of themselves, which may hold anything.

Titles, names and dates of a file's own are shown, compared and written into drafts. Whoever
made the file may have put half characters into them, signs that move a terminal's cursor, or
a whole book.
"""

import re
from collections.abc import Mapping
from typing import Final

#: What acts rather than shows, and what is no character or half of one.
_NO_LETTERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")

#: The most letters of a title, or of the names of all authors.
_LONGEST: Final = 5000


def clean_properties(properties: Mapping[str, str]) -> dict[str, str]:
    """The properties as lines, without those that are empty or longer than any."""
    lines = {
        key: line_of_letters(value) for key, value in properties.items() if len(value) <= _LONGEST
    }
    return {key: line for key, line in lines.items() if line}


def line_of_letters(text: str) -> str:
    """The text on one line, with a space for whatever in it shows nothing."""
    return " ".join(_NO_LETTERS.sub(" ", text).split())
