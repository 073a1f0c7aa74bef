"""Chooses a quote from a passage: few words, whole, that stand in the text only once."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from policy_compare.evidence.cut_words import widen_over_cut_words
from policy_compare.evidence.denials import start_of_denial
from policy_compare.evidence.quotes import QuoteIndex
from policy_compare.model import Evidence
from policy_compare.passage import Passage
from policy_compare.urging.passages import UrgingPassage

#: The most words of a quote where the codebook sets no limit.
QUOTE_WORDS = 12

#: The fewest words of a quote that ends with a clause.
_FEW = 4

#: So many quotes are tried for one that stands in the text only once.
_TRIED = 4

_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:.!?)”\"]$")
#: A quote does not end in one of these.
_DANGLING = frozenset(
    """a an and as at by for from in into its of on or our such than that the their these this
    those to toward towards which with who whose""".split()  # noqa: SIM905
)


#: Fewer words behind the wording that urges are not what it urges.
_LEFT = 2


def passage_with_quote(
    paper_id: str, passage: UrgingPassage, index: QuoteIndex, limit: int
) -> Passage:
    """The passage as it is shown, with a quote of at most ``limit`` words."""
    return Passage(
        paper_id,
        choose_evidence(passage, index, limit),
        passage.text,
        passage.strength,
        passage.certainty,
        passage.reasons,
    )


def choose_evidence(passage: UrgingPassage, index: QuoteIndex, limit: int) -> Evidence:
    """A quote of at most ``limit`` words from a passage, and its place.

    The quote holds the wording that urges, ends with a clause where it can, and is one
    that stands in the text only once where the passage has such words.
    """
    quotes: list[str] = []
    for quote in islice(_possible_quotes(passage, limit), _TRIED):
        quotes.append(quote)
        if index.is_unique(quote):
            break
    else:
        quote = quotes[0] if quotes else passage.text
    offset = passage.block.text.find(quote, passage.start)
    place = index.place_of(passage.block, max(offset, passage.start))
    return Evidence(quote, place.section, None if place.page else place.paragraph, place.page)


def _possible_quotes(passage: UrgingPassage, limit: int) -> Iterator[str]:
    """Quotes to choose from, the best first; each is a stretch of the passage."""
    text = passage.block.text
    words = [match.span() for match in _WORD.finditer(text, passage.start, passage.stop)]
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
    return quote.strip(' ,;:.!?"“”()[]')


def _quote_end(
    text: str, words: Sequence[tuple[int, int]], start: int, minimum: int, limit: int
) -> int:
    """After which word a quote that begins at ``start`` ends."""
    limit = min(len(words), start + limit)
    for end in range(min(minimum, limit), limit + 1):
        word = text[slice(*words[end - 1])]
        if _CLAUSE_END.search(word) and not (word.endswith(".") and end < len(words)):
            # A stop inside a sentence is that of an abbreviation.
            return end
    end = limit
    while end > minimum and text[slice(*words[end - 1])].casefold() in _DANGLING:
        end -= 1
    return end
