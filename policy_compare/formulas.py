"""Keeps text of a CSV file from being computed, for whoever writes it and whoever reads it.

A spreadsheet computes a cell that begins with a sign such as ``=``, and shows it as text
where an apostrophe stands before the sign. Where a cell begins is for the spreadsheet to
say: one whose language writes numbers with a comma (German, French) takes ``;`` for what
stands between cells, another one a tab, and quotation marks that do not stand at the
beginning of its cell are no help against that, nor against the end of a line.
"""

import re

#: The last four are the same signs as wide as a Han character.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
#: Where a cell begins for one spreadsheet or another, with the space and the quotation marks
#: that it leaves out.
_BEGINNING = r"(?:\A|[;\t\n\r])[\s\"]*"
_FORMULA = re.compile(f"({_BEGINNING})('*[{_SIGNS}])")
_GUARDED = re.compile(f"({_BEGINNING})'('*[{_SIGNS}])")
#: A tab at the very beginning is left out by some, and guarded in itself.
_TAB = re.compile("'*\t")
_GUARDED_TAB = re.compile("'+\t")

#: A formula that begins no text. To look for it goes fast, since it begins with a sign.
_LATER = re.compile(f"[;\\t\\n\\r][\\s\"]*'*[{_SIGNS}]")


def guard_formulas(text: str) -> str:
    """The text with an apostrophe before each sign that a spreadsheet may compute from.

    Where apostrophes stand already there is one more, so that :func:`unguard_formulas` gives
    the text again.
    """
    # Nearly all texts begin with a letter and hold none of what may separate cells.
    if text[:1].isalnum() and ((";" not in text and text.isprintable()) or not _LATER.search(text)):
        return text
    safe = _FORMULA.sub(r"\1'\2", text)
    return f"'{safe}" if _TAB.match(safe) else safe


def unguard_formulas(text: str) -> str:
    """The text as it was before it was guarded."""
    if "'" not in text:
        return text
    if _GUARDED_TAB.match(text):
        text = text[1:]
    return _GUARDED.sub(r"\1\2", text)
