"""What the words under a stance mean, where tables call the stances otherwise."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from policy_compare.model import Stance

#: How a stance is called that is none, and what stands where one is still to be told.
SILENT: Final = "silent"
UNTOLD: Final = "?"
#: What to do with a line in which some are.
TELL_STANCES: Final = "put support, oppose, neutral or silent (no stance) in the place of each ?"

#: What tables call the stances, and what they write for none, as far as that is sure; without case.
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "support": ("support", "yes", "agree", "for", "pro", "in favour", "in favor", "true", "aye",
                "yea", "oui", "ja", "stimme zu"),
    "oppose": ("oppose", "no", "disagree", "against", "con", "contra", "do not agree", "false",
               "nay", "non", "nein", "lehne ab", "stimme nicht zu"),
    "neutral": ("neutral", "abstain", "pass", "neither agree nor disagree", "enthaltung"),
    SILENT: (SILENT, "n/a", "no answer", "no opinion", "don't know", "do not know", "absent",
             "weiss nicht", "keine angabe"),
}  # fmt: skip
_NUMBERS: Final[Mapping[str, Stance]] = {"1": "support", "0": "neutral", "-1": "oppose"}

#: What says how much somebody agrees, and takes no side itself; beside a word of the second kind
#: it may: who does not strongly agree may still agree.
_DEGREE: Final = re.compile(
    r"\b(strongly|completely|fully|totally|mostly|largely|generally|rather|somewhat|tend to"
    r"|voll und ganz|voll|eher|überwiegend|entschieden)\b"
)
_NEGATION: Final = re.compile(r"\b(not|nicht)\b|n't\b")
#: Words of which one tells that a text speaks of a stance, whatever it says.
_TELLING: Final = frozenset((
    "?", "unknown", "unsure", "sure", "know", "answer", "vote", "voting", "weiss", "neutral",
    "neither", "undecided", "abst", "abstained", "abstention", "enthaltung", "~", "no", "not",
    "nay", "n", "nein", "nicht", "non", "disagree", "disagrees", "oppose", "opposes", "opposed",
    "against", "reject", "rejected", "contra", "contre", "yes", "y", "aye", "yea", "ja", "oui",
    "sí", "si", "zu", "ab", "agree", "agrees", "support", "supports", "favour", "favor", "approve",
    "approved", "accept", "accepted", "pour", "pro", "+", "x", "✓", "-", "–", "--", "++",
))  # fmt: skip
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def fold_stance(word: str) -> str:
    """A word for a stance, without case; a number without its decimals, if they are nothing."""
    text = " ".join(word.casefold().replace("−", "-").replace("’", "'").split())
    return re.sub(r"(?<=\d)[.,]0+$", "", text).removeprefix("+") or text


class StanceWords:
    """What each word of a table means: a stance, ``silent``, or nothing that is known.

    The ``meanings`` that are given for words come first. 1, 0 and -1 are stances only where no
    other number is among the ``words`` of the table, for then they are part of a scale.
    """

    def __init__(self, meanings: Mapping[str, str], words: Iterable[str]) -> None:
        self._words = set(map(fold_stance, words))
        self._meanings = {word: stance for stance, known in _KNOWN.items() for word in known}
        if all(word in _NUMBERS for word in self._words if _NUMBER.fullmatch(word)):
            self._meanings |= _NUMBERS
        self._meanings |= {fold_stance(word): stance for word, stance in meanings.items()}

    def meaning(self, word: str) -> str | None:
        """The stance that the word means, or ``silent``; None where it is not known."""
        folded = fold_stance(word)
        if (stance := self._meanings.get(folded)) is not None or _NEGATION.search(folded):
            return stance
        return self._meanings.get(" ".join(_DEGREE.sub("", folded).split()))

    @property
    def doubt(self) -> str:
        """What a user should know of how the words are read; empty where nothing is in doubt."""
        numbers = self._words & _NUMBERS.keys()
        if numbers != {"0", "1"} or len(self._words - {""}) > 2:
            return ""
        return "0 is taken for neutral; --stance-map 0=oppose says that it is a no"

    def speaks_of_stance(self, word: str) -> bool:
        """Whether the word is a stance, a number or another text that speaks of one."""
        folded = fold_stance(word)
        parts = {folded, *(part.strip(".,;!") for part in folded.split())}
        return (
            self.meaning(word) is not None
            or _NUMBER.fullmatch(folded) is not None
            or not _TELLING.isdisjoint(parts)
        )
