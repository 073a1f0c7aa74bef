"""A quote without the marks that it was copied with from a file.

Who copies from Markdown copies its stars, tags and links, and who copies from a page the
marks of its notes; the readers of texts take both out.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

#: What none of these stands in was not copied with a mark.
_ANY: Final = re.compile(r"^\s*[-+]\s|[•*_`<>\[\]\\~&|#⁰¹²³⁴⁵⁶⁷⁸⁹]|[^\W\d_][.!?:;,]?[\"”’)]*\d")

#: Marks of Markdown, in the order in which they are taken out, and what stands for each.
_MARKS: Final = (
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>|[-*+•])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]]*\]\([^()\s]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s\"[^\"]*\")?\)"), r"\1"),
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


def unmarked(quote: str) -> Iterator[str]:
    """The quote without marks, in each way in which it may have some."""
    if _ANY.search(quote) is None:
        return
    # Imported here because few quotes are looked up a second time.
    from policy_compare.evidence.disguised import with_powers
    from policy_compare.evidence.mend import repaired

    bare = quote
    for pattern, instead in _MARKS:
        bare = pattern.sub(instead, bare)
    bare = unescape(bare)
    tried = {quote}
    linked = _HALF.sub("", bare)
    unnoted = (repaired(with_powers(text), notes=None) for text in (quote, bare, linked))
    for text in (bare, linked, _BAR.sub(" ", bare), *unnoted):
        if text not in tried:
            tried.add(text)
            yield text
