"""Chooses quotes from passages: few words, whole, that tell each from all others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice, pairwise

from policy_compare.evidence.cut_words import widen_over_cut_words
from policy_compare.evidence.denials import start_of_denial
from policy_compare.evidence.own_words import OwnWords
from policy_compare.evidence.quote_places import evidence_at
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Evidence
from policy_compare.passage import Passage
from policy_compare.texts.normalisation import fold_text
from policy_compare.urging.passages import UrgingPassage

#: The most words of a quote where the codebook sets no limit.
QUOTE_WORDS = 12

#: The fewest words of a quote that ends with a clause.
_FEW = 4

#: So many quotes are tried for one that stands in the text only once.
_TRIED = 4
#: And so many more with words that no other passage has.
_OWN_TRIED = 12

_WORD = re.compile(r"[^\s—]+—*|—+")
_CLAUSE_END = re.compile(r"[,;:.!?)”\"—]$")
_JOINING = re.compile(r"and|or|but|nor|to", re.IGNORECASE)
#: A quote does not end in one of these, nor in a number that may belong to what follows.
_DANGLING = re.compile(
    r"a|about|across|after|against|among|an|and|are|as|at|be|because|before|between|but|by|during"
    r""
    r"|each|every|for|from|had|has|have|if|in|into|is|its|nor|of|on|or|our|over|per|since|so|such|than|that|the"
    r"|their|these|this|those|through|to|toward|towards|under|until|upon|via|was|were|when|where"
    r"|whether|which|while|who|whose|will|with|within|without|\w+[’']s|[$£€]?\d[\d.,]*(?<![.,])",
    re.IGNORECASE,
)


#: Fewer words behind the wording that urges are not what it urges.
_LEFT = 2


class QuoteChooser:
    """Chooses quotes from the passages of a text."""

    def __init__(self, passages: Sequence[UrgingPassage], index: QuoteIndex) -> None:
        self._passages, self._index = passages, index

    @cached_property
    def own_words(self) -> OwnWords:
        """Which words are those of one passage alone."""
        return OwnWords(self._passages)

    @cached_property
    def _repeated_numbers(self) -> frozenset[int]:
        """The numbers of the passages that the text repeats."""
        return frozenset(
            passage.same_as
            for number, passage in enumerate(self._passages)
            if passage.same_as != number
        )

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """The passages' texts, folded, those apart that repeat another one."""
        return tuple(
            fold_text(passage.text)
            for number, passage in enumerate(self._passages)
            if passage.same_as == number
        )

    def passage_with_quote(self, paper_id: str, passage: UrgingPassage, limit: int) -> Passage:
        """The passage as it is shown, with a quote of at most ``limit`` words."""
        return Passage(
            paper_id,
            self.choose_evidence(passage, limit),
            passage.text,
            passage.strength,
            passage.certainty,
            passage.reasons,
            passage.official,
        )

    def choose_evidence(self, passage: UrgingPassage, limit: int) -> Evidence:
        """A quote of at most ``limit`` words from a passage, and its place.

        The quote holds the wording that urges, ends with a clause where it can, and is one
        that stands in the text only once where the passage has such words. Words that
        others have as well give way to the passage's own.
        """
        quote = self._choose_quote(passage, limit)
        offset = passage.block.text.find(quote, passage.start)
        place = self._index.place_of(passage.block, max(offset, passage.start))
        return evidence_at(quote, place)

    def _choose_quote(self, passage: UrgingPassage, limit: int) -> str:
        # Where the text repeats all of it, no quote is unique: at least none is another's.
        is_fit = (
            self._is_apart if passage.same_as in self._repeated_numbers else self._index.is_unique
        )
        shared_until = self.own_words.start_in(passage)
        quotes: list[str] = []
        for quote in islice(_possible_quotes(passage, limit), _TRIED):
            # What ends before its first own word another passage has too.
            has_own = passage.block.text.find(quote, passage.start) + len(quote) > shared_until
            if has_own and is_fit(quote):
                return quote
            quotes.append(quote)
        own_quotes: list[str] = []
        for quote in islice(self._own_quotes(passage, limit), _OWN_TRIED):
            if is_fit(quote):
                return quote
            own_quotes.append(quote)
        others = (quote for quote in (*quotes, *own_quotes) if self._is_apart(quote))
        return next(others, next(iter((*quotes, *own_quotes)), passage.text))

    def _own_quotes(self, passage: UrgingPassage, limit: int) -> Iterator[str]:
        """Quotes with the words that no other passage has."""
        text, words = passage.block.text, _spans_of_words(passage)
        start = self.own_words.start_in(passage)
        own = next((i for i, (_, end) in enumerate(words) if end > start), len(words) - 1)
        for first in _starts_around(text, words, own, limit):
            stop = _quote_end(text, words, first, max(own + 1, first + _FEW), limit)
            quote = _drop_cut_words(text, words[first:stop])
            if quote and start_of_denial(text, words[first][0]) == words[first][0]:
                yield quote

    def _is_apart(self, quote: str) -> bool:
        """Whether only one passage has the words, its repetitions aside."""
        folded = fold_text(quote)
        return sum(folded in text for text in self._texts) == 1


def _spans_of_words(passage: UrgingPassage) -> list[tuple[int, int]]:
    """Where the words stand of the sentence that urges."""
    return [
        match.span() for match in _WORD.finditer(passage.block.text, passage.start, passage.stop)
    ]


def _starts_around(
    text: str, words: Sequence[tuple[int, int]], own: int, limit: int
) -> Iterable[int]:
    """With which words a quote may begin that has own words, from number ``own`` on.

    That is where they begin, or their next clause, or else a few words before.
    """
    ends = [i for i in range(own, len(words)) if _CLAUSE_END.search(text, *words[i])]
    clauses = [
        end + 1
        for end, next_end in pairwise((*ends, len(words) - 1))
        if next_end - end >= _FEW and not _JOINING.fullmatch(text, *words[end + 1])
    ]
    # The rest of a clause in which others are alike tells less than the next one.
    near = [start for start in clauses if start <= own + _FEW]
    before = [
        start
        for start in range(own - 1, max(-1, own - limit + _LEFT), -1)
        if not _CLAUSE_END.search(text, *words[start])
    ]
    return dict.fromkeys([*near[-1:], own, *clauses, *before])


def _possible_quotes(passage: UrgingPassage, limit: int) -> Iterator[str]:
    """Quotes to choose from, the best first; each is a stretch of the passage."""
    text = passage.block.text
    words = _spans_of_words(passage)
    if not words:
        return
    cue = next((i for i, (_, end) in enumerate(words) if end > passage.cue[0]), 0)
    last = next((i for i, (_, end) in enumerate(words) if end >= passage.cue[1]), cue)
    if passage.kind == "valuation" or len(words) - last <= _LEFT:
        # What is valued, or is needed, stands before the word that says so.
        starts = range(min(cue, max(0, last + 1 - limit)), cue + 1)
    else:
        starts = range(cue, min(cue - 1, max(-1, last - limit)), -1)
    behind_denials: list[str] = []
    for start in starts:
        end = _quote_end(text, words, start, max(last + 1, start + _FEW), limit)
        quote = _drop_cut_words(text, words[start:end])
        if not quote:
            continue
        if start_of_denial(text, words[start][0]) == words[start][0]:
            yield quote
        else:
            behind_denials.append(quote)
    # Rather one that begins behind what denies it than none.
    yield from behind_denials


def _drop_cut_words(text: str, words: Sequence[tuple[int, int]]) -> str:
    """The words as a quote, without those at the end that it would cut; empty if none is whole."""
    for end in range(len(words), 0, -1):
        begin = words[0][0]
        quote = _trim_quote(text[begin : words[end - 1][1]])
        begin = text.find(quote, begin)
        if quote and widen_over_cut_words(text, begin, begin + len(quote)) is None:
            return quote
    return ""


def _trim_quote(quote: str) -> str:
    """The quote without what a cut has left open, and without signs at its ends."""
    for opening, closing in ("()", "[]", "“”"):
        cut = quote.rfind(opening)
        if cut > quote.rfind(closing) and len(quote[:cut].split()) >= _FEW:
            quote = quote[:cut]
    quote = quote.strip(_SIGNS)
    if not _ABBREVIATION.search(quote):
        quote = quote.rstrip(_SIGNS + ".")
    for opening, closing in ("()", "[]"):
        if quote.count(opening) != quote.count(closing):
            quote = quote.removeprefix(opening).removesuffix(closing).strip(_SIGNS)
    return quote


#: Signs that belong to the sentence around a quote; its first stop does too: *.5* has none.
_SIGNS = ' ,;:!?"“”—'
#: The end of *U.S.* and of *e.g.*
_ABBREVIATION = re.compile(r"\b(?:\w\.){2,}$")
#: What counts the next item of a list: *should build (1)*.
_COUNTING = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)")


def _quote_end(
    text: str, words: Sequence[tuple[int, int]], start: int, minimum: int, limit: int
) -> int:
    """After which word a quote that begins at ``start`` ends."""
    last = min(len(words), start + limit)
    ends = range(min(minimum, last), last + 1)
    end = next((end for end in ends if _ends_clause(text, words, end)), last)
    while end > minimum and _DANGLING.fullmatch(text, *words[end - 1]):
        end -= 1
    # A word behind *and* begins what the limit cuts off: *archive the data and make*.
    is_cut = not _ends_clause(text, words, end)
    is_joined = end - 2 >= minimum and _JOINING.fullmatch(text, *words[end - 2])
    return end - 2 if is_cut and is_joined else end


def _ends_clause(text: str, words: Sequence[tuple[int, int]], end: int) -> bool:
    """Whether a clause ends before the word of that number, or the number of a list's item."""
    word = text[slice(*words[end - 1])]
    if end == len(words):
        return True
    if _COUNTING.fullmatch(text, *words[end]):
        return True
    # A stop inside a sentence is that of an abbreviation.
    is_sign = _CLAUSE_END.search(word) and not word.endswith(".")
    return bool(is_sign) and not _COUNTING.fullmatch(word)
