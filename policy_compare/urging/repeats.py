"""Which passages of a text say the same in the same words, and which of them stands for all.

Committees print each recommendation twice: in the chapter that leads up to it, and in a
list at the end or at the beginning.
"""

import re
from collections.abc import Sequence
from typing import Final

#: What a PDF may have otherwise in two places, beside capitals: spaces, stops, hyphens.
_NO_LETTER: Final = re.compile(r"[\W_]+")
#: So few letters are the same by accident.
_FEW: Final = 30


def first_of_repeats(texts: Sequence[str], official: Sequence[bool]) -> tuple[int, ...]:
    """For each text the number, from 0, of the one that stands for all with its words.

    That is the first official one of them, else the first: mostly the text itself.
    """
    keys = [_NO_LETTER.sub("", text).casefold() for text in texts]
    numbers: dict[str, int] = {}
    for number, (key, is_official) in enumerate(zip(keys, official, strict=True)):
        before = numbers.setdefault(key, number)
        if is_official and not official[before]:
            numbers[key] = number
    return tuple(numbers[key] if len(key) > _FEW else number for number, key in enumerate(keys))
