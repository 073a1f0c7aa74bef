"""Takes out of text what could act on the program that shows it, or on who reads it."""

import re
from functools import cache

from policy_compare.invisible import visible_text


def safe_text(text: str) -> str:
    """The text with every active character replaced by U+FFFD, the mark of a loss.

    Active are control characters other than tab and line break, separators that some
    programs take for line breaks, lone surrogates (from file names that are not UTF-8), which
    nothing can encode, and the two that are no characters to XML. Invisible characters that no
    script needs where they stand are left out: a mark in their place would cut a word that is
    read as one.
    """
    # Nearly every text is printable, and then there is nothing active to look for.
    if text.isascii() and not text.encode().translate(None, _PRINTABLE):
        return text
    seen = visible_text(text)
    return seen if seen.isprintable() else _active_characters().sub("\ufffd", seen)


_PRINTABLE = bytes(range(32, 127))


@cache
def _active_characters() -> re.Pattern[str]:
    return re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
