"""Keeps text of a CSV file from being computed, for whoever writes it and whoever reads it.

A spreadsheet computes a cell that begins with a sign such as ``=``, and shows it as text
where an apostrophe stands before the sign. Where a cell begins is for the spreadsheet to
say: one whose language writes numbers with a comma (German, French) takes ``;`` for what
stands between cells, another one a tab, and quotation marks that do not stand at the
beginning of its cell are no help against that, nor against the end of a line.
"""

import re
from functools import cache
from typing import NamedTuple

#: What may stand between the cells of a table of text, the usual one first.
DELIMITERS = (",", ";", "\t")

#: The last four are the same signs as wide as a Han character.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
#: A tab at the very beginning is left out by some, and guarded in itself.
_TAB = re.compile("'*\t")
_GUARDED_TAB = re.compile("'+\t")


class _Patterns(NamedTuple):
    """A formula, one that is guarded, and one that begins no text, or no line."""

    formula: re.Pattern[str]
    guarded: re.Pattern[str]
    later: re.Pattern[str]
    later_in_line: re.Pattern[str]


@cache
def _patterns_in(delimiter: str) -> _Patterns:
    """The patterns in a file with this between its cells.

    Where a spreadsheet takes another sign for what separates cells, it leaves out the space and
    the quotation marks at their beginning.
    """
    others = ";" if delimiter == DELIMITERS[0] else ",;"
    ends = f"[{others}\\t\\n\\r]"
    beginning = rf"(?:\A|{ends})[\s\"]*"
    return _Patterns(
        re.compile(f"({beginning})('*[{_SIGNS}])"),
        re.compile(f"({beginning})'('*[{_SIGNS}])"),
        # To look for these goes fast, since they begin with a sign, and mostly a word is behind it.
        re.compile(f"{ends}(?! ?[A-Za-z0-9])[\\s\"]*'*[{_SIGNS}]"),
        re.compile(f"[{others}](?! ?[A-Za-z0-9])[\\s\"]*'*[{_SIGNS}]"),
    )


def guard_formulas(text: str, delimiter: str = DELIMITERS[0]) -> str:
    """The text with an apostrophe before each sign that a spreadsheet may compute from.

    ``delimiter`` stands between the cells of its file. Where apostrophes stand already there is
    one more, so that :func:`unguard_formulas` gives the text again.
    """
    formula, _, later, later_in_line = _patterns_in(delimiter)
    # Nearly all texts begin with a letter and hold none of what may separate cells.
    is_line = "\t" not in text and "\n" not in text and "\r" not in text
    if text[:1].isalnum() and not (later_in_line if is_line else later).search(text):
        return text
    safe = formula.sub(r"\1'\2", text)
    return f"'{safe}" if _TAB.match(safe) else safe


def unguard_formulas(text: str, delimiter: str = DELIMITERS[0]) -> str:
    """The text as it was before it was guarded."""
    if "'" not in text:
        return text
    if _GUARDED_TAB.match(text):
        text = text[1:]
    return _patterns_in(delimiter).guarded.sub(r"\1\2", text)
