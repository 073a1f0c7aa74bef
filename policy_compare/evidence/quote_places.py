"""Says whether a quote stands where a coder says that it does.

A place can be given in many ways: a section by its heading or one above, with its number or
without, a paragraph counted from either, a page by its label or in a range of pages.
"""

import re
from collections.abc import Sequence

from policy_compare.evidence.quotes import EDGES, Match
from policy_compare.model import Evidence
from policy_compare.texts.document import Block
from policy_compare.texts.normalisation import folded


def fits(evidence: Evidence, match: Match) -> bool:
    """Whether the coded place, as far as there is one, is where the match stands.

    A section may be the nearest heading or one above it. A paragraph is counted in the
    section that is coded; where none is, in any that the match is in or in the whole
    text. A text without pages contradicts no page.
    """
    block = match.block
    page = block.page(match.start)
    if evidence.page and page and not _on_page(evidence.page, page):
        return False
    depths = _depths(evidence.section, block)
    if evidence.paragraph is None:
        return bool(depths)
    return any(block.counts[at] == evidence.paragraph for at in depths if at < len(block.counts))


def paragraph_in(section: str, match: Match) -> int | None:
    """The match's paragraph as it counts in this section, or in the nearest one for none."""
    counts = match.block.counts
    depths = [at for at in _depths(section, match.block) if at < len(counts)]
    return counts[depths[-1]] if depths else None


def _depths(section: str, block: Block) -> Sequence[int]:
    """How deep in a block's trail its section has this name: 0 is the whole text."""
    if not section:
        return range(len(block.trail) + 1)
    trail = (*block.trail, block.text) if block.kind == "heading" else block.trail
    return [at for at, heading in enumerate(trail, 1) if _same(section, heading)]


_ROMAN = r"(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"

#: The number that a heading may have before its words, or be quoted without. Roman
#: numerals and letters need a sign that they are no word: *Civil society*, *A home*.
_NUMBERING = re.compile(
    rf"""\s*(?:
        (?i:chapter|section|part|annex|appendix|box)\s+
            (?P<called>\d+(?:\.\d+)*|(?i:(?=[ivxl]){_ROMAN}|[a-z])\b)(?:\s*[.:)–—-]+\s*|\s+)
        |(?P<digits>\d+(?:\.\d+)*)(?:[.:)]+\s*|\s+[.:)–—-]*\s*)
        |(?P<letters>(?i:(?=[ivxl]){_ROMAN}|[a-z])(?=[.:)])|(?=[IVXL]{{2}})(?i:{_ROMAN})\b)
            (?:[.:)]+\s+|\s+[–—-]*\s*)
    )(?=\w)""",
    re.VERBOSE,
)
_PAGE_WORD = re.compile(r"\s*(?:pages?|pp?)\.?\s*(?=[\divxlc])", re.IGNORECASE)
_TO = re.compile(r"\s*[-‐-―−]\s*")


def _same(coded: str, heading: str) -> bool:
    """Whether two spellings are of one heading; a number may be left out in one of them."""
    if folded(coded) == folded(heading):
        return True
    one, other = _numbered(coded), _numbered(heading)
    return one[1] == other[1] and (one[0] == other[0] or not (one[0] and other[0]))


def _numbered(heading: str) -> tuple[str, str]:
    found = _NUMBERING.match(heading)
    if found is None:
        return "", folded(heading).strip(EDGES)
    number = found["called"] or found["digits"] or found["letters"]
    return folded(number), folded(heading[found.end() :]).strip(EDGES)


def _on_page(coded: str, page: str) -> bool:
    """Whether ``12``, ``p. 12`` or ``pp. 10–14`` is or has the page of this label."""
    wanted, here = _PAGE_WORD.sub("", coded, count=1), folded(page)
    if here in (folded(coded), folded(wanted)):
        return True
    ends = [folded(end) for end in _TO.split(wanted)]
    if len(ends) == 2 and all(one.isdecimal() for one in (*ends, here)):
        return int(ends[0]) <= int(here) <= int(ends[1])
    return here in ends
