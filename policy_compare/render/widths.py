"""Says how many cells of a terminal a text takes, and which signs belong together.

Rich knows the width of most characters. Of some it says what terminals should do rather
than what they do: tmux, xterm and VTE give every vowel sign that takes space (Unicode's Mc)
a cell of its own and rich gives it none, which moves a frame by twenty cells in a table of
Hindi or Tamil. Where those three agree, this does as they do.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import category

from rich.cells import get_character_cell_size

#: Joins two pictures to one; the letters that it joins in some scripts stay two.
_JOINER = "\u200d"

#: Texts of characters that take one cell each and no sign to join, which most are: the letters
#: of Europe, punctuation, arrows, signs of mathematics, and lines of boxes.
_SINGLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u22ff"
    "\u2500-\u25fc]*"
)

#: A picture that is joined to the one before.
_JOINED = re.compile(
    "(?<=[\u2190-\u2bff\U0001f000-\U0001faff])\u200d[\u2190-\u2bff\U0001f000-\U0001faff]"
)

#: Colours of skin; tmux, xterm and VTE show them beside what they colour.
_SKINS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
#: Two of these are the flag of a country.
_FIRST_LETTER, _LAST_LETTER = "\U0001f1e6", "\U0001f1ff"
#: Tone marks of the far East, which are as wide as their letters.
_WIDE_MARKS = "\u302e\u302f\U00016ff0\U00016ff1"
#: Vowels and marks that stand behind their letter, and are letters to Unicode.
_BEHIND = "\u0e33\u0eb3\uff9e\uff9f"


def cell_len(text: str) -> int:
    """The cells that a text takes; it holds no control characters."""
    if text.isascii() or _SINGLE.fullmatch(text):
        return len(text)
    return _count_cells(text)


@lru_cache(maxsize=4096)
def _count_cells(text: str) -> int:
    if _JOINER in text:
        text = _JOINED.sub("", text)
    return sum(map(_cells_of, text))


@cache
def _cells_of(character: str) -> int:
    """The cells of one character."""
    if character in _SKINS:
        return 2
    if _FIRST_LETTER <= character <= _LAST_LETTER:
        return 1
    cells = get_character_cell_size(character)
    if cells or category(character) != "Mc":
        return cells
    return 2 if character in _WIDE_MARKS else 1


def glyphs(text: str) -> Iterator[tuple[int, str]]:
    """Where each character begins, and it with the signs that belong to it."""
    begin = 0
    letters = 0
    for place, character in enumerate(text):
        is_letter = _FIRST_LETTER <= character <= _LAST_LETTER
        letters = letters + 1 if is_letter else 0
        if place > begin and not (
            _belongs_to_previous(character)
            or text[place - 1] == _JOINER
            or (is_letter and letters % 2 == 0)
        ):
            yield begin, text[begin:place]
            begin = place
    yield begin, text[begin:]


def _belongs_to_previous(character: str) -> bool:
    """Whether the character is a sign of the one before."""
    if character.isascii():
        return False
    return (
        not _cells_of(character)
        or category(character) == "Mc"
        or character in _SKINS
        or character in _BEHIND
    )
