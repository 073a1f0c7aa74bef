"""Says what in a text is most like a quote that is not there, and how the two differ."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from policy_compare.evidence.quotes import EDGES, QuoteIndex, trim
from policy_compare.texts.document import Block, Place
from policy_compare.texts.normalisation import folded

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


def nearest(index: QuoteIndex, quote: str) -> Nearest | None:
    """The passage most like the quote, or None where either has no words."""
    wanted = trim(quote)
    if not (wanted and index.text):
        return None
    best = _Window(-1.0, (), 0, 0)
    for start in _likely(index, wanted):
        words = _words(index, start - _SLACK, start + len(wanted) + _SLACK)
        best = max(best, _window(wanted, words), key=lambda one: one.score)
    ours = _trimmed(quote)
    first, last = _widened(ours, best)
    # Imported here because only a quote that is not there needs it.
    from rapidfuzz import fuzz

    passage = _passage(best.words[first:last])
    similarity = fuzz.ratio(wanted, folded(passage))
    place = index.place_of(best.words[first].block, best.words[first].start)
    return Nearest(place, passage, similarity, _steps(ours, passage))


def _likely(index: QuoteIndex, wanted: str) -> Iterator[int]:
    """Where in the folded text something like ``wanted`` may begin.

    That is where the letters are most alike, and where most of the rarer words are.
    """
    from rapidfuzz import fuzz

    about = fuzz.partial_ratio_alignment(wanted[:_BEGINNING], index.text)
    if about is not None:
        yield about.dest_start
    votes: Counter[int] = Counter()
    for word in _WORD.finditer(wanted):
        count = index.text.count(word.group())
        if not 0 < count <= _COMMON:
            continue
        at = index.text.find(word.group())
        while at >= 0:
            stretch = (at - word.start()) // _SLACK
            votes.update({stretch: 1 / count, stretch + 1: 1 / count})
            at = index.text.find(word.group(), at + 1)
    for stretch, _ in votes.most_common(_LIKELY):
        yield stretch * _SLACK


def _words(index: QuoteIndex, start: int, end: int) -> Sequence[_Word]:
    """The whole words in a stretch of the folded text; a part of one that is longer."""
    first, begin = index.origin(max(start, 0))
    last, finish = index.origin(min(end, len(index.text)) - 1)
    words: list[_Word] = []
    for number in range(first, last + 1):
        block = index.blocks[number]
        low = begin if number == first else 0
        high = finish + 1 if number == last else len(block.text)
        words += [
            _Word(block, one.start(), one.group())
            for one in _WORD.finditer(block.text, low, high)
            if not (_WORD.match(block.text, one.start() - 1) if one.start() else None)
            and not _WORD.match(block.text, one.end())
        ]
    block = index.blocks[first]
    return words or [_Word(block, begin, block.text[begin : finish + 1])]


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
    ours = quote.split()
    steps = _steps(quote, _passage(words[first:last]))
    if steps[0].kind == "quoted":
        before = words[:first][::-1]
        alone = steps[1:] and steps[1].kind == "same"
        room = len(steps[0].words.split()) if alone else 0
        first -= _further(ours[0], words[first].block, before, room)
    if "quoted" in {step.kind for step in steps[-2:]} and steps[-1].kind != "same":
        room = len(steps[-1].words.split()) if steps[-1].kind == "quoted" else 0
        last += _further(ours[-1], words[last - 1].block, words[last:], room)
    return first, last


def _further(wanted: str, block: Block, beyond: Sequence[_Word], room: int) -> int:
    """By how many of the words beyond it a window is widened: to one wanted, or by ``room``.

    A word that only the text has pushes the quote's own out of the window.
    """
    near = [word for word in beyond[: max(room, _SPARE)] if word.block is block]
    for distance, word in enumerate(near[:_SPARE], 1):
        if trim(word.text) == trim(wanted):
            return distance
    return min(room, len(near))


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

    ours, theirs = _TOKEN.findall(quote), _TOKEN.findall(passage)
    steps: list[Step] = []
    matcher = SequenceMatcher(None, [*map(_key, ours)], [*map(_key, theirs)], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            steps.append(Step("same", " ".join(theirs[c:d])))
            continue
        if b > a:
            steps.append(Step("quoted", " ".join(ours[a:b])))
        if d > c:
            steps.append(Step("text", " ".join(theirs[c:d])))
    return tuple(steps)


#: A word, together with the dashes before it that stand alone, as in *- 2*.
_TOKEN: Final = re.compile(r"(?:[-‐‑–—−]+\s+)*\S+")

#: A dash at a word's beginning, which makes a minus of a number.
_DASHED: Final = re.compile(r"[(\[“\"'‘]*[-‐‑–—−]")


def _key(word: str) -> tuple[str, bool, bool]:
    """What makes a word another one: its letters, and dashes around, which folding takes away."""
    ends = _DASHED.search(word[-1]) is not None
    return folded(word), _DASHED.match(word) is not None, ends
