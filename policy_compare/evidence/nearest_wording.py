"""Finds what in a text is most like a quote that is not there, and how the two differ."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from policy_compare.evidence.quotes import EDGES, QuoteIndex, fold_and_trim
from policy_compare.texts.document import Block, Place
from policy_compare.texts.normalisation import fold_text

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


#: From which likeness on. With a word changed, quotes of three papers were 74 to 95 % like
#: their passage; without their paragraph 46 to 69 % like another, but for two of 46.
_REWORDED = 70


class DifferenceStep(NamedTuple):
    """One step of a difference: words that both have, or that only one has."""

    kind: Literal["same", "quoted", "text"]
    words: str


class NearestPassage(NamedTuple):
    """The passage most like a quote that is not there.

    ``similarity`` is from 0 to 100 (rapidfuzz's ``ratio`` on folded text). ``steps``
    lead from the quote to the passage, word by word.
    """

    place: Place
    passage: str
    similarity: float
    steps: tuple[DifferenceStep, ...]

    @property
    def is_rewording(self) -> bool:
        """Whether it is likely what the quote became in another edition."""
        return self.similarity >= _REWORDED


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


def find_nearest_passage(index: QuoteIndex, quote: str) -> NearestPassage | None:
    """The passage most like the quote, or None where either has no words."""
    folded_quote = fold_and_trim(quote)
    if not (folded_quote and index.text):
        return None
    reach = len(folded_quote) + _SLACK
    starts = _likely_starts(index, folded_quote)
    stretches = (_whole_words(index, start - _SLACK, start + reach) for start in starts)
    windows = (_best_window(folded_quote, words) for words in stretches)
    best = max(windows, key=lambda window: window.score)
    quoted = _trim_edges(quote)
    first, last = _widen_window(quoted, best)
    # Imported here because only a quote that is not there needs it.
    from rapidfuzz import fuzz

    passage = _join_words(best.words[first:last])
    similarity = fuzz.ratio(folded_quote, fold_text(passage))
    place = index.place_of(best.words[first].block, best.words[first].start)
    return NearestPassage(place, passage, similarity, _difference_steps(quoted, passage))


def mark_difference(nearest: NearestPassage) -> str:
    """What leads from a quote to the text: ``[-quoted-]`` is not there, ``{+text+}`` is."""
    signs = {"same": "{}", "quoted": "[-{}-]", "text": "{{+{}+}}"}
    return " ".join(signs[step.kind].format(step.words) for step in nearest.steps)


def _likely_starts(index: QuoteIndex, folded_quote: str) -> Iterator[int]:
    """Where in the folded text something like the quote may begin.

    That is where the letters are most alike, and where most of the rarer words are.
    """
    from rapidfuzz import fuzz

    alignment = fuzz.partial_ratio_alignment(folded_quote[:_BEGINNING], index.text)
    if alignment is not None:
        yield alignment.dest_start
    votes: Counter[int] = Counter()
    for word in _WORD.finditer(folded_quote):
        count = index.text.count(word.group())
        if not 0 < count <= _COMMON:
            continue
        place = index.text.find(word.group())
        while place >= 0:
            stretch = (place - word.start()) // _SLACK
            votes.update({stretch: 1 / count, stretch + 1: 1 / count})
            place = index.text.find(word.group(), place + 1)
    for stretch, _ in votes.most_common(_LIKELY):
        yield stretch * _SLACK


def _whole_words(index: QuoteIndex, start: int, end: int) -> Sequence[_Word]:
    """The whole words in a stretch of the folded text; a part of one that is longer."""
    first, begin = index.origin_of(max(start, 0))
    last, finish = index.origin_of(min(end, len(index.text)) - 1)
    words: list[_Word] = []
    for number in range(first, last + 1):
        block = index.blocks[number]
        low = begin if number == first else 0
        high = finish + 1 if number == last else len(block.text)
        words += [
            _Word(block, match.start(), match.group())
            for match in _WORD.finditer(block.text, low, high)
            if not (_WORD.match(block.text, match.start() - 1) if match.start() else None)
            and not _WORD.match(block.text, match.end())
        ]
    block = index.blocks[first]
    return words or [_Word(block, begin, block.text[begin : finish + 1])]


_WORD = re.compile(r"\S+")


def _best_window(folded_quote: str, words: Sequence[_Word]) -> _Window:
    """The run of ``words`` that is most like the quote."""
    from rapidfuzz import fuzz

    length = len(folded_quote.split())
    best = _Window(-1.0, words, 0, len(words))
    for size in range(max(1, length - _SPARE), length + _SPARE + 1):
        for first in range(max(1, len(words) - size + 1)):
            run = fold_text(" ".join(word.text for word in words[first : first + size]))
            score = fuzz.ratio(folded_quote, run, score_cutoff=max(best.score, 0))
            if score > best.score:
                best = _Window(score, words, first, min(first + size, len(words)))
    return best


def _widen_window(quote: str, window: _Window) -> tuple[int, int]:
    """The window, with the words that stand where the quote has other ones at its ends."""
    _, words, first, last = window
    quoted = quote.split()
    steps = _difference_steps(quote, _join_words(words[first:last]))
    if steps[0].kind == "quoted":
        alone = steps[1:] and steps[1].kind == "same"
        room = len(steps[0].words.split()) if alone else 0
        first -= _widening(quoted[0], words[first].block, words[:first][::-1], room)
    if "quoted" in {step.kind for step in steps[-2:]} and steps[-1].kind != "same":
        room = len(steps[-1].words.split()) if steps[-1].kind == "quoted" else 0
        last += _widening(quoted[-1], words[last - 1].block, words[last:], room)
    return first, last


def _widening(end_word: str, block: Block, beyond: Sequence[_Word], room: int) -> int:
    """By how many of the words beyond it a window is widened: to the quote's, or by ``room``.

    A word that only the text has pushes the quote's own out of the window.
    """
    near = [word for word in beyond[: max(room, _SPARE)] if word.block is block]
    for distance, word in enumerate(near[:_SPARE], 1):
        if fold_and_trim(word.text) == fold_and_trim(end_word):
            return distance
    return min(room, len(near))


def _join_words(words: Sequence[_Word]) -> str:
    return _trim_edges(" ".join(word.text for word in words))


def _trim_edges(text: str) -> str:
    """``text`` without the signs at its ends that do not count."""
    start, end = 0, len(text)
    while start < end and fold_text(text[start]) in EDGES:
        start += 1
    while end > start and fold_text(text[end - 1]) in EDGES:
        end -= 1
    return text[start:end]


def _difference_steps(quote: str, passage: str) -> tuple[DifferenceStep, ...]:
    """What leads from the quote to the passage, word by word."""
    from difflib import SequenceMatcher

    quoted, printed = _TOKEN.findall(quote), _TOKEN.findall(passage)
    steps: list[DifferenceStep] = []
    keys = [_word_key(word) for word in quoted], [_word_key(word) for word in printed]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            steps.append(DifferenceStep("same", " ".join(printed[c:d])))
            continue
        if b > a:
            steps.append(DifferenceStep("quoted", " ".join(quoted[a:b])))
        if d > c:
            steps.append(DifferenceStep("text", " ".join(printed[c:d])))
    return tuple(steps)


#: A word, together with the dashes before it that stand alone, as in *- 2*.
_TOKEN: Final = re.compile(r"(?:[-‐‑–—−]+\s+)*\S+")

#: A dash at a word's beginning, which makes a minus of a number.
_DASHED: Final = re.compile(r"[(\[“\"'‘]*[-‐‑–—−]")


def _word_key(word: str) -> tuple[str, bool, bool]:
    """What makes a word another one: its letters, and dashes around, which folding takes away."""
    ends = _DASHED.search(word[-1]) is not None
    return fold_text(word), _DASHED.match(word) is not None, ends
