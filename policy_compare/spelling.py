"""Tells when two spellings are one name: for files, for tables and for what people type."""

from unicodedata import normalize

from policy_compare.invisible import without_invisible

#: What joins words as a blank does where somebody types a name: hyphens, dashes, underscores.
#: The apostrophes are one, too.
_TYPED = str.maketrans(dict.fromkeys("-_‐‑‒–—―−", " ") | dict.fromkeys("’ʼ`´", "'"))


def fold_name(name: str) -> str:
    """What two spellings of a name have in common: its letters, without case, and its words.

    A letter is the same whether its accent is composed with it or stands behind it, and
    blanks count once, and what nobody sees not at all. Hyphens tell names apart: two ids
    may differ in nothing else.
    """
    if name.isascii():
        plain = name.casefold()
    else:
        seen = without_invisible(name)
        plain = normalize("NFC", normalize("NFC", seen).casefold())
    return " ".join(plain.split())


def fold_typed_name(name: str) -> str:
    """What a name has in common with all that people may type for it.

    As :func:`fold_name`, and blanks, hyphens and underscores are the same.
    """
    return " ".join(fold_name(name).translate(_TYPED).split())
