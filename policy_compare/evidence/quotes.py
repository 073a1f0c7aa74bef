"""Finds a quote in a text, and says what stands nearest where it is not there."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from policy_compare.evidence.document import Block, Document, Place
from policy_compare.evidence.edges import LONE_LETTER, cut, cuts
from policy_compare.evidence.fold import fold, folded
from policy_compare.evidence.refusals import Refusal
from policy_compare.evidence.unmarked import readings

#: What a coder writes where words were left out.
_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")

#: The most characters that an ellipsis may stand for, so that it stays in its passage.
_MOST_LEFT_OUT = 400

_SPACE = " "

#: Signs at a quote's ends that belong to the sentence around it.
EDGES = " .,;:!?'()[]-"

#: What stands around words that are apart from others.
_APART = {"", _SPACE}

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


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` of a block's text."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch as the text has them."""
        return self.block.text[self.start : self.end]


class Part(NamedTuple):
    """A quote's ``words`` up to an ellipsis or to its end, and where they stand.

    That is one stretch, or one in each of the blocks over which they run.
    """

    words: str
    stretches: tuple[Stretch, ...]


class Match(NamedTuple):
    """Where a quote was found: characters ``start`` to ``end`` of a block's text.

    ``place`` is where it begins, ``parts`` what its ellipses part.
    """

    block: Block
    start: int
    end: int
    place: Place
    parts: tuple[Part, ...] = ()


class _Piece(NamedTuple):
    """Words of a quote without an ellipsis, and the same folded, without signs at the ends."""

    words: str
    bare: str

    @property
    def risky(self) -> bool:
        """Whether they may be cut even between two spaces."""
        return (
            any(map(str.isnumeric, self.bare))
            or self.bare.endswith("non")
            or LONE_LETTER.search(self.words) is not None
        )


#: Where the pieces of a quote begin and end in the folded text.
_Chain = tuple[tuple[int, int], ...]


class LookUp(NamedTuple):
    """Every place of a quote; where there is none, why, if its words stand in the text."""

    matches: tuple[Match, ...] = ()
    refusal: Refusal | None = None


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
        """Every place of the quote, whole words only; none for a quote without words."""
        return self.look_up(quote).matches

    def look_up(self, quote: str) -> LookUp:
        """Every place of the quote, or why there is none.

        It may begin and end in no word and no number, and an ellipsis in it stays within its
        block. A heading's entry in the contents counts only where the heading is not found.
        """
        refusal = None
        for words in readings(quote):
            pieces = [_Piece(one, bare) for one in _ELLIPSIS.split(words) if (bare := trim(one))]
            if not pieces:
                continue
            matches = [self._match(pieces, chain) for chain in self._chains(pieces)]
            if matches:
                kept = tuple(one for one in matches if one.block.kind != "contents")
                return LookUp(kept or tuple(matches))
            refusal = refusal or self._refusal(pieces)
        return LookUp((), refusal)

    def is_unique(self, words: str) -> bool:
        """Whether the words stand in the text exactly once, the contents aside."""
        piece = _Piece(words, trim(words))
        count = 0
        for start, _ in self._occurrences(piece) if piece.bare else ():
            count += self.blocks[self._origin(start)[0]].kind != "contents"
            if count > 1:
                return False
        return count == 1

    def _chains(
        self, pieces: Sequence[_Piece], *, any_edges: bool = False, any_blocks: bool = False
    ) -> Sequence[_Chain]:
        """Where the folded text has the pieces one after another, and as near as they get.

        With ``any_edges`` they may cut words, with ``any_blocks`` stand in several blocks.
        """
        chains: list[_Chain] = [(one,) for one in self._occurrences(pieces[0], any_edges=any_edges)]
        for piece in pieces[1:]:
            ends = [chain[-1][1] for chain in chains]
            further = []
            for start, end in self._occurrences(piece, any_edges=any_edges):
                before = bisect_right(ends, start) - 1
                if before < 0 or start - ends[before] > _MOST_LEFT_OUT:
                    continue
                chain = (*chains[before], (start, end))
                if any_blocks or self._origin(chain[0][0])[0] == self._origin(end - 1)[0]:
                    further.append(chain)
            chains = further
        # One beginning may have led to several ends.
        return tuple({chain[0][0]: chain for chain in reversed(chains)}.values())[::-1]

    def _occurrences(self, piece: _Piece, *, any_edges: bool = False) -> Iterator[tuple[int, int]]:
        """Where the folded text has the piece, unless that cuts a word and may not."""
        start = self._text.find(piece.bare)
        while start >= 0:
            end = start + len(piece.bare)
            if any_edges or not self._is_cut(piece, start, end):
                yield start, end
            start = self._text.find(piece.bare, start + 1)

    def _is_cut(self, piece: _Piece, start: int, end: int) -> bool:
        """Whether the piece cuts a word or a number there."""
        around = {self._text[max(start - 1, 0) : start], self._text[end : end + 1]}
        if (
            not piece.risky
            and around <= _APART
            and not self._text.startswith("non ", max(start - 4, 0))
        ):
            return False
        stretches = self._stretches(start, end)
        words = piece.words if len(stretches) == 1 else ""
        return (
            any(cuts(one.block.text, one.start, one.end, words) for one in stretches)
            or self._halves(start)
            or self._halves(end)
        )

    def _made_whole(self, piece: _Piece, start: int, end: int) -> str:
        """The piece with the words and numbers that it cuts there made whole."""
        stretches = self._stretches(start, end)
        words = piece.words if len(stretches) == 1 else ""
        wider = [cut(one.block.text, one.start, one.end, words) for one in stretches]
        return " ".join(
            one.text if whole is None else one.block.text[slice(*whole)]
            for one, whole in zip(stretches, wider, strict=True)
        )

    def _halves(self, place: int) -> bool:
        """Whether the folded text has parts of one character on both sides of a place."""
        around = self._text[max(place - 1, 0) : place + 1]
        # Between two blocks stands a space that is of none of them.
        if len(around) < 2 or _SPACE in around:
            return False
        return self._origin(place - 1) == self._origin(place)

    def _stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        """What a stretch of the folded text is of each of the blocks that it is in."""
        first, begin = self._origin(start)
        last, finish = self._origin(end - 1)
        return tuple(
            Stretch(
                block := self.blocks[number],
                begin if number == first else 0,
                finish + 1 if number == last else len(block.text),
            )
            for number in range(first, last + 1)
        )

    def _refusal(self, pieces: Sequence[_Piece]) -> Refusal | None:
        """Why words that are found only if they cut others, or run over blocks, are refused."""
        for chain in self._chains(pieces, any_blocks=True):
            return Refusal("parted", " … ".join(self._stretches(*one)[0].text for one in chain))
        for chain in self._chains(pieces, any_edges=True, any_blocks=True):
            texts = [
                self._made_whole(piece, *place) for piece, place in zip(pieces, chain, strict=True)
            ]
            return Refusal("cut", " … ".join(texts))
        return None

    def _match(self, pieces: Sequence[_Piece], chain: _Chain) -> Match:
        parts = tuple(
            Part(piece.words, self._stretches(start, end))
            for piece, (start, end) in zip(pieces, chain, strict=True)
        )
        first, last = parts[0].stretches[0], parts[-1].stretches[-1]
        stop = last.end if last.block is first.block else len(first.block.text)
        return Match(first.block, first.start, stop, self.place_of(first.block, first.start), parts)

    def _origin(self, position: int) -> tuple[int, int]:
        """Which block a position of the folded text is in, and at which of its offsets."""
        number = bisect_right(self._starts, position) - 1
        if number not in self._origins:
            self._origins[number] = fold(self.blocks[number].text).at
        at = self._origins[number]
        return number, at[min(position - self._starts[number], len(at) - 1)]

    def nearest(self, quote: str) -> Nearest | None:
        """The passage most like the quote, or None where either has no words."""
        wanted = trim(quote)
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


_WORD = re.compile(r"\S+")


def trim(words: str) -> str:
    """The words folded, without the signs at their ends that belong to the sentence."""
    return folded(words).strip(EDGES)


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
    while start < end and folded(text[start]) in EDGES:
        start += 1
    while end > start and folded(text[end - 1]) in EDGES:
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
