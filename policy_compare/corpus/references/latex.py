"""Texts of LaTeX as people read them: accents, dashes, and signs that it gives a meaning."""

import logging
import re
from functools import lru_cache

from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

#: Without one of these a text is what it says.
_LATEX = re.compile(r"[\\{}~$]|--|``|''|[!?]`|<<|>>|,,")
#: Signs with a meaning that reference managers forget to take from them.
_UNESCAPED = re.compile(r"(?<!\\)([&%#_])")
#: Deeper, and longer than what stands in a reference: nobody wrote that.
_MOST_BRACES = 500

#: Macros that reference managers write and the decoder does not know, or sets in brackets.
_MACROS = {
    "url": "%s", "textasciicircum": "^", "textless": "<", "textgreater": ">", "textbar": "|",
    "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "textquotedbl": '"',
    "pounds": "£", "euro": "€", "S": "§", "P": "¶", "copyright": "©",
}  # fmt: skip

# What it finds odd in LaTeX is said nowhere: the text is read as well as it can be.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
_context = get_default_latex_context_db()
_context.add_context_category(
    "references", prepend=True, macros=[MacroTextSpec(*macro) for macro in _MACROS.items()]
)
_decoder = LatexNodes2Text(_context, math_mode="verbatim", keep_comments=True)


# An abbreviation may stand in every entry.
@lru_cache(1000)
def decode_latex(text: str) -> str:
    """The text as it would be printed; what cannot be read as LaTeX only loses its braces."""
    if not _LATEX.search(text):
        return text
    if text.count("{") <= _MOST_BRACES:
        escaped = _UNESCAPED.sub(r"\\\1", text)
        try:
            return str(_decoder.latex_to_text(escaped))
        except Exception:  # noqa: BLE001
            # It stops in more than one way at a macro that lacks what it needs.
            return _without_braces(text)
    return _without_braces(text)


def _without_braces(text: str) -> str:
    return re.sub(r"\\[a-zA-Z]+|[{}]", "", text)
