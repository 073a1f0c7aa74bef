"""Makes lines of what files say of themselves, which may hold anything.

Titles, names and dates of a file's own are shown, compared and written into drafts. Whoever
made the file may have put half characters into them, signs that move a terminal's cursor, or
a whole book.
"""

import re
from collections.abc import Mapping
from typing import Final

#: What acts rather than shows, and what is no character or half of one.
_NO_LETTERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")

#: The most letters of a title, or of the names of all authors.
_LONGEST: Final = 5000


def clean_properties(properties: Mapping[str, str]) -> dict[str, str]:
    """The properties as lines, without those that are empty or longer than any."""
    lines = {
        key: line_of_letters(value) for key, value in properties.items() if len(value) <= _LONGEST
    }
    return {key: line for key, line in lines.items() if line}


def line_of_letters(text: str) -> str:
    """The text on one line, with a space for whatever in it shows nothing."""
    return " ".join(_NO_LETTERS.sub(" ", text).split())


#: What programs put before the name of a file that they print.
_PRODUCT: Final = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel)|powerpoint presentation|word document)\s*-?\s*",
    re.IGNORECASE,
)
_FILE: Final = re.compile(
    r"\.(?:docx?|dotx?|pdf|indd|pptx?|xlsx?|rtf|odt|tex|dvi|qxd|txt|pages|html?)$|^\S*_\S*$"
    r"|\bv\d+(?:\.\d+)*$",
    re.IGNORECASE,
)
#: What templates and empty forms have for a title or a name.
_PLACEHOLDER: Final = re.compile(
    r"\W*(?:untitled|(?:the |your |my )?(?:document|report|paper|presentation|publication)?\s*"
    r"(?:title|template|name|subtitle)(?: (?:of|goes|here|page)\b.*)?|(?:new |blank )?document"
    r"|dokument|slide|layout|presentation|unknown|unspecified|none|anonymous|null|test|draft|final"
    r"|user|admin(?:istrator)?|author(?:s|\W*name)?|owner|default|guest|pc|[\W_]*)[\s\d_-]*\W*",
    re.IGNORECASE,
)
#: Programs and accounts, which write no papers.
_PROGRAM: Final = re.compile(
    r"\b(?:acrobat|adobe|indesign|microsoft|quark ?xpress|latex|distiller|pdf\w+|ghostscript|canva"
    r"|google docs|libreoffice|openoffice)\b|\b\d+(?:\.\d+)+\b|[@\\]",
    re.IGNORECASE,
)


def fit_title(text: str) -> str:
    """A title of a file's properties without what programs add; empty if it is none."""
    title = _PRODUCT.sub("", text)
    letters = sum(map(str.isalpha, title))
    is_none = letters < 2 or _PLACEHOLDER.fullmatch(title) or _FILE.search(title)
    return "" if is_none else title


def fit_names(text: str) -> str:
    """Names of authors in a file's properties; empty if these name a program or nobody."""
    return "" if _PLACEHOLDER.fullmatch(text) or _PROGRAM.search(text) else text
