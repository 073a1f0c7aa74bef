"""Which words of a passage are its own, where others of the same text begin as it does.

*The board should ensure that its plans address requirements to …* says in every paragraph
the same, up to where it says what is asked for.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from os.path import commonprefix
from typing import Final
from unicodedata import normalize

from policy_compare.urging.passages import UrgingPassage

#: So many letters of a passage are set beside those of others.
_COMPARED: Final = 400
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
        counts = Counter(word for passage in distinct for word in set(plain_words(passage.text)))
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
    return [_plain_word(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=8192)  # the words of a text are mostly those it had before
def _plain_word(word: str) -> str:
    letters = normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return letters.replace("'", "")


def _starts_of_own_words(passages: Sequence[UrgingPassage]) -> dict[tuple[int, int], int]:
    """Where each passage goes on otherwise than all others that begin as it does."""
    texts = [passage.block.text[passage.cue[0] : passage.end][:_COMPARED] for passage in passages]
    shared = [0] * len(passages)
    order = sorted(range(len(passages)), key=texts.__getitem__)
    for number, next_number in pairwise(order):
        length = len(commonprefix((texts[number], texts[next_number])))  # noqa: RUF071 (no paths)
        shared[number] = max(shared[number], length)
        shared[next_number] = max(shared[next_number], length)
    return {
        (id(passage.block), passage.start): passage.cue[0] + _start_of_word(text, length)
        for passage, text, length in zip(passages, texts, shared, strict=True)
        if length < len(text.rstrip(" .;"))
    }


def _start_of_word(text: str, shared: int) -> int:
    """Where the first own word begins behind so many shared letters, or its verb before it."""
    start = text.rfind(" ", 0, shared) + 1
    words = [start]
    while len(words) < _NEAR and words[-1] > 0:
        words.append(text.rfind(" ", 0, words[-1] - 1) + 1)
    return next((word for word in words if text.endswith(" to ", 0, word)), start)
