"""Finds a quote in a text, or says why words that stand in it are no quote of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from policy_compare.evidence.cut_words import (
    LONE_LETTER,
    cuts_words,
    is_word_divided,
    widen_over_cut_words,
)
from policy_compare.texts.document import Block, Document, Place
from policy_compare.texts.normalisation import fold_text, fold_with_offsets

#: What a coder writes where words were left out.
_DOTS = r"(?:…|\.(?:\s?\.){2,})"
_ELLIPSIS = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}")

#: The most characters that an ellipsis may stand for, so that it stays in its passage.
_MOST_LEFT_OUT = 400

_SPACE = " "

#: Signs at a quote's ends that belong to the sentence around it.
EDGES = " .,;:!?'()[]-"

#: Words that may belong to the next one though a space parts them.
_PREFIXES = ("non", "anti")
_PARTED_PREFIXES = tuple(f"{prefix} " for prefix in _PREFIXES)

#: A number that begins with its stop, as in ".5 percent".
_DECIMAL = re.compile(r"[ '(\[-]*\.\d")

#: What stands around words that are apart from others.
_APART = {"", _SPACE}

#: What stands behind words that a clause ends with, and which no word or number goes on.
_ENDS = {", ", "; ", ": "}

#: So many words at each end of a long quote are shown.
_SHOWN = 5


class BlockStretch(NamedTuple):
    """Characters ``start`` to ``end`` of a block's text."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the stretch as the text has them."""
        return self.block.text[self.start : self.end]


class QuotePart(NamedTuple):
    """A quote's ``words`` up to an ellipsis or to its end, and where they stand.

    That is one stretch, or one in each of the blocks over which they run.
    """

    words: str
    stretches: tuple[BlockStretch, ...]


class QuoteMatch(NamedTuple):
    """Where a quote was found: characters ``start`` to ``end`` of a block's text.

    ``place`` is where it begins, ``parts`` what its ellipses part.
    """

    block: Block
    start: int
    end: int
    place: Place
    parts: tuple[QuotePart, ...] = ()


class _Piece(NamedTuple):
    """Words of a quote without an ellipsis, and the same folded, without signs at the ends."""

    words: str
    bare: str

    @property
    def may_be_cut(self) -> bool:
        """Whether they may be cut even between two spaces."""
        return (
            any(map(str.isnumeric, self.bare))
            or self.bare.endswith(_PREFIXES)
            or LONE_LETTER.search(self.words) is not None
        )


#: Where the pieces of a quote begin and end in the folded text.
_Chain = tuple[tuple[int, int], ...]


class QuoteRefusal(NamedTuple):
    """Why words that stand in a text are no quote of it.

    They cut a word or a number, and ``words`` are those of the text with it; or the ellipsis
    in them leads from one block to another, and ``words`` stand on both sides of it.
    """

    kind: Literal["cut", "parted"]
    words: str


class QuoteLookUp(NamedTuple):
    """Every place of a quote; where there is none, why, if its words stand in the text."""

    matches: tuple[QuoteMatch, ...] = ()
    refusal: QuoteRefusal | None = None


class QuoteIndex:
    """A document made ready for looking up quotes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        # A quote may run over what the reader took for a paragraph's end, never from
        # a footnote into the text: so notes come last.
        blocks = sorted(document.blocks, key=lambda block: block.kind == "note")
        pairs = [(block, text) for block in blocks if (text := fold_text(block.text))]
        self.blocks: Sequence[Block] = tuple(block for block, _ in pairs)
        headings = [block.text for block in blocks if block.kind == "heading"]
        self._title = headings[0] if len(headings) == 1 else None
        self._starts: list[int] = []
        #: Where blocks begin amid a word, in the folded text.
        self._amid_words: set[int] = set()
        length = 0
        for number, (block, text) in enumerate(pairs):
            self._starts.append(length)
            if number and is_word_divided(pairs[number - 1][0].text, block.text):
                self._amid_words.add(length)
            length += len(text) + 1
        self.text = " ".join(text for _, text in pairs)
        # Where a folded character came from is asked of few blocks.
        self._origins: dict[int, Sequence[int]] = {}

    def place_of(self, block: Block, offset: int) -> Place:
        """Where a character stands. A text's only heading is its title, and no section."""
        place = block.place(offset)
        return place._replace(section="") if place.section == self._title else place

    def find_quote(self, quote: str) -> tuple[QuoteMatch, ...]:
        """Every place of the quote, whole words only; none for a quote without words.

        A heading's entry in the contents counts only where the heading is not found.
        """
        for pieces in _split_readings(quote):
            if matches := [self._match_of(pieces, chain) for chain in self._find_chains(pieces)]:
                kept = tuple(match for match in matches if match.block.kind != "contents")
                return kept or tuple(matches)
        # Imported here because nearly every quote is found as it is written.
        from policy_compare.evidence.markup_in_quotes import split_paragraph_number

        number, words = split_paragraph_number(quote)
        matches_behind = self.find_quote(words) if number else ()
        return tuple(match for match in matches_behind if _is_numbered(match, number, words))

    def look_up(self, quote: str) -> QuoteLookUp:
        """Every place of the quote, or why there is none.

        It may begin and end in no word and no number, and an ellipsis in it stays within its
        block.
        """
        if matches := self.find_quote(quote):
            return QuoteLookUp(matches)
        refusals = (self._find_refusal(pieces) for pieces in _split_readings(quote))
        return QuoteLookUp((), next(filter(None, refusals), None))

    def has_words(self, words: str) -> bool:
        """Whether the words stand in the text as they are written, ellipses and all."""
        return next(self._find_piece(_Piece(words, fold_and_trim(words))), None) is not None

    def is_unique(self, words: str) -> bool:
        """Whether the words stand in the text exactly once, the contents aside."""
        places = self._find_piece(_Piece(words, fold_and_trim(words)))
        blocks = (self.blocks[self._block_at(start)] for start, _ in places)
        outside = (block for block in blocks if block.kind != "contents")
        return next(outside, None) is not None and next(outside, None) is None

    def _find_chains(
        self, pieces: Sequence[_Piece], *, any_edges: bool = False, any_blocks: bool = False
    ) -> Sequence[_Chain]:
        """Where the folded text has the pieces one after another, and as near as they get.

        With ``any_edges`` they may cut words, with ``any_blocks`` stand in several blocks.
        """
        chains: list[_Chain] = [
            (place,) for place in self._find_piece(pieces[0], any_edges=any_edges)
        ]
        for piece in pieces[1:]:
            ends = [chain[-1][1] for chain in chains]
            further = []
            for start, end in self._find_piece(piece, any_edges=any_edges):
                before = bisect_right(ends, start) - 1
                if before < 0 or start - ends[before] > _MOST_LEFT_OUT:
                    continue
                chain = (*chains[before], (start, end))
                if any_blocks or self.origin_of(chain[0][0])[0] == self.origin_of(end - 1)[0]:
                    further.append(chain)
            chains = further
        # One beginning may have led to several ends.
        return tuple({chain[0][0]: chain for chain in reversed(chains)}.values())[::-1]

    def _find_piece(self, piece: _Piece, *, any_edges: bool = False) -> Iterator[tuple[int, int]]:
        """Where the folded text has the piece, unless that cuts a word and may not."""
        start = self.text.find(piece.bare) if piece.bare else -1
        while start >= 0:
            end = start + len(piece.bare)
            if any_edges or not self._is_cut(piece, start, end):
                yield start, end
            start = self.text.find(piece.bare, start + 1)

    def _is_cut(self, piece: _Piece, start: int, end: int) -> bool:
        """Whether the piece cuts a word or a number there."""
        if self._amid_words and (start in self._amid_words or end + 1 in self._amid_words):
            return True
        before, behind = self.text[max(start - 1, 0) : start], self.text[end : end + 2]
        is_apart = before in _APART and (behind[:1] in _APART or behind in _ENDS)
        parted_prefix = self.text.endswith(_PARTED_PREFIXES, 0, start)
        if not piece.may_be_cut and is_apart and not parted_prefix:
            return False
        stretches = self._stretches(start, end)
        words = piece.words if len(stretches) == 1 else ""
        if any(cuts_words(block.text, first, last, words) for block, first, last in stretches):
            return True
        return self._parts_character(start) or self._parts_character(end)

    def _widened_words(self, piece: _Piece, start: int, end: int) -> str:
        """The piece with the words and numbers that it cuts there made whole."""
        stretches = self._stretches(start, end)
        words = piece.words if len(stretches) == 1 else ""
        texts = []
        for block, first, last in stretches:
            widened = widen_over_cut_words(block.text, first, last, words)
            texts.append(block.text[slice(*(widened or (first, last)))])
        if start in self._amid_words:
            before = self.blocks[self.origin_of(start)[0] - 1].text
            texts[0] = before.split()[-1] + texts[0]
        if end + 1 in self._amid_words:
            behind = self.blocks[self.origin_of(end + 1)[0]].text
            texts[-1] += "-" + behind.split()[0]
        return " ".join(texts)

    def _parts_character(self, place: int) -> bool:
        """Whether the folded text has parts of one character on both sides of a place."""
        around = self.text[max(place - 1, 0) : place + 1]
        # Between two blocks stands a space that is of none of them.
        if len(around) < 2 or _SPACE in around:
            return False
        return self.origin_of(place - 1) == self.origin_of(place)

    def _stretches(self, start: int, end: int) -> tuple[BlockStretch, ...]:
        """What a stretch of the folded text is of each of the blocks that it is in."""
        first, begin = self.origin_of(start)
        last, finish = self.origin_of(end - 1)
        return tuple(
            BlockStretch(
                block := self.blocks[number],
                begin if number == first else 0,
                finish + 1 if number == last else len(block.text),
            )
            for number in range(first, last + 1)
        )

    def _find_refusal(self, pieces: Sequence[_Piece]) -> QuoteRefusal | None:
        """Why words that are found only if they cut others, or run over blocks, are refused."""
        for chain in self._find_chains(pieces, any_blocks=True):
            texts = [self._stretches(*place)[0].text for place in chain]
            return QuoteRefusal("parted", " … ".join(texts))
        for chain in self._find_chains(pieces, any_edges=True, any_blocks=True):
            texts = [
                self._widened_words(piece, *place)
                for piece, place in zip(pieces, chain, strict=True)
            ]
            return QuoteRefusal("cut", " … ".join(texts))
        return None

    def _match_of(self, pieces: Sequence[_Piece], chain: _Chain) -> QuoteMatch:
        parts = tuple(
            QuotePart(piece.words, self._stretches(start, end))
            for piece, (start, end) in zip(pieces, chain, strict=True)
        )
        (block, start, _), last = parts[0].stretches[0], parts[-1].stretches[-1]
        stop = last.end if last.block is block else len(block.text)
        return QuoteMatch(block, start, stop, self.place_of(block, start), parts)

    def _block_at(self, position: int) -> int:
        """Which block a position of the folded text is in."""
        return bisect_right(self._starts, position) - 1

    def origin_of(self, position: int) -> tuple[int, int]:
        """Which block a position of the folded text is in, and at which of its offsets."""
        number = self._block_at(position)
        if number not in self._origins:
            self._origins[number] = fold_with_offsets(self.blocks[number].text).offsets
        offsets = self._origins[number]
        return number, offsets[min(position - self._starts[number], len(offsets) - 1)]


def _split_readings(quote: str) -> Iterator[Sequence[_Piece]]:
    """The pieces of the quote as it is written, and then as it is without marks."""
    if pieces := _split_pieces(quote):
        yield pieces
    # Imported here because nearly every quote is found as it is written.
    from policy_compare.evidence.markup_in_quotes import quotes_without_marks

    yield from filter(None, map(_split_pieces, quotes_without_marks(quote)))


def _is_numbered(match: QuoteMatch, marker: str, words: str) -> bool:
    """Whether a match begins its block, and that has the marker as the quote has it.

    The words begin with a letter as large as the block's: ``2 men`` may be a number of men
    where ``2 Men`` is a second paragraph.
    """
    block = match.block
    same_letter = words[:1] == block.text[match.start] or not words[:1].isalpha()
    before = fold_text(block.text[: match.start]).strip(EDGES)
    return block.marker == marker and same_letter and not before


def _split_pieces(words: str) -> Sequence[_Piece]:
    """What stands before, between and behind the ellipses in some words."""
    parts = _ELLIPSIS.split(words)
    return [_Piece(part, bare) for part in parts if (bare := fold_and_trim(part))]


def fold_and_trim(words: str) -> str:
    """The words folded, without the signs at their ends that belong to the sentence."""
    bare = fold_text(words)
    trimmed = bare.strip(EDGES)
    # The stop of ".5" is no sign of the sentence.
    return f".{trimmed}" if _DECIMAL.match(bare) else trimmed


def describe_refusal(refusal: QuoteRefusal | None, source: str) -> str:
    """What is wrong with a quote that a text does not have: ``is not in ali.pdf``."""
    if refusal is None:
        return f"is not in {source}"
    words = refusal.words.split()
    if len(words) > 2 * _SHOWN + 2:
        words[_SHOWN:-_SHOWN] = ["…"]
    if refusal.kind == "cut":
        return f"stops inside a word or a number: {source} has “{' '.join(words)}”"
    return f"leaps over the end of a paragraph in {source}: “{' '.join(words)}”"
