"""A quote without the marks that it was copied with from a file.

Who copies from Markdown copies its stars, tags and links, and who copies from a page the
marks of its notes and what numbers its paragraphs; the readers of texts take all of it out.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

#: What none of these stands in was not copied with a mark.
_ANY: Final = re.compile(
    r"^\s*[-+]\s|[•▪·‣◦●■➢✓*_`<>\[\]\\~&|#⁰¹²³⁴⁵⁶⁷⁸⁹]|[^\W\d_]\d|[.!?:;,\"”’»)]\d"
)

#: Marks of Markdown, in the order in which they are taken out, and what stands for each.
_MARKS: Final = (
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>|[-*+•▪·‣◦●■➢✓])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]]*\]\([^()\s]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)"), r"\1"),
    # A letter that the coder has made a capital or a small one.
    (re.compile(r"(?<![^\W_])\[([^\W\d_])\](?=[^\W\d_])"), r"\1"),
    (re.compile(r"<(?:br|/?(?:p|li|t[dhr]))\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?(?!/?su[pb]>)[A-Za-z][^<>]*>"), ""),
    (re.compile(r"\\(?=[^\w\s])"), ""),
    (re.compile(r"\*+|`+|~~"), ""),
    (re.compile(r"(?<![^\W_])_+|_+(?![^\W_])"), ""),
)

#: Half a link, where the quote begins or ends amid its words.
_HALF: Final = re.compile(r"\]\((?:[a-z]+:|[#/])[^()\s]*\)?|(?<!\S)\[(?![^\]]*\])")

#: What parts the cells of a table, and may be a sign of the text.
_BAR: Final = re.compile(r"\s*\|\s*")

#: What parts the words that a coder has put together.
_ELLIPSIS: Final = re.compile(r"([\[(]?\s*(?:…|\.(?:\s?\.){2,})\s*[\])]?)")

#: The number of a note behind a number that ends a sentence. Behind a bracket or a quotation
#: mark it is sure; behind the stop of a year or of thousands only before a capital, since they
#: might be the whole part of a number. The text must have the stop and the capital, too.
_BEHIND_NUMBER: Final = re.compile(
    r"(\d[.!?]?[”’»)][.!?]?|(?<![\w.,:/$€£¥-])(?:(?:1[5-9]|20)\d\d|\d{1,3}(?:,\d{3})+)\.(?=\d{1,3}\s))\d{1,3}"
    r"(?=\s+[“‘\"'(]?[A-Z])"
)

#: The number or the letter of a paragraph, at the beginning of a quote of it.
_MARKER: Final = re.compile(
    r"\s*(\d{1,3}(?:\.\d{1,3}){0,4}[.):]?|\((?:\d{1,3}|[^\W\d_]{1,4})\)|[^\W\d_]{1,4}[.)])\s+"
    r"(?=\S)"
)


def quotes_without_marks(quote: str) -> Iterator[str]:
    """The quote without marks, in each way in which it may have some."""
    if _ANY.search(quote) is None:
        return
    # Imported here because few quotes are looked up a second time.
    from policy_compare.texts.markup.relabel import write_powers
    from policy_compare.texts.rejoin import repair_paragraph

    plain = quote
    for pattern, replacement in _MARKS:
        plain = pattern.sub(replacement, plain)
    plain = unescape(plain)
    readings = {quote}
    unlinked = _HALF.sub("", plain)
    without_notes = (
        _BEHIND_NUMBER.sub(
            r"\1", "".join(repair_paragraph(part, notes=None) for part in _ELLIPSIS.split(text))
        )
        for text in map(write_powers, (quote, plain, unlinked))
    )
    for text in (plain, unlinked, _BAR.sub(" ", plain), *without_notes):
        if text not in readings:
            readings.add(text)
            yield text


def split_paragraph_number(quote: str) -> tuple[str, str]:
    """What may number the quote's paragraph at its beginning, and the words behind it."""
    marker = _MARKER.match(quote)
    return ("", quote) if marker is None else (marker[1], quote[marker.end() :])
