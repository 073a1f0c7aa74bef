"""Says whether a place of a text is amid a number that is written in words.

*Five men* stands in *one hundred and five men*, and *million* in *5 million*.
"""

import re
from functools import cache
from typing import Final

_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEENS: Final = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)  # fmt: skip
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALES: Final = "hundred|thousand|million|billion|trillion|dozen"
_PARTS: Final = "half|third|quarter"

_FIRST_WORD: Final = re.compile(r"[\s-]?([^\W\d_]+)")

#: So many characters on each side of a place are looked at.
_REACH: Final = 60


#: How what stands behind a place begins if the place is amid a number.
_GOING_ON: Final = frozenset(f"{_ONES}|{_TEENS}|{_TENS}|{_SCALES}|{_PARTS}|and|a".split("|"))


@cache
def _number_pattern() -> re.Pattern[str]:
    # Compiled where it is first needed: most commands look no quote up.
    small = rf"(?:(?:{_TENS})(?:[-‐‑ ](?:{_ONES}))?|{_TEENS}|{_ONES})"
    first = rf"(?:{small}|\d[\d.,]*|(?:{_PARTS})\sa)"
    return re.compile(
        rf"(?<![\w.,]){first}(?:(?:\s(?:{_SCALES}))+(?:(?:\sand)?\s{small})?)+(?![\w-])"
        rf"|\b{first}\sand\sa\s(?:{_PARTS})\b",
        re.IGNORECASE,
    )


def spelled_number_over(text: str, place: int) -> str:
    """The number in words that begins before a place and ends behind it; empty if none does."""
    behind = _FIRST_WORD.match(text, place)
    if behind is None or behind[1].lower() not in _GOING_ON:
        return ""
    for number in _number_pattern().finditer(text, max(place - _REACH, 0), place + _REACH):
        if number.start() < place < number.end():
            return number.group()
    return ""
