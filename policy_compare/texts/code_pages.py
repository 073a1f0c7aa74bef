"""Ranks the code pages of a text in Latin script by what each of its bytes would be in them.

In such a text nearly everything is ASCII, which all code pages share. What is more is a letter
among letters or a sign with its habits: a pound before a number, an apostrophe in a word, a
dash between blanks. The code page in which these habits are kept best is the text's.
"""

import re
from collections import Counter
from typing import Final, NamedTuple

from policy_compare.texts.language import ENGLISH, languages_of_words
from policy_compare.texts.own_letters import ONE_LETTER_WORDS, OWN_LETTERS
from policy_compare.texts.sign_habits import habit_at

#: The code pages of Latin script, by what speaks against them from the outset: some are rare.
CODE_PAGES: Final = {
    "cp1252": 0.0, "iso8859-15": 0.3, "mac-roman": 0.2, "cp1250": 0.3, "iso8859-2": 0.4,
    "cp850": 0.4, "cp1254": 0.4, "cp1257": 0.5, "cp852": 0.6, "mac-latin2": 0.6,
    "cp437": 0.6, "cp857": 0.7, "mac-turkish": 0.7, "cp775": 0.8,
}  # fmt: skip

#: More than so many letters and signs beyond ASCII tell no more.
_MOST: Final = 600

#: What a letter of the language's own says for a reading, and one of another language; what
#: stands as no letter does, what stands in a word as no sign does, and what is no sign at all.
_OWN, _FOREIGN, _ICELANDIC = 1.0, 0.1, -0.2
_MISPLACED, _IN_WORD, _CONTROL = -1.0, -1.5, -2.0
#: For each neighbour that is beyond ASCII too, which is rare in Latin script.
_BESIDE_ANOTHER: Final = -0.5
#: For each frequent word of the language that has a letter beyond ASCII.
_FREQUENT_WORD: Final = 0.5

#: The languages whose words are at least this share of the most frequent one's are all likely.
_LIKELY: Final = 0.75

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Signs that Python counts among the letters.
_NO_LETTERS: Final = frozenset("ªºˆˇµƒﬁﬂ")
#: Letters of the smallest of the languages, in whose place others have theirs.
_OF_ICELAND: Final = frozenset("ðÐþÞýÝ")


class CodePage(NamedTuple):
    """A code page, by Python's name of it, and how a text reads in it.

    ``evidence`` is what speaks for it in all, ``habits`` that for each letter or sign beyond
    ASCII: about 1 where all are as they should be, below 0 where most are not.
    """

    encoding: str
    evidence: float
    habits: float


class _Language(NamedTuple):
    """The letters beyond ASCII of a text's language, those that are words, and its words."""

    letters: frozenset[str]
    one_letter_words: frozenset[str]
    frequent_words: int = 0


def rank_code_pages(data: bytes) -> list[CodePage]:
    """The code pages in which ``data`` can be read, the likeliest first."""
    pages = []
    for encoding, doubt in CODE_PAGES.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        evidence, count = _weigh(text)
        pages.append(CodePage(encoding, evidence - doubt, evidence / max(count, 1)))
    return sorted(pages, key=lambda page: page.evidence, reverse=True)


def _weigh(text: str) -> tuple[float, int]:
    """What speaks for a text's having been read right, and of how many letters and signs."""
    language = _language_of_text(text)
    evidence = _FREQUENT_WORD * language.frequent_words
    places = [match.start() for match in _BEYOND_ASCII.finditer(text)][:_MOST]
    for place in places:
        weight = habit_at(text, place)
        evidence += _weigh_letter(text, place, language) if weight is None else weight
    return evidence, len(places)


def _language_of_text(text: str) -> _Language:
    """The language or the languages that a text is likely to be in, by its frequent words."""
    counts: Counter[str] = Counter()
    beyond_ascii: Counter[str] = Counter()
    for word in _WORD.findall(text):
        for code in languages_of_words().get(word, ()):
            if code in OWN_LETTERS:
                counts[code] += 1
                beyond_ascii[code] += not word.isascii()
    most = max(counts.values(), default=0)
    likely = [code for code in counts if counts[code] >= _LIKELY * most]
    if most < 2:
        likely.append(ENGLISH)
    elif likely != [ENGLISH]:
        # English text has so many words of its own that no other language comes near.
        likely = [code for code in likely if code != ENGLISH]
    return _Language(
        frozenset("".join(OWN_LETTERS[code] for code in likely)),
        frozenset("".join(ONE_LETTER_WORDS.get(code, "") for code in likely)),
        max((beyond_ascii[code] for code in likely), default=0),
    )


def _weigh_letter(text: str, place: int, language: _Language) -> float:
    """What the letter, or the sign without habits, at ``place`` says for the reading."""
    before, letter = text[place - 1] if place else " ", text[place]
    after, second = text[place + 1 : place + 2] or " ", text[place + 2 : place + 3]
    in_word = before.isalpha() or after.isalpha()
    if not letter.isprintable():
        return _CONTROL
    if letter in _NO_LETTERS or not letter.isalpha():
        return _IN_WORD if in_word else _MISPLACED
    if not in_word:
        return _OWN if letter.lower() in language.one_letter_words else _MISPLACED
    beside = sum(1 for other in (before, after) if other.isalpha() and not other.isascii())
    if (
        before.isdigit()
        or after.isdigit()
        or beside > 1
        or _is_odd_case(before, letter, after, second)
    ):
        return _MISPLACED
    if letter.lower() in language.letters:
        return _OWN
    if letter > "\u024f":
        return _MISPLACED
    return (_ICELANDIC if letter in _OF_ICELAND else _FOREIGN) + _BESIDE_ANOTHER * beside


def _is_odd_case(before: str, letter: str, after: str, second: str) -> bool:
    """Whether capitals and small letters meet as they do in no word."""
    if letter.islower():
        return after.isupper()
    begins_word = not before.isalpha()
    return (
        before.islower()
        or (before.isupper() and after.islower())
        or (begins_word and after.isupper() and second.islower())
    )
