"""Which passages of a text say the same in the same words, and which of them stands for all.

Committees print each recommendation twice: in the chapter that leads up to it, and in a
list at the end or at the beginning.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

#: What a PDF may have otherwise in two places, beside capitals: spaces, stops, hyphens.
_NO_LETTER: Final = re.compile(r"[\W_]+")
#: So few letters are the same by accident.
_FEW: Final = 30


def first_of_repeats(texts: Sequence[str], official: Sequence[bool]) -> tuple[int, ...]:
    """For each text the number, from 0, of the one that stands for all with its words.

    That is an official one that has them, else the first: mostly the text itself.
    """
    keys = [_NO_LETTER.sub("", text).casefold() for text in texts]
    official_numbers = [number for number, is_official in enumerate(official) if is_official]
    ends = list(accumulate(len(keys[number]) + 1 for number in official_numbers))
    official_text = "".join(f"{keys[number]} " for number in official_numbers)
    firsts: dict[str, int] = {}
    for number, key in enumerate(keys):
        place = official_text.find(key) if len(key) > _FEW else -1
        first = official_numbers[bisect_right(ends, place)] if place >= 0 else number
        firsts.setdefault(key, first)
    return tuple(firsts[key] if len(key) > _FEW else number for number, key in enumerate(keys))
