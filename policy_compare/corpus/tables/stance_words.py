"""What the words under a stance mean, where tables call the stances otherwise."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from policy_compare.model import Stance

#: How a stance is called that is none.
SILENT: Final = "silent"

#: What tables call the stances, and what they write for none.
_KNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "support": ("support", "yes", "agree", "for", "pro", "in favour", "in favor", "true"),
    "oppose": ("oppose", "no", "disagree", "against", "con", "do not agree", "false"),
    "neutral": ("neutral", "abstain", "pass", "neither agree nor disagree"),
    SILENT: (SILENT, "n/a", "no answer", "no opinion", "don't know", "do not know", "absent"),
}
_NUMBERS: Final[Mapping[str, Stance]] = {"1": "support", "0": "neutral", "-1": "oppose"}

#: What says how much somebody agrees, and takes no side itself.
_DEGREE: Final = re.compile(
    r"\b(strongly|completely|fully|totally|mostly|largely|generally|rather|somewhat|tend to)\b"
)
#: Words in what is likely to mean a stance, in the order in which they are looked for.
_LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    SILENT: ("?", "unknown", "unsure", "sure", "know", "answer", "vote", "voting", "weiß"),
    "neutral": ("neutral", "neither", "undecided", "abst", "abstained", "abstention",
                "enthaltung", "~"),
    "oppose": ("no", "not", "nay", "n", "nein", "nicht", "non", "disagree", "disagrees", "oppose",
               "opposes", "opposed", "against", "reject", "rejected", "contra", "contre"),
    "support": ("yes", "y", "aye", "yea", "ja", "oui", "sí", "si", "zu", "agree", "agrees",
                "support", "supports", "favour", "favor", "approve", "approved", "accept",
                "accepted", "pour", "pro", "+", "x", "✓"),
}  # fmt: skip
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
        if (stance := self._meanings.get(folded)) is not None:
            return stance
        return self._meanings.get(" ".join(_DEGREE.sub("", folded).split()))

    @property
    def doubt(self) -> str:
        """What a user should know of how the words are read; empty where nothing is in doubt."""
        numbers = self._words & _NUMBERS.keys()
        if numbers != {"0", "1"} or len(self._words - {""}) > 2:
            return ""
        return "0 is taken for neutral; --stance-map 0=oppose says that it is a no"

    def likely_meaning(self, word: str) -> str | None:
        """What a word that is not known may mean; None where nothing tells."""
        folded = fold_stance(word)
        if folded in {"-", "–", "--"}:
            return SILENT if self._words.isdisjoint({"+", "++"}) else "oppose"
        if _NUMBER.fullmatch(folded):
            # On most scales who agrees gives a high number.
            scale = sorted(map(_number, filter(_NUMBER.fullmatch, self._words)))
            beyond_middle = 2 * _number(folded) - scale[0] - scale[-1] if scale else 0
            if not beyond_middle:
                return "neutral"
            return "support" if beyond_middle > 0 else "oppose"
        parts = {part.strip(".,;!") for part in folded.split()}
        return next((stance for stance, likely in _LIKELY.items() if parts & set(likely)), None)


def _number(word: str) -> float:
    return float(word.replace(",", "."))
