"""Tells in which language a text is, as far as that can be told without doubt.

The rules that find passages know English. A text in another language has none for them,
which says nothing of what it urges: so the language is told first. A script may tell it
already; where many languages share one, the words do that every sentence is held together
by. Text is looked at piece by piece, since a summary may be in another language than the
rest, and English that is full of foreign names must stay English.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final
from unicodedata import normalize

from policy_compare.passage import Language
from policy_compare.texts.document import Document
from policy_compare.texts.function_words import NAMES, WORDS

ENGLISH: Final = "en"

#: So many characters at least, and so many at most, are looked at together.
_LEAST: Final = 300
_PIECE: Final = 600
#: At most so many pieces are looked at, spread over the whole text.
_PIECES: Final = 80
#: What is no running text, or may well be in another language than the paper.
_APART: Final = frozenset(("note", "contents"))

#: The letters of the scripts that one language has for itself.
_SCRIPTS: Final = {
    "ko": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    "ja": re.compile("[\u3040-\u30ff\u31f0-\u31ff]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
}
#: So many kana for each of the signs of Han, and a text is in the language that has both.
_KANA: Final = 0.1

#: The code in BCP 47 of a language that is not told.
_UNKNOWN: Final = "und"

#: A piece is in the language of a script from this share of its letters on: a sign of Han
#: says as much as three Latin letters.
_SCRIPT: Final = 0.3

#: A piece is in a language if so many words, so many different ones, and this share of all
#: its words are on the language's list.
_HITS: Final = 4
_DIFFERENT: Final = 3
_SHARE: Final = 0.08
#: English with foreign names in it has words of both: so many times as many decide.
_TIMES: Final = 2

#: From this share of a text on, a language is told of, and from that one on nothing else is.
_PARTLY: Final = 0.2
_WHOLLY: Final = 0.9
#: A text of fewer letters may be in a language that is much like the one that it seems to be in.
_SURE: Final = 500

_LETTER: Final = re.compile(r"[^\W\d_]")
_LATIN: Final = re.compile(r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def other_languages(document: Document) -> tuple[Language, ...]:
    """The languages other than English that much of the text is in, that of most of it first."""
    return tuple(
        language
        for language in languages_of_document(document)
        if language.code != ENGLISH and language.share >= _PARTLY
    )


def languages_of_document(document: Document) -> tuple[Language, ...]:
    """The languages that the text is in, the one of most of it first; none where none is told.

    Their shares are of the letters of those pieces of the text whose language can be told.
    """
    letters: Counter[str] = Counter()
    for piece in _spread_out(list(_stretches(document))):
        if code := language_of_text(piece):
            letters[code] += len(_LETTER.findall(piece))
    total = letters.total()
    return tuple(
        Language(
            code,
            NAMES.get(code, "another language than English"),
            count / total,
            sure=code in NAMES and count >= max(_SURE, _WHOLLY * total),
        )
        for code, count in sorted(letters.items(), key=lambda share: (-share[1], share[0]))
    )


def _stretches(document: Document) -> Iterator[str]:
    """The text in pieces of about one size, without what stands apart from it."""
    gathered: list[str] = []
    size = 0
    for block in document.blocks:
        if block.kind in _APART:
            continue
        for start in range(0, len(block.text), _PIECE):
            gathered.append(block.text[start : start + _PIECE])
            size += len(gathered[-1])
            if size >= _LEAST:
                yield " ".join(gathered)
                gathered, size = [], 0
    if gathered:
        yield " ".join(gathered)


def _spread_out(pieces: list[str]) -> list[str]:
    """At most so many of the pieces, as far from each other as they can be."""
    step = max(1.0, len(pieces) / _PIECES)
    return [pieces[int(place * step)] for place in range(min(len(pieces), _PIECES))]


def language_of_text(text: str) -> str:
    """The code of the language that a piece of text is in, or an empty text if none is told."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return ""
    counts = {code: len(pattern.findall(text)) for code, pattern in _SCRIPTS.items()}
    if counts["ja"] > _KANA * counts["zh"]:
        counts["ja"] += counts["zh"]
    code = max(counts, key=lambda script: counts[script])
    if counts[code] >= _SCRIPT * letters:
        return code
    return _language_of_words(text) or ("" if len(_LATIN.findall(text)) * 2 > letters else _UNKNOWN)


def _language_of_words(text: str) -> str:
    """The language whose frequent words the text has, if that is beyond doubt."""
    words = _WORD.findall(normalize("NFC", text))
    # In capitals a word may be part of a name: La Paz, Die Linke.
    small = Counter(word for word in words if not word[0].isupper())
    hits: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word, count in small.items():
        for code in languages_of_words().get(word, ()):
            hits[code] += count
            different[code] += 1
    english = hits.pop(ENGLISH, 0)
    code, count_of_hits = max(hits.items(), key=lambda hit: hit[1], default=("", 0))
    if english > _TIMES * count_of_hits:
        code, count_of_hits = ENGLISH, english
    elif count_of_hits <= _TIMES * english:
        return ""
    enough = count_of_hits >= max(_HITS, _SHARE * len(words)) and different[code] >= _DIFFERENT
    return code if enough else ""


@cache
def languages_of_words() -> Mapping[str, tuple[str, ...]]:
    """The languages that have each word on their lists."""
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in WORDS.items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), code)
    return languages
