"""Says where a quote stands, and whether it does where a coder says.

A place can be given in many ways: a section by its heading or one above, with its number or
without, a paragraph counted from either, a page by its label or in a range of pages.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from policy_compare.evidence.quotes import EDGES, QuoteIndex, QuoteLookUp, QuoteMatch, QuoteRefusal
from policy_compare.model import Evidence
from policy_compare.texts.document import Block, Place
from policy_compare.texts.normalisation import fold_text


def evidence_at(quote: str, place: Place) -> Evidence:
    """The quote with its place as it is cited: a page says more than a paragraph's number."""
    return Evidence(quote, place.section, None if place.page else place.paragraph, place.page)


def fits_place(evidence: Evidence, match: QuoteMatch) -> bool:
    """Whether the coded place, as far as there is one, is where the match stands.

    A section may be the nearest heading or one above it. A paragraph is counted in the
    section that is coded; where none is, in any that the match is in or in the whole
    text. A text without pages contradicts no page.
    """
    block = match.block
    page = block.page(match.start)
    if evidence.page and page and not _is_on_page(evidence.page, page):
        return False
    depths = _section_depths(evidence.section, block)
    if evidence.paragraph is None:
        return bool(depths)
    return any(
        block.counts[depth] == evidence.paragraph for depth in depths if depth < len(block.counts)
    )


class EvidencePlaces:
    """Looks up in a text what a coding quotes; what it quotes again and again, once."""

    def __init__(self, index: QuoteIndex) -> None:
        self._index = index
        self.look_up = cache(self._look_up)
        self._look_up_quote = cache(self._find_matches)

    def _look_up(
        self, evidence: Evidence
    ) -> tuple[tuple[QuoteMatch, ...], QuoteRefusal | None, tuple[QuoteMatch, ...], int]:
        """The quote's matches or why it is refused, those where the coder says, and their places.

        Of the places the number is told.
        """
        (matches, refusal), by_paragraph = self._look_up_quote(evidence.quote)
        near = matches if evidence.paragraph is None else by_paragraph[evidence.paragraph]
        at_place = tuple(match for match in near if fits_place(evidence, match))
        return matches, refusal, at_place, len({match.place for match in at_place})

    def _find_matches(self, quote: str) -> tuple[QuoteLookUp, Mapping[int, list[QuoteMatch]]]:
        """Where the quote stands, and that once more by the paragraphs, however they count."""
        look_up = self._index.look_up(quote)
        by_paragraph: dict[int, list[QuoteMatch]] = defaultdict(list)
        for match in look_up.matches:
            for number in set(match.block.counts):
                by_paragraph[number].append(match)
        return look_up, by_paragraph


def paragraph_in(section: str, match: QuoteMatch) -> int | None:
    """The match's paragraph as it counts in this section, or in the nearest one for none."""
    counts = match.block.counts
    depths = [depth for depth in _section_depths(section, match.block) if depth < len(counts)]
    return counts[depths[-1]] if depths else None


def _section_depths(section: str, block: Block) -> Sequence[int]:
    """How deep in a block's trail its section has this name: 0 is the whole text."""
    if not section:
        return range(len(block.trail) + 1)
    trail = (*block.trail, block.text) if block.kind == "heading" else block.trail
    return [depth for depth, heading in enumerate(trail, 1) if is_same_heading(section, heading)]


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


def is_same_heading(coded: str, heading: str) -> bool:
    """Whether two spellings are of one heading; a number may be left out in one of them."""
    if fold_text(coded) == fold_text(heading):
        return True
    (number, words), (real_number, real_words) = _split_number(coded), _split_number(heading)
    return words == real_words and (number == real_number or not (number and real_number))


def _split_number(heading: str) -> tuple[str, str]:
    """A heading's number and its words, both folded; without a number that is empty."""
    match = _NUMBERING.match(heading)
    if match is None:
        return "", fold_text(heading).strip(EDGES)
    number = match["called"] or match["digits"] or match["letters"]
    return fold_text(number), fold_text(heading[match.end() :]).strip(EDGES)


def _is_on_page(coded: str, page: str) -> bool:
    """Whether ``12``, ``p. 12`` or ``pp. 10–14`` is or has the page of this label."""
    numbers, label = _PAGE_WORD.sub("", coded, count=1), fold_text(page)
    if label in (fold_text(coded), fold_text(numbers)):
        return True
    ends = [fold_text(end) for end in _TO.split(numbers)]
    if len(ends) == 2 and all(number.isdecimal() for number in (*ends, label)):
        return int(ends[0]) <= int(label) <= int(ends[1])
    return label in ends


def describe_place(place: Place) -> str:
    """A place in words: ``Proposals, paragraph 3``."""
    parts = [place.section] if place.section else []
    if place.page:
        parts.append(f"page {place.page}")
    if place.paragraph is not None:
        parts.append(f"paragraph {place.paragraph}")
    return ", ".join(parts) or "no place that can be named"
