"""Finds a quote in a text, and says what stands nearest where it is not there."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from policy_compare.evidence.document import Block, Document, Place
from policy_compare.evidence.fold import fold, folded, of_word, unseen
from policy_compare.model import Evidence

#: What a coder writes where words were left out.
_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")

#: The most characters that an ellipsis may stand for, so that it stays in its passage.
_MOST_LEFT_OUT = 400

#: Signs at a quote's ends that belong to the sentence around it.
_EDGES = " .,;:!?'()[]-"

#: How much longer than the quote, in words, the passage may be that is shown for it.
_SPARE = 3

#: How many characters about what is roughly like the quote are looked at word by word.
_SLACK = 40

#: A word that stands more often than this does not tell where a quote may be from.
_COMMON = 1000

#: Letters of a quote that are looked for all over the text: more of them take seconds.
_BEGINNING = 150

#: So many stretches are looked at, of those that have most of a quote's words.
_LIKELY = 3


class Match(NamedTuple):
    """Where a quote was found: characters ``start`` to ``end`` of a block's text.

    ``place`` is where it begins.
    """

    block: Block
    start: int
    end: int
    place: Place


class Step(NamedTuple):
    """One step of a difference: words that both have, or that only one has."""

    kind: Literal["same", "quoted", "text"]
    words: str


class Nearest(NamedTuple):
    """The passage most like a quote that is not there.

    ``similarity`` is from 0 to 100 (rapidfuzz's ``ratio`` on folded text). ``steps``
    lead from the quote to the passage, word by word.
    """

    place: Place
    passage: str
    similarity: float
    steps: tuple[Step, ...]


class _Word(NamedTuple):
    block: Block
    start: int
    text: str


class _Window(NamedTuple):
    """A run of words, from ``first`` to before ``last``, and how like a quote it is."""

    score: float
    words: Sequence[_Word]
    first: int
    last: int


class QuoteIndex:
    """A document made ready for looking up quotes."""

    def __init__(self, document: Document) -> None:
        # A quote may run over what the reader took for a paragraph's end, never from
        # a footnote into the text: so notes come last.
        blocks = sorted(document.blocks, key=lambda block: block.kind == "note")
        pairs = [(block, text) for block in blocks if (text := folded(block.text))]
        self.blocks: Sequence[Block] = tuple(block for block, _ in pairs)
        headings = [block.text for block in blocks if block.kind == "heading"]
        self._title = headings[0] if len(headings) == 1 else None
        self._starts: list[int] = []
        length = 0
        for _, text in pairs:
            self._starts.append(length)
            length += len(text) + 1
        self._text = " ".join(text for _, text in pairs)
        # Where a folded character came from is asked of few blocks.
        self._origins: dict[int, Sequence[int]] = {}

    def place_of(self, block: Block, offset: int) -> Place:
        """Where a character stands. A text's only heading is its title, and no section."""
        place = block.place(offset)
        return place._replace(section="") if place.section == self._title else place

    def find(self, quote: str) -> tuple[Match, ...]:
        """Every place of the quote, whole words only; none for a quote without words.

        A heading's entry in the contents counts only where the heading is not found.
        """
        pieces = [folded(piece).strip(_EDGES) for piece in _ELLIPSIS.split(quote)]
        pieces = [piece for piece in pieces if piece]
        if not pieces:
            return ()
        matches = [self._match(start, end) for start, end in self._stretches(pieces)]
        return tuple(one for one in matches if one.block.kind != "contents") or tuple(matches)

    def is_unique(self, words: str) -> bool:
        """Whether the words stand in the text exactly once, the contents aside."""
        piece = folded(words).strip(_EDGES)
        found = 0
        for start, _ in self._occurrences(piece) if piece else ():
            found += self.blocks[self._origin(start)[0]].kind != "contents"
            if found > 1:
                return False
        return found == 1

    def _stretches(self, pieces: Sequence[str]) -> Sequence[tuple[int, int]]:
        """Where the folded text has the pieces one after another, and as near as they get."""
        found = list(self._occurrences(pieces[0]))
        for piece in pieces[1:]:
            ends = [end for _, end in found]
            further = []
            for start, end in self._occurrences(piece):
                before = bisect_right(ends, start) - 1
                if before >= 0 and start - ends[before] <= _MOST_LEFT_OUT:
                    further.append((found[before][0], end))
            found = further
        # One beginning may have led to several ends.
        return tuple(dict(reversed(found)).items())[::-1]

    def _occurrences(self, piece: str) -> Iterator[tuple[int, int]]:
        """Where the folded text has the piece, unless that cuts a word."""
        start = self._text.find(piece)
        while start >= 0:
            end = start + len(piece)
            if not (self._cuts(start) or self._cuts(end)):
                yield start, end
            start = self._text.find(piece, start + 1)

    def _cuts(self, position: int) -> bool:
        """Whether a word goes on over this position of the folded text."""
        around = self._text[max(position - 1, 0) : position + 1]
        if len(around) < 2 or " " in around:
            return False
        number, before = self._origin(position - 1)
        _, after = self._origin(position)
        text = self.blocks[number].text
        return _joins(text[before]) and _joins(text[after]) and unseen(text[before + 1 : after])

    def _match(self, start: int, end: int) -> Match:
        first, begin = self._origin(start)
        last, finish = self._origin(end - 1)
        block = self.blocks[first]
        stop = finish + 1 if last == first else len(block.text)
        return Match(block, begin, stop, self.place_of(block, begin))

    def _origin(self, position: int) -> tuple[int, int]:
        """Which block a position of the folded text is in, and at which of its offsets."""
        number = bisect_right(self._starts, position) - 1
        if number not in self._origins:
            self._origins[number] = fold(self.blocks[number].text).at
        at = self._origins[number]
        return number, at[min(position - self._starts[number], len(at) - 1)]

    def nearest(self, quote: str) -> Nearest | None:
        """The passage most like the quote, or None where either has no words."""
        wanted = folded(quote).strip(_EDGES)
        if not (wanted and self._text):
            return None
        best = _Window(-1.0, (), 0, 0)
        for start in self._likely(wanted):
            words = self._words(start - _SLACK, start + len(wanted) + _SLACK)
            best = max(best, _window(wanted, words), key=lambda one: one.score)
        ours = _trimmed(quote)
        first, last = _widened(ours, best)
        # Imported here because only a quote that is not there needs it.
        from rapidfuzz import fuzz

        passage = _passage(best.words[first:last])
        similarity = fuzz.ratio(wanted, folded(passage))
        place = self.place_of(best.words[first].block, best.words[first].start)
        return Nearest(place, passage, similarity, _steps(ours, passage))

    def _likely(self, wanted: str) -> Iterator[int]:
        """Where in the folded text something like ``wanted`` may begin.

        That is where the letters are most alike, and where most of the rarer words are.
        """
        from rapidfuzz import fuzz

        about = fuzz.partial_ratio_alignment(wanted[:_BEGINNING], self._text)
        if about is not None:
            yield about.dest_start
        votes: Counter[int] = Counter()
        for word in _WORD.finditer(wanted):
            count = self._text.count(word.group())
            if not 0 < count <= _COMMON:
                continue
            at = self._text.find(word.group())
            while at >= 0:
                stretch = (at - word.start()) // _SLACK
                votes.update({stretch: 1 / count, stretch + 1: 1 / count})
                at = self._text.find(word.group(), at + 1)
        for stretch, _ in votes.most_common(_LIKELY):
            yield stretch * _SLACK

    def _words(self, start: int, end: int) -> Sequence[_Word]:
        """The whole words in a stretch of the folded text; a part of one that is longer."""
        first, begin = self._origin(max(start, 0))
        last, finish = self._origin(min(end, len(self._text)) - 1)
        words: list[_Word] = []
        for number in range(first, last + 1):
            block = self.blocks[number]
            low = begin if number == first else 0
            high = finish + 1 if number == last else len(block.text)
            words += [
                _Word(block, one.start(), one.group())
                for one in _WORD.finditer(block.text, low, high)
                if not (_WORD.match(block.text, one.start() - 1) if one.start() else None)
                and not _WORD.match(block.text, one.end())
            ]
        block = self.blocks[first]
        return words or [_Word(block, begin, block.text[begin : finish + 1])]


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
        return "", folded(heading).strip(_EDGES)
    number = found["called"] or found["digits"] or found["letters"]
    return folded(number), folded(heading[found.end() :]).strip(_EDGES)


def _on_page(coded: str, page: str) -> bool:
    """Whether ``12``, ``p. 12`` or ``pp. 10–14`` is or has the page of this label."""
    wanted, here = _PAGE_WORD.sub("", coded, count=1), folded(page)
    if here in (folded(coded), folded(wanted)):
        return True
    ends = [folded(end) for end in _TO.split(wanted)]
    if len(ends) == 2 and all(one.isdecimal() for one in (*ends, here)):
        return int(ends[0]) <= int(here) <= int(ends[1])
    return here in ends


def _joins(char: str) -> bool:
    """Whether the character is of a word that spaces part from others."""
    return of_word(char) and _UNSPACED.match(char) is None


#: The scripts that put no space between words: Thai to Burmese, Khmer, kana and ideographs.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)


_WORD = re.compile(r"\S+")


def _window(wanted: str, words: Sequence[_Word]) -> _Window:
    """The run of ``words`` that is most like ``wanted``."""
    from rapidfuzz import fuzz

    length = len(wanted.split())
    best = _Window(-1.0, words, 0, len(words))
    for size in range(max(1, length - _SPARE), length + _SPARE + 1):
        for first in range(max(1, len(words) - size + 1)):
            run = folded(" ".join(word.text for word in words[first : first + size]))
            score = fuzz.ratio(wanted, run, score_cutoff=max(best.score, 0))
            if score > best.score:
                best = _Window(score, words, first, min(first + size, len(words)))
    return best


def _widened(quote: str, window: _Window) -> tuple[int, int]:
    """The window, with the words that stand where the quote has other ones at its ends."""
    _, words, first, last = window
    steps = _steps(quote, _passage(words[first:last]))
    if steps[0].kind == "quoted" and steps[1:] and steps[1].kind == "same":
        for _ in steps[0].words.split():
            if first and words[first - 1].block is words[first].block:
                first -= 1
    if steps[-1].kind == "quoted":
        for _ in steps[-1].words.split():
            if last < len(words) and words[last].block is words[last - 1].block:
                last += 1
    return first, last


def _passage(words: Sequence[_Word]) -> str:
    return _trimmed(" ".join(word.text for word in words))


def _trimmed(text: str) -> str:
    """``text`` without the signs at its ends that do not count."""
    start, end = 0, len(text)
    while start < end and folded(text[start]) in _EDGES:
        start += 1
    while end > start and folded(text[end - 1]) in _EDGES:
        end -= 1
    return text[start:end]


def _steps(quote: str, passage: str) -> tuple[Step, ...]:
    """What leads from the quote to the passage, word by word."""
    from difflib import SequenceMatcher

    ours, theirs = quote.split(), passage.split()
    steps: list[Step] = []
    matcher = SequenceMatcher(None, [*map(folded, ours)], [*map(folded, theirs)], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            steps.append(Step("same", " ".join(theirs[c:d])))
            continue
        if b > a:
            steps.append(Step("quoted", " ".join(ours[a:b])))
        if d > c:
            steps.append(Step("text", " ".join(theirs[c:d])))
    return tuple(steps)
