"""Splits texts into the words by which they are searched and compared.

A name of an actor, by whatever alias, is one word that stands for all its names, so
that ``local authority`` is *Town council*. Words that say nothing are left out, unless
a text has no others, and what remains is cut back to its stem.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

from policy_compare.analysis.wording.stems import stem
from policy_compare.model import Codebook

#: What the mark of an actor begins with, as no word does.
ACTOR = "@"

#: Letters and digits, with the marks that some scripts write above, below or beside them.
WORD = re.compile(r"(?:\w|[\u0300-\u036f\u0900-\u0963\u0971-\u0e4e\u0eb1-\u0ecd\u102b-\u103e])+")

_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ`][sS]\b")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")

#: Words that say nothing about a text. Negations are none of these.
STOP = frozenset(
    """a an and as at be by for from in into is it its of on or should that the their
    them they this to toward was were what which who with""".split()  # noqa: SIM905
)

#: Scripts that put no space between words: Thai to Khmer, kana, Han characters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class ActorAliases:
    """Replaces every name of an actor in a text by one mark: ``@council``.

    Where ``written``, a name of one word in capitals is none in small letters: *WHO* is
    not *who*. What people type to be looked for is not told apart so.
    """

    def __init__(self, codebook: Codebook, *, written: bool = False) -> None:
        self._ids: dict[tuple[str, ...], str] = {}
        # The numbers of words in the names that begin with a word, the longest first.
        self._lengths: dict[str, list[int]] = {}
        self._capitals: set[str] = set()
        for actor in codebook.actors.values():
            for name in (actor.id, actor.label, *actor.aliases):
                words = tuple(split_words(name))
                if words:
                    self._ids[words] = actor.id
                    self._lengths.setdefault(words[0], []).append(len(words))
                if written and len(words) == 1 and name.isupper():
                    self._capitals.add(words[0])
        # A name that is written in both ways is one in both.
        small = {name for actor in codebook.actors.values() for name in (actor.id, *actor.aliases)}
        self._capitals -= {name for name in small if name.islower()}
        for lengths in self._lengths.values():
            lengths[:] = sorted(set(lengths), reverse=True)

    def split_text(self, text: str) -> list[str]:
        """The words of the text in order, the longest names of actors as one."""
        written = _words_as_written(text)
        words = [word.casefold() for word in written]
        if self._lengths.keys().isdisjoint(words):
            return words
        words_and_marks = []
        place = 0
        while place < len(words):
            for length in self._lengths.get(words[place], ()):
                id = self._ids.get(tuple(words[place : place + length]))
                small = words[place] in self._capitals and not written[place].isupper()
                if id is not None and not (small and length == 1):
                    words_and_marks.append(f"{ACTOR}{id}")
                    break
            else:
                length = 1
                words_and_marks.append(words[place])
            place += length
        return words_and_marks


class WordNormaliser:
    """Makes of a text the set of its words, normalised; with ``aliases`` where given.

    It remembers what became of each word, so one is made for many texts.
    """

    def __init__(self, aliases: ActorAliases | None = None) -> None:
        self._split = aliases.split_text if aliases is not None else split_words
        self._known: dict[str, tuple[str, ...]] = {}

    def words_of(self, text: str) -> frozenset[str]:
        """The words of the text; empty where it has neither letters nor digits."""
        words = self._split(text)
        known_words = self._known
        normalised: set[str] = set()
        for word in words:
            if word not in known_words:
                known_words[word] = _normalise_word(word)
            normalised.update(known_words[word])
        if not normalised:
            return frozenset(words)
        return frozenset(normalised)


def split_words(text: str) -> list[str]:
    """The words of the text in order, without regard to case.

    A possessive *'s* is no word, and the dots of *U.S.* part none.
    """
    return [word.casefold() for word in _words_as_written(text)]


def _words_as_written(text: str) -> list[str]:
    """The words of the text in order, as they are written."""
    if not text.isascii():
        text = normalize("NFC", text)
    if "'" in text or "’" in text or "ʼ" in text or "`" in text:
        text = _POSSESSIVE.sub("", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return WORD.findall(text)


def telling_words(words: Iterable[str]) -> list[str]:
    """The words without those that say nothing, each once; all where there are no others."""
    terms = list(dict.fromkeys(words))
    return [term for term in terms if term not in STOP] or terms


def _normalise_word(word: str) -> tuple[str, ...]:
    """What a word is compared by: nothing, its stem, or every two letters of it."""
    if word in STOP:
        return ()
    if _UNSPACED.search(word):
        # No dictionary tells where its words end; two characters are most often one.
        return tuple(word[start : start + 2] for start in range(max(1, len(word) - 1)))
    return (stem(word),)
