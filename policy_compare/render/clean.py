"""Takes out of text what could act on the program that shows it."""

import re
from functools import cache


def clean(text: str) -> str:
    """The text with every active character replaced by U+FFFD, the mark of a loss.

    Active are control characters other than tab and line break, marks that reorder
    text, separators that some programs take for line breaks, and lone surrogates
    (from file names that are not UTF-8), which nothing can encode.
    """
    # Nearly every text is printable, and then there is nothing to look for.
    return text if text.isprintable() else _active().sub("\ufffd", text)


@cache
def _active() -> re.Pattern[str]:
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    )
