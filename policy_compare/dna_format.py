"""What the writer and the reader of Discourse Network Analyzer's databases agree on.

Such a database has statements at places of documents. Each is of a type, and has the variables of
that: texts of a list (its entities), long texts, numbers, yes or no.
"""

import re
from bisect import bisect_left
from typing import Final

#: The variables of DNA's own type of statement, and the long ones that we add: a coding's name,
#: note and date.
PERSON, ORGANIZATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
LONG_TEXTS: Final = ("statement", "note", "date")

#: The first coder of each database, and what can be said more of an entity.
ADMIN: Final = "Admin"
ATTRIBUTES: Final = ("Type", "Alias", "Notes")

#: The settings, which DNA does not look at, with what is said of a project as a whole.
TITLE_SETTING: Final = "policy-compare: title"
NOTE_SETTING: Final = "policy-compare: note"

SECONDS_OF_DAY: Final = 86_400

#: The most characters of a short field.
_SHORT: Final = 190
_BEYOND_16_BITS: Final = re.compile("[\U00010000-\U0010ffff]")


def cut_short(text: str, end: str = "") -> str:
    """The text as it fits into a short field, with the ``end`` behind it."""
    if len(text) + len(end) <= _SHORT:
        return text + end
    return f"{text[: _SHORT - 1 - len(end)]}…{end}"


def setting_of_field(table: str, row: object, shown: str) -> str:
    """The setting with the whole of a text that was cut, for as long as a row shows it so."""
    return f"policy-compare: {table} {row}: {shown}"


class JavaText:
    """A text as DNA's window shows it and counts in it: lines end in LF, in units of UTF-16."""

    def __init__(self, text: str) -> None:
        self._returns = [match.start() for match in re.finditer("\r\n", text)]
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._pairs = [match.start() for match in _BEYOND_16_BITS.finditer(self.text)]
        self._units_before_pairs = [place + count for count, place in enumerate(self._pairs)]

    def units_before(self, place: int) -> int:
        """How many units stand before the character at ``place`` of the text that was given."""
        place -= bisect_left(self._returns, place)
        return place + bisect_left(self._pairs, place)

    def place_after(self, units: int) -> int:
        """The place in ``text`` behind so many units."""
        return units - bisect_left(self._units_before_pairs, units)
