"""What two wordings have in common, whoever typed them and however.

Two people who copy one passage differ in letter case, quotation marks, dashes and
white space, and in where they begin and end.
"""

from collections.abc import KeysView
from itertools import pairwise
from unicodedata import category, normalize

#: Scripts that set no space between words: each of their characters is a word here.
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u2e80", "\uffff"))

_QUOTES = "'\"‘’‚‛“”„‟‹›«»′″`´ʼʻ「」『』"


class _Signs(dict[int, str]):
    """What each character becomes, by code point; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = category(char)
        if char in _QUOTES or (kind in ("Cf", "Cc") and not char.isspace()):
            made = ""
        elif char.isspace() or kind.startswith("P"):
            made = " "
        elif any(first <= char <= last for first, last in _UNSPACED) and kind[0] != "M":
            made = f" {char}"
        else:
            made = char
        self[code] = made
        return made


_SIGNS = _Signs()


def fold_words(text: str) -> tuple[str, ...]:
    """The words of the text, without case, punctuation and quotation marks.

    A text that has none is its own only word, unless it is empty.
    """
    plain = normalize("NFKC", normalize("NFKC", text).casefold())
    return tuple(plain.translate(_SIGNS).split()) or tuple(text.split())


def neighbouring_words(text: tuple[str, ...]) -> KeysView[tuple[str, str]]:
    """Every two words of the text that stand beside each other, in its order."""
    return dict.fromkeys(pairwise(text)).keys()
