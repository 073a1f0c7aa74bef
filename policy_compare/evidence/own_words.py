"""Which words of a passage are its own, where others of the same text begin as it does.

*The board should ensure that its plans address requirements to …* says in every paragraph
the same, up to where it says what is asked for.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import Final
from unicodedata import normalize

from policy_compare.urging.passages import UrgingPassage

#: So many words of a passage are set beside those of others.
_COMPARED: Final = 60
#: What more passages than one in so many have tells none of them from the others.
_SHARE: Final = 4
#: So near before the first own word stands the *to* of its verb.
_NEAR: Final = 3
#: So few passages make no word a common one.
_FEW: Final = 2
_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


class OwnWords:
    """The passages of a text, of which each can be asked for the words that are its own."""

    def __init__(self, passages: Sequence[UrgingPassage]) -> None:
        distinct = [passage for number, passage in enumerate(passages) if passage.same_as == number]
        counts = Counter(
            word for passage in distinct for word in {word for word, _ in _words_of(passage)}
        )
        self._common = frozenset(
            word for word, count in counts.items() if count > max(_FEW, len(distinct) / _SHARE)
        )
        self._starts = _starts_of_own_words(distinct)

    def is_common(self, word: str) -> bool:
        """Whether so many passages have the word that it tells none from the others."""
        return word in self._common

    def start_in(self, passage: UrgingPassage) -> int:
        """Where in its block the passage begins to say what no other says from its cue on.

        The verb of *to protect* stays with what it governs: of *to protect homes* and *to
        protect hedges* that is where *protect* begins.
        """
        return self._starts.get((id(passage.block), passage.start), passage.cue[0])


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters without accents and apostrophes."""
    return [word for word, _ in _plain_words(text)]


def _plain_words(text: str) -> Iterator[tuple[str, int]]:
    """The same, each with where it begins."""
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if not word.isascii():
            word = normalize("NFKD", word).encode("ascii", "ignore").decode()
        yield word.replace("'", ""), match.start()


def _words_of(passage: UrgingPassage) -> list[tuple[str, int]]:
    """The words of a passage from its cue on, each with where it begins in its block."""
    start = passage.cue[0]
    words = _plain_words(passage.block.text[start : passage.end])
    return [(word, start + offset) for word, offset in islice(words, _COMPARED)]


def _starts_of_own_words(passages: Sequence[UrgingPassage]) -> dict[tuple[int, int], int]:
    """Where each passage goes on otherwise than all others that begin as it does."""
    words_of_passages = [_words_of(passage) for passage in passages]
    beginnings = sorted(
        ([word for word, _ in words], number) for number, words in enumerate(words_of_passages)
    )
    shared = [0] * len(passages)
    for (words, number), (next_words, next_number) in pairwise(beginnings):
        count = _count_shared(words, next_words)
        shared[number] = max(shared[number], count)
        shared[next_number] = max(shared[next_number], count)
    return {
        (id(passage.block), passage.start): words[_first_own(words, count)][1]
        for passage, words, count in zip(passages, words_of_passages, shared, strict=True)
        if count < len(words)
    }


def _first_own(words: Sequence[tuple[str, int]], shared: int) -> int:
    """The number of the first own word behind so many shared ones, or of its verb before it."""
    near = range(max(shared - _NEAR, 0), shared - 1)
    return next((number + 1 for number in near if words[number][0] == "to"), shared)


def _count_shared(words: Sequence[str], counterparts: Sequence[str]) -> int:
    """With how many of the same words two begin."""
    pairs = zip(words, counterparts, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
