"""Words that turn the sense of what stands beside them: a quote should not leave them out.

*Should … be given* and *be given lethal aid* stand both in *should not be given lethal aid*.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

#: What denies. *n't* and *n'* are parts of words.
_DENYING: Final = """
    not never no cannot without neither nor none nobody nothing hardly scarcely barely rarely
    seldom
    nicht nie niemals kein keine keinen keinem keiner keines ohne
    ne pas jamais sans ni aucun aucune
    nunca jamás tampoco ningún ninguna
    non mai senza nessun nessuna
    não nem niet geen zonder ikke ingen inte utan
    не нет ни без ні немає nie bez
    لا لم لن ليس غير دون לא אין בלי 안 못
""".split()  # noqa: SIM905

#: What takes back, restricts or opposes.
_OPPOSING: Final = """
    but however although though unless except yet nevertheless nonetheless
    aber jedoch sondern obwohl außer
    mais cependant toutefois sauf
    pero salvo aunque
    però tranne mas maar men но однако але
""".split()  # noqa: SIM905

#: The same in several words.
_SEVERAL: Final = ("only if", "rather than", "instead of", "far from", "es sei denn", "à moins")

#: What may stand between a word that denies and what it denies, and is denied with it.
_BETWEEN: Final = """
    be been being to have has had do yet also even just simply longer ever a an the any
    zu mehr de plus être
""".split()  # noqa: SIM905


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_DENIED: Final = re.compile(
    # "Whether or not" leaves open what it says.
    rf"(?<!\bor )(?:\b(?:{_one_of(_DENYING)})|\b\w+n['’]t)(?:\s(?:{_one_of(_BETWEEN)})){{0,2}}\s$"
    # Where no spaces part words, such a one stands right before what it denies.
    r"|[不没沒未无無勿非]$",
    re.IGNORECASE,
)

#: So many characters before a quote hold what denies it.
_REACH: Final = 60


def turning_words(text: str) -> tuple[str, ...]:
    """The words in ``text`` that turn the sense of what they stand beside, each once."""
    return tuple(dict.fromkeys(found.group() for found in _turning().finditer(text)))


@cache
def _turning() -> re.Pattern[str]:
    # Compiled where it is first needed: few quotes have an ellipsis.
    words = _one_of((*_DENYING, *_OPPOSING, *_SEVERAL))
    return re.compile(rf"\b(?:{words})\b|\b\w+n['’]t\b|\bn['’](?=\w)", re.IGNORECASE)


def denial_before(text: str, start: int) -> int:
    """Where what denies the words at ``start`` begins; ``start`` if nothing denies them."""
    found = _DENIED.search(text, max(start - _REACH, 0), start)
    return found.start() if found else start
