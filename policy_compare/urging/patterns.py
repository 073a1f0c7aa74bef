r"""What a wording that urges is, and the notation in which the patterns of one are written.

Patterns are whole words and their variants, one a line, each beside an example. None may
take long on any text: whatever repeats has a bound, and no two of its alternatives match
the same words, since a row that can be cut up in many ways is what lets a search run away.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from policy_compare.model import Strength
from policy_compare.urging.word_lists import SELF_NAMES

#: ``option`` is a modal that leaves a choice (*could*); ``item`` has no wording of its own
#: and urges because the other items of its list do; ``meaning`` spells out what something
#: that was asked for takes (*this means building homes*).
CueKind = Literal[
    "modal",
    "option",
    "performative",
    "valuation",
    "imperative",
    "gerund",
    "infinitive",
    "benefit",
    "item",
    "meaning",
]


class Cue(NamedTuple):
    """One wording: characters ``start`` to ``end`` of the sentence.

    ``weight`` is what it adds to a passage's certainty, from -10 to 100. ``words`` are
    what a reader is shown as the reason. ``governs`` is false where the cue says that
    something is urged but not how strongly.
    """

    kind: CueKind
    strength: Strength
    weight: int
    start: int
    end: int
    words: str
    governs: bool = True


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def compile_wordings(*patterns: str, cased: bool = False) -> re.Pattern[str]:
    """A pattern of any of the ``patterns``, which begin and end with whole words.

    Capitals are as good as small letters unless it is ``cased``.
    """
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", 0 if cased else re.IGNORECASE)


#: A verb that only goes with another, or says what something is.
AUXILIARY: Final = (
    "is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|do"
)

#: An adverb in -ly, and not one of the verbs that end so too.
LY: Final = r"(?!(?:al|app|comp|imp|multip|ral|re|rep|supp)ly\b)\w+ly"

#: What may stand between a modal and its verb: *should, at a minimum, also publish*.
ADVERB: Final = (
    r"(?:also|now|not|never|always|often|sometimes|just|first|then|thus|therefore|still|even"
    r"|instead|however|rather|once|both|all|each|together|at (?:least|once|minimum|the same time)"
    rf"|in turn|further|again|soon|well|either|no longer|over time|{LY})\b"
)
ADVERBS: Final = rf"(?:(?:,? {ADVERB}){{1,4}},?)?"

#: The one who speaks in the text: *we*, *this paper*, *the inquiry*.
AUTHOR: Final = (
    rf"(?:we|I|(?:this|our|the present|these) (?:\w+ )?(?:{any_of(SELF_NAMES)})"
    r"|the (?:authors?|committee|inquiry|panel|commission|task ?force))\b"
)
