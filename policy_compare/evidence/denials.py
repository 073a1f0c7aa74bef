"""Words that turn the sense of what stands beside them: a quote should not leave them out.

*Should … be given* and *be given lethal aid* stand both in *should not be given lethal aid*.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

#: What denies. *n't* and *n'* are parts of words.
_DENYING: Final = """
    not never no cannot without neither nor none nobody nothing nowhere hardly scarcely barely
    rarely seldom
    nicht nie niemals kein keine keinen keinem keiner keines ohne
    ne pas jamais sans ni aucun aucune
    nunca jamás tampoco ningún ninguna
    non mai senza nessun nessuna
    não nem niet geen zonder ikke ingen inte utan
    не нет ни без ні немає nie bez
    لا لم لن ألا ألّا ليس غير دون לא אין בלי 안 못
""".split()  # noqa: SIM905

#: How a verb ends that ends in *e* by itself.
_ENDINGS: Final = ("e", "es", "ed", "ing")

#: What takes back, restricts or opposes.
_OPPOSING: Final = """
    but however although though unless except yet nevertheless nonetheless only if until despite
    stop stops avoid avoids oppose opposes reject rejects prevent prevents prohibit prohibits
    aber jedoch sondern obwohl außer
    mais cependant toutefois sauf
    pero salvo aunque
    però tranne mas maar men но однако але
""".split()  # noqa: SIM905

#: What denies and what opposes, in several words.
_SEVERAL_DENYING: Final = (
    "rather than", "instead of", "far from", "by no means", "in no way", "under no circumstances",
    "at no time", *(f"{verb}{ending} to" for verb in ("refus", "declin") for ending in _ENDINGS),
    *(f"fail{ending} to" for ending in ("", "s", "ed", "ing")),
)  # fmt: skip
_SEVERAL_OPPOSING: Final = (
    "only if", "provided that", "as long as", "even if", "apart from", "other than", "less than",
    "at most", "up to", "es sei denn", "à moins",
)  # fmt: skip

#: What denies the clause that it begins, up to so many words further on.
_BEGINNING: Final = (
    "no", "no one", "neither", "not", "under no circumstances", "by no means", "in no way",
    "in no case", "at no time", "on no account", "kein", "keine", "aucun", "aucune", "nessun",
    "nessuna", "ningún", "ninguna",
)  # fmt: skip
_CLAUSE_WORDS: Final = 6
#: What begins like the above and denies nothing.
_UNDENYING: Final = (
    "only", "just", "doubt", "matter", "least", "wonder", "later", "long", "surprise", "until",
    "unless",
)  # fmt: skip

#: What denies or limits the words right before it. *Not only* and *whether or not* do not.
_BEHIND: Final = re.compile(
    r"""
      \s(?:(?:to|by|for|in|at|with|from|on|under)\s)?
          (?:(?:not|no)\b(?![.-])|no\ one\b|never\b|nobody\b|nothing\b|none\b|nowhere\b)
          (?!\s(?:only|just|doubt|matter|least|later|longer\sthan)\b)
    | ,?\s(?:but\s)?only\s(?:after|if|when|once|until)\b | ,?\sbut\sonly\b | ,?\sunless\b
    | \s(?:nicht|kein(?:e[nmrs]?)?)\b(?!\snur\b)
    | \s?(?:말(?:아|고|라|자|\s?것)|않|안\s?[된될되됩]|못(?:\s|[하할해한]))
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: French denies in two words, of which the first says nothing where the second is quoted.
_FIRST_OF_TWO: Final = re.compile(r"(?:ne|n['’ʼ])\s?", re.IGNORECASE)
_SECOND_OF_TWO: Final = re.compile(
    r"\b(?:pas|jamais|aucune?|personne|rien|ni|nul|nulle)\b", re.IGNORECASE
)

#: What may stand between a word that denies and what it denies, and is denied with it.
_BETWEEN: Final = """
    be been being to have has had do yet also even just simply longer ever a an the any
    zu mehr de plus être
""".split()  # noqa: SIM905


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


#: So many characters before a quote hold what denies it.
_REACH: Final = 120


@cache
def _denial_pattern() -> re.Pattern[str]:
    # Compiled where it is first needed: most commands look no quote up.
    words = _alternatives((*_DENYING, *_SEVERAL_DENYING))
    return re.compile(
        # "Whether or not" leaves open what it says; "not, whatever happens," is still denied.
        rf"(?<!\bor )(?:\b(?:{words})|\b\w+n['’ʼ]t)(?:,\s[^,.;:]{{1,40}},)?"
        rf"(?:\s(?:{_alternatives(_BETWEEN)})){{0,2}}\s$"
        # At the beginning of a sentence it denies what that says.
        rf"|(?:^|(?<=[.!?:;]\s)|(?<=[.!?][\"”’)]\s))(?:{_alternatives(_BEGINNING)})"
        rf"(?!\s(?:{_alternatives(_UNDENYING)})\b)(?:\s[^\s,.;:!?—–]+){{1,{_CLAUSE_WORDS}}}\s$"
        # Where no spaces part words, such a one stands right before what it denies.
        r"|[不没沒未无無勿非]$",
        re.IGNORECASE,
    )


@cache
def _turning_pattern() -> re.Pattern[str]:
    # Compiled where it is first needed: few quotes have an ellipsis.
    several = (*_SEVERAL_DENYING, *_SEVERAL_OPPOSING)
    words = _alternatives((*_DENYING, *_OPPOSING, *several))
    return re.compile(rf"\b(?:{words})\b|\b\w+n['’ʼ]t\b|\bn['’ʼ](?=\w)", re.IGNORECASE)


def find_turning_words(text: str, beside: str = "") -> tuple[str, ...]:
    """The words in ``text`` that turn the sense of what they stand beside, each once.

    Of a denial in two words the first is left out where the second is there, or ``beside``.
    """
    words = dict.fromkeys(match.group() for match in _turning_pattern().finditer(text))
    in_two = _SECOND_OF_TWO.search(f"{text} {beside}") is not None
    return tuple(word for word in words if not (in_two and _FIRST_OF_TWO.fullmatch(word)))


def start_of_denial(text: str, start: int, end: int | None = None) -> int:
    """Where what denies the words from ``start`` to ``end`` begins; ``start`` if nothing does."""
    near = max(start - _REACH, 0)
    before = text[near:start]
    if near:
        # What is cut at its beginning is no beginning of a sentence.
        before = "_" + before[1:]
    denial = _denial_pattern().search(before)
    if denial is None:
        return start
    if _FIRST_OF_TWO.fullmatch(denial.group()) and _SECOND_OF_TWO.search(text, start, end or start):
        return start
    return near + denial.start()


def end_of_denial(text: str, end: int) -> int:
    """Where what denies or limits the words before ``end`` ends; ``end`` if nothing does."""
    denial = _BEHIND.match(text, end)
    return end if denial is None else denial.end()
