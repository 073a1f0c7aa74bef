"""Quotes what somebody marked in a text that was coded elsewhere.

There a passage is characters of a text, whole sentences of it mostly. Here it is a phrase with
its place in the document that was read of the same text.
"""

from bisect import bisect_left
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from policy_compare.evidence.cut_words import widen_over_cut_words
from policy_compare.evidence.quote_choice import QuoteChooser
from policy_compare.evidence.quote_places import evidence_at
from policy_compare.evidence.quotes import QuoteIndex, QuoteMatch
from policy_compare.model import STRENGTHS, Evidence, Strength
from policy_compare.texts.document import Document
from policy_compare.urging.cues import strengths_of_wording
from policy_compare.urging.passages import UrgingPassage

#: So many words find the place of a longer passage.
_HEAD: Final = 8
#: So many characters of a passage are looked at, from its beginning.
_LOOKED_AT: Final = 2_000
#: What is longer without a blank is no phrase, in whatever script.
_LONGEST_WORD: Final = 400


class PassageQuote(NamedTuple):
    """A phrase of a marked passage and its place; ``strength`` is told by the passage's words.

    Without a place the phrase is not in the document.
    """

    evidence: Evidence
    strength: Strength | None


class MarkedText:
    """A ``text`` in which characters are marked, and the document that was read of it."""

    def __init__(self, text: str, document: Document) -> None:
        self._text, self._index = text, QuoteIndex(document)
        self._chooser = QuoteChooser((), self._index)
        lengths = [0, *accumulate(len(block.text) + 1 for block in document.blocks)]
        self._starts = dict(zip(map(id, document.blocks), lengths, strict=False))
        self._length = lengths[-1]
        self._places: dict[str, tuple[list[float], list[QuoteMatch]]] = {}

    def quote_passage(self, start: int, end: int, limit: int) -> PassageQuote | None:
        """A quote of at most ``limit`` words of the characters from ``start`` up to ``end``.

        What is as short is quoted as it is, once it cuts no word; a longer passage is by what it
        begins with. None where nothing is marked that could be a phrase.
        """
        is_long = end - start > _LOOKED_AT
        # Where a long passage ends nobody asks.
        end = min(end, start + _LOOKED_AT)
        start, end = widen_over_cut_words(self._text, start, end) or (start, end)
        words = self._text[start:end].split()
        if not words or len(max(words[:limit], key=len)) > _LONGEST_WORD:
            return None
        whole = " ".join(words)
        strength = min(strengths_of_wording(whole), key=STRENGTHS.index, default=None)
        is_short = not is_long and len(words) <= limit
        match = self._find_match(whole if is_short else " ".join(words[: min(limit, _HEAD)]), start)
        if match is None:
            return PassageQuote(Evidence(" ".join(words[:limit])), strength)
        if is_short:
            place = self._index.place_of(match.block, match.start)
            return PassageQuote(evidence_at(whole, place), strength)
        stop = min(match.start + len(whole), len(match.block.text))
        places = (match.start, stop, stop, (match.start, match.start))
        passage = UrgingPassage(match.block, *places, "item", 0, "should", ())
        return PassageQuote(self._chooser.choose_evidence(passage, limit), strength)

    def _find_match(self, words: str, start: int) -> QuoteMatch | None:
        """Where the words stand: of several places that which is as far into the document."""
        if words not in self._places:
            matches = self._index.find_quote(words)
            pairs = sorted(((self._share_of(match), match) for match in matches), key=itemgetter(0))
            # Of what is marked again and again all places are looked up once.
            self._places[words] = ([share for share, _ in pairs], [match for _, match in pairs])
        shares, matches_in_order = self._places[words]
        share = start / len(self._text)
        after = bisect_left(shares, share)
        near = range(max(after - 1, 0), min(after + 1, len(shares)))
        number = min(near, key=lambda number: abs(shares[number] - share), default=None)
        return None if number is None else matches_in_order[number]

    def _share_of(self, match: QuoteMatch) -> float:
        return (self._starts[id(match.block)] + match.start) / self._length
